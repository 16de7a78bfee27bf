"""Markdown to the HTML that readers get.

CommonMark with tables and three blocks, written `::: callout Title`, `::: example Title` and
`::: prompt key`, closed by `:::`. HTML in the source stays text; what comes out passes nh3 with
a list of what may remain, so even a fault in the renderer cannot bring a script to a reader.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.container import container_plugin

from core.markdown_links import NamedLink, Resolve, nowhere, resolve_links
from core.markdown_pictures import (
    ATTRIBUTES,
    TAGS,
    Picture,
    PictureUse,
    draw_picture,
    find_pictures,
    set_apart,
)
from core.text import fold, words

MAX_SOURCE = 100_000
MAX_PARAGRAPH = 10_000
# Adults read Dutch at about 220 words a minute: a rounded assumption on the careful side of the
# 238 that Brysbaert (2019, Journal of Memory and Language 109) finds for English non-fiction.
WORDS_PER_MINUTE = 220

BLOCKS = ("callout", "example", "prompt")
PROMPT_KEY = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
# The page around the article has these already.
_TAKEN_IDS = ("root", "main", "app")

_TAGS = {
    "a",
    "aside",
    "blockquote",
    "br",
    "code",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    *TAGS,
}
_ATTRIBUTES = {
    "a": {"href", "hreflang", "title"},
    "ol": {"start"},
    "section": {"id", "data-prompt"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    **ATTRIBUTES,
}
_CLASSES = {
    "aside": {"block", "block-callout"},
    "section": {"block", "block-example", "block-prompt"},
    "p": {"block-title"},
}


class TooLongError(ValueError):
    """The source, or one paragraph of it, is longer than anything that is read."""


@dataclass(frozen=True)
class Heading:
    """One heading: where a link can go, its level (2 to 6) and its text."""

    id: str
    level: int
    text: str


@dataclass(frozen=True)
class PromptText:
    """One question of the article that opens a reflection."""

    key: str
    text: str


@dataclass(frozen=True)
class Rendered:
    """What a Markdown source says, in the forms that readers and search need.

    `passages` are the plain texts of its paragraphs, list items and cells, in order, without
    headings and code. `titles` are those of its callouts and examples, which are passages too.
    `links` are those by name, whether they lead anywhere or not.
    """

    html: str
    headings: Sequence[Heading] = ()
    prompts: Sequence[PromptText] = ()
    passages: Sequence[str] = field(default_factory=tuple)
    titles: Sequence[str] = ()
    pictures: Sequence[PictureUse] = ()
    links: Sequence[NamedLink] = ()

    @property
    def unheard(self) -> list[int]:
        """The lines, counted from 1, of pictures without a text."""
        return [picture.line for picture in self.pictures if not picture.text]

    @property
    def reading_minutes(self) -> int:
        """Whole minutes, at least one, that reading takes at `WORDS_PER_MINUTE`."""
        texts = [*self.passages, *(heading.text for heading in self.headings)]
        count = sum(1 for text in texts for _word in words(text))
        return max(1, round(count / WORDS_PER_MINUTE))


def slugify(text: str) -> str:
    """Return `text` as lower-case words joined by hyphens, or an empty string."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:80].strip("-")


def parse(source: str, environment: dict[str, Any]) -> list[Token]:
    """Return the tokens of `source`; raises `TooLongError` as `render` does."""
    if len(source) > MAX_SOURCE:
        raise TooLongError
    return _parser.parse(source, environment)


def render(
    source: str, *, pictures: Mapping[str, Picture] | None = None, resolve: Resolve = nowhere
) -> Rendered:
    """Render `source`, in which `pictures` may be shown, by their address.

    A link by name goes where `resolve` says, or is text when that is nowhere.

    Raises `TooLongError` past `MAX_SOURCE` characters, or `MAX_PARAGRAPH` in one paragraph:
    brackets without end take quadratic time.
    """
    environment: dict[str, Any] = {"pictures": pictures or {}}
    tokens = parse(source, environment)
    prompts = list(_prompts(tokens))
    headings = name_headings(tokens, {f"prompt-{prompt.key}" for prompt in prompts})
    links = list(resolve_links(tokens, resolve))
    html = nh3.clean(
        _parser.renderer.render(tokens, _parser.options, environment),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return Rendered(
        html=html.strip(),
        headings=headings,
        prompts=prompts,
        passages=list(_passages(tokens)),
        titles=list(_titles(tokens)),
        pictures=list(find_pictures(tokens, plain)),
        links=links,
    )


def plain(inline: Token) -> str:
    """Return the text of an inline token, without its marks."""
    parts = []
    for child in inline.children or ():
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type == "image":
            parts.append(plain(child))
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return "".join(parts).strip()


def name_headings(tokens: Sequence[Token], taken: Collection[str] = ()) -> list[Heading]:
    """Give every heading of `tokens` an id of its own, outside `taken`, and return them all."""
    headings: list[Heading] = []
    taken = {*taken, *_TAKEN_IDS}
    for opening, inline in pairwise(tokens):
        if opening.type != "heading_open":
            continue
        text = plain(inline)
        base = name = slugify(text) or "section"
        number = 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        opening.attrSet("id", name)
        headings.append(Heading(name, int(opening.tag[1]), text))
    return headings


def _prompts(tokens: Sequence[Token]) -> Iterator[PromptText]:
    key: str | None = None
    texts: list[str] = []
    for token in tokens:
        if token.type == "container_prompt_open":
            key, texts = block_argument(token), []
        elif token.type == "container_prompt_close" and key is not None:
            yield PromptText(key, " ".join(texts))
            key = None
        elif token.type == "inline" and key is not None:
            texts.append(plain(token))


def _passages(tokens: Sequence[Token]) -> Iterator[str]:
    for before, token in pairwise(tokens):
        yield from _titles([before])
        if token.type == "inline" and before.type != "heading_open" and (text := plain(token)):
            yield text


def _titles(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        opens = token.type.startswith("container_") and token.nesting == 1
        if opens and token.type != "container_prompt_open" and (title := block_argument(token)):
            yield title


def block_argument(token: Token) -> str:
    """Return what stands behind the name of a block: its title, or the key of a prompt."""
    return token.info.strip().partition(" ")[2].strip()


def _valid(name: str) -> Any:
    def validate(parameters: str, *_rest: Any) -> bool:
        return parameters.strip().split(" ", 1)[0] == name

    return validate


def _draw_block(tag: str, name: str) -> Any:
    def draw(
        self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
    ) -> str:
        token = tokens[index]
        if token.nesting == -1:
            return f"</{tag}>\n"
        if name == "prompt":
            key = slugify(block_argument(token))
            return f'<{tag} class="block block-prompt" id="prompt-{key}" data-prompt="{key}">\n'
        title = nh3.clean_text(block_argument(token))
        shown = f'<p class="block-title">{title}</p>\n' if title else ""
        return f'<{tag} class="block block-{name}">\n{shown}'

    return draw


def _bound_paragraphs(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > MAX_PARAGRAPH:
            raise TooLongError


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.core.ruler.after("block", "bound_paragraphs", _bound_paragraphs)
    for name, tag in (("callout", "aside"), ("example", "section"), ("prompt", "section")):
        container_plugin(parser, name, validate=_valid(name), render=_draw_block(tag, name))
    parser.core.ruler.push("set_pictures_apart", set_apart)
    parser.add_render_rule("image", draw_picture)
    return parser


_parser = _make_parser()
