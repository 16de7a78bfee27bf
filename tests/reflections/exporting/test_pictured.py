"""Pictures and documents that are attached, in a portfolio."""

from __future__ import annotations

import datetime
import io
import uuid
from collections.abc import Iterable
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from accounts.models import Person
from core.pictures.drawing import draw_within
from core.tenancy import acting_as
from reflections.exporting.pictured import (
    LONGEST_SIDE,
    MOST_PICTURES,
    MOST_PIXELS,
    rows_of,
    shown_in,
)
from reflections.exporting.sections import Block, Picture, Sheet
from reflections.models import Reflection
from reflections.reading import OpenReflection
from reflections.trash import put_in_trash
from tests.factories.attachments import AttachmentFactory
from tests.factories.reflections import ReflectionFactory
from tests.reflections.exporting.test_portfolio import claims_to_be_accessible, portfolio_of
from tests.support.bundles import said_by
from tests.support.documents import plain_pdf
from tests.support.pictures import RED, colour_at, encoded, is_like, two_halves

UPRIGHT, LYING = (60, 80), (80, 60)


def _attach(person: Person, reflection: OpenReflection, name: str, size: tuple[int, int]) -> None:
    AttachmentFactory(
        person=person, reflection=reflection.id, name=name, data=encoded(two_halves(*size))
    )


def _pictures_in(reader: PdfReader) -> list[Image.Image]:
    return [Image.open(io.BytesIO(image.data)) for page in reader.pages for image in page.images]


def _alternatives(reader: PdfReader) -> Iterable[str]:
    """Yield what stands in for pictures, from the structure of the document."""
    waiting: list[Any] = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop(0)
        if "/Alt" in node:
            yield node["/Alt"]
        kids = node.get("/K", [])
        kids = kids.get_object() if hasattr(kids, "get_object") else kids
        for kid in kids if isinstance(kids, list) else [kids]:
            found = kid.get_object() if hasattr(kid, "get_object") else kid
            if isinstance(found, dict):
                waiting.append(found)


@pytest.fixture
def illustrated(person: Person, written: list[OpenReflection]) -> list[OpenReflection]:
    """Two reflections, the first with two pictures and a document."""
    _attach(person, written[0], "Flap van dinsdag.jpg", LYING)
    _attach(person, written[0], "De boom.jpg", UPRIGHT)
    AttachmentFactory(
        person=person,
        reflection=written[0].id,
        name="Verslag.pdf",
        media="application/pdf",
        data=plain_pdf(),
    )
    return written


def test_pictures_stand_below_the_words_with_their_names(
    person: Person, illustrated: list[OpenReflection]
) -> None:
    reader = portfolio_of(person)
    pictures = _pictures_in(reader)
    assert [each.size for each in pictures] == [LYING, UPRIGHT]
    assert all(is_like(colour_at(each, 0.2, 0.5), RED) for each in pictures)
    said = said_by(reader)
    words = ("Ze zweeg lang.", "Bijlagen", "Flap van dinsdag", "De boom", "Verslag.pdf")
    places = [said.index(word, said.index("14 maart 2026")) for word in words]
    assert places == sorted(places)
    assert "Verslag.pdf (2 bladzijden)" in said
    assert "Flap van dinsdag.jpg" not in said


def test_who_cannot_see_them_hears_their_names(
    person: Person, illustrated: list[OpenReflection]
) -> None:
    reader = portfolio_of(person)
    assert claims_to_be_accessible(reader)
    assert {"Flap van dinsdag", "De boom"} <= set(_alternatives(reader))


def test_without_pictures_they_are_named(person: Person, illustrated: list[OpenReflection]) -> None:
    reader = portfolio_of(person, pictures=False)
    assert _pictures_in(reader) == []
    said = said_by(reader)
    assert all(name in said for name in ("Flap van dinsdag.jpg", "De boom.jpg", "Verslag.pdf"))


def test_those_of_other_reflections_and_of_the_trash_are_not_there(
    person: Person, illustrated: list[OpenReflection]
) -> None:
    gone = ReflectionFactory(person=person)
    _attach(person, gone, "Weg.jpg", LYING)
    with acting_as(person.pk):
        put_in_trash(reflection=Reflection.objects.get(id=gone.id))
    _attach(person, ReflectionFactory(person=person), "Niet gekozen.jpg", LYING)
    chosen = [one.id for one in illustrated]
    assert len(_pictures_in(portfolio_of(person, reflections=chosen))) == 2
    assert len(_pictures_in(portfolio_of(person))) == 3


def test_a_large_picture_becomes_as_small_as_paper_needs(person: Person) -> None:
    _attach(person, ReflectionFactory(person=person), "Groot.jpg", (2400, 1200))
    (picture,) = _pictures_in(portfolio_of(person))
    assert picture.size == (LONGEST_SIDE, LONGEST_SIDE // 2)


def test_a_picture_is_drawn_in_the_size_that_was_asked_for() -> None:
    drawn = draw_within(encoded(two_halves(400, 200)), "JPEG", width=100, height=50)
    picture = Image.open(io.BytesIO(drawn))
    assert (picture.format, picture.size) == ("JPEG", (100, 50))


def _sheets(*sizes: tuple[int, int]) -> list[Sheet]:
    return [
        Sheet(
            id=uuid.uuid4(),
            day=datetime.date(2026, 1, 1),
            title="",
            blocks=[
                Block(
                    pictures=[
                        Picture(uuid.uuid4(), f"Foto {number}", f"{number}.jpg", *size, bytes)
                        for number, size in enumerate(sizes)
                    ]
                )
            ],
        )
    ]


def _rows(*sizes: tuple[int, int]) -> list[list[str]]:
    sheets = _sheets(*sizes)
    rows = rows_of(sheets[0].blocks[0].pictures, shown_in(sheets))
    return [[each["name"] for each in row] for row in rows]


def test_two_upright_pictures_stand_side_by_side() -> None:
    upright, lying = (900, 1600), (1600, 900)
    assert _rows(upright, upright, upright, lying, upright, upright) == [
        ["Foto 0", "Foto 1"],
        ["Foto 2"],
        ["Foto 3"],
        ["Foto 4", "Foto 5"],
    ]


@pytest.mark.parametrize("count", [1, 20, 21, 60, 500])
def test_however_many_there_are_their_pixels_together_are_bounded(count: int) -> None:
    shown = shown_in(_sheets(*[(2400, 1800)] * count)).values()
    assert len(shown) == min(count, MOST_PICTURES)
    assert sum(each.width * each.height for each in shown) <= MOST_PIXELS
    assert all(max(each.width, each.height) <= LONGEST_SIDE for each in shown)
    assert min(each.width for each in shown) > 700


def test_a_strip_of_a_thousand_screens_is_as_long_as_others() -> None:
    (shown,) = shown_in(_sheets((20_000, 3))).values()
    assert (shown.width, shown.height) == (LONGEST_SIDE, 1)
