"""Nobody's words are lost over HTTP: what is overtaken, put away or set aside is a revision."""

from __future__ import annotations

from typing import Any

from tests.api.editorial.editors import TRANSLATIONS, Editor, publish
from tests.factories.editorial import FIT


def versions(editor: Editor, text: str) -> list[tuple[str, str]]:
    """Return the title and writer of every revision, the oldest first."""
    found = editor.get(f"{TRANSLATIONS}/{text}/revisions")["items"]
    return [(one["title"], one["author"]["name"]) for one in reversed(found)]


def test_saving_over_a_colleague_keeps_what_they_wrote(
    writer: Editor, colleague: Editor, text: str
) -> None:
    tag = writer.tag(text)
    colleague.save(text, tag, title="Van Wim")
    writer.save(text, tag, status=412, title="Van Noor")
    writer.post(f"{TRANSLATIONS}/{text}/revisions", {}, 201)
    writer.save(text, writer.tag(text), title="Van Noor")
    assert versions(writer, text) == [(FIT["title"], "Noor"), ("Van Wim", "Wim")]
    compared = writer.get(f"{TRANSLATIONS}/{text}/comparison?from=2&to=manuscript")
    assert {piece["text"] for piece in compared["title"]} >= {"Wim", "Noor"}


def test_own_words_from_another_window_are_kept_too(writer: Editor, text: str) -> None:
    writer.save(text, writer.tag(text), title="Op mijn telefoon")
    kept = writer.post(f"{TRANSLATIONS}/{text}/revisions", {}, 201)
    assert (kept["title"], kept["number"]) == ("Op mijn telefoon", 1)
    writer.save(text, writer.tag(text), title="Op mijn computer")
    assert versions(writer, text) == [("Op mijn telefoon", "Noor")]
    again = writer.post(f"{TRANSLATIONS}/{text}/revisions", {}, 201)
    assert again["number"] == 2
    problem = writer.post(f"{TRANSLATIONS}/{text}/revisions", {}, 409)
    assert problem["type"].endswith("nothing-to-keep")


def test_words_that_make_room_are_kept_beside_what_is_written(
    writer: Editor, colleague: Editor, text: str
) -> None:
    words = {"title": "Wat ik schreef", "tags": ["stilte"]}
    kept = colleague.post(f"{TRANSLATIONS}/{text}/revisions", words, 201)
    assert (kept["title"], kept["body"], kept["tags"]) == (
        "Wat ik schreef",
        FIT["body"],
        ["stilte"],
    )
    assert writer.get(f"{TRANSLATIONS}/{text}/manuscript")["title"] == FIT["title"]
    assert writer.submit(text)["revision"] == 2


def test_what_is_put_away_can_be_taken_up_again(
    writer: Editor, colleague: Editor, text: str, api_client: Any
) -> None:
    publish(writer, colleague, text)
    assert writer.discard(text, 409)["type"].endswith("nothing-to-go-back-to")
    writer.save(text, writer.tag(text), title="Toch anders")
    assert writer.get(f"{TRANSLATIONS}/{text}")["abilities"]["discard"] is True
    kept = writer.discard(text)["kept"]
    assert (kept["number"], kept["title"]) == (2, "Toch anders")
    shown = writer.get(f"{TRANSLATIONS}/{text}/manuscript")
    assert (shown["title"], shown["open"], shown["base"]) == (FIT["title"], False, 1)
    assert writer.get(f"{TRANSLATIONS}/{text}")["state"] == "published"
    restored = writer.post(f"/api/v1/revisions/{kept['id']}/restorations", {"why": ""})
    assert (restored["title"], restored["open"]) == ("Toch anders", True)
