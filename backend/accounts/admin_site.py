"""Django's admin for operators: with a second factor, and with nothing private in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import Model
from django.db.models.base import ModelBase
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from accounts.models import Language, Person
from accounts.second_factor import has_second_factor, used_second_factor
from accounts.signup import language_of_request

# What operators see. Other apps register themselves with Django's admin: allauth would show
# sessions and secrets of second factors, django-tasks the arguments of tasks.
SHOWN = frozenset(
    {
        "accounts.person",
        "accounts.organisation",
        "accounts.membership",
        "accounts.platformrole",
        "accounts.auditentry",
    }
)


class OperatorSite(admin.AdminSite):
    """Lets in operators whose session proved a second factor; registers only `SHOWN`."""

    site_header = "Klankbord"
    site_title = "Klankbord"
    index_title = _("People, organisations and roles")
    site_url = "/"
    enable_nav_sidebar = False

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: type[ModelAdmin[Any]] | None = None,
        **options: Any,
    ) -> None:
        """Register what is in `SHOWN`; leave out the rest without complaint."""
        models: Iterable[type[Model]] = (
            [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        )
        shown = [model for model in models if model._meta.label_lower in SHOWN]
        super().register(shown, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        person = request.user
        return (
            isinstance(person, Person)
            and person.is_active
            and person.is_staff
            and used_second_factor(request, person)
        )

    def get_urls(self) -> list[URLResolver | URLPattern]:
        # Passwords are changed in the app, where sessions end and a mail goes out.
        kept = [
            pattern
            for pattern in super().get_urls()
            if getattr(pattern, "name", "") not in {"password_change", "password_change_done"}
        ]
        account: list[URLResolver | URLPattern] = [
            path("password_change/", self.to_account, name="password_change"),
            path("password_change/done/", self.to_account, name="password_change_done"),
        ]
        return [*account, *kept]

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send the caller to the page of the app where they can get further."""
        destination = request.GET.get("next", "")
        if not destination.startswith("/admin/"):
            destination = "/admin/"
        if self.has_permission(request):
            return HttpResponseRedirect(destination)
        query = urlencode({"reason": "operator", "next": destination})
        return HttpResponseRedirect(f"/{_language(request)}/{self._page(request)}?{query}")

    def to_account(self, request: HttpRequest) -> HttpResponse:
        """Send the operator to their account page in the app."""
        return HttpResponseRedirect(f"/{_language(request)}/account")

    @staticmethod
    def _page(request: HttpRequest) -> str:
        person = request.user
        if not isinstance(person, Person) or not person.is_staff:
            return "sign-in"
        return "sign-in/second-factor" if has_second_factor(person) else "account"


def _language(request: HttpRequest) -> str:
    person = request.user
    if isinstance(person, Person):
        return Language(person.language).value
    return language_of_request()
