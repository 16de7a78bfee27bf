"""A text comes before readers only after eyes that did not write it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from accounts.models import Person
from core.errors import DomainError
from knowledge.models import Submission, Theme, Translation
from knowledge.reviewing import (
    approve,
    assign,
    reject,
    start_review,
    submit,
    withdraw_submission,
)
from tests.factories.editorial import FIT, approved, begun, live, written


@pytest.fixture
def translation(writer: Person, theme: Theme) -> Translation:
    return begun(writer, theme)


def issues(error: pytest.ExceptionInfo[DomainError]) -> list[tuple[str, str]]:
    return [(issue.name, issue.code) for issue in error.value.issues]


def test_submitting_makes_a_revision_that_stays_as_it_is(
    translation: Translation, writer: Person
) -> None:
    waiting = submit(translation=translation, by=writer)
    written(translation, writer, title="Later")
    waiting.refresh_from_db()
    assert waiting.revision.number == 1
    assert waiting.revision.title == FIT["title"]


@pytest.mark.parametrize(
    ("words", "name", "code"),
    [
        ({"title": " "}, "title", "title_missing"),
        ({"summary": "Kort."}, "summary", "summary_length"),
        ({"tags": ["een"]}, "tags", "tags_count"),
        ({"tags": ["een", "een"]}, "tags", "tags_count"),
        ({"tags": ["een", "Twee!"]}, "tags.1", "tag_kebab"),
        ({"sources": []}, "sources", "sources_count"),
        ({"sources": [{"author": "A", "year": 2000}]}, "sources.0.title", "required"),
        ({"body": ""}, "body", "markdown_empty"),
        ({"body": "# Kop\n\nTekst."}, "body", "markdown_top_heading"),
        ({"body": "Tekst.\n\n![](x.png)"}, "body", "markdown_picture_unheard"),
        ({"body": "::: callout\nTekst."}, "body", "markdown_block_open"),
    ],
)
def test_what_readers_could_not_be_given_is_not_submitted(
    translation: Translation, writer: Person, words: dict[str, Any], name: str, code: str
) -> None:
    written(translation, writer, **words)
    with pytest.raises(DomainError, match="invalid_input") as refused:
        submit(translation=translation, by=writer)
    assert (name, code) in issues(refused)
    assert not translation.revisions.exists()


def test_the_same_words_are_not_submitted_twice(translation: Translation, writer: Person) -> None:
    submit(translation=translation, by=writer)
    with pytest.raises(DomainError, match="nothing_to_submit"):
        submit(translation=translation, by=writer)


def test_rejected_words_may_be_submitted_again(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    reject(submission=submit(translation=translation, by=writer), by=colleague, comment="Te lang.")
    assert submit(translation=translation, by=writer).revision.number == 1


def test_a_new_submission_supersedes_the_one_that_waits(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    first = submit(translation=translation, by=writer)
    written(translation, writer, title="Beter")
    second = submit(translation=translation, by=writer)
    with pytest.raises(DomainError, match="submission_ended"):
        approve(submission=first, by=colleague)
    assert approve(submission=second, by=colleague).outcome == "approved"


def test_nobody_approves_what_they_wrote_themselves(
    translation: Translation, writer: Person, colleague: Person, third: Person
) -> None:
    written(translation, colleague, title="Een komma verplaatst")
    waiting = submit(translation=translation, by=colleague)
    for one in (writer, colleague):
        with pytest.raises(DomainError, match="review_needs_other_eyes"):
            approve(submission=waiting, by=one)
        with pytest.raises(DomainError, match="review_needs_other_eyes"):
            reject(submission=waiting, by=one, comment="Nee.")
    assert approve(submission=waiting, by=third).decided_by == third


def test_who_wrote_before_the_last_publication_may_approve_what_came_after(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    live(translation, by=writer, reviewer=colleague)
    written(translation, colleague, title="Herzien")
    assert approved(translation, by=colleague, reviewer=writer).number == 2


@pytest.mark.parametrize("comment", ["", "  \n"])
def test_a_rejection_says_why(
    translation: Translation, writer: Person, colleague: Person, comment: str
) -> None:
    waiting = submit(translation=translation, by=writer)
    with pytest.raises(DomainError, match="invalid_input") as refused:
        reject(submission=waiting, by=colleague, comment=comment)
    assert issues(refused) == [("comment", "rejection_unexplained")]


def test_a_decision_is_taken_once(
    translation: Translation, writer: Person, colleague: Person, third: Person
) -> None:
    waiting = submit(translation=translation, by=writer)
    reject(submission=waiting, by=colleague, comment="Nog niet.")
    with pytest.raises(DomainError, match="submission_ended"):
        approve(submission=waiting, by=third)


def test_a_reviewer_is_someone_who_did_not_write_along(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    with pytest.raises(DomainError, match="invalid_input"):
        submit(translation=translation, by=writer, reviewer=writer)
    waiting = submit(translation=translation, by=writer, reviewer=colleague)
    due = datetime.date(2030, 1, 1)
    assert assign(submission=waiting, by=colleague, reviewer=None, due_on=due).reviewer is None
    with pytest.raises(DomainError, match="invalid_input"):
        assign(submission=waiting, by=colleague, reviewer=writer, due_on=None)


def test_two_people_do_not_review_the_same_text(
    translation: Translation, writer: Person, colleague: Person, third: Person
) -> None:
    waiting = submit(translation=translation, by=writer)
    begun_at = start_review(submission=waiting, by=colleague).started_at
    assert start_review(submission=waiting, by=colleague).started_at == begun_at
    with pytest.raises(DomainError, match="already_reviewed_by"):
        start_review(submission=waiting, by=third)
    with pytest.raises(DomainError, match="review_needs_other_eyes"):
        start_review(submission=waiting, by=writer)


def test_only_who_wrote_along_takes_a_submission_back(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    waiting = submit(translation=translation, by=writer)
    with pytest.raises(DomainError, match="submission_of_others"):
        withdraw_submission(submission=waiting, by=colleague)
    assert withdraw_submission(submission=waiting, by=writer).outcome == "withdrawn"
    assert Submission.objects.filter(outcome="").count() == 0
