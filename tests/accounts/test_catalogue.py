"""The texts of accounts speak Dutch and French, in our words."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation import gettext

import accounts

PACKAGE = Path(accounts.__file__).parent
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}


def catalogue(language: str) -> Catalog:
    with (PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def texts_in_the_code() -> set[str]:
    found = set()
    for _file, _line, text, _comments, _context in extract_from_dir(PACKAGE, keywords=KEYWORDS):
        found.add(text[0] if isinstance(text, tuple) else text)
    return found


def texts_of(known: Catalog) -> dict[str, object]:
    return {
        (message.id[0] if isinstance(message.id, tuple) else message.id): message.string
        for message in known
        if message.id
    }


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_every_text_is_translated_and_none_is_left_over(language: str) -> None:
    translated = texts_of(catalogue(language))
    assert set(translated) == texts_in_the_code()
    assert all(translated.values())


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_our_words_win_from_those_of_the_libraries(language: str) -> None:
    # Django takes the first app that has a text; the compiled file must be current as well.
    with translation.override(language):
        for text, expected in texts_of(catalogue(language)).items():
            if isinstance(expected, str):
                assert gettext(text) == expected


@pytest.mark.parametrize("language", ["nl", "fr"])
def test_texts_keep_their_places_and_do_not_shout(language: str) -> None:
    for message in catalogue(language):
        ours = message.string if isinstance(message.string, tuple) else (message.string,)
        theirs = message.id if isinstance(message.id, tuple) else (message.id,)
        for one, other in zip(ours, theirs, strict=True):
            assert one.count("%(") == other.count("%(")
            if message.id:
                assert "!" not in one
