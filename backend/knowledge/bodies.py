"""The body of a manuscript: what must be right before it may be rendered for readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.markdown import (
    BLOCKS,
    MAX_PARAGRAPH,
    MAX_SOURCE,
    PROMPT_KEY,
    Rendered,
    TooLongError,
    render,
)

MOST_PROMPTS = 20
_fence = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_block = re.compile(r"^ {0,3}:::+(.*)$")
_top_heading = re.compile(r"^ {0,3}#(\s|$)")

Finding = tuple[int, str]


def check(source: str) -> tuple[list[Finding], Rendered | None]:
    """Return what is wrong with `source`, and what it says when it can be rendered at all.

    Findings are line numbers counted from 1, and reasons.
    """
    if len(source) > MAX_SOURCE:
        return [(1, f"the text has more than {MAX_SOURCE} characters")], None
    keys: list[str] = []
    findings = list(_check_lines(source.split("\n"), keys))
    try:
        rendered = render(source)
    except TooLongError:
        return [*findings, (1, f"a paragraph has more than {MAX_PARAGRAPH} characters")], None
    findings += [
        (line, "this picture has no alternative text: ![what it shows](address)")
        for line in rendered.unheard
    ]
    if not findings and [prompt.key for prompt in rendered.prompts] != keys:
        findings.append((1, "a prompt may not stand inside a list or a quotation"))
    if not rendered.passages:
        findings.append((1, "there is no text"))
    return findings, rendered


def _check_lines(lines: list[str], keys: list[str]) -> Iterator[Finding]:
    fence = ""
    opened: tuple[int, str] | None = None
    for number, line in enumerate(lines, 1):
        if mark := _fence.match(line):
            fence = _after_fence(fence, mark.group(1))
        elif fence:
            continue
        elif _top_heading.match(line):
            yield number, "headings begin at ##; the title is the only one above them"
        elif block := _block.match(line):
            argument = block.group(1).strip()
            if not argument:
                if opened is None:
                    yield number, "this ::: closes no block"
                opened = None
                continue
            if opened is not None:
                yield opened[0], f"the block {opened[1]!r} is not closed before the next one"
            name, _space, rest = argument.partition(" ")
            opened = (number, name)
            yield from _check_block(number, name, rest.strip(), keys)
    if opened is not None:
        yield opened[0], f"the block {opened[1]!r} is not closed; end it with :::"


def _after_fence(current: str, mark: str) -> str:
    if not current:
        return mark
    return "" if mark[0] == current[0] and len(mark) >= len(current) else current


def _check_block(number: int, name: str, rest: str, keys: list[str]) -> Iterator[Finding]:
    if name not in BLOCKS:
        yield number, f"the block {name[:40]!r} is not known; use {', '.join(BLOCKS)}"
    elif name != "prompt":
        if len(rest) > 160:
            yield number, "the title of a block may have 160 characters"
    elif not rest:
        yield number, "a prompt needs a key: ::: prompt what-helped"
    elif not PROMPT_KEY.match(rest) or len(rest) > 80:
        yield number, "the key of a prompt must be lower-case words joined by hyphens"
    elif rest in keys:
        yield number, f"the prompt {rest!r} stands here twice"
    elif len(keys) >= MOST_PROMPTS:
        yield number, f"an article has at most {MOST_PROMPTS} prompts"
    else:
        keys.append(rest)
