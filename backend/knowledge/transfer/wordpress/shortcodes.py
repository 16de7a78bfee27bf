"""Shortcodes, `[name like="this"]`, made into elements before the HTML is read."""

from __future__ import annotations

import re
from html import escape

_code = re.compile(r"(\[?)\[(/?)([A-Za-z][\w-]{0,40})(\s[^\[\]<>]{0,1000})?(/?)\](\]?)")
_ids = re.compile(r"""\bids\s*=\s*["'”“″]?([\d,\s]{0,1000})""")
_BUILT_IN = {"audio", "caption", "embed", "gallery", "playlist", "video", "wp_caption"}


def mark_shortcodes(html: str) -> str:
    """Return `html` with elements in the place of shortcodes.

    Captions become figures, galleries `kb-gallery`, embedded addresses links; of all others a
    `kb-code` remains that holds the shortcode, around whatever it enclosed. What only looks like
    one, as [sic], stays.
    """
    closed = {found.group(3).lower() for found in _code.finditer(html) if found.group(2)}

    def mark(found: re.Match[str]) -> str:
        before, closing, name, attributes, _slash, after = found.groups()
        name, attributes = name.lower(), attributes or ""
        if before and after:
            return found.group(0)[1:-1]
        plain = found.group(0).removeprefix(before).removesuffix(after)
        named = name in _BUILT_IN or name in closed or "_" in name or "-" in name
        if not (named or "=" in attributes):
            return found.group(0)
        return before + _element(name, bool(closing), attributes, plain) + after

    return _code.sub(mark, html)


def _element(name: str, closing: bool, attributes: str, plain: str) -> str:
    if name in {"caption", "wp_caption"}:
        return "</figure>" if closing else f"<figure>{_caption(attributes)}"
    if name == "embed":
        return "</kb-embed>" if closing else "<kb-embed>"
    if closing:
        return ""
    if name == "gallery":
        found = _ids.search(attributes)
        return f'<kb-gallery ids="{found.group(1) if found else ""}"></kb-gallery>'
    return f"<kb-code>{escape(plain)}</kb-code>"


def _caption(attributes: str) -> str:
    """Return the caption as older versions of WordPress have it: in an attribute."""
    found = re.search(r"""\bcaption\s*=\s*(?:"([^"]*)"|'([^']*)')""", attributes)
    said = (found.group(1) or found.group(2) or "") if found else ""
    return f"<figcaption>{escape(said)}</figcaption>" if said else ""
