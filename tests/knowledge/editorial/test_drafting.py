"""Nobody's words are lost while a text is being written."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Person
from core.errors import DomainError
from knowledge.drafting import (
    begin_manuscript,
    discard_manuscript,
    restore_revision,
    start_article,
    start_translation,
)
from knowledge.models import EditorialEntry, Theme
from knowledge.reviewing import approve, submit
from tests.factories.editorial import FIT, begun, live, written


def steps(translation: object) -> list[str]:
    return list(
        EditorialEntry.objects.filter(translation=translation)
        .order_by("id")
        .values_list("step", flat=True)
    )


def test_an_article_begins_with_its_title(writer: Person, theme: Theme) -> None:
    translation = start_article(by=writer, theme=theme, language="nl", title="Wat je hóórt")
    assert translation.article.key == translation.slug == "wat-je-hoort"
    manuscript = translation.manuscript
    assert (manuscript.title, manuscript.body, manuscript.version) == ("Wat je hóórt", "", 1)
    assert steps(translation) == ["started"]


def test_two_articles_may_have_the_same_title(writer: Person, theme: Theme) -> None:
    first, second = (
        start_article(by=writer, theme=theme, language="nl", title="Stilte") for _ in "12"
    )
    assert second.article.key == "stilte-2"
    assert first.slug != second.slug


def test_a_title_without_letters_is_refused(writer: Person, theme: Theme) -> None:
    with pytest.raises(DomainError) as refused:
        start_article(by=writer, theme=theme, language="nl", title="???")
    assert [issue.code for issue in refused.value.issues] == ["title_nameless"]


def test_a_translation_begins_with_the_text_it_translates(
    writer: Person, colleague: Person, theme: Theme
) -> None:
    dutch = begun(writer, theme)
    source = live(dutch, by=writer, reviewer=colleague)
    french = start_translation(by=writer, article=dutch.article, language="fr", made_from=source)
    assert french.manuscript.body == FIT["body"]
    assert french.manuscript.made_from == source
    assert french.slug == f"{dutch.slug}-fr"
    with pytest.raises(DomainError, match="translation_exists"):
        start_translation(by=writer, article=dutch.article, language="fr")


def test_every_saved_change_has_its_own_version(writer: Person, theme: Theme) -> None:
    translation = begun(writer, theme)
    assert translation.manuscript.version == 1
    assert written(translation, writer, title="Anders").version == 3
    assert written(translation, writer, title="Anders").version == 3


def test_a_manuscript_that_is_discarded_is_kept_as_a_revision(
    writer: Person, colleague: Person, theme: Theme
) -> None:
    translation = begun(writer, theme)
    live(translation, by=writer, reviewer=colleague)
    begin_manuscript(translation=translation, by=writer)
    manuscript = written(translation, writer, title="Toch niet")
    kept = discard_manuscript(manuscript=manuscript, by=writer)
    assert kept is not None
    assert (kept.number, kept.title) == (2, "Toch niet")
    again = begin_manuscript(translation=translation, by=writer)
    assert again.version > manuscript.version


def test_a_text_that_was_never_submitted_cannot_be_discarded(writer: Person, theme: Theme) -> None:
    translation = begun(writer, theme)
    with pytest.raises(DomainError, match="nothing_to_go_back_to"):
        discard_manuscript(manuscript=translation.manuscript, by=writer)


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


def test_the_trail_can_only_grow(writer: Person, theme: Theme) -> None:
    translation = begun(writer, theme)
    for statement in (
        "UPDATE knowledge_editorialentry SET why = 'anders'",
        "DELETE FROM knowledge_editorialentry",
    ):
        with (
            pytest.raises(IntegrityError, match="never changes"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert steps(translation) == ["started"]
