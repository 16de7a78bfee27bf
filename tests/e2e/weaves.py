"""Weaves for the screens."""

from __future__ import annotations

from typing import Any

from accounts.models import Person
from tests.factories.weaves import keep, turn_back, weave

_BEFORE: dict[str, Any] = {
    "age": {"standing": "self-evident"},
    "education": {"standing": "self-evident"},
    "language-and-literacy": {"standing": "aware", "important": True, "word": "drie talen thuis"},
    "health": {"standing": "self-evident"},
}
_NOW: dict[str, Any] = {
    "education": {"standing": "aware", "word": "eerste die studeerde", "important": True},
    "religion-and-belief": {"standing": "aware"},
    "work-participation": {"standing": "self-evident"},
}
_OTHER: dict[str, Any] = {
    "age": {"standing": "assumed", "word": "oudste zoon, denk ik"},
    "language-and-literacy": {"standing": "known", "important": True, "word": "vertelt liever"},
    "religion-and-belief": {"standing": "assumed", "important": True},
    "work-participation": {
        "standing": "assumed",
        "question": "Wat deed je vroeger op een gewone dag, en wat mis je daarvan?",
    },
    "living-and-family": {"standing": "known", "word": "broer ver weg"},
    "health": {"standing": "assumed"},
}


def put_weaves(person: Person, reflection: Any) -> None:
    """Let `person` keep a weave of their own that changed since, and one of a reflection."""
    weave(person, _BEFORE)
    turn_back(person, days=60)
    keep(person)
    weave(person, _NOW)
    weave(person, _OTHER, reflection=reflection)
