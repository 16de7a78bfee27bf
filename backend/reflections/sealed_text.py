"""The outside of what a person sealed in their own browser; `docs/sealed.md` has the format.

The words are in the envelope, which opens in the browser of its writer alone. Here it is looked
at from outside: whether it is one, and under which key.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from accounts.sealing_wraps import from_base64url
from core.errors import Issue
from reflections.contents import Content

SCHEME = 1
# A request holds at most 1 MiB, and the words are a quarter longer in base64.
LONGEST_ENVELOPE = 960_000
# The template of a sealed reflection stands in the envelope, with the words.
SEALED_TEMPLATE = "free"
_HEAD = 1 + 16
_SHORTEST = _HEAD + 12 + 16  # Nonce and tag.
_INSIDE = (
    "title",
    "answers",
    "feelings_before",
    "feelings_after",
    "prompt",
    "questions",
    "tags",
)


def key_of(envelope: str, *, longest: int = LONGEST_ENVELOPE) -> uuid.UUID | None:
    """Return the id of the sealing key that an envelope names; `None` when it is no envelope."""
    if len(envelope) > longest:
        return None
    raw = from_base64url(envelope)
    return None if raw is None else key_in(raw)


def key_in(raw: bytes) -> uuid.UUID | None:
    """Return the id of the sealing key that the bytes of an envelope name; `None` as above."""
    if len(raw) < _SHORTEST or raw[0] != SCHEME:
        return None
    return uuid.UUID(bytes=raw[1:_HEAD])


def envelope_issues(content: Content, template: str) -> Iterator[Issue]:
    """Yield what is wrong with a sealed reflection: a broken envelope, or words beside it."""
    if not content.envelope:
        return
    if key_of(content.envelope) is None:
        yield Issue("body", "envelope", "not_an_envelope")
    for name in _INSIDE:
        if getattr(content, name):
            yield Issue("body", name, "in_the_envelope")
    if template != SEALED_TEMPLATE:
        yield Issue("body", "template", "in_the_envelope")
