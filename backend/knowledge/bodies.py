"""The body of a manuscript: what must be right before it may be rendered for readers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_noop as _

from core.markdown import (
    BLOCKS,
    MAX_PARAGRAPH,
    MAX_SOURCE,
    PROMPT_KEY,
    Rendered,
    TooLongError,
    render,
)
from knowledge.picturing import SCHEME, pictures_in

MOST_PROMPTS = 20
_fence = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_block = re.compile(r"^ {0,3}:::+(.*)$")
_top_heading = re.compile(r"^ {0,3}#(\s|$)")

_REASONS = {
    "markdown_too_long": _("the text has more than %(most)s characters"),
    "markdown_paragraph_too_long": _("a paragraph has more than %(most)s characters"),
    "markdown_picture_unheard": _(
        "this picture has no alternative text: ![what it shows](address)"
    ),
    "markdown_picture_foreign": _("a picture is put in by its id, after it was uploaded: image:…"),
    "markdown_picture_unknown": _("there is no picture with this id"),
    "markdown_prompt_inside": _("a prompt may not stand inside a list or a quotation"),
    "markdown_empty": _("there is no text"),
    "markdown_top_heading": _("headings begin at ##; the title is the only one above them"),
    "markdown_closes_nothing": _("this ::: closes no block"),
    "markdown_block_open_before_next": _("the block %(block)r is not closed before the next one"),
    "markdown_block_open": _("the block %(block)r is not closed; end it with :::"),
    "markdown_block_unknown": _("the block %(block)r is not known; use %(blocks)s"),
    "markdown_block_title_too_long": _("the title of a block may have %(most)s characters"),
    "markdown_prompt_keyless": _("a prompt needs a key: ::: prompt what-helped"),
    "markdown_prompt_key": _("the key of a prompt must be lower-case words joined by hyphens"),
    "markdown_prompt_twice": _("the prompt %(block)r stands here twice"),
    "markdown_prompts_many": _("an article has at most %(most)s prompts"),
}
CODES = frozenset(_REASONS)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: in which line, counted from 1, and which rule it breaks.

    `block` is how the block calls itself, for whoever reads files; `params` fill the sentence.
    """

    line: int
    code: str
    block: str = ""
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The sentence for reports about files, with its places for `block` and `params`."""
        return _REASONS[self.code]


def check(source: str) -> tuple[list[Finding], Rendered | None]:
    """Return what is wrong with `source`, and what it says when it can be rendered at all."""
    if len(source) > MAX_SOURCE:
        return [Finding(1, "markdown_too_long", params={"most": MAX_SOURCE})], None
    keys: list[str] = []
    findings = list(_check_lines(source.split("\n"), keys))
    too_long = Finding(1, "markdown_paragraph_too_long", params={"most": MAX_PARAGRAPH})
    pictures = pictures_in([source])
    try:
        rendered = render(source, pictures=pictures)
    except TooLongError:
        return [*findings, too_long], None
    findings += _check_pictures(rendered, pictures.keys())
    if not findings and [prompt.key for prompt in rendered.prompts] != keys:
        findings.append(Finding(1, "markdown_prompt_inside"))
    if not rendered.passages:
        findings.append(Finding(1, "markdown_empty"))
    return findings, rendered


def _check_pictures(rendered: Rendered, known: Collection[str]) -> Iterator[Finding]:
    for picture in rendered.pictures:
        if not picture.text:
            yield Finding(picture.line, "markdown_picture_unheard")
        if not picture.address.startswith(SCHEME):
            yield Finding(picture.line, "markdown_picture_foreign")
        elif picture.address not in known:
            yield Finding(picture.line, "markdown_picture_unknown")


def _check_lines(lines: list[str], keys: list[str]) -> Iterator[Finding]:
    fence = ""
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines, 1):
        if mark := _fence.match(line):
            fence = _after_fence(fence, mark.group(1))
        elif fence:
            continue
        elif _top_heading.match(line):
            yield Finding(number, "markdown_top_heading")
        elif block := _block.match(line):
            argument = block.group(1).strip()
            if not argument:
                if opened is None:
                    yield Finding(number, "markdown_closes_nothing")
                opened = None
                continue
            if opened is not None:
                yield Finding(opened[0], "markdown_block_open_before_next", opened[1])
            name, _space, rest = argument.partition(" ")
            opened = (number, name)
            yield from _check_block(number, name, rest.strip(), keys)
    if opened is not None:
        yield Finding(opened[0], "markdown_block_open", opened[1])


def _after_fence(current: str, mark: str) -> str:
    if not current:
        return mark
    return "" if mark[0] == current[0] and len(mark) >= len(current) else current


def _check_block(number: int, name: str, rest: str, keys: list[str]) -> Iterator[Finding]:
    if name not in BLOCKS:
        known = {"blocks": ", ".join(BLOCKS)}
        yield Finding(number, "markdown_block_unknown", name[:40], known)
    elif name != "prompt":
        if len(rest) > 160:
            yield Finding(number, "markdown_block_title_too_long", params={"most": 160})
    elif not rest:
        yield Finding(number, "markdown_prompt_keyless")
    elif not PROMPT_KEY.match(rest) or len(rest) > 80:
        yield Finding(number, "markdown_prompt_key")
    elif rest in keys:
        yield Finding(number, "markdown_prompt_twice", rest)
    elif len(keys) >= MOST_PROMPTS:
        yield Finding(number, "markdown_prompts_many", params={"most": MOST_PROMPTS})
    else:
        keys.append(rest)
