"""Bundles over HTTP: a theme for everyone, a list for its owner."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from accounts.models import Person
from api.knowledge.representation import represent
from core.identifiers import new_id
from knowledge import bundle_turns, bundling, theme_bundles
from knowledge.models import Theme, ThemeBundle, Translation
from knowledge.publishing import publish, withdraw
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory, TranslationFactory, publish_articles, revise
from tests.factories.saved import ReadingListFactory, SavedArticleFactory
from tests.support.queries import assert_constant_queries
from tests.support.refusals import assert_refused


def text_of(pdf: bytes) -> str:
    """Return what a PDF says, in one line."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return " ".join(" ".join(pages).split())


def pages_of(epub: bytes) -> str:
    """Return every page of an EPUB behind each other."""
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return "\n".join(archive.read(name).decode() for name in names)


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


@pytest.mark.django_db(transaction=True)
def test_bundles_are_made_one_after_the_other(
    api_client: Any, client_for: Callable[[Person], Any]
) -> None:
    TranslationFactory(published=True, theme=ThemeFactory(key="grief"))
    owner = PersonFactory()
    own = f"/api/v1/lists/{kept(owner, 'Stilte').id}/bundle?format=epub"
    somebody_else = connection.copy()
    asked = ((api_client, address("grief", "epub")), (client_for(owner), own))
    try:
        with somebody_else.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [bundle_turns._LOCK])
            for client, place in asked:
                waiting = client.get(place)
                assert_refused(waiting, 503, "bundle-in-the-making")
                assert waiting["Retry-After"] == "2"
            cursor.execute("ROLLBACK")
    finally:
        somebody_else.close()
    for client, place in asked:
        assert client.get(place).status_code == 200


# ---- lists ----


@pytest.fixture
def person(db: None) -> Person:
    return PersonFactory()


@pytest.fixture
def client(person: Person, client_for: Callable[[Person], Any]) -> Any:
    return client_for(person)


def kept(person: Person, *titles: str, note: str = "") -> Any:
    """Keep articles with these titles in one list of `person`."""
    saved = [
        SavedArticleFactory(
            person=person,
            article_id=TranslationFactory(published=True, title=title).article_id,
            note=note,
        )
        for title in titles
    ]
    return ReadingListFactory(
        person=person, name="Over Amal", articles=[one.id for one in reversed(saved)]
    )


def test_a_list_comes_in_the_order_of_its_owner(client: Any, person: Person) -> None:
    made = kept(person, "Eerst", "Daarna", note="Voor donderdag")
    response = client.get(f"/api/v1/lists/{made.id}/bundle?format=pdf&language=nl")
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"] == 'attachment; filename="klankbord-bundle.pdf"'
    assert "ETag" not in response
    text = text_of(response.content)
    assert "Over Amal" in text
    assert text.index("Daarna") < text.index("Eerst")
    assert "Voor donderdag" not in text


@pytest.mark.parametrize("form", ["pdf", "epub"])
def test_notes_come_along_when_they_are_asked_for(client: Any, person: Person, form: str) -> None:
    made = kept(person, "Stilte", note="Voor donderdag\nOok voor <Ilse> & #import")
    asked = f"/api/v1/lists/{made.id}/bundle?format={form}&notes="
    read = text_of if form == "pdf" else pages_of
    with_notes = read(client.get(f"{asked}true").content)
    assert "Voor donderdag" in with_notes
    assert "alleen jij kunt kijken" in with_notes
    without = read(client.get(f"{asked}false").content)
    assert "Voor donderdag" not in without
    assert "alleen jij kunt kijken" not in without


def test_what_is_withdrawn_is_left_out_of_a_list_and_named(client: Any, person: Person) -> None:
    made = kept(person, "Blijft", "Verdwijnt")
    gone = Translation.objects.get(article_id=made.articles[0])
    withdraw(translation=gone, represent=represent)
    for form, read in (("pdf", text_of), ("epub", pages_of)):
        text = read(client.get(f"/api/v1/lists/{made.id}/bundle?format={form}").content)
        assert "Deze artikels zijn er niet meer" in text
        assert text.count("Verdwijnt") == 1
        assert "Blijft" in text


def test_a_list_of_somebody_else_is_not_found(client: Any) -> None:
    others = kept(PersonFactory(), "Stilte")
    for list_id in (others.id, new_id()):
        response = client.get(f"/api/v1/lists/{list_id}/bundle?format=pdf")
        assert_refused(response, 404, "not-found")


def test_an_empty_list_has_nothing_to_take_along(client: Any, person: Person) -> None:
    made = ReadingListFactory(person=person)
    response = client.get(f"/api/v1/lists/{made.id}/bundle?format=epub")
    assert_refused(response, 409, "nothing-to-bundle")


def test_everything_one_saved_comes_the_last_first(
    client: Any, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "/api/v1/saved-articles/bundle?format=epub&notes=true&language=nl"
    assert_refused(client.get(asked), 409, "nothing-to-bundle")
    kept(person, "Een", "Twee", "Drie", note="Voor donderdag")
    kept(PersonFactory(), "Van een ander")
    said = pages_of(client.get(asked).content)
    assert "Bewaarde artikels" in said
    assert said.index("Drie") < said.index("Twee") < said.index("Een</")
    assert said.count("Voor donderdag") == 3
    assert "Van een ander" not in said
    monkeypatch.setattr("api.knowledge.saved.bundles.MOST_CHAPTERS", 2)
    assert "1 artikel staat er niet in, het laatste" in pages_of(client.get(asked).content)


def test_nothing_of_a_list_is_kept(client: Any, person: Person) -> None:
    made = kept(person, "Stilte", note="Voor donderdag")
    assert client.get(f"/api/v1/lists/{made.id}/bundle?format=epub&notes=true").status_code == 200
    assert ThemeBundle.objects.count() == 0


def test_who_asks_too_often_is_asked_to_wait(client: Any, person: Person, settings: Any) -> None:
    settings.BUNDLES_PER_HOUR = 2
    made = kept(person, "Stilte")
    asked = f"/api/v1/lists/{made.id}/bundle?format=epub"
    assert [client.get(asked).status_code for _ in range(3)] == [200, 200, 429]
    assert client.get(f"/api/v1/lists/{made.id}").status_code == 200


def test_fifty_articles_cost_as_many_queries_as_two(client: Any, person: Person) -> None:
    lists: list[Any] = []

    def grow(count: int) -> None:
        lists.append(kept(person, *(f"Titel {number}" for number in range(count))))

    def read() -> None:
        asked = f"/api/v1/lists/{lists[-1].id}/bundle?format=epub&notes=true"
        assert client.get(asked).status_code == 200

    assert_constant_queries(read, grow)


def test_making_a_theme_of_fifty_articles_costs_as_many_queries_as_one_of_two(
    api_client: Any, theme: Theme
) -> None:
    def read() -> None:
        ThemeBundle.objects.all().delete()
        assert api_client.get(address("grief", "epub")).status_code == 200

    assert_constant_queries(read, lambda count: publish_articles(count, theme=theme))
