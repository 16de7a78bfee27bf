"""The package that everything else stands on."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        """Read the master keys, so that a broken setting shows before anybody writes."""
        from core.vault.masterkeys import master_keys  # noqa: PLC0415 -- needs the app registry

        master_keys()
