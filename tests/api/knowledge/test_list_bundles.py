"""Bundles of one's list, or of all one saved, over HTTP: for their owner alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from accounts.models import Person
from api.knowledge.representation import represent
from core.identifiers import new_id
from core.typesetting import turns
from knowledge.models import ThemeBundle, Translation
from knowledge.publishing import withdraw
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory, TranslationFactory
from tests.factories.saved import ReadingListFactory, SavedArticleFactory
from tests.support.bundles import pages_of, text_of
from tests.support.queries import assert_constant_queries
from tests.support.refusals import assert_refused


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


@pytest.mark.django_db(transaction=True)
def test_bundles_are_made_one_after_the_other(
    api_client: Any, client_for: Callable[[Person], Any]
) -> None:
    TranslationFactory(published=True, theme=ThemeFactory(key="grief"))
    owner = PersonFactory()
    own = f"/api/v1/lists/{kept(owner, 'Stilte').id}/bundle?format=epub"
    somebody_else = connection.copy()
    themes = "/api/v1/themes/grief/bundle?language=nl&format=epub"
    asked = ((api_client, themes), (client_for(owner), own))
    try:
        with somebody_else.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [turns._LOCK])
            for client, place in asked:
                waiting = client.get(place)
                assert_refused(waiting, 503, "bundle-in-the-making")
                assert waiting["Retry-After"] == "2"
            cursor.execute("ROLLBACK")
    finally:
        somebody_else.close()
    for client, place in asked:
        assert client.get(place).status_code == 200
