"""Pictures in texts: taking them in, describing and deleting them, and finding those of a text."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import StrIndex

from accounts.models import Person
from core.errors import DomainError
from core.identifiers import new_id
from core.markdown_pictures import Picture
from core.pictures.drawing import draw
from core.pictures.files import recognise
from core.text import fold
from knowledge.models import (
    Image,
    Manuscript,
    PlannedPublication,
    Publication,
    Revision,
    Submission,
)
from knowledge.picture_store import forget, keep

SCHEME = "image:"
MEDIA = "/media"
FORMS = ("avif", "webp")
_named = re.compile(rf"{SCHEME}([0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})(?![0-9a-f-])")


@transaction.atomic
def take_in(
    *, by: Person | None, data: bytes, description: str = "", key: uuid.UUID | None = None
) -> tuple[Image, bool]:
    """Keep the picture `data` and draw it anew; return it, and whether it is new.

    `key` is the id of a picture that comes from elsewhere, and `by` nobody when an operator brings
    it. The same file twice is one picture, which keeps its description if it has one. Raises
    `DomainError` as `core.pictures.files.recognise` and `core.pictures.drawing.draw` do.
    """
    kind = recognise(data)
    fingerprint = hashlib.sha256(data).hexdigest()
    known = Image.objects.filter(fingerprint=fingerprint).first()
    if known:
        return _named_by(known, description), False
    drawn = draw(data, kind)
    fallback = drawn.fallback
    image = Image(
        id=key or new_id(),
        fingerprint=fingerprint,
        form=kind,
        size=len(data),
        width=drawn.width,
        height=drawn.height,
        widths=drawn.widths,
        fallback=f"{fallback.width}.{fallback.form}",
        description=description,
        description_key=_key(description),
        uploaded_by=by,
    )
    try:
        with transaction.atomic():
            image.save(force_insert=True)
    except IntegrityError:
        # A colleague sent the same file at the same time.
        return _named_by(Image.objects.get(fingerprint=fingerprint), description), False
    keep(image.pk, data, drawn)
    return image, True


def _key(description: str) -> str:
    return fold(description)[:400]


def _named_by(image: Image, description: str) -> Image:
    if description and not image.description:
        return describe_image(image=image, description=description)
    return image


@transaction.atomic
def describe_image(*, image: Image, description: str) -> Image:
    """Say what `image` shows; the caller has compared its version."""
    if description != image.description:
        image.description = description
        image.description_key = _key(description)
        image.version += 1
        image.save(update_fields=["description", "description_key", "version"])
    return image


@transaction.atomic
def delete_image(*, image: Image) -> None:
    """Delete `image` with its files, for good.

    Old revisions that name it keep its text alone. Raises `DomainError("image_in_use")` while a
    text needs it (`is_used`).
    """
    image = Image.objects.select_for_update().get(pk=image.pk)
    if is_used(image):
        raise DomainError("image_in_use")
    names = names_of(image)
    key = image.pk
    image.delete()
    transaction.on_commit(lambda: forget(key, names))


def is_used(image: Image) -> bool:
    """Tell whether a text needs `image`: see `texts_with`."""
    return bool(texts_with(image))


def texts_with(image: Image) -> set[uuid.UUID]:
    """Return the ids of the translations that need `image`.

    That is what is written, what was written last, what waits for a decision or a moment, and
    what readers have. An earlier revision does not count, or a picture that should never have
    been there could never be taken away.
    """
    plans = PlannedPublication.objects.filter(revision=OuterRef("pk"))
    waiting = Submission.objects.filter(revision=OuterRef("pk"), outcome="")
    published = Publication.objects.filter(revision=OuterRef("pk"))
    needed = (
        _naming(Revision.objects.all(), image)
        .annotate(latest=Max("translation__revisions__number"))
        .filter(Q(number=F("latest")) | Exists(plans) | Exists(waiting) | Exists(published))
    )
    written = _naming(Manuscript.objects.filter(open=True), image)
    return {
        *image.uses.values_list("snapshot_id", flat=True),
        *written.values_list("translation_id", flat=True),
        *needed.values_list("translation_id", flat=True),
    }


def _naming(rows: QuerySet[Any], image: Image) -> QuerySet[Any]:
    """Keep the texts that name `image`; an index holds those that name any (migration 0030)."""
    naming: QuerySet[Any] = rows.annotate(
        any_picture=StrIndex("body", Value(SCHEME)),
        this_picture=StrIndex("body", Value(f"{SCHEME}{image.pk}")),
    ).filter(any_picture__gt=0, this_picture__gt=0)
    return naming


def names_of(image: Image) -> list[str]:
    """Return the names of the files that show `image`."""
    return [*(f"{width}.{form}" for width in image.widths for form in FORMS), image.fallback]


def address_of(image: Image, name: str) -> str:
    """Return where the file `name` of `image` is served."""
    return f"{MEDIA}/{image.pk}/{name}"


def image_of(address: str) -> uuid.UUID:
    """Return the id in the `address` of a picture, as `pictures_in` has it."""
    return uuid.UUID(address.removeprefix(SCHEME))


def pictures_in(sources: Iterable[str]) -> dict[str, Picture]:
    """Return how the pictures are shown that `sources` name, by the address they stand under.

    Asks nothing when they name none; what is not there is left out.
    """
    return {f"{SCHEME}{key}": picture_of(image) for key, image in images_in(sources).items()}


def images_in(sources: Iterable[str]) -> dict[uuid.UUID, Image]:
    """Return the pictures that `sources` name, by their ids; what is not there is left out."""
    ids = {found for source in sources for found in _named.findall(source)}
    return Image.objects.in_bulk(list(ids)) if ids else {}


def picture_of(image: Image) -> Picture:
    """Return how `image` is shown."""
    largest = max(image.widths)
    return Picture(
        base=f"{MEDIA}/{image.pk}",
        width=largest,
        height=max(1, round(image.height * largest / image.width)),
        widths=image.widths,
        fallback=address_of(image, image.fallback),
    )
