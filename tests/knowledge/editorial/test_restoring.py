"""What was written stays: what is overtaken, put away or replaced becomes a revision first."""

from __future__ import annotations

import pytest

from accounts.models import Person
from core.errors import DomainError
from knowledge.drafting import begin_manuscript, start_article
from knowledge.models import EditorialEntry, Theme, Translation
from knowledge.restoring import discard_manuscript, keep_aside, keep_version, restore_revision
from knowledge.reviewing import approve, submit
from knowledge.workbench import translations
from tests.factories.editorial import FIT, begun, live, written


def steps(translation: Translation) -> list[str]:
    found = EditorialEntry.objects.filter(translation=translation).order_by("id")
    return list(found.values_list("step", flat=True))


def kept(translation: Translation) -> list[tuple[str, str]]:
    """Return the title of every revision, and who wrote it."""
    rows = translation.revisions.order_by("number")
    return list(rows.values_list("title", "author__display_name"))


def test_what_a_colleague_wrote_is_kept_before_it_is_written_over(
    writer: Person, colleague: Person, theme: Theme
) -> None:
    translation = begun(writer, theme, title="Van de schrijver")
    written(translation, colleague, title="Van de collega")
    written(translation, colleague, title="Van de collega, langer")
    (revision,) = translation.revisions.all()
    assert (revision.title, revision.author) == ("Van de schrijver", writer)
    entry = EditorialEntry.objects.get(translation=translation, step="kept")
    assert (entry.revision_number, entry.person_id) == (1, colleague.pk)

    written(translation, writer, title="Weer van de schrijver")
    assert translation.revisions.get(number=2).author == colleague


def test_nothing_is_kept_twice(writer: Person, colleague: Person, theme: Theme) -> None:
    translation = begun(writer, theme)
    live(translation, by=writer, reviewer=colleague)
    written(translation, colleague, title="Van de collega")
    assert translation.revisions.count() == 1


def test_a_version_is_kept_on_the_way_and_can_be_submitted(writer: Person, theme: Theme) -> None:
    translation = begun(writer, theme)
    first = keep_version(translation=translation, by=writer)
    assert (first.number, first.author) == (1, writer)
    with pytest.raises(DomainError, match="nothing_to_keep"):
        keep_version(translation=translation, by=writer)
    assert submit(translation=translation, by=writer).revision == first


def test_words_kept_aside_change_nothing_of_what_is_written(
    writer: Person, colleague: Person, theme: Theme
) -> None:
    translation = begun(writer, theme, title="Wat er staat")
    revision = keep_aside(translation=translation, by=colleague, words={"title": "Wat ik schreef"})
    assert (revision.title, revision.body, revision.author) == (
        "Wat ik schreef",
        FIT["body"],
        colleague,
    )
    assert submit(translation=translation, by=writer).revision.title == "Wat er staat"
    restored = restore_revision(revision=revision, by=colleague)
    assert restored.title == "Wat ik schreef"


def test_a_manuscript_that_is_discarded_is_kept_as_a_revision(
    writer: Person, colleague: Person, theme: Theme
) -> None:
    translation = begun(writer, theme)
    live(translation, by=writer, reviewer=colleague)
    begin_manuscript(translation=translation, by=writer)
    manuscript = written(translation, writer, title="Toch niet")
    kept = discard_manuscript(translation=translation, by=writer)
    assert kept is not None
    assert (kept.number, kept.title) == (2, "Toch niet")
    again = begin_manuscript(translation=translation, by=writer)
    assert again.version > manuscript.version


def test_restoring_keeps_what_was_being_written(
    writer: Person, colleague: Person, theme: Theme
) -> None:
    translation = begun(writer, theme, title="Eerste")
    first = live(translation, by=writer, reviewer=colleague)
    written(translation, writer, title="Tweede, nog niet klaar")
    restored = restore_revision(revision=first, by=colleague, why="De eerste was helderder.")
    assert restored.title == "Eerste"
    assert list(translation.revisions.order_by("number").values_list("title", flat=True)) == [
        "Eerste",
        "Tweede, nog niet klaar",
    ]
    assert steps(translation)[-1] == "restored"


def test_who_wrote_a_restored_text_may_not_approve_it(
    writer: Person, colleague: Person, third: Person, theme: Theme
) -> None:
    translation = begun(writer, theme, title="Eerste")
    first = live(translation, by=writer, reviewer=colleague)
    written(translation, colleague, title="Tweede")
    live(translation, by=colleague, reviewer=third)
    restore_revision(revision=first, by=third)
    waiting = submit(translation=translation, by=third)
    with pytest.raises(DomainError, match="review_needs_other_eyes"):
        approve(submission=waiting, by=writer)
    assert approve(submission=waiting, by=colleague).outcome == "approved"


def test_what_is_discarded_makes_room_for_what_readers_have(
    writer: Person, colleague: Person, theme: Theme
) -> None:
    translation = begun(writer, theme, title="Wat lezers hebben")
    live(translation, by=writer, reviewer=colleague)
    written(translation, writer, title="Van de schrijver")
    written(translation, colleague, title="Van de collega")
    discard_manuscript(translation=translation, by=colleague)
    assert [title for title, _author in kept(translation)] == [
        "Wat lezers hebben",
        "Van de schrijver",
        "Van de collega",
    ]
    shown = translations().get(pk=translation.pk)
    assert (shown.shown_title, shown.work_state) == ("Wat lezers hebben", "published")
    again = begin_manuscript(translation=translation, by=writer)
    assert again.title == "Wat lezers hebben"


def test_a_text_that_was_never_submitted_is_put_aside_as_it_is(
    writer: Person, theme: Theme
) -> None:
    translation = start_article(by=writer, theme=theme, language="nl", title="Toch niet")
    assert discard_manuscript(translation=translation, by=writer) is not None
    shown = translations().get(pk=translation.pk)
    assert (shown.shown_title, shown.work_state) == ("Toch niet", "unpublished")
    with pytest.raises(DomainError, match="nothing_to_go_back_to"):
        discard_manuscript(translation=translation, by=writer)
    assert begin_manuscript(translation=translation, by=writer).title == "Toch niet"
