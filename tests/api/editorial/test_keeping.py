"""Keeping texts true, over HTTP."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Person, PlatformRole
from api.knowledge.readings import tally
from core.outgoing import Answer
from knowledge.link_checking import record
from knowledge.mentions import collect_mentions
from knowledge.models import Theme, Translation, Upkeep, WebAddress
from knowledge.readings import add_readings
from knowledge.upkeep import REVIEW_AFTER, today
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import begun, live, written
from tests.factories.knowledge import ThemeFactory, TranslationFactory

DAY = datetime.timedelta(days=1)
HARD = (
    "De organisatorische randvoorwaarden van multidisciplinaire samenwerkingsverbanden worden "
    "voorafgaandelijk geïnventariseerd door de verantwoordelijke casusregisseur. "
) * 12
_attempts = itertools.count()


@pytest.fixture
def editor(db: None) -> Person:
    return PersonFactory(editor=True, display_name="Noor")


@pytest.fixture
def client(editor: Person, client_for: Callable[[Person], Any]) -> Any:
    return client_for(editor)


@pytest.fixture
def theme(db: None) -> Theme:
    return ThemeFactory(key="grief-and-loss")


@pytest.fixture
def text(editor: Person, theme: Theme) -> Translation:
    """What readers have, of the editor."""
    translation = begun(editor, theme, title="Stilte", body=HARD)
    live(translation, by=editor, reviewer=PersonFactory(editor=True))
    return translation


def _items(client: Any, address: str) -> list[dict[str, Any]]:
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    items: list[dict[str, Any]] = response.json()["items"]
    return items


def _change(client: Any, text: Translation, tag: str, **changes: Any) -> Any:
    return client.patch(
        f"/api/v1/translations/{text.pk}/review-date",
        json.dumps(changes),
        content_type="application/merge-patch+json",
        headers={"If-Match": tag},
    )


def _confirm(client: Any, text: Translation, **body: Any) -> Any:
    key = f"keeping-{next(_attempts)}"
    return client.post(
        f"/api/v1/translations/{text.pk}/confirmations",
        body,
        format="json",
        headers={"Idempotency-Key": key},
    )


def test_an_overdue_article_leaves_the_list_when_somebody_looked(
    client: Any, text: Translation, editor: Person
) -> None:
    Upkeep.objects.update(review_on=today() - DAY)
    found = _items(client, "review-dates?due=overdue")
    assert [it["title"] for it in found] == ["Stilte"]
    assert found[0]["texts"] == [{"id": str(text.pk), "language": "nl"}]
    assert found[0]["owner"] == {"id": str(editor.pk), "name": "Noor"}
    answer = _confirm(client, text, why="Nagekeken.").json()
    assert (answer["due"], answer["lookedBy"]["name"], answer["version"]) == ("later", "Noor", 2)
    assert _items(client, "review-dates?due=overdue") == []
    assert [it["due"] for it in _items(client, "review-dates?due=later")] == ["later"]
    trail = _items(client, f"translations/{text.pk}/trail")
    assert (trail[0]["step"], trail[0]["why"]) == ("confirmed", "Nagekeken.")


def test_articles_are_narrowed_by_who_looks_after_them(
    client: Any, text: Translation, editor: Person
) -> None:
    Upkeep.objects.update(review_on=today() + DAY)
    other = PersonFactory(editor=True)
    assert len(_items(client, f"review-dates?due=soon&owner={editor.pk}")) == 1
    assert _items(client, f"review-dates?owner={other.pk}") == []
    assert _items(client, "review-dates?owner=nobody") == []
    Upkeep.objects.update(owner=other)
    PlatformRole.objects.filter(person=other).delete()
    assert [it["owner"] for it in _items(client, "review-dates?owner=nobody")] == [None]
    assert _items(client, f"review-dates?owner={other.pk}") == []


@pytest.mark.parametrize("owner", ["", "somebody", "%00"])
def test_an_owner_who_is_no_identifier_is_refused(client: Any, owner: str) -> None:
    assert client.get(f"/api/v1/review-dates?owner={owner}").status_code == 400


def test_date_and_owner_change_with_a_reason_and_against_a_version(
    client: Any, text: Translation
) -> None:
    colleague = PersonFactory(editor=True)
    address = f"/api/v1/translations/{text.pk}/review-date"
    tag = client.get(address)["ETag"]
    day = (today() + 20 * DAY).isoformat()
    changed = _change(client, text, tag, reviewOn=day, owner=str(colleague.pk), why="Wet.")
    assert changed.status_code == 200
    assert (changed.json()["reviewOn"], changed.json()["due"]) == (day, "soon")
    assert changed.json()["owner"]["id"] == str(colleague.pk)
    assert _change(client, text, tag, owner=None, why="Wet.").status_code == 412
    alone = _change(client, text, changed["ETag"], owner=None, why="Weg.")
    assert (alone.json()["owner"], alone.json()["reviewOn"]) == (None, day)
    refused = _change(client, text, alone["ETag"], reviewOn="2020-01-01", why="  ")
    assert refused.status_code == 400
    assert {(it["name"], it["code"]) for it in refused.json()["issues"]} == {
        ("why", "change_unexplained"),
        ("reviewOn", "review_day_out_of_reach"),
    }


def test_somebody_who_is_no_editor_cannot_become_the_owner(client: Any, text: Translation) -> None:
    refused = _change(client, text, "*", owner=str(PersonFactory().pk), why="Toch.")
    assert [it["code"] for it in refused.json()["issues"]] == ["unknown_object"]


def test_what_readers_never_had_has_no_date_and_cannot_be_confirmed(
    client: Any, editor: Person, theme: Theme
) -> None:
    draft = begun(editor, theme)
    answer = client.get(f"/api/v1/translations/{draft.pk}/review-date")
    assert (answer.json()["reviewOn"], answer["ETag"]) == (None, '"0"')
    assert _confirm(client, draft).status_code == 409
    assert _change(client, draft, '"0"', owner=None, why="x").status_code == 409


def test_the_day_of_a_confirmation_can_be_chosen(client: Any, text: Translation) -> None:
    day = (today() + 90 * DAY).isoformat()
    assert _confirm(client, text, reviewOn=day).json()["reviewOn"] == day
    usual = (today() + REVIEW_AFTER).isoformat()
    assert _confirm(client, text, reviewOn=None).json()["reviewOn"] == usual


def test_a_dead_link_is_listed_first_with_its_places(client: Any, theme: Theme) -> None:
    TranslationFactory(
        theme=theme,
        published=True,
        title="Met links",
        body="Een.\n\n[dood](https://a.example/x) en [goed](https://b.example/)",
    )
    collect_mentions()
    good, dead = (WebAddress.objects.get(host=host) for host in ("b.example", "a.example"))
    record(good, Answer("answered", good.address, status=200))
    for day in range(3):
        record(dead, Answer("answered", dead.address, status=404), now=timezone.now() + day * DAY)
    everything = _items(client, "links")
    assert [it["state"] for it in everything] == ["dead", "working"]
    found = _items(client, "links?trouble=true")
    assert [(it["address"], it["reason"], it["status"]) for it in found] == [
        ("https://a.example/x", "gone", 404)
    ]
    place = found[0]["mentions"][0]
    assert (place["title"], place["place"], place["position"], place["words"]) == (
        "Met links",
        "text",
        3,
        "dood",
    )
    assert [it["state"] for it in _items(client, "links?state=working")] == ["working"]


def test_pictures_without_words_are_listed_by_text(client: Any, text: Translation) -> None:
    assert _items(client, "undescribed-images") == []
    person = PersonFactory(editor=True)
    written(text, person, body="## Kop\n\n![](vlecht.png)\n")
    found = _items(client, "undescribed-images?stage=writing")
    assert found[0]["pictures"] == [{"line": 3, "address": "vlecht.png", "fault": "missing"}]
    assert found[0]["title"] == "Stilte"
    assert _items(client, "undescribed-images?stage=published") == []


def test_texts_are_listed_by_how_hard_they_read(
    client: Any, text: Translation, editor: Person, theme: Theme
) -> None:
    begun(editor, theme, title="Zacht", body="Je wacht. Ze zegt niets. Dat is goed. " * 20)
    levels = _items(client, "reading-levels")
    assert [(it["title"], it["hard"]) for it in levels] == [("Stilte", True), ("Zacht", False)]
    assert levels[0]["level"] == "very-hard"
    assert [it["title"] for it in _items(client, "reading-levels?stage=writing")] == ["Zacht"]
    assert _items(client, "reading-levels?language=fr") == []


def test_pages_of_levels_follow_each_other(client: Any, text: Translation, theme: Theme) -> None:
    begun(PersonFactory(editor=True), theme, title="Zacht", body="Je wacht. Ze zwijgt. " * 40)
    first = client.get("/api/v1/reading-levels?pageSize=1").json()
    second = client.get(first["next"]).json()
    assert [it["title"] for it in (*first["items"], *second["items"])] == ["Stilte", "Zacht"]


def test_while_writing_the_longest_sentences_and_words_are_shown(
    client: Any, text: Translation
) -> None:
    address = f"/api/v1/translations/{text.pk}/reading-level"
    found = client.get(address).json()
    assert (found["measure"], found["hard"], found["level"]) == ("flesch-douma", True, "very-hard")
    assert found["longestWords"][0]["syllables"] >= 7
    written(text, PersonFactory(editor=True), body=f"Kort. {'Woord ' * 30}einde.")
    found = client.get(address).json()
    assert (found["score"], found["level"], found["hard"]) == (None, None, False)
    assert found["longestSentences"][0]["words"] == 31


def test_readings_are_counted_without_asking_who(
    api_client: Any, text: Translation, django_assert_num_queries: Any
) -> None:
    tally.add()
    with django_assert_num_queries(0):
        response = api_client.post(f"/api/v1/articles/{text.slug}/readings")
    assert response.status_code == 204
    assert response.content == b""
    assert "Set-Cookie" not in response
    assert api_client.post("/api/v1/articles/nothing-like-it/readings").status_code == 204
    tally.add()
    assert list(text.reading_counts.values_list("day", "readings")) == [(today(), 1)]


def test_a_reading_takes_no_parameters(api_client: Any, text: Translation) -> None:
    response = api_client.post(f"/api/v1/articles/{text.slug}/readings?who=me")
    assert response.status_code == 400


def test_figures_show_no_small_numbers(client: Any, text: Translation) -> None:
    add_readings({(text.slug, today()): 4, (text.slug, today() - DAY): 7})
    days = client.get(f"/api/v1/translations/{text.pk}/readings").json()
    assert [it["readings"] for it in days["figures"][-3:]] == [0, 7, None]
    assert (len(days["figures"]), days["total"]) == (28, 11)
    weeks = client.get(f"/api/v1/translations/{text.pk}/readings?span=week").json()
    assert (len(weeks["figures"]), weeks["figures"][-1]["readings"]) == (26, 11)
    assert client.get(f"/api/v1/translations/{text.pk}/readings?span=year").status_code == 400


def test_what_is_read_most_is_listed_over_a_period(client: Any, text: Translation) -> None:
    add_readings({(text.slug, today() - 10 * DAY): 6, (text.slug, today()): 2})
    assert [(it["title"], it["readings"]) for it in _items(client, "reading-figures")] == [
        ("Stilte", 8)
    ]
    assert [it["readings"] for it in _items(client, "reading-figures?period=week")] == [None]
