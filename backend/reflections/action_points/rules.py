"""What an action point may hold."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils import timezone

from core.errors import DomainError, Issue
from reflections.action_points.models import FIRST_DAY, MOMENTS, MOVED, STATES, ActionPoint
from reflections.action_points.reading import Wording
from reflections.rules import text_issues

MAX_WHAT = 500
MAX_OUTCOME = 2_000
YEARS_AHEAD = 10


def check(row: ActionPoint, words: Wording) -> None:
    """Raise `DomainError("invalid_input")` with every issue of an action point."""
    issues = [*_word_issues(words), *_row_issues(row)]
    if issues:
        raise DomainError("invalid_input", issues=issues)


def due_issue(day: datetime.date) -> str | None:
    """Return the code of what is wrong with `day` as a day to do something by, if anything."""
    if day < FIRST_DAY:
        return "too_long_ago"
    latest = timezone.now().date() + datetime.timedelta(days=YEARS_AHEAD * 366)
    return "too_far_ahead" if day > latest else None


def _word_issues(words: Wording) -> Iterator[Issue]:
    if not words.what.strip() and not words.envelope:
        yield Issue("body", "what", "nothing_written")
    yield from text_issues("what", words.what, MAX_WHAT)
    yield from text_issues("outcome", words.outcome, MAX_OUTCOME)


def _row_issues(row: ActionPoint) -> Iterator[Issue]:
    if row.state not in STATES:
        yield Issue("body", "state", "state_unknown")
    if row.remind is not None and row.remind not in MOMENTS:
        yield Issue("body", "remind", "moment_unknown")
    if row.day is not None:
        if code := due_issue(row.day):
            yield Issue("body", "due_on", code)
        return
    if row.state == MOVED:
        yield Issue("body", "due_on", "moved_needs_day")
    if row.remind is not None:
        yield Issue("body", "remind", "reminder_needs_day")
