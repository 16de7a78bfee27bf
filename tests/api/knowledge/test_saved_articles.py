"""Saving articles, with a note that nobody else reads."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from accounts.models import Person
from api.knowledge.representation import represent
from core.identifiers import new_id
from core.tenancy import acting_as
from knowledge.models import SavedArticle, Translation
from knowledge.publishing import withdraw
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import ThemeFactory, TranslationFactory
from tests.factories.saved import ReadingListFactory, SavedArticleFactory
from tests.support.refusals import assert_refused

SAVED, LISTS = "/api/v1/saved-articles", "/api/v1/lists"
_attempts = itertools.count()


def post(client: Any, address: str, body: Any, key: str | None = None) -> Any:
    key = key or f"attempt-{next(_attempts)}"
    return client.post(address, body, format="json", headers={"Idempotency-Key": key})


def patch(client: Any, address: str, body: Any, tag: str = '"1"') -> Any:
    return client.patch(
        address,
        json.dumps(body),
        content_type="application/merge-patch+json",
        headers={"If-Match": tag},
    )


@pytest.fixture
def person(db: None) -> Person:
    return PersonFactory()


@pytest.fixture
def client(person: Person, client_for: Callable[[Person], Any]) -> Any:
    return client_for(person)


@pytest.fixture
def article(db: None) -> Translation:
    return TranslationFactory(published=True, title="Stilte")


def test_a_saved_article_comes_back_with_its_note(client: Any, article: Translation) -> None:
    response = post(client, SAVED, {"article": str(article.article_id), "note": "Voor Amal\r\nja"})
    assert response.status_code == 201
    assert response["Location"] == f"{SAVED}/{article.article_id}"
    assert response["Cache-Control"] == "no-store"
    kept = client.get(response["Location"])
    assert kept["ETag"] == '"1"'
    assert kept.json() == response.json()
    assert kept.json()["note"] == "Voor Amal\nja"
    assert kept.json()["article"]["slug"] == article.slug


def test_saving_again_changes_nothing(client: Any, article: Translation) -> None:
    body = {"article": str(article.article_id), "note": "Voor Amal"}
    first = post(client, SAVED, body, "same")
    replayed = post(client, SAVED, body, "same")
    again = post(client, SAVED, {"article": str(article.article_id)}, "other")
    assert (first.status_code, replayed.status_code, again.status_code) == (201, 201, 200)
    assert replayed["Idempotency-Replayed"] == "true"
    assert first.json() == replayed.json() == again.json()
    assert post(client, SAVED, {"article": str(article.article_id)}, "other").status_code == 200


def test_another_note_never_replaces_the_one_that_is_kept(
    client: Any, article: Translation
) -> None:
    for note, status in (("Voor Amal", 201), ("Iets anders", 409), ("Voor Amal", 200)):
        body = {"article": str(article.article_id), "note": note}
        assert post(client, SAVED, body).status_code == status


def test_what_nobody_can_read_cannot_be_saved(client: Any) -> None:
    draft = TranslationFactory()
    for article_id in (draft.article_id, new_id()):
        response = post(client, SAVED, {"article": str(article_id)})
        assert_refused(response, 409, "article-not-available")


def test_a_note_is_sealed_and_bound_to_its_row(person: Person) -> None:
    saved = [SavedArticleFactory(person=person, note="Voor Amal") for _ in range(2)]
    with connection.cursor() as cursor, acting_as(person.pk):
        cursor.execute("SELECT sealed FROM knowledge_savedarticle")
        sealed = [bytes(row[0]) for row in cursor.fetchall()]
    assert len(sealed) == 2
    assert not [one for one in sealed if b"Amal" in one or b"Titel" in one]
    assert "Amal" not in repr(saved)


def test_the_last_saved_comes_first_page_by_page(client: Any, person: Person) -> None:
    saved = [str(SavedArticleFactory(person=person).id) for _ in range(5)]
    seen, address = [], f"{SAVED}?pageSize=2"
    while address:
        page = client.get(address).json()
        seen += [item["id"] for item in page["items"]]
        address = page.get("next")
    assert seen == saved[::-1]


def test_they_are_found_by_theme_by_list_and_one_by_one(client: Any, person: Person) -> None:
    theme = ThemeFactory(key="rouw")
    mourning = SavedArticleFactory(
        person=person, article_id=TranslationFactory(theme=theme, published=True).article_id
    )
    other = SavedArticleFactory(person=person)
    listed = ReadingListFactory(person=person, articles=[other.id])

    def found(query: str) -> list[str]:
        return [item["id"] for item in client.get(f"{SAVED}?{query}").json()["items"]]

    assert found("theme=rouw") == [str(mourning.id)]
    assert found(f"list={listed.id}") == [str(other.id)]
    assert found(f"article={other.id}") == [str(other.id)]
    assert found(f"article={new_id()}") == found(f"list={new_id()}") == found("theme=geen") == []


def test_an_article_is_shown_in_the_language_that_is_read(client: Any, person: Person) -> None:
    french = TranslationFactory(language="fr", slug="silence", title="Silence", published=True)
    SavedArticleFactory(person=person, article_id=french.article_id)

    def shown(language: str) -> tuple[str, str]:
        (item,) = client.get(f"{SAVED}?language={language}").json()["items"]
        return item["article"]["language"], item["title"]

    assert shown("nl") == ("fr", "Silence")
    TranslationFactory(article=french.article, slug="stilte", title="Stilte", published=True)
    assert shown("nl") == ("nl", "Stilte")
    assert shown("fr") == ("fr", "Silence")
    assert shown("en") == ("nl", "Stilte")


def test_what_is_published_no_longer_stays_with_its_note(
    client: Any, person: Person, article: Translation
) -> None:
    SavedArticleFactory(person=person, article_id=article.article_id, note="Voor Amal")
    withdraw(translation=article, represent=represent)
    (item,) = client.get(SAVED).json()["items"]
    assert (item["article"], item["title"], item["note"]) == (None, "Stilte", "Voor Amal")
    changed = patch(client, f"{SAVED}/{article.article_id}", {"note": "Toch nog"})
    assert (changed.json()["title"], changed.json()["note"]) == ("Stilte", "Toch nog")


def test_a_note_changes_for_who_knows_the_version(client: Any, person: Person) -> None:
    address = f"{SAVED}/{SavedArticleFactory(person=person, note='Oud').id}"
    changed = patch(client, address, {"note": "Nieuw"})
    assert (changed["ETag"], changed.json()["note"]) == ('"2"', "Nieuw")
    assert_refused(patch(client, address, {"note": "Te laat"}), 412, "version-stale")
    assert patch(client, address, {}, '"2"').json()["note"] == "Nieuw"


def test_what_is_removed_leaves_the_lists(client: Any, person: Person) -> None:
    saved = SavedArticleFactory(person=person)
    reading_list = f"{LISTS}/{ReadingListFactory(person=person, articles=[saved.id]).id}"
    gone = client.delete(f"{SAVED}/{saved.id}", headers={"If-Match": '"1"'})
    assert gone.status_code == 204
    assert client.get(f"{SAVED}/{saved.id}").status_code == 404
    kept = client.get(reading_list)
    assert (kept["ETag"], kept.json()["articles"]) == ('"2"', [])


def test_nobody_reads_or_changes_what_another_saved(
    client_for: Callable[[Person], Any], person: Person
) -> None:
    saved = SavedArticleFactory(person=person, note="Voor Amal")
    reading_list = ReadingListFactory(person=person, name="Voor Amal", articles=[saved.id])
    stranger = client_for(PersonFactory(editor=True))
    assert stranger.get(SAVED).json()["items"] == stranger.get(LISTS).json()["items"] == []
    for address in (f"{SAVED}/{saved.id}", f"{LISTS}/{reading_list.id}"):
        assert stranger.get(address).status_code == 404
        assert patch(stranger, address, {}).status_code == 404
    assert stranger.get(f"{SAVED}?list={reading_list.id}").json()["items"] == []


def test_a_list_keeps_the_order_it_is_given(client: Any, person: Person) -> None:
    saved = [str(SavedArticleFactory(person=person).id) for _ in range(3)]
    made = post(client, LISTS, {"name": " Voor Amal ", "articles": saved})
    assert made.status_code == 201
    assert (made.json()["name"], made.json()["articles"]) == ("Voor Amal", saved)
    turned = patch(client, made["Location"], {"articles": saved[::-1]})
    assert (turned["ETag"], turned.json()["articles"]) == ('"2"', saved[::-1])
    assert patch(client, made["Location"], {"name": "Team"}, '"2"').json() == {
        **client.get(made["Location"]).json(),
        "name": "Team",
        "articles": saved[::-1],
        "version": 3,
    }
    assert [one["name"] for one in client.get(LISTS).json()["items"]] == ["Team"]
    assert client.delete(made["Location"], headers={"If-Match": '"3"'}).status_code == 204
    assert len(client.get(SAVED).json()["items"]) == 3


def test_the_name_of_a_list_is_sealed(person: Person) -> None:
    reading_list = ReadingListFactory(person=person, name="Voor Amal")
    with connection.cursor() as cursor, acting_as(person.pk):
        cursor.execute("SELECT sealed FROM knowledge_readinglist")
        assert b"Amal" not in bytes(cursor.fetchone()[0])
    assert "Amal" not in repr(reading_list)


def test_a_list_holds_saved_articles_alone(client: Any, article: Translation) -> None:
    body = {"name": "Team", "articles": [str(article.article_id)]}
    assert_refused(post(client, LISTS, body), 409, "article-not-saved")
    assert client.get(LISTS).json()["items"] == []
    twice = {"name": "Team", "articles": [str(article.article_id)] * 2}
    assert_refused(post(client, LISTS, twice), 400, "invalid-input", ("body", "articles"))


@pytest.mark.parametrize("name", ["", "   ", "twee\nregels", "x" * 81])
def test_a_list_needs_a_name_on_one_line(client: Any, name: str) -> None:
    response = post(client, LISTS, {"name": name})
    assert_refused(response, 400, "invalid-input", ("body", "name"), exactly=True)


def test_there_is_an_end_to_lists(client: Any, person: Person, monkeypatch: Any) -> None:
    monkeypatch.setattr("knowledge.listing.MAX_LISTS", 2)
    answers = [post(client, LISTS, {"name": "Team"}).status_code for _ in range(3)]
    assert answers == [201, 201, 409]


def test_a_person_who_goes_takes_what_they_saved_along(person: Person) -> None:
    saved = SavedArticleFactory(person=person)
    person.delete()
    assert not SavedArticle.objects.filter(article_id=saved.id).exists()
