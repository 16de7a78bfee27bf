"""Pictures for tests."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from accounts.models import Person
from core.text import fold
from knowledge.models import Image
from knowledge.picturing import take_in
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import FIT, begun, live
from tests.factories.knowledge import ThemeFactory
from tests.support.pictures import picture_file


class ImageFactory(DjangoModelFactory[Image]):
    """A picture as the database has it; its files are in no store."""

    class Meta:
        model = Image

    fingerprint = factory.Sequence(lambda number: f"{number:064x}")
    form = "JPEG"
    size = 1000
    width = 1600
    height = 1200
    widths = factory.LazyFunction(lambda: [360, 720, 1320])
    fallback = "720.jpg"
    description_key = factory.LazyAttribute(lambda it: fold(getattr(it, "description", "")))


def taken_in(by: Person, *, description: str = "", width: int = 24) -> Image:
    """Return a picture that `by` really uploaded, like no other one."""
    image, _is_new = take_in(by=by, data=picture_file(width=width), description=description)
    return image


def shown(image: Image, text: str = "Een lege stoel.", caption: str = "Aan tafel.") -> str:
    """Return the Markdown that shows `image`."""
    return f'![{text}](image:{image.pk} "{caption}")'


def published_picture(writer: Person) -> Image:
    """Return a picture in a text of `writer` that readers have."""
    image = taken_in(writer, width=800)
    translation = begun(writer, ThemeFactory(), body=f"{FIT['body']}\n{shown(image)}\n")
    live(translation, by=writer, reviewer=PersonFactory(editor=True))
    return image
