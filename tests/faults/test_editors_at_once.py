"""Editors who do everything at the same moment: one outcome, and a history that could be.

`EDITOR_ROUNDS=200 pytest tests/faults/test_editors_at_once.py` runs as many rounds.
"""

from __future__ import annotations

import functools
import os
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from accounts.models import Person
from api.knowledge.representation import represent
from core.errors import DomainError
from knowledge.drafting import Changes, begin_manuscript, save_manuscript
from knowledge.models import EditorialEntry, Publication, Revision, Submission, Translation
from knowledge.releasing import publish_revision, unpublish
from knowledge.restoring import discard_manuscript, keep_version, restore_revision
from knowledge.reviewing import approve, reject, submit, withdraw_submission
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import begun, live, written
from tests.factories.knowledge import ThemeFactory

pytestmark = pytest.mark.django_db(transaction=True)

ROUNDS = int(os.environ.get("EDITOR_ROUNDS", "8"))
Act = Callable[[], object]


class Table:
    """As many places as there are acts, each with a database connection of its own."""

    def __init__(self, places: int) -> None:
        self._places = places
        self._pool = ThreadPoolExecutor(places)
        self._gate = threading.Barrier(places)

    def at_once(self, acts: Sequence[Act]) -> list[str]:
        """Carry out all `acts` at the same moment; return how each ended."""
        return list(self._pool.map(self._one, acts))

    def _one(self, act: Act) -> str:
        self._gate.wait()
        try:
            act()
        except DomainError as error:
            return error.code
        return "done"

    def leave(self) -> None:
        """Close the connection of every place."""
        self.at_once([connections.close_all] * self._places)
        self._pool.shutdown()


def history(translation: Translation) -> list[tuple[str, int | None]]:
    entries = EditorialEntry.objects.filter(translation=translation).order_by("at", "id")
    return list(entries.values_list("step", "revision_number"))


def check_history(translation: Translation, waiting: Submission) -> None:
    """Fail unless what happened could have happened one after the other."""
    waiting.refresh_from_db()
    steps = Counter(history(translation))
    number = waiting.revision.number
    ends = ("approved", "rejected", "submission-withdrawn", "superseded")
    ended = [end for end in ends for _time in range(steps[end, number])]
    assert len(ended) == (1 if waiting.outcome else 0), ended
    assert steps["published", number] <= (waiting.outcome == "approved")
    assert steps["unpublished", number] + steps["unpublished", number - 1] <= 1
    numbers = list(
        Revision.objects.filter(translation=translation)
        .order_by("number")
        .values_list("number", flat=True)
    )
    assert numbers == list(range(1, len(numbers) + 1))
    assert translation.submissions.filter(outcome="").count() <= 1
    publication = Publication.objects.filter(pk=translation.pk).select_related("revision").first()
    if publication:
        assert publication.revision.submissions.filter(outcome="approved").exists()


class Desk:
    """Four editors around one table."""

    def __init__(self) -> None:
        self.writer, self.colleague, self.third, self.fourth = (
            PersonFactory(editor=True) for _ in range(4)
        )
        self.theme = ThemeFactory()

    def prepare(self, number: int) -> tuple[Translation, Submission]:
        """Return a published text with a changed one that waits."""
        translation = begun(self.writer, self.theme, title=f"Ronde {number}")
        live(translation, by=self.writer, reviewer=self.colleague)
        written(translation, self.writer, title=f"Ronde {number}, herzien")
        return translation, submit(translation=translation, by=self.writer)

    def acts(self, translation: Translation, waiting: Submission) -> list[Act]:
        """Return what everybody does; the first four want to end the submission."""
        first = translation.revisions.get(number=1)

        def approve_and_publish(by: Person) -> None:
            approve(submission=waiting, by=by)
            publish_revision(revision=waiting.revision, by=by, represent=represent)

        return [
            lambda: approve_and_publish(self.colleague),
            lambda: approve_and_publish(self.third),
            lambda: reject(submission=waiting, by=self.fourth, comment="Nog niet."),
            lambda: withdraw_submission(submission=waiting, by=self.writer),
            lambda: restore_revision(revision=first, by=self.writer),
            lambda: submit(translation=translation, by=self.writer),
            lambda: unpublish(
                translation=translation, by=self.fourth, why="Nee.", represent=represent
            ),
        ]


def test_two_editors_approve_publish_and_restore_at_once() -> None:
    desk = Desk()
    table = Table(places=7)
    outcomes: Counter[str] = Counter()
    for number in range(ROUNDS):
        translation, waiting = desk.prepare(number)
        ends = table.at_once(desk.acts(translation, waiting))
        check_history(translation, waiting)
        outcomes[waiting.outcome] += 1
        # At most one of the first four got all it wanted; nobody met an error without a name.
        assert sum(end == "done" for end in ends[:4]) <= 1, ends
    table.leave()
    assert "" not in outcomes


def check_words(translation: Translation, written_titles: set[str]) -> None:
    """Fail unless everything that was written is in a revision, or still being written."""
    kept = dict(
        Revision.objects.filter(translation=translation).values_list(
            "title", "author__display_name"
        )
    )
    now = begin_manuscript(translation=translation, by=PersonFactory(editor=True))
    missing = written_titles - kept.keys() - {now.title}
    assert not missing, (missing, kept)
    for title in written_titles & kept.keys():
        assert title.endswith(kept[title]), kept


def write_over(translation: Translation, by: Person, number: int) -> None:
    """Write whatever stands there by now over, as "keep mine" does."""
    changes: Changes = {"title": f"Ronde {number} van {by.display_name}"}
    with transaction.atomic():
        manuscript = begin_manuscript(translation=translation, by=by)
        save_manuscript(manuscript=manuscript, by=by, changes=changes)


def test_nobody_s_words_are_lost_when_several_write_restore_and_discard_at_once() -> None:
    desk = Desk()
    table = Table(places=7)
    for number in range(ROUNDS):
        translation = begun(desk.writer, desk.theme, title=f"Ronde {number}")
        first = live(translation, by=desk.writer, reviewer=desk.colleague)
        people = (desk.writer, desk.colleague, desk.third, desk.fourth)
        titles = {f"Ronde {number} van {person.display_name}" for person in people}
        acts: list[Act] = [
            functools.partial(write_over, translation, person, number) for person in people
        ]
        acts += [
            functools.partial(restore_revision, revision=first, by=desk.writer),
            functools.partial(discard_manuscript, translation=translation, by=desk.third),
            functools.partial(keep_version, translation=translation, by=desk.fourth),
        ]
        ends = table.at_once(acts)
        assert set(ends) <= {"done", "nothing_to_go_back_to", "nothing_to_keep"}, ends
        check_words(translation, titles)
    table.leave()
