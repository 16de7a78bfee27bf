"""From first draft to readers and back, over HTTP, as two editors do it."""

from __future__ import annotations

import datetime
import json
from typing import Any

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from api.editorial.tasks import publish_what_is_planned
from knowledge.models import PlannedPublication
from tests.api.editorial.editors import TRANSLATIONS, Editor, publish
from tests.factories.editorial import FIT

FIT_SLUG = "stilte-is-geen-weigering"
SOON = datetime.timedelta(hours=1)


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
        {"change": "added", "text": "korte "}
    ]
    revisions = writer.get(f"{TRANSLATIONS}/{text}/revisions")["items"]
    assert [revision["published"] for revision in revisions] == [True, False]
    restored = writer.post(f"/api/v1/revisions/{revisions[1]['id']}/restorations", {"why": "Toch."})
    assert restored["body"] == FIT["body"]
    steps = [entry["step"] for entry in writer.get(f"{TRANSLATIONS}/{text}/trail")["items"]]
    assert steps == [
        "restored", "published", "approved", "submitted", "rejected", "submitted", "started",
    ]  # fmt: skip


def test_who_reviews_reads_what_the_writer_said_with_this_very_submission(
    writer: Editor, colleague: Editor, text: str
) -> None:
    first = writer.submit(text, comment="Kijk je mee?")
    writer.decide(first["id"], "withdrawn")
    writer.submit(text, comment="Let op het einde.")
    (listed,) = colleague.get("/api/v1/submissions")["items"]
    whole = colleague.get(f"{TRANSLATIONS}/{text}")["submission"]
    assert (listed["message"], whole["message"]) == ("Let op het einde.", "Let op het einde.")
    assert colleague.get(f"/api/v1/submissions/{first['id']}")["message"] == "Kijk je mee?"


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
    source = french["madeFrom"]
    assert (source["translation"], source["revision"], source["current"]) == (text, 1, 1)
    assert writer.get(f"/api/v1/revisions/{source['id']}")["title"] == FIT["title"]
    writer.save(french["id"], '"1"', title="Le silence n'est pas un refus")
    publish(writer, colleague, french["id"])
    assert writer.get(f"{TRANSLATIONS}?outdated=true")["items"] == []
    tag = writer.client.get(f"{TRANSLATIONS}/{text}/manuscript")["ETag"]
    writer.save(text, tag, title="Stilte zegt iets")
    publish(writer, colleague, text)
    (outdated,) = writer.get(f"{TRANSLATIONS}?outdated=true")["items"]
    assert (outdated["id"], outdated["outdated"]) == (french["id"], True)

    tag = colleague.tag(french["id"])
    saved = colleague.save(french["id"], tag, title="Le silence parle", madeFrom=2)
    assert saved.json()["madeFrom"] == 2
    publish(colleague, writer, french["id"])
    assert writer.get(f"{TRANSLATIONS}?outdated=true")["items"] == []
    unknown = colleague.save(french["id"], colleague.tag(french["id"]), 400, madeFrom=7)
    assert unknown.json()["issues"][0]["name"] == "madeFrom"
    assert colleague.save(text, colleague.tag(text), 400, madeFrom=1)


def test_a_text_is_taken_away_and_its_address_changes(
    writer: Editor, colleague: Editor, text: str, api_client: Any
) -> None:
    publish(writer, colleague, text)
    renamed = writer.post(f"{TRANSLATIONS}/{text}/renamings", {"slug": "stilte-zegt-iets"})
    old = FIT_SLUG
    assert renamed["formerSlugs"] == [old]
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
