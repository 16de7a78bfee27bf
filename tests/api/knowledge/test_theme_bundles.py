"""Bundles of a theme over HTTP: the same file for everyone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from api.knowledge.representation import represent
from knowledge import bundling, theme_bundles
from knowledge.models import Theme, ThemeBundle, Translation
from knowledge.publishing import publish, withdraw
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory, TranslationFactory, publish_articles, revise
from tests.support.bundles import pages_of, text_of
from tests.support.queries import assert_constant_queries
from tests.support.refusals import assert_refused


@pytest.fixture
def theme(db: None) -> Theme:
    return ThemeFactory(key="grief", languages=["nl", "fr"])


@pytest.fixture
def article(theme: Theme) -> Translation:
    return TranslationFactory(published=True, theme=theme, title="Stilte")


def address(key: str, form: str, language: str = "nl") -> str:
    return f"/api/v1/themes/{key}/bundle?language={language}&format={form}"


@pytest.fixture
def makings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The forms in which bundles of themes were really made."""
    made: list[str] = []
    really = theme_bundles.to_bytes

    def to_bytes(*args: Any, form: str, **kwargs: Any) -> bytes:
        made.append(form)
        return really(*args, form=form, **kwargs)

    monkeypatch.setattr(theme_bundles, "to_bytes", to_bytes)
    return made


def test_a_theme_comes_as_pdf_and_as_epub(api_client: Any, article: Translation) -> None:
    pdf = api_client.get(address("grief", "pdf"))
    assert pdf.status_code == 200
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"] == 'attachment; filename="klankbord-grief-nl.pdf"'
    assert pdf["Content-Language"] == "nl"
    assert pdf["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "Stilte" in text_of(pdf.content)

    epub = api_client.get(address("grief", "epub"))
    assert epub["Content-Type"] == "application/epub+zip"
    assert "Stilte" in pages_of(epub.content)


def test_the_caller_who_has_it_already_gets_no_bytes(api_client: Any, article: Translation) -> None:
    tag = api_client.get(address("grief", "epub"))["ETag"]
    for known in (tag, f'"other", W/{tag}', "*"):
        again = api_client.get(address("grief", "epub"), headers={"If-None-Match": known})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    other = api_client.get(address("grief", "epub"), headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


def test_who_has_it_already_is_answered_before_any_text_is_read(
    api_client: Any, article: Translation, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = api_client.get(address("grief", "epub"))["ETag"]
    monkeypatch.setattr(theme_bundles, "bundle_theme", lambda *_a, **_k: pytest.fail("it was read"))
    for publish_elsewhere in (False, True):
        if publish_elsewhere:
            TranslationFactory(published=True, title="Elders")
        with CaptureQueriesContext(connection) as asked:
            again = api_client.get(address("grief", "epub"), headers={"If-None-Match": tag})
        assert again.status_code == 304
        assert not [query for query in asked if '"content"' in query["sql"]]


def test_other_words_of_the_theme_itself_make_another_bundle(
    api_client: Any, article: Translation, theme: Theme
) -> None:
    first = api_client.get(address("grief", "epub"))["ETag"]
    theme.translations.filter(language="nl").update(body="Wie verliest, rouwt.")
    TranslationFactory(published=True, title="Elders")
    again = api_client.get(address("grief", "epub"))
    assert again["ETag"] != first
    assert "Wie verliest, rouwt." in pages_of(again.content)


def test_everyone_gets_the_same_bytes_and_they_are_made_once(
    api_client: Any,
    article: Translation,
    client_for: Callable[[Person], Any],
    makings: list[str],
) -> None:
    editor = client_for(PersonFactory(editor=True))
    answers = [client.get(address("grief", "pdf")) for client in (api_client, editor, api_client)]
    assert len({answer.content for answer in answers}) == 1
    assert len({answer["ETag"] for answer in answers}) == 1
    assert makings == ["pdf"]


def test_a_publication_elsewhere_makes_nothing_again(
    api_client: Any, article: Translation, makings: list[str]
) -> None:
    first = api_client.get(address("grief", "epub"))
    TranslationFactory(published=True, title="Elders")
    assert api_client.get(address("grief", "epub"))["ETag"] == first["ETag"]
    assert makings == ["epub"]
    publish(revision=revise(article, title="Luisteren"), represent=represent)
    again = api_client.get(address("grief", "epub"))
    assert again["ETag"] != first["ETag"]
    assert "Luisteren" in pages_of(again.content)
    assert makings == ["epub", "epub"]
    assert ThemeBundle.objects.count() == 1


def test_what_is_withdrawn_is_gone_at_once(api_client: Any, article: Translation) -> None:
    assert "Stilte" in pages_of(api_client.get(address("grief", "epub")).content)
    withdraw(translation=article, represent=represent)
    assert "Stilte" not in pages_of(api_client.get(address("grief", "epub")).content)


def test_a_draft_stays_out(api_client: Any, article: Translation, theme: Theme) -> None:
    TranslationFactory(theme=theme, title="Nog niet af")
    assert "Nog niet af" not in pages_of(api_client.get(address("grief", "epub")).content)


def test_another_language_is_said_in_words(api_client: Any, article: Translation) -> None:
    french = pages_of(api_client.get(address("grief", "epub", "fr")).content)
    assert "Stilte" in french
    assert "Vous le lisez en néerlandais" in french
    dutch = pages_of(api_client.get(address("grief", "epub", "nl")).content)
    assert "Je leest het in" not in dutch


def test_a_theme_that_is_too_long_holds_the_newest_and_says_so(
    api_client: Any, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        title, body = f"Titel {number}", "Woord. " * 10
        TranslationFactory(published=True, theme=theme, day=number, title=title, body=body)
    monkeypatch.setattr(bundling, "MOST_TEXT", 150)
    said = pages_of(api_client.get(address("grief", "epub")).content)
    assert "2 artikels staan er niet in, de oudste" in said
    assert [f"Titel {number}" in said for number in range(4)] == [False, False, True, True]
    assert said.index("Titel 2") < said.index("Titel 3")


def test_a_theme_that_is_not_there_is_not_found(api_client: Any, article: Translation) -> None:
    for asked in (address("nothing", "pdf"), address("grief", "pdf", "en")):
        assert_refused(api_client.get(asked), 404, "not-found")
    assert ThemeBundle.objects.count() == 0


@pytest.mark.parametrize(
    "query", ["", "format=docx", "format=", "format=pdf&language=de", "format=pdf&size=a5"]
)
def test_what_cannot_be_asked_is_refused(api_client: Any, article: Translation, query: str) -> None:
    response = api_client.get(f"/api/v1/themes/grief/bundle?{query}")
    assert_refused(response, 400, "invalid-input")


def test_making_a_theme_of_fifty_articles_costs_as_many_queries_as_one_of_two(
    api_client: Any, theme: Theme
) -> None:
    def read() -> None:
        ThemeBundle.objects.all().delete()
        assert api_client.get(address("grief", "epub")).status_code == 200

    assert_constant_queries(read, lambda count: publish_articles(count, theme=theme))
