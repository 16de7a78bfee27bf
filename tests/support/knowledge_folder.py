"""A small content folder in which everything is right, to be broken by tests."""

from __future__ import annotations

from pathlib import Path

ARTICLE = "articles/grief-and-loss/silence/nl.md"
THEME = """---
title: Rouw
slug: rouw
summary: Wie migreert, verliest veel tegelijk, en rouwt er soms jaren om.
---
Een inleiding.
"""
TEXT = """---
title: Stilte
slug: stilte
summary: Wat je doet als iemand zwijgt, waarom dat moeilijk is, en wat je beter even laat.
tags: [rouw, zwijgen]
published: 2026-07-13
sources:
  - author: Boss, P.
    year: 1999
    title: "Ambiguous Loss"
---
Een tekst.

::: prompt wat-deed-je
Wat deed je?
:::
"""


def write(root: Path, name: str, text: str | bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def small_folder(root: Path) -> Path:
    """Write one theme and one article to `root`."""
    write(root, "themes/grief-and-loss/theme.yaml", "order: 1\nribbon: plum\n")
    write(root, "themes/grief-and-loss/nl.md", THEME)
    write(root, ARTICLE, TEXT)
    return root
