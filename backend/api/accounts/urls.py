"""The routes of this domain."""

from django.urls import URLPattern, path

from api.accounts import problems  # noqa: F401 -- its texts register themselves
from api.accounts.views import Me

urlpatterns: list[URLPattern] = [path("me", Me.as_view())]
