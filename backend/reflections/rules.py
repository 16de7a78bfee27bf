"""What a reflection may hold."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from django.utils import timezone

from core.errors import DomainError, Issue
from reflections.contents import Asked, Content, Felt
from reflections.feelings import FEELINGS, INTENSITIES
from reflections.models import EARLIEST, IDENTIFIER, KINDS, THEMES, Reflection
from reflections.sealed_text import envelope_issues
from reflections.templates import is_ours, is_question

MAX_TITLE = 200
MAX_ANSWER = 100_000
MAX_PROMPT_TEXT = 1_000
MAX_PROMPT_ARTICLE = 120
MAX_PROMPT_KEY = 80
MAX_QUESTIONS = 12
MAX_QUESTION = 200
MAX_TAGS = 10
MAX_TAG = 40
ARTICLE_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
# C0 but tab and line feed, C1, and halves of surrogate pairs, which UTF-8 cannot carry.
_control = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_slug = re.compile(ARTICLE_PATTERN)
_identifier = re.compile(IDENTIFIER)
_no_line = re.compile(f"{_control.pattern}|[\t\n\u2028\u2029]")


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
    issues = [
        *_row_issues(row),
        *_template_issues(row, content),
        *_content_issues(content),
        *_answer_issues(row, content, answers),
        *envelope_issues(content, row.template),
    ]
    if issues:
        raise DomainError("invalid_input", issues=issues)


def day_issue(day: datetime.date) -> str | None:
    """Return the code of what is wrong with `day`, if anything."""
    if day < EARLIEST:
        return "too_long_ago"
    return "in_the_future" if day > latest_day() else None


def feelings_issue(feelings: Sequence[Felt]) -> str | None:
    """Return the code of what is wrong with `feelings`, if anything."""
    if any(felt.feeling not in FEELINGS for felt in feelings):
        return "feeling_unknown"
    if any(felt.intensity not in {None, *INTENSITIES} for felt in feelings):
        return "intensity_unknown"
    return "feeling_repeated" if len({felt.feeling for felt in feelings}) < len(feelings) else None


def tags_issue(tags: Sequence[str]) -> str | None:
    """Return the code of what is wrong with `tags`, if anything. Case tells no two apart."""
    if len(tags) > MAX_TAGS:
        return "too_many_tags"
    if not all(_is_line(tag, MAX_TAG) for tag in tags):
        return "not_a_tag"
    return "tag_repeated" if len({tag.casefold() for tag in tags}) < len(tags) else None


def questions_issue(questions: Sequence[Asked]) -> str | None:
    """Return the code of what is wrong with the questions of an organisation's template."""
    if len(questions) > MAX_QUESTIONS:
        return "too_many_questions"
    if not all(is_question(key) and _is_line(text, MAX_QUESTION) for key, text in questions):
        return "not_a_question"
    keys = {question.key for question in questions}
    return "question_repeated" if len(keys) < len(questions) else None


def _is_line(text: str, longest: int) -> bool:
    return bool(text.strip()) and len(text) <= longest and not _no_line.search(text)


def _row_issues(row: Reflection) -> Iterator[Issue]:
    if code := day_issue(row.occurred_on):
        yield Issue("body", "occurred_on", code)
    if row.theme is not None and row.theme not in THEMES:
        yield Issue("body", "theme", "theme_unknown")
    if row.kind is not None and row.kind not in KINDS:
        yield Issue("body", "kind", "kind_unknown")


def _template_issues(row: Reflection, content: Content) -> Iterator[Issue]:
    if is_ours(row.template):
        if content.questions:
            yield Issue("body", "questions", "not_for_this_template")
    elif not content.questions or not _identifier.match(row.template):
        # Who brings the questions along is believed: what was written without a connection
        # arrives also when the template is not there any more.
        yield Issue("body", "template", "template_unknown")
    if code := questions_issue(content.questions):
        yield Issue("body", "questions", code)


def _answer_issues(
    row: Reflection, content: Content, answers: Mapping[str, str]
) -> Iterator[Issue]:
    if not content.questions and not is_ours(row.template):
        return
    asked = content.keys_of(row.template)
    for key, text in answers.items():
        # What another template asked can be emptied: whoever moved its words wants them gone there.
        if text and key not in asked:
            yield Issue("body", f"answers.{key}", "not_in_this_template")


def _content_issues(content: Content) -> Iterator[Issue]:
    yield from text_issues("title", content.title, MAX_TITLE)
    for key, text in content.answers.items():
        yield from text_issues(f"answers.{key}", text, MAX_ANSWER)
    for name in ("feelings_before", "feelings_after"):
        if code := feelings_issue(getattr(content, name)):
            yield Issue("body", name, code)
    if code := tags_issue(content.tags):
        yield Issue("body", "tags", code)
    if prompt := content.prompt:
        yield from text_issues("prompt.text", prompt.text, MAX_PROMPT_TEXT)
        yield from _slug_issues("prompt.article", prompt.article, MAX_PROMPT_ARTICLE)
        yield from _slug_issues("prompt.key", prompt.key, MAX_PROMPT_KEY)


def text_issues(name: str, text: str, longest: int) -> Iterator[Issue]:
    """Yield what is wrong with a text that somebody wrote in the field `name`."""
    if len(text) > longest:
        yield Issue("body", name, "too_long", {"longest": longest})
    if _control.search(text):
        yield Issue("body", name, "control_characters")


def _slug_issues(name: str, slug: str, longest: int) -> Iterator[Issue]:
    if len(slug) > longest or not _slug.match(slug):
        yield Issue("body", name, "not_a_key")
