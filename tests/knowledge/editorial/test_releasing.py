"""Readers get what was approved, when it was meant, and nothing else."""

from __future__ import annotations

import datetime

import orjson
import pytest
from django.utils import timezone

from accounts.models import Person
from api.knowledge.representation import represent
from core.errors import DomainError
from knowledge.models import (
    EditorialEntry,
    FormerSlug,
    PlannedPublication,
    Snapshot,
    Theme,
    Translation,
)
from knowledge.releasing import (
    approved_revision,
    cancel_plan,
    plan_publication,
    publish_planned,
    publish_revision,
    rename,
    unpublish,
)
from knowledge.reviewing import submit
from tests.factories.editorial import approved, begun, live, written

SOON = datetime.timedelta(hours=1)


@pytest.fixture
def translation(writer: Person, theme: Theme) -> Translation:
    return begun(writer, theme, title="Eerste")


def seen(translation: Translation) -> str | None:
    snapshot = Snapshot.objects.filter(pk=translation.pk).first()
    return orjson.loads(snapshot.body)["title"] if snapshot else None


def moment_comes(translation: Translation) -> None:
    past = timezone.now() - datetime.timedelta(seconds=1)
    PlannedPublication.objects.filter(pk=translation.pk).update(at=past)


def test_only_what_was_approved_is_published(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    waiting = submit(translation=translation, by=writer)
    with pytest.raises(DomainError, match="not_approved"):
        publish_revision(revision=waiting.revision, by=writer, represent=represent)
    assert seen(translation) is None


def test_readers_see_no_trace_of_a_draft_beside_what_is_published(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    live(translation, by=writer, reviewer=colleague)
    before = Snapshot.objects.get(pk=translation.pk).body
    written(translation, writer, title="Tweede")
    waiting = submit(translation=translation, by=writer)
    assert Snapshot.objects.get(pk=translation.pk).body == before
    assert waiting.revision.number == 2


def test_what_was_published_is_not_published_again_nor_an_older_text(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    first = live(translation, by=writer, reviewer=colleague)
    with pytest.raises(DomainError, match="already_published"):
        publish_revision(revision=first, by=writer, represent=represent)
    written(translation, writer, title="Tweede")
    live(translation, by=writer, reviewer=colleague)
    with pytest.raises(DomainError, match="newer_is_published"):
        publish_revision(revision=first, by=writer, represent=represent)
    assert seen(translation) == "Tweede"


def test_a_planned_text_comes_at_its_moment_and_not_before(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    revision = approved(translation, by=writer, reviewer=colleague)
    plan_publication(revision=revision, at=timezone.now() + SOON, by=writer)
    assert publish_planned(represent=represent) == 0
    assert seen(translation) is None
    moment_comes(translation)
    assert publish_planned(represent=represent) == 1
    assert publish_planned(represent=represent) == 0
    assert seen(translation) == "Eerste"
    last = EditorialEntry.objects.filter(translation=translation).first()
    assert last is not None
    assert (last.step, last.person_id) == ("published", None)


def test_a_moment_that_is_over_is_refused(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    revision = approved(translation, by=writer, reviewer=colleague)
    with pytest.raises(DomainError, match="invalid_input"):
        plan_publication(revision=revision, at=timezone.now(), by=writer)


def test_a_plan_can_be_let_go(translation: Translation, writer: Person, colleague: Person) -> None:
    revision = approved(translation, by=writer, reviewer=colleague)
    plan_publication(revision=revision, at=timezone.now() + SOON, by=writer)
    cancel_plan(translation=translation, by=colleague, why="Te vroeg.")
    last = EditorialEntry.objects.filter(translation=translation).first()
    assert last is not None
    assert (last.step, last.why, last.person_id) == ("plan-cancelled", "Te vroeg.", colleague.pk)
    with pytest.raises(DomainError, match="nothing_planned"):
        cancel_plan(translation=translation, by=colleague)


def test_publishing_now_lets_the_plan_go_and_says_so(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    revision = approved(translation, by=writer, reviewer=colleague)
    plan_publication(revision=revision, at=timezone.now() + SOON, by=writer)
    publish_revision(revision=revision, by=colleague, represent=represent)
    assert not PlannedPublication.objects.exists()
    steps = EditorialEntry.objects.filter(translation=translation).values_list("step", flat=True)
    assert list(steps[:2]) == ["published", "plan-cancelled"]


def test_a_plan_for_a_text_that_was_taken_away_is_let_go(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    live(translation, by=writer, reviewer=colleague)
    written(translation, writer, title="Tweede")
    revision = approved(translation, by=writer, reviewer=colleague)
    plan_publication(revision=revision, at=timezone.now() + SOON, by=writer)
    unpublish(translation=translation, by=colleague, why="Klacht.", represent=represent)
    assert not PlannedPublication.objects.exists()
    assert seen(translation) is None


def test_a_plan_that_was_overtaken_is_let_go_with_the_reason(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    first = approved(translation, by=writer, reviewer=colleague)
    plan_publication(revision=first, at=timezone.now() + SOON, by=writer)
    moment_comes(translation)
    first.submissions.update(outcome="withdrawn")
    assert publish_planned(represent=represent) == 0
    last = EditorialEntry.objects.filter(translation=translation).first()
    assert last is not None
    assert (last.step, last.why) == ("plan-cancelled", "not_approved")
    assert seen(translation) is None


def test_what_readers_do_not_have_cannot_be_taken_away(
    translation: Translation, writer: Person
) -> None:
    with pytest.raises(DomainError, match="not_published"):
        unpublish(translation=translation, by=writer, why="", represent=represent)
    assert EditorialEntry.objects.filter(step="unpublished").count() == 0


def test_nothing_is_taken_away_without_saying_why(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    live(translation, by=writer, reviewer=colleague)
    with pytest.raises(DomainError, match="invalid_input") as refused:
        unpublish(translation=translation, by=writer, why=" \n", represent=represent)
    assert [(one.name, one.code) for one in refused.value.issues] == [("why", "change_unexplained")]
    assert seen(translation) is not None


def test_an_approved_text_may_come_back_after_it_was_taken_away(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    revision = live(translation, by=writer, reviewer=colleague)
    assert approved_revision(translation) is None
    unpublish(translation=translation, by=writer, why="Even weg.", represent=represent)
    assert approved_revision(translation) == revision
    publish_revision(revision=revision, by=writer, represent=represent)
    assert seen(translation) == "Eerste"


def test_a_new_slug_keeps_the_old_one_for_this_text_alone(
    translation: Translation, writer: Person, colleague: Person, theme: Theme
) -> None:
    live(translation, by=writer, reviewer=colleague)
    old = translation.slug
    rename(translation=translation, slug="nieuwe-naam", by=writer, represent=represent)
    assert Snapshot.objects.get(pk=translation.pk).slug == "nieuwe-naam"
    assert FormerSlug.objects.get(slug=old).translation == translation
    other = begun(writer, theme, title="Ander")
    with pytest.raises(DomainError, match="slug_taken"):
        rename(translation=other, slug=old, by=writer, represent=represent)
    rename(translation=translation, slug=old, by=writer, represent=represent)
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["nieuwe-naam"]


@pytest.mark.parametrize("slug", ["", "Met Spaties", "a--b", "-a", "é"])
def test_a_slug_that_is_no_slug_is_refused(
    translation: Translation, writer: Person, slug: str
) -> None:
    with pytest.raises(DomainError, match="invalid_input"):
        rename(translation=translation, slug=slug, by=writer, represent=represent)
