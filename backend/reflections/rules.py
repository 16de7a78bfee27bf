"""What a reflection may hold."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from django.utils import timezone

from core.errors import DomainError, Issue
from reflections.contents import Content
from reflections.feelings import FEELINGS
from reflections.models import EARLIEST, THEMES, Reflection
from reflections.templates import TEMPLATES

MAX_TITLE = 200
MAX_ANSWER = 100_000
MAX_PROMPT_TEXT = 1_000
MAX_PROMPT_ARTICLE = 120
MAX_PROMPT_KEY = 80
ARTICLE_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
# C0 but tab and line feed, C1, and halves of surrogate pairs, which UTF-8 cannot carry.
_control = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_slug = re.compile(ARTICLE_PATTERN)


def latest_day() -> datetime.date:
    """Return the last day on which something can have happened.

    Two days ahead in UTC: it is tomorrow already in Auckland, and clocks are wrong.
    """
    return timezone.now().date() + datetime.timedelta(days=2)


def one_line_end(text: str) -> str:
    """Return `text` with line feeds, whichever way its lines ended."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check(row: Reflection, content: Content, *, answers: Mapping[str, str]) -> None:
    """Raise `DomainError("invalid_input")` with every issue of a reflection.

    `answers` are those that are being given: they must belong to the template.
    """
    issues = [*_row_issues(row), *_content_issues(content), *_answer_issues(row, answers)]
    if issues:
        raise DomainError("invalid_input", issues=issues)


def day_issue(day: datetime.date) -> str | None:
    """Return the code of what is wrong with `day`, if anything."""
    if day < EARLIEST:
        return "too_long_ago"
    return "in_the_future" if day > latest_day() else None


def feelings_issue(feelings: Sequence[str]) -> str | None:
    """Return the code of what is wrong with `feelings`, if anything."""
    if any(feeling not in FEELINGS for feeling in feelings):
        return "feeling_unknown"
    return "feeling_repeated" if len(set(feelings)) < len(feelings) else None


def _row_issues(row: Reflection) -> Iterator[Issue]:
    if code := day_issue(row.occurred_on):
        yield Issue("body", "occurred_on", code)
    if row.theme is not None and row.theme not in THEMES:
        yield Issue("body", "theme", "theme_unknown")
    if row.template not in TEMPLATES:
        yield Issue("body", "template", "template_unknown")


def _answer_issues(row: Reflection, answers: Mapping[str, str]) -> Iterator[Issue]:
    template = TEMPLATES.get(row.template)
    for key in answers:
        if template and key not in template.questions:
            yield Issue("body", f"answers.{key}", "not_in_this_template")


def _content_issues(content: Content) -> Iterator[Issue]:
    yield from _text_issues("title", content.title, MAX_TITLE)
    for key, text in content.answers.items():
        yield from _text_issues(f"answers.{key}", text, MAX_ANSWER)
    for name in ("feelings_before", "feelings_after"):
        if code := feelings_issue(getattr(content, name)):
            yield Issue("body", name, code)
    if prompt := content.prompt:
        yield from _text_issues("prompt.text", prompt.text, MAX_PROMPT_TEXT)
        yield from _slug_issues("prompt.article", prompt.article, MAX_PROMPT_ARTICLE)
        yield from _slug_issues("prompt.key", prompt.key, MAX_PROMPT_KEY)


def _text_issues(name: str, text: str, longest: int) -> Iterator[Issue]:
    if len(text) > longest:
        yield Issue("body", name, "too_long", {"longest": longest})
    if _control.search(text):
        yield Issue("body", name, "control_characters")


def _slug_issues(name: str, slug: str, longest: int) -> Iterator[Issue]:
    if len(slug) > longest or not _slug.match(slug):
        yield Issue("body", name, "not_a_key")
