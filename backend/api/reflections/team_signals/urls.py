"""The routes of team signals."""

from django.urls import path

from api.reflections.team_signals.views import SignalConsentOfCaller, SignalsOfOrganisation

urlpatterns = [
    path("organisations/<uuid:id>/signals", SignalsOfOrganisation.as_view(), name="signals"),
    path(
        "organisations/<uuid:id>/signal-consent",
        SignalConsentOfCaller.as_view(),
        name="signal-consent",
    ),
]
