"""The routes of this domain."""

from django.urls import URLPattern, path

from api.accounts import problems  # noqa: F401 -- its texts register themselves
from api.accounts.sealing_views import OneSealingKey, SealingKeys
from api.accounts.views import Me, ReminderRefusals

urlpatterns: list[URLPattern] = [
    path("me", Me.as_view()),
    path("reminder-refusals", ReminderRefusals.as_view()),
    path("sealing-keys", SealingKeys.as_view()),
    path("sealing-keys/<uuid:id>", OneSealingKey.as_view()),
]
