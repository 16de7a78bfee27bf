"""A Markdown source as plain data: what it says, without a trace of how it is written.

Whoever sets a text in another form than HTML draws these nodes. Nothing in them is markup: a
text is only ever text, whatever signs it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.tree import SyntaxTreeNode

from core.markdown import block_argument, name_headings, parse, plain
from core.markdown_links import Resolve, nowhere, resolve_links

# A node has a `kind`. Blocks: heading (level 2 and deeper, id, parts), paragraph (parts), list
# (ordered, start, items: lists of blocks), quotation, callout, example (title, blocks), prompt
# (key, blocks), code (text), table (head, rows: lists of cells, each with parts), rule, picture
# (source, text, caption).
# Parts: text, strong, emphasis, link (target, parts), code (text), break, image (source, text).
Node = dict[str, Any]

# Whatever stands deeper than this in lists and quotations stands beside each other.
_DEEPEST = 6
_FRAMES = {
    "container_callout": ("callout", "title"),
    "container_example": ("example", "title"),
    "container_prompt": ("prompt", "key"),
}
_MARKS = {"strong": "strong", "em": "emphasis"}


def read_tree(source: str, resolve: Resolve = nowhere) -> list[Node]:
    """Return the blocks of `source`; links by name lead where `resolve` says, or are text.

    Raises `TooLongError` as `core.markdown.render` does.

    Levels of headings begin at 2 and never skip one, as readers of documents expect.
    """
    tokens = parse(source, {})
    name_headings(tokens)
    list(resolve_links(tokens, resolve))
    blocks = list(_blocks(SyntaxTreeNode(tokens).children, 0))
    _close_steps(blocks)
    return blocks


def _close_steps(blocks: Sequence[Node]) -> None:
    above = 1
    for block in _walk(blocks):
        if block["kind"] == "heading":
            above = block["level"] = max(2, min(block["level"], above + 1))


def _walk(blocks: Sequence[Node]) -> Iterator[Node]:
    for block in blocks:
        yield block
        yield from _walk(block.get("blocks", ()))
        for item in block.get("items", ()):
            yield from _walk(item)


def _blocks(nodes: Sequence[SyntaxTreeNode], depth: int) -> Iterator[Node]:
    for node in nodes:
        if node.type in {"paragraph", "heading"}:
            if parts := _parts(node.children[0].children):
                yield _line(node, parts)
        elif node.type in {"bullet_list", "ordered_list", "blockquote"}:
            yield from _nested(node, depth)
        elif node.type in _FRAMES:
            kind, argument = _FRAMES[node.type]
            inner = list(_blocks(node.children, depth))
            yield {"kind": kind, argument: _argument(node), "blocks": inner}
        elif node.type in {"fence", "code_block"}:
            yield {"kind": "code", "text": node.content.rstrip("\n")}
        elif node.type == "table":
            yield _table(node)
        elif node.type == "hr":
            yield {"kind": "rule"}
        elif node.type == "figure":
            yield _picture(node)


def _line(node: SyntaxTreeNode, parts: list[Node]) -> Node:
    if node.type == "paragraph":
        return {"kind": "paragraph", "parts": parts}
    return {
        "kind": "heading",
        "level": int(node.tag[1]),
        "id": str(node.attrs.get("id", "")),
        "parts": parts,
    }


def _nested(node: SyntaxTreeNode, depth: int) -> Iterator[Node]:
    if depth >= _DEEPEST:
        inner = node.children if node.type == "blockquote" else _all_children(node)
        yield from _blocks(inner, depth)
    elif node.type == "blockquote":
        yield {"kind": "quotation", "blocks": list(_blocks(node.children, depth + 1))}
    else:
        yield {
            "kind": "list",
            "ordered": node.type == "ordered_list",
            "start": int(node.attrs.get("start", 1)),
            "items": [list(_blocks(item.children, depth + 1)) for item in node.children],
        }


def _all_children(node: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    return [child for item in node.children for child in item.children]


def _table(node: SyntaxTreeNode) -> Node:
    rows = [
        [_parts(cell.children[0].children) if cell.children else [] for cell in row.children]
        for part in node.children
        for row in part.children
    ]
    return {"kind": "table", "head": rows[0], "rows": rows[1:]}


def _picture(node: SyntaxTreeNode) -> Node:
    (image,), *caption = [_all_parts(child) for child in node.children]
    said = "".join(part["text"] for parts in caption for part in parts)
    return {**image, "kind": "picture", "caption": said}


def _all_parts(node: SyntaxTreeNode) -> list[Node]:
    inline = node if node.type == "inline" else node.children[0]
    return _parts(inline.children)


def _argument(node: SyntaxTreeNode) -> str:
    return block_argument(node.nester_tokens.opening) if node.nester_tokens else ""


def _parts(nodes: Sequence[SyntaxTreeNode]) -> list[Node]:
    return [part for node in nodes for part in _part(node)]


def _part(node: SyntaxTreeNode) -> Iterator[Node]:
    if node.type == "text":
        if node.content:
            yield _text(node.content)
    elif node.type == "softbreak":
        yield _text(" ")
    elif node.type == "hardbreak":
        yield {"kind": "break"}
    elif node.type == "code_inline":
        yield {"kind": "code", "text": node.content}
    elif node.type in _MARKS:
        yield {"kind": _MARKS[node.type], "parts": _parts(node.children)}
    elif node.type == "link":
        target = str(node.attrs.get("href", ""))
        yield {"kind": "link", "target": target, "parts": _parts(node.children)}
    elif node.type == "image":
        shown = plain(node.token) if node.token else ""
        yield {"kind": "image", "source": str(node.attrs.get("src", "")), "text": shown}


def _text(text: str) -> Node:
    return {"kind": "text", "text": text}
