"""Pictures in Markdown: `![what it shows](address "caption")` becomes a figure.

Which addresses can be shown, and how, is told by whoever renders; all others leave their text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

TAGS = {"figcaption", "figure", "img", "picture", "source"}
ATTRIBUTES = {
    "img": {"src", "alt", "title", "width", "height", "loading", "decoding"},
    "source": {"type", "srcset", "sizes"},
}
# How wide the column of an article is: `--measure` and the margins of a page in the app.
SIZES = "(min-width: 45rem) 41rem, 92vw"
_MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp"}
_BREAKS = {"softbreak", "hardbreak"}


@dataclass(frozen=True)
class Picture:
    """How a picture is shown: `base` and a width and form make an address of it.

    `width` and `height` are those of the largest form; `fallback` is for who reads none of them.
    """

    base: str
    width: int
    height: int
    widths: Sequence[int]
    fallback: str

    def choices(self, form: str) -> str:
        """Return the addresses in `form` with their widths, as `srcset` has it."""
        return ", ".join(f"{self.base}/{width}.{form} {width}w" for width in self.widths)


@dataclass(frozen=True)
class PictureUse:
    """A picture as the source names it: in which line, counted from 1, where, and in words."""

    line: int
    address: str
    text: str
    caption: str = ""


def find_pictures(tokens: Sequence[Token], plain: Callable[[Token], str]) -> Iterator[PictureUse]:
    """Yield the pictures in `tokens`, in the order of reading."""
    for token in tokens:
        for child in token.children or ():
            if child.type == "image":
                line = (child.map or token.map or [0])[0] + 1
                caption = str(child.meta.get("caption") or child.attrGet("title") or "")
                yield PictureUse(line, str(child.attrGet("src") or ""), plain(child), caption)


def set_apart(state: StateCore) -> None:
    """Let every picture in a paragraph be a figure beside what is left of the paragraph."""
    found: list[Token] = []
    tokens = iter(state.tokens)
    for token in tokens:
        if token.type == "paragraph_open":
            inline, close = next(tokens), next(tokens)
            _count_lines(inline)
            found += _apart(token, inline, close)
        else:
            _count_lines(token)
            found.append(token)
    state.tokens = found


def _count_lines(inline: Token) -> None:
    line = inline.map[0] if inline.map else 0
    for child in inline.children or ():
        line += child.type in _BREAKS
        if child.type == "image":
            child.map = [line, line + 1]


def _apart(opening: Token, inline: Token, closing: Token) -> list[Token]:
    parts: list[list[Token]] = [[]]
    for child in inline.children or ():
        # Within a link or emphasis it belongs to the sentence.
        if child.type == "image" and child.level == 0:
            parts += [[child], []]
        else:
            parts[-1].append(child)
    if len(parts) == 1:
        return [opening, inline, closing]
    found: list[Token] = []
    for part in parts:
        if len(part) == 1 and part[0].type == "image":
            found += _figure(part[0])
        elif words := _trimmed(part):
            found += [opening.copy(), inline.copy(children=words), closing.copy()]
    return found


def _trimmed(part: list[Token]) -> list[Token]:
    def is_blank(token: Token) -> bool:
        return token.type in _BREAKS or (token.type == "text" and not token.content.strip())

    while part and is_blank(part[0]):
        part = part[1:]
    while part and is_blank(part[-1]):
        part = part[:-1]
    return part


def _figure(image: Token) -> list[Token]:
    caption = str(image.attrs.pop("title", "") or "")
    image.meta["caption"] = caption
    found = [*_around("figure", [image], image.map)]
    if caption.strip():
        said = Token("text", "", 0, content=caption)
        found[-1:-1] = _around("figcaption", [said], image.map)
    return found


def _around(tag: str, children: list[Token], lines: list[int] | None) -> list[Token]:
    return [
        Token(f"{tag}_open", tag, 1, map=lines, block=True),
        Token("inline", "", 0, map=lines, children=children, block=True),
        Token(f"{tag}_close", tag, -1, block=True),
    ]


def draw_picture(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Render one picture; one that cannot be shown leaves its text."""
    token = tokens[index]
    text = escape(self.renderInlineAsText(token.children, options, env))
    picture: Picture | None = env["pictures"].get(token.attrGet("src"))
    if picture is None:
        return text
    title = token.attrGet("title")
    sources = "".join(
        f'<source type="{media}" srcset="{escape(picture.choices(form))}" sizes="{SIZES}">'
        for form, media in _MEDIA_TYPES.items()
    )
    return (
        f'<picture>{sources}<img src="{escape(picture.fallback)}" alt="{text}"'
        + (f' title="{escape(str(title))}"' if title else "")
        + f' width="{picture.width}" height="{picture.height}" loading="lazy" decoding="async">'
        "</picture>"
    )
