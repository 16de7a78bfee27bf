"""The nodes of a text as XHTML: elements and texts, so that nothing is ever taken for markup."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from core.markdown_tree import Node

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
_WRAPPED = {"strong": "strong", "emphasis": "em"}
# What XML 1.0 has no way to write (section 2.2), and the two that are no characters at all.
_UNSAYABLE = {
    **dict.fromkeys([*range(0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"),
    **{code: chr(code) for code in (0x09, 0x0A, 0x0D)},
}


def sayable(text: str) -> str:
    """Return `text` without what XML cannot hold."""
    return text.translate(_UNSAYABLE)


def element(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Add an element to `parent`; an attribute that Python keeps for itself ends in `_`."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    made = ET.SubElement(parent, tag, {name: sayable(value) for name, value in named.items()})
    if text:
        made.text = sayable(text)
    return made


def add_text(parent: ET.Element, text: str) -> None:
    """Add `text` behind everything that `parent` holds."""
    text = sayable(text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


class Drawer:
    """Draws nodes; `homes` says in which file a chapter stands, `prompt` what a question is."""

    def __init__(self, *, homes: dict[str, str], prompt: str) -> None:
        self._homes, self._prompt = homes, prompt

    def blocks(self, parent: ET.Element, nodes: Sequence[Node]) -> None:
        """Add `nodes`, which are blocks, to `parent`."""
        for node in nodes:
            self._block(parent, node)

    def parts(self, parent: ET.Element, nodes: Sequence[Node]) -> None:
        """Add `nodes`, which are parts of a line, to `parent`."""
        for node in nodes:
            self._part(parent, node)

    def _block(self, parent: ET.Element, node: Node) -> None:
        kind = node["kind"]
        if kind == "paragraph":
            self.parts(element(parent, "p"), node["parts"])
        elif kind == "heading":
            self.parts(element(parent, f"h{min(node['level'], 6)}", id=node["id"]), node["parts"])
        elif kind == "list":
            self._list(parent, node)
        elif kind == "quotation":
            self.blocks(element(parent, "blockquote"), node["blocks"])
        elif kind in {"callout", "example", "prompt"}:
            self._framed(parent, node)
        elif kind == "table":
            self._table(parent, node)
        elif kind == "picture":
            self._picture(parent, node)
        elif kind == "code":
            element(element(parent, "pre"), "code", node["text"])
        else:
            element(parent, "hr")

    def _list(self, parent: ET.Element, node: Node) -> None:
        made = element(parent, "ol" if node["ordered"] else "ul")
        if node["ordered"] and node["start"] != 1:
            made.set("start", str(node["start"]))
        for item in node["items"]:
            self.blocks(element(made, "li"), item)

    def _framed(self, parent: ET.Element, node: Node) -> None:
        tag = "aside" if node["kind"] == "callout" else "section"
        made = element(parent, tag, class_=node["kind"])
        if title := (self._prompt if node["kind"] == "prompt" else node["title"]):
            element(made, "p", title, class_="block-title")
        self.blocks(made, node["blocks"])

    def _table(self, parent: ET.Element, node: Node) -> None:
        made = element(parent, "table")
        row = element(element(made, "thead"), "tr")
        for cell in node["head"]:
            self.parts(element(row, "th", scope="col"), cell)
        if not node["rows"]:
            return
        body = element(made, "tbody")
        for cells in node["rows"]:
            row = element(body, "tr")
            for cell in cells:
                self.parts(element(row, "td"), cell)

    def _picture(self, parent: ET.Element, node: Node) -> None:
        made = element(parent, "figure")
        element(made, "img", src=node["file"], alt=node["text"])
        if node["caption"]:
            element(made, "figcaption", node["caption"])

    def _part(self, parent: ET.Element, node: Node) -> None:
        kind = node["kind"]
        if kind == "text":
            add_text(parent, node["text"])
        elif kind in _WRAPPED:
            self.parts(element(parent, _WRAPPED[kind]), node["parts"])
        elif kind == "code":
            element(parent, "code", node["text"])
        elif kind == "image":
            element(parent, "em", node["text"])
        elif kind == "break":
            element(parent, "br")
        elif target := (self._homes.get(node["chapter"]) or node["target"]):
            self.parts(element(parent, "a", href=target), node["parts"])
        else:
            self.parts(parent, node["parts"])
