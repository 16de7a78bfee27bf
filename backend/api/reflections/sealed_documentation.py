"""What `openapi.yaml` says about the list of sealed reflections."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_view

from api.describing import describe_list
from api.reflections.sealed_serializers import SealedReflectionSerializer

_ENVELOPE = (
    "AQGZ8_JtC3w-mlQfD28fLXcBCA8WHSQrMjlAR06bhOv_R21Cz0Ow2inE4I_ycd6lewyJyraD0wOhMEu-pUXourD4w6iI"
    "tyWf2l7gUprLEkmMnXvWZtewis1pDdt0QJS2P9g0rNuzUa_nY_qo4zEJNz0NmgM_579hPCF-AGk4"
)
_ITEM = {
    "id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10",
    "occurredOn": "2026-10-14",
    "theme": "grief-and-loss",
    "kind": None,
    "envelope": _ENVELOPE,
    "updatedAt": "2026-10-14T16:20:11.123456Z",
    "version": 1,
}

collection = extend_schema_view(
    get=describe_list(
        "listSealedReflections",
        "List one's sealed reflections",
        SealedReflectionSerializer,
        _ITEM,
        description=(
            "Newest first, with their envelopes, which open in the browser of their writer alone. "
            "The server cannot search in them, so that browser does it with this list."
        ),
    ),
)
