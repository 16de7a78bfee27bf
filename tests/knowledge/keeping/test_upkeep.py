"""Who looks after an article, and when somebody looks again."""

from __future__ import annotations

import datetime

import pytest

from accounts.models import Person, PlatformRole
from core.errors import DomainError
from knowledge.models import EditorialEntry, Step, Theme, Translation, Upkeep
from knowledge.upkeep import (
    REVIEW_AFTER,
    change_upkeep,
    confirm,
    lock_upkeep,
    today,
    upkeep_of,
    upkeeps,
)
from tests.factories.editorial import begun, live, written
from tests.factories.knowledge import TranslationFactory

DAY = datetime.timedelta(days=1)


@pytest.fixture
def text(writer: Person, colleague: Person, theme: Theme) -> Translation:
    """A published text."""
    translation = begun(writer, theme)
    live(translation, by=writer, reviewer=colleague)
    return translation


def _steps(translation: Translation) -> list[tuple[str, str]]:
    entries = EditorialEntry.objects.filter(
        translation=translation,
        step__in=[Step.CONFIRMED, Step.REVIEW_MOVED, Step.OWNER_CHANGED],
    )
    return list(entries.order_by("id").values_list("step", "why"))


def test_the_first_publication_gives_a_date_in_a_year_and_the_writer_as_owner(
    text: Translation, writer: Person
) -> None:
    upkeep = lock_upkeep(text)
    assert upkeep.review_on == today() + REVIEW_AFTER
    assert upkeep.owner == writer


def test_a_later_publication_leaves_the_date_and_the_owner(
    text: Translation, writer: Person, colleague: Person
) -> None:
    Upkeep.objects.update(review_on=today() + DAY, owner=None)
    written(text, writer, title="Stilte, herzien")
    live(text, by=writer, reviewer=colleague)
    upkeep = lock_upkeep(text)
    assert (upkeep.review_on, upkeep.owner) == (today() + DAY, None)


def test_what_was_imported_counts_from_its_own_date_and_has_no_owner(theme: Theme) -> None:
    translation = TranslationFactory(theme=theme, published=True, day=3)
    upkeep = lock_upkeep(translation)
    assert upkeep.review_on == datetime.date(2027, 1, 4)
    assert upkeep.owner is None


def test_what_readers_never_had_has_no_date(writer: Person, theme: Theme) -> None:
    translation = begun(writer, theme)
    assert upkeep_of(translation) is None
    with pytest.raises(DomainError, match="never_published"):
        lock_upkeep(translation)


def test_another_day_and_another_owner_stand_in_the_trail_of_every_text(
    text: Translation, writer: Person, colleague: Person
) -> None:
    french = TranslationFactory(article=text.article, language="fr", published=True)
    day = today() + 10 * DAY
    before = lock_upkeep(text).review_on
    upkeep = change_upkeep(
        upkeep=lock_upkeep(text),
        by=writer,
        why="De wet verandert.",
        review_on=day,
        owner=colleague,
        changes_owner=True,
    )
    assert (upkeep.review_on, upkeep.owner, upkeep.version) == (day, colleague, 2)
    for translation in (text, french):
        assert _steps(translation) == [
            (Step.REVIEW_MOVED, f"{before} → {day} · De wet verandert."),
            (Step.OWNER_CHANGED, "De wet verandert."),
        ]


def test_what_stays_the_same_is_no_change(text: Translation, writer: Person) -> None:
    upkeep = lock_upkeep(text)
    same = change_upkeep(
        upkeep=upkeep,
        by=writer,
        why="Niets.",
        review_on=upkeep.review_on,
        owner=writer,
        changes_owner=True,
    )
    assert same.version == 1
    assert _steps(text) == []


@pytest.mark.parametrize("days", [0, -1, 3 * 365 + 1])
def test_a_day_that_is_over_or_far_away_is_refused(
    days: int, text: Translation, writer: Person
) -> None:
    day = today() + days * DAY
    for act in (
        lambda: change_upkeep(upkeep=lock_upkeep(text), by=writer, why="x", review_on=day),
        lambda: confirm(upkeep=lock_upkeep(text), by=writer, review_on=day),
    ):
        with pytest.raises(DomainError) as refused:
            act()
        assert [issue.code for issue in refused.value.issues] == ["review_day_out_of_reach"]


def test_a_change_without_a_reason_is_refused(text: Translation, writer: Person) -> None:
    with pytest.raises(DomainError) as refused:
        change_upkeep(upkeep=lock_upkeep(text), by=writer, why=" ", review_on=today() + DAY)
    assert [issue.code for issue in refused.value.issues] == ["change_unexplained"]


def test_who_says_that_it_is_still_true_is_remembered_and_the_date_moves_on(
    text: Translation, colleague: Person
) -> None:
    Upkeep.objects.update(review_on=today() - DAY)
    upkeep = confirm(upkeep=lock_upkeep(text), by=colleague, why="Cijfers nagekeken.")
    assert upkeep.review_on == today() + REVIEW_AFTER
    assert upkeep.looked_by == colleague
    assert upkeep.looked_at is not None
    assert _steps(text) == [(Step.CONFIRMED, "Cijfers nagekeken.")]


def test_an_owner_who_is_no_editor_any_more_owns_nothing(text: Translation, writer: Person) -> None:
    assert upkeeps().get().is_owned
    PlatformRole.objects.filter(person=writer).delete()
    assert not upkeeps().get().is_owned


def test_an_owner_who_may_not_sign_in_any_more_owns_nothing(
    text: Translation, writer: Person
) -> None:
    writer.is_active = False
    writer.save()
    assert not upkeeps().get().is_owned


def test_what_was_taken_from_readers_is_not_in_the_list(text: Translation) -> None:
    text.publication.delete()
    assert not upkeeps().exists()
