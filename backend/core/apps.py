"""The package that everything else stands on."""

from django.apps import AppConfig
from django.utils.module_loading import import_string


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        """Read the master keys, so that a broken setting shows before anybody writes."""
        # By name: the vault's tables exist only now.
        import_string("core.vault.master_keys")()
