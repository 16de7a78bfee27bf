"""HTTP: parse, authorise, call one verb or one queryset, serialise. It holds no rules."""

from importlib import import_module

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "api"

    def ready(self) -> None:
        # The texts of problems register themselves when their module is imported.
        import_module("api.problems")
