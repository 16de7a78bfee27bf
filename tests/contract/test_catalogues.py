"""Every text that reaches a caller exists in Dutch, French and English, in our voice."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation import gettext, override
from rest_framework import serializers

import config.urls  # noqa: F401 -- which imports every serializer that is served
from api.errors import issue_texts, problem_codes
from api.library_texts import LIBRARY_TEXTS
from api.serializers import StrictSerializer
from tools.places import FRONTEND

BACKEND = Path(__file__).resolve().parents[2] / "backend"
LANGUAGES = ("nl", "fr")
_KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
}
_straight = re.compile(r"\w'\w")
_PLACE = re.compile(r"%\(\w+\)[sdr]|\{\w+\}|%[sd]")


def _texts(app: Path) -> set[str]:
    """Return the texts that the code of `app` marks for translation."""
    found = extract_from_dir(app, keywords=_KEYWORDS)
    return {text[0] if isinstance(text, tuple) else text for _file, _line, text, _, _ in found}


APPS = [path.name for path in sorted(BACKEND.iterdir()) if path.is_dir() and _texts(path)]
every_catalogue = pytest.mark.parametrize("language", LANGUAGES)
every_app = pytest.mark.parametrize("app", APPS)


def _folder(app: str, language: str) -> Path:
    return BACKEND / app / "locale" / language / "LC_MESSAGES"


def _catalogue(app: str, language: str) -> Catalog:
    with (_folder(app, language) / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def _messages(app: str, language: str) -> Iterator[tuple[Message, list[str], list[str]]]:
    for message in _catalogue(app, language):
        if message.id:
            ours = message.string if isinstance(message.string, tuple) else (message.string,)
            theirs = message.id if isinstance(message.id, tuple) else (message.id,)
            yield message, list(theirs), list(ours)


def test_the_apps_that_speak_are_known() -> None:
    assert {"accounts", "api"} <= set(APPS)


@every_app
@every_catalogue
def test_every_text_is_translated_and_none_is_left_over(app: str, language: str) -> None:
    translated = {theirs[0] for _message, theirs, _ours in _messages(app, language)}
    assert translated == _texts(BACKEND / app)


@every_app
@every_catalogue
def test_no_translation_is_empty_unsure_or_loud(app: str, language: str) -> None:
    for message, _theirs, ours in _messages(app, language):
        assert not message.fuzzy, message.id
        for text in ours:
            assert text.strip(), message.id
            assert "!" not in text, text
            # A straight one is a mark of programs.
            assert not _straight.search(text), text


@every_app
@every_catalogue
def test_translations_fill_only_the_places_there_are(app: str, language: str) -> None:
    for _message, theirs, ours in _messages(app, language):
        # A library's place may be left out; it quotes what somebody sent.
        known = {place for text in theirs for place in _PLACE.findall(text)}
        for text in ours:
            found = set(_PLACE.findall(text))
            assert found == known or (theirs[0] in LIBRARY_TEXTS and found <= known), text


@every_app
@every_catalogue
def test_the_compiled_catalogue_is_current(app: str, language: str) -> None:
    out = io.BytesIO()
    write_mo(out, _catalogue(app, language))
    compiled = (_folder(app, language) / "django.mo").read_bytes()
    assert compiled == out.getvalue(), (
        f"Compile it: pybabel compile -D django -d backend/{app}/locale -l {language}"
    )


@every_app
def test_dutch_says_je_and_nothing_formal(app: str) -> None:
    for _message, _theirs, ours in _messages(app, "nl"):
        for text in ours:
            assert not re.search(r"\b([Uu]|[Uu]w|gelieve|dient)\b", text), text


def _fields(serializer: type[serializers.Serializer]) -> Iterator[serializers.Field]:
    for field in serializer().fields.values():
        yield field
        if isinstance(field, serializers.ListField):
            yield field.child


def _strict(base: type[serializers.Serializer]) -> Iterator[type[serializers.Serializer]]:
    for known in base.__subclasses__():
        yield known
        yield from _strict(known)


@every_catalogue
def test_what_fields_say_is_said_in_our_words(language: str) -> None:
    """Codes that strict fields can give, and no sentence of them is left in English."""
    reachable = {
        field.error_messages[code]
        for serializer in _strict(StrictSerializer)
        if serializer.__module__.startswith("api.")
        for field in _fields(serializer)
        for code in ("required", "null", "blank", "invalid", "invalid_choice", "not_a_list")
        if code in field.error_messages
    }
    assert reachable
    for text in reachable:
        with override("en"):
            english = str(text)
        with override(language):
            assert str(text) != english, english


@every_catalogue
def test_every_problem_and_issue_is_said_in_its_language(language: str) -> None:
    texts = [part for kind in problem_codes().values() for part in (kind.title, kind.detail)]
    for text in [*texts, *issue_texts().values(), *LIBRARY_TEXTS]:
        with override("en"):
            english = gettext(str(text))
        with override(language):
            assert gettext(english) != english, english


@pytest.mark.parametrize("part", ["public", "personal"])
def test_french_signs_stay_on_the_line_of_their_word(part: str) -> None:
    file = FRONTEND / "src" / "locales" / part / "fr.po"
    with file.open("rb") as stream:
        texts = [str(message.string) for message in read_po(stream, locale="fr")]
    loose = [text for text in texts if re.search(r" [;:?!»]|« ", text)]
    assert not loose, "use a no-break space (U+00A0) before these signs, and inside « »"
