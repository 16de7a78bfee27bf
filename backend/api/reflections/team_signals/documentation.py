"""What `openapi.yaml` says about team signals."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_view

from api.describing import describe_change, describe_read
from api.reflections.team_signals.serializers import (
    SignalConsentChangesSerializer,
    SignalConsentSerializer,
    SignalsSerializer,
)
from api.schema import entity_tag_header

_SIGNALS = {
    "organisation": {"id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d51", "name": "Sociaal Huis"},
    "quarters": [
        {
            "firstDay": "2026-07-01",
            "lastDay": "2026-09-30",
            "themes": [
                {"theme": "grief-and-loss", "atLeast": 15},
                {"theme": "interpreter-use", "atLeast": 10},
            ],
        },
        {"firstDay": "2026-04-01", "lastDay": "2026-06-30", "themes": []},
    ],
    "nextOn": "2027-02-12",
}
_CONSENT = {
    "given": True,
    "givenAt": "2026-11-02T08:00:00.123456Z",
    "withdrawnAt": None,
    "abilities": {"give": True},
}

signals = extend_schema_view(
    get=describe_read(
        "readSignals",
        "Read which themes live in an organisation",
        SignalsSerializer,
        _SIGNALS,
        description=(
            "For its coordinators. Per quarter, six weeks after it ended, the themes about which "
            "at least ten professionals wrote who agreed to be counted; rounded down, with some "
            "left out by chance, counted once and never again. There is nothing to filter."
        ),
    )
)

consent = extend_schema_view(
    get=describe_read(
        "readSignalConsent",
        "Read whether one is counted",
        SignalConsentSerializer,
        _CONSENT | {"given": False, "givenAt": None},
        parameters=[entity_tag_header()],
        description="In the signals of an organisation where one works. Nobody is, until they say.",
    ),
    patch=describe_change(
        "changeSignalConsent",
        "Agree to be counted, or withdraw that",
        SignalConsentChangesSerializer,
        {"given": True},
        SignalConsentSerializer,
        _CONSENT,
        description=(
            "A JSON merge patch (RFC 7396). Agreeing counts for what is written from then on. "
            "Withdrawing holds at once, for everything that was not published yet; what was "
            "published names nobody and stays as it is."
        ),
    ),
)
