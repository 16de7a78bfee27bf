"""Pictures of published texts come along in a bundle."""

from __future__ import annotations

import io
import uuid
import zipfile

import pytest
from pypdf import PdfReader

from knowledge import bundle_pictures
from knowledge.bundle_pictures import read_pictures
from knowledge.bundling import bundle_theme
from knowledge.models import BundleForm, Image
from knowledge.picture_store import forget
from knowledge.picturing import names_of
from knowledge.theme_bundles import read_theme_bundle
from tests.factories.accounts import PersonFactory
from tests.factories.images import shown, taken_in
from tests.factories.knowledge import ThemeFactory, TranslationFactory

pytestmark = pytest.mark.django_db
ADDRESS = "https://klankbord.example"


@pytest.fixture
def image() -> Image:
    image = taken_in(PersonFactory(editor=True), width=500)
    theme = ThemeFactory(key="grief", languages=["nl"])
    body = f"Een tekst.\n\n{shown(image)}\n\nNog een.\n"
    TranslationFactory(published=True, theme=theme, body=body)
    return image


def made(form: BundleForm) -> bytes:
    bundle = read_theme_bundle("grief", language="nl", form=form, address=ADDRESS)
    assert bundle is not None
    return bytes(bundle.content)


def test_a_pdf_shows_the_picture_and_its_caption(image: Image) -> None:
    pages = PdfReader(io.BytesIO(made(BundleForm.PDF))).pages
    (found,) = [one for page in pages for one in page.images]
    assert found.image is not None
    assert found.image.size[0] == max(image.widths)
    assert "Aan tafel." in "".join(page.extract_text() for page in pages)


def test_an_epub_shows_the_picture_with_its_words(image: Image) -> None:
    with zipfile.ZipFile(io.BytesIO(made(BundleForm.EPUB))) as archive:
        pages = "".join(
            archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml")
        )
        assert [name for name in archive.namelist() if name.endswith("picture-1.jpg")]
    assert 'alt="Een lege stoel."' in pages
    assert "<figcaption>Aan tafel.</figcaption>" in pages


def test_a_picture_that_is_lost_does_not_keep_the_words_away(image: Image) -> None:
    forget(image.pk, names_of(image))
    bundle = bundle_theme("grief", language="nl")
    assert bundle is not None
    assert read_pictures(bundle) == ({}, False)
    assert made(BundleForm.PDF).startswith(b"%PDF")


def test_a_picture_that_was_missing_for_a_moment_comes_back(
    image: Image, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(key: uuid.UUID, name: str) -> bytes:
        raise OSError

    monkeypatch.setattr(bundle_pictures, "read_rendition", unreachable)
    without = made(BundleForm.EPUB)
    assert made(BundleForm.EPUB) == without
    monkeypatch.undo()
    TranslationFactory(published=True, title="Elders")
    assert b"picture-1.jpg" not in without
    assert b"picture-1.jpg" in made(BundleForm.EPUB)
