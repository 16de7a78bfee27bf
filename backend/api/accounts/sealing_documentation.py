"""What `openapi.yaml` says about the wrapped keys of sealed entries."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_view

from api.accounts.sealing_serializers import (
    NewSealingKeySerializer,
    SealingKeyChangesSerializer,
    SealingKeySerializer,
    SealingKeySummarySerializer,
)
from api.describing import describe_act, describe_change, describe_list, describe_read
from api.schema import entity_tag_header

_ID = "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d77"
_WRAPPED_ONCE = (
    "AQEBmfPybQt8PppUHw9vHy13AAEAAAMBAAECAwQFBgcICQoLDA0OD0BBQkNERUZHSElKS2BhYmNkZWZnaGlqa2xtbm9w"
    "cXJzdHV2d3h5ent8fX5_gIGCg4SFhoeIiYqLjI2Ojw"
)
_WRAPPED_TWICE = (
    "AQIBmfPybQt8PppUHw9vHy13EBESExQVFhcYGRobHB0eH0BBQkNERUZHSElKS2BhYmNkZWZnaGlqa2xtbm9wcXJzdHV2"
    "d3h5ent8fX5_gIGCg4SFhoeIiYqLjI2Ojw"
)
_SUMMARY = {
    "id": _ID,
    "createdAt": "2026-10-14T16:20:11.123456Z",
    "updatedAt": "2026-10-14T16:20:11.123456Z",
    "version": 1,
}
_WHOLE = _SUMMARY | {"passphrase": _WRAPPED_ONCE, "recovery": _WRAPPED_TWICE, "passkeys": []}

collection = extend_schema_view(
    get=describe_list(
        "listSealingKeys",
        "List the keys of one's sealed entries",
        SealingKeySummarySerializer,
        _SUMMARY,
        description=(
            "Whether sealing is set up: the first one seals, the others are from before its "
            "person began again. How they open is told one by one."
        ),
    ),
    post=describe_act(
        "makeSealingKey",
        "Keep a key of one's sealed entries",
        NewSealingKeySerializer,
        {"id": _ID, "passphrase": _WRAPPED_ONCE, "recovery": _WRAPPED_TWICE},
        SealingKeySerializer,
        _WHOLE,
        makes=True,
        headers=[entity_tag_header()],
        description=(
            "The key is made in the browser and comes here wrapped, under a passphrase and under "
            "a recovery code that never come here. Nobody but its person can open it, so losing "
            "both means losing what it sealed. A second one needs `replaces` (409, "
            "`sealing-key-exists`)."
        ),
    ),
)

member = extend_schema_view(
    get=describe_read(
        "readSealingKey",
        "Read how a key of one's sealed entries opens",
        SealingKeySerializer,
        _WHOLE,
        parameters=[entity_tag_header()],
        description=(
            "The wrapped key. It is handed out at most thirty times in ten minutes (429 with "
            "`Retry-After`)."
        ),
    ),
    patch=describe_change(
        "changeSealingKey",
        "Change how a key of one's sealed entries opens",
        SealingKeyChangesSerializer,
        {"passphrase": _WRAPPED_ONCE},
        SealingKeySerializer,
        _WHOLE | {"version": 2},
        description=(
            "A JSON merge patch (RFC 7396): another passphrase, another recovery code, other "
            "passkeys. A passphrase and a recovery code are always there. It asks for a "
            "reauthentication of the last minutes (403, `reauthentication-needed`)."
        ),
    ),
)
