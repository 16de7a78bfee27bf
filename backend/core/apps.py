"""The package that everything else stands on."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
