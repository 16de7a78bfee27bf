"""From first draft to readers and back, over HTTP, as two editors do it."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import Person
from api.editorial.tasks import publish_what_is_planned
from knowledge.models import PlannedPublication
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import FIT
from tests.factories.knowledge import ThemeFactory

TRANSLATIONS = "/api/v1/translations"
_attempts = itertools.count()
FIT_SLUG = "stilte-is-geen-weigering"
SOON = datetime.timedelta(hours=1)


class Editor:
    """An editor with a browser."""

    def __init__(self, client: Any, person: Person) -> None:
        self.client, self.person = client, person

    def get(self, address: str) -> Any:
        response = self.client.get(address)
        assert response.status_code == 200, response.content
        return response.json()

    def post(self, address: str, body: Any, status: int | None = None) -> Any:
        key = f"way-{next(_attempts)}"
        response = self.client.post(address, body, format="json", headers={"Idempotency-Key": key})
        assert response.status_code in ((status,) if status else (200, 201)), response.content
        return response.json()

    def save(self, text: str, tag: str, status: int = 200, **words: Any) -> Any:
        response = self.client.patch(
            f"{TRANSLATIONS}/{text}/manuscript",
            json.dumps(words),
            content_type="application/merge-patch+json",
            headers={"If-Match": tag},
        )
        assert response.status_code == status, response.content
        return response

    def submit(self, text: str, status: int | None = None, **more: Any) -> Any:
        return self.post(f"{TRANSLATIONS}/{text}/submissions", more, status)

    def decide(
        self, submission: str, outcome: str, comment: str = "", status: int | None = None
    ) -> Any:
        body = {"outcome": outcome, "comment": comment}
        return self.post(f"/api/v1/submissions/{submission}/decisions", body, status)


@pytest.fixture
def writer(client_for: Callable[[Person], Any], db: None) -> Editor:
    person = PersonFactory(editor=True, display_name="Noor")
    return Editor(client_for(person), person)


@pytest.fixture
def colleague(client_for: Callable[[Person], Any], db: None) -> Editor:
    person = PersonFactory(editor=True, display_name="Wim")
    return Editor(client_for(person), person)


@pytest.fixture
def text(writer: Editor) -> str:
    theme = ThemeFactory(key="grief-and-loss")
    body = {"language": "nl", "theme": theme.key, "title": FIT["title"]}
    started = writer.post(TRANSLATIONS, body)
    writer.save(started["id"], '"1"', **{name: FIT[name] for name in FIT if name != "title"})
    return str(started["id"])


def publish(writer: Editor, colleague: Editor, text: str) -> None:
    waiting = writer.submit(text)
    colleague.decide(waiting["id"], "approved")
    writer.post(f"{TRANSLATIONS}/{text}/publications", {"revision": waiting["revision"]})


def test_the_whole_way(writer: Editor, colleague: Editor, text: str, api_client: Any) -> None:
    waiting = writer.submit(text, reviewer=str(colleague.person.pk), comment="Kijk je mee?")
    assert waiting["reviewer"] == {"id": str(colleague.person.pk), "name": "Wim"}
    assert waiting["abilities"] == {"decide": False, "withdraw": True}
    (listed,) = colleague.get(f"/api/v1/submissions?reviewer={colleague.person.pk}")["items"]
    assert listed["abilities"] == {"decide": True, "withdraw": False}
    note = colleague.post(
        f"{TRANSLATIONS}/{text}/notes", {"text": "Welke?", "quote": "Een tekst.", "revision": 1}
    )
    colleague.decide(waiting["id"], "rejected", "Maak het voorbeeld korter.")
    assert writer.get(f"{TRANSLATIONS}/{text}")["state"] == "rejected"

    tag = writer.client.get(f"{TRANSLATIONS}/{text}/manuscript")["ETag"]
    writer.save(text, tag, body=FIT["body"].replace("Een tekst", "Een korte tekst"))
    writer.client.patch(
        f"/api/v1/notes/{note['id']}",
        json.dumps({"resolved": True}),
        content_type="application/merge-patch+json",
        headers={"If-Match": '"1"'},
    )
    assert writer.get(f"{TRANSLATIONS}/{text}/notes")["items"][0]["resolvedBy"]["name"] == "Noor"
    publish(writer, colleague, text)

    whole = writer.get(f"{TRANSLATIONS}/{text}")
    assert (whole["state"], whole["published"]["revision"]) == ("published", 2)
    assert "korte tekst" in api_client.get(f"/api/v1/articles/{whole['slug']}").json()["html"]
    compared = writer.get(f"{TRANSLATIONS}/{text}/comparison?from=1&to=2")
    (changed,) = [line for line in compared["lines"] if line["change"] != "same"]
    assert [piece for piece in changed["pieces"] if piece["change"] == "added"] == [
        {"change": "added", "text": " korte"}
    ]
    revisions = writer.get(f"{TRANSLATIONS}/{text}/revisions")["items"]
    assert [revision["published"] for revision in revisions] == [True, False]
    restored = writer.post(f"/api/v1/revisions/{revisions[1]['id']}/restorations", {"why": "Toch."})
    assert restored["body"] == FIT["body"]
    steps = [entry["step"] for entry in writer.get(f"{TRANSLATIONS}/{text}/trail")["items"]]
    assert steps == [
        "restored", "published", "approved", "submitted", "rejected", "submitted", "started",
    ]  # fmt: skip


def test_a_stale_save_is_refused_and_changes_nothing(
    writer: Editor, colleague: Editor, text: str
) -> None:
    tag = writer.client.get(f"{TRANSLATIONS}/{text}/manuscript")["ETag"]
    colleague.save(text, tag, title="Van Wim")
    writer.save(text, tag, status=412, title="Van Noor")
    assert writer.get(f"{TRANSLATIONS}/{text}/manuscript")["title"] == "Van Wim"


def test_everything_that_readers_could_not_be_given_is_said_at_once(
    writer: Editor, text: str
) -> None:
    tag = writer.client.get(f"{TRANSLATIONS}/{text}/manuscript")["ETag"]
    writer.save(text, tag, tags=[], sources=[], body="# Kop")
    problem = writer.submit(text, status=400)
    assert {issue["name"] for issue in problem["issues"]} == {"tags", "sources", "body"}


def test_who_wrote_along_does_not_approve(writer: Editor, colleague: Editor, text: str) -> None:
    waiting = writer.submit(text)
    problem = writer.decide(waiting["id"], "approved", status=403)
    assert problem["type"].endswith("review-needs-other-eyes")
    tag = colleague.client.get(f"{TRANSLATIONS}/{text}/manuscript")["ETag"]
    colleague.save(text, tag, title="Ook van mij")
    assert colleague.decide(waiting["id"], "approved", status=403)


def test_a_planned_text_is_published_by_the_worker(
    writer: Editor, colleague: Editor, text: str, api_client: Any
) -> None:
    waiting = writer.submit(text)
    colleague.decide(waiting["id"], "approved")
    at = timezone.now() + SOON
    body = {"revision": 1, "at": at.isoformat()}
    planned = writer.post(f"{TRANSLATIONS}/{text}/publications", body)
    assert planned["state"] == "planned"
    assert DBTaskResult.objects.get().run_after == at
    PlannedPublication.objects.update(at=timezone.now())
    publish_what_is_planned.func()
    assert api_client.get(f"/api/v1/articles/{planned['slug']}").status_code == 200


def test_a_translation_is_outdated_once_its_source_changed(
    writer: Editor, colleague: Editor, text: str
) -> None:
    publish(writer, colleague, text)
    article = writer.get(f"{TRANSLATIONS}/{text}")["article"]
    french = writer.post(TRANSLATIONS, {"language": "fr", "article": article})
    assert french["madeFrom"] == {
        "translation": text, "language": "nl", "revision": 1, "current": 1,
    }  # fmt: skip
    writer.save(french["id"], '"1"', title="Le silence n'est pas un refus")
    publish(writer, colleague, french["id"])
    assert writer.get(f"{TRANSLATIONS}?outdated=true")["items"] == []
    tag = writer.client.get(f"{TRANSLATIONS}/{text}/manuscript")["ETag"]
    writer.save(text, tag, title="Stilte zegt iets")
    publish(writer, colleague, text)
    (outdated,) = writer.get(f"{TRANSLATIONS}?outdated=true")["items"]
    assert (outdated["id"], outdated["outdated"]) == (french["id"], True)


def test_a_text_is_taken_away_and_its_address_changes(
    writer: Editor, colleague: Editor, text: str, api_client: Any
) -> None:
    publish(writer, colleague, text)
    renamed = writer.post(f"{TRANSLATIONS}/{text}/renamings", {"slug": "stilte-zegt-iets"})
    old = FIT_SLUG
    assert renamed["slug"] != old
    for slug in (renamed["slug"], old):
        assert api_client.get(f"/api/v1/articles/{slug}").json()["slug"] == "stilte-zegt-iets"
    gone = writer.post(f"{TRANSLATIONS}/{text}/withdrawals", {"why": "Klopt niet meer."})
    assert (gone["published"], gone["state"]) == (None, "approved")
    assert api_client.get("/api/v1/articles/stilte-zegt-iets").status_code == 404
    writer.post(f"{TRANSLATIONS}/{text}/withdrawals", {"why": ""}, status=409)


def test_colleagues_see_who_is_writing(writer: Editor, colleague: Editor, text: str) -> None:
    address = f"{TRANSLATIONS}/{text}/presence"
    assert writer.post(address, {"activity": "writing"}) == {"others": []}
    seen = colleague.post(address, {"activity": "reviewing"})
    assert seen["others"] == [{"id": str(writer.person.pk), "name": "Noor", "activity": "writing"}]
    writer.post(address, {"activity": "away"})
    assert colleague.post(address, {"activity": "reviewing"}) == {"others": []}
