"""What of attachments stands in an export: their names everywhere, their files in the archive."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext_noop

from reflections.attachments.models import Attachment
from reflections.attachments.pieces import read_file
from reflections.attachments.reading import OpenAttachment, open_attachments
from reflections.exporting.sections import Block, File, Part, Picture, Scope
from reflections.exporting.words import Words
from reflections.reading import OpenReflection

_HEADING = gettext_noop("Attachments")
_SEALED = gettext_noop("Sealed attachment")


class AttachmentsPart(Part[list[OpenAttachment]]):
    """The attachments of a reflection, the oldest first."""

    key = "attachments"

    def read(
        self, scope: Scope, reflections: Sequence[OpenReflection]
    ) -> Mapping[uuid.UUID, list[OpenAttachment]]:
        rows = Attachment.objects.visible_to(scope.person_id).filter(
            reflection_id__in=[one.id for one in reflections]
        )
        found = defaultdict(list)
        ordered = list(rows.order_by("created_at", "id"))
        for one in open_attachments(ordered, person_id=scope.person_id):
            found[one.reflection].append(one)
        return found

    def as_json(self, value: list[OpenAttachment] | None) -> Any:
        return [
            {
                "id": one.id,
                "name": one.about.name,
                "kind": one.about.kind,
                "size": one.about.size,
                **({"envelope": one.envelope} if one.envelope else {}),
                "createdAt": one.created_at,
            }
            for one in value or ()
        ]

    def as_blocks(self, value: list[OpenAttachment], words: Words) -> Sequence[Block]:
        pictures = [one for one in value if one.about.kind == "picture"]
        others = [one for one in value if one.about.kind != "picture"]
        return [
            Block(
                heading=words.say(_HEADING),
                pictures=list(map(_picture, pictures)),
                items=[_named(one, words) for one in others],
            )
        ]

    def files(self, value: list[OpenAttachment]) -> Iterable[File]:
        """Return the files, of which each is read when it is written.

        A sealed one has the envelope of what it is beside it: neither opens alone.
        """
        for one in value:
            yield File(one.file_name, partial(_content, one))
            if one.envelope:
                yield File(f"{one.id}.envelope", one.envelope.encode)


def _picture(one: OpenAttachment) -> Picture:
    about = one.about
    return Picture(
        id=one.id,
        name=about.name,
        file_name=one.file_name,
        width=about.width or 1,
        height=about.height or 1,
        read=partial(_content, one),
    )


def _named(one: OpenAttachment, words: Words) -> str:
    if one.envelope:
        return words.say(_SEALED)
    pages = one.about.pages
    return f"{one.file_name} ({words.pages(pages)})" if pages else one.file_name


def _content(attachment: OpenAttachment) -> bytes:
    return b"".join(read_file(attachment))
