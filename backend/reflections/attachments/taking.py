"""What comes in as the file of an attachment: readable, and made anew, or sealed by its owner.

The owner's browser sealed it (`docs/sealed.md`): then it is looked at from outside alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils import timezone

from accounts.sealing_keys import has_sealing_key
from core.errors import DomainError, Issue
from core.home import HOME
from reflections.attachments.cleaning import MOST_BYTES, CleanFile, clean_name, cleaned, visible
from reflections.attachments.reading import About
from reflections.sealed_along import along_issues
from reflections.sealed_text import key_in

# A file is filled up to steps before it is sealed, and an envelope has a beginning and an end.
STEP = 64 * 1024
MOST_SEALED = MOST_BYTES + STEP


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it came. With an `envelope`, `data` is sealed, and what it is stands in there.

    `name` and `media` are what the sender says that a readable one is; `called`, if anything, is
    what it is to be called.
    """

    data: bytes = field(repr=False)
    name: str = field(default="", repr=False)
    media: str = ""
    called: str = field(default="", repr=False)
    envelope: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it is kept, with what is sealed beside it."""

    data: bytes = field(repr=False)
    preview: bytes | None = field(repr=False)
    about: About


def taken(given: Given, *, person_id: uuid.UUID, reflection: uuid.UUID) -> Taken:
    """Return what is kept of `given` with a reflection of the current person.

    Raises `DomainError`: as `cleaned` does; of a sealed one `attachment_too_large`, or
    `invalid_input` with what is wrong with its envelopes.
    """
    if not given.envelope:
        file = cleaned(given.data, name=given.name, media=given.media)
        return Taken(file.data, file.preview, _about(file, given))
    if len(given.data) > MOST_SEALED:
        raise DomainError("attachment_too_large")
    if issues := list(_sealed_issues(given, person_id=person_id, reflection=reflection)):
        raise DomainError("invalid_input", issues=issues)
    about = About(name="", kind="sealed", size=len(given.data), envelope=given.envelope)
    return Taken(given.data, None, about)


def _sealed_issues(given: Given, *, person_id: uuid.UUID, reflection: uuid.UUID) -> Iterator[Issue]:
    words = ["name"] if given.called else []
    yield from along_issues(person_id, reflection=reflection, envelope=given.envelope, words=words)
    key_id = key_in(given.data)
    if key_id is None:
        yield Issue("body", "file", "not_an_envelope")
    elif not has_sealing_key(person_id, key_id):
        yield Issue("body", "file", "sealing_key_unknown")


def _about(file: CleanFile, given: Given) -> About:
    # A file without a name gets the day.
    name = visible(given.called) or clean_name(given.name)
    return About(
        name=name or timezone.localdate(timezone=HOME).isoformat(),
        kind=file.kind,
        size=len(file.data),
        width=file.width,
        height=file.height,
        pages=file.pages,
    )
