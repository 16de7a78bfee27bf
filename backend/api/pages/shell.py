"""The app's document, dressed with what one page says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from api.pages.contents import Content
from api.pages.head import render_head
from api.public.answer import Answer, Medium

# Whoever signs out, or gets a new version of the app, must not meet an old document.
MEDIUM = Medium("text/html; charset=utf-8", cache_control="no-cache")

_language = re.compile(r'<html lang="[a-z]+"')
_title = re.compile(r"<title>[^<]*</title>")
# What stands in `frontend/index.html` for readers without the app.
_waiting = re.compile(r"<!--\s*text\s*-->.*?<!--\s*/text\s*-->", re.DOTALL)


@dataclass(frozen=True)
class Shell:
    """The built `index.html`; `version` changes with it."""

    document: str
    version: float

    def dress(self, content: Content, language: str) -> Answer:
        """Return the document with the head and text of `content`, in the app's `language`."""
        document = _language.sub(f'<html lang="{language}"', self.document, count=1)
        head = render_head(content.head)
        document = _title.sub(lambda _found: head, document, count=1)
        if content.text:
            document = _waiting.sub(lambda _found: content.text, document)
        return Answer(document.encode(), language, content.generation, MEDIUM)


def read_shell() -> Shell | None:
    """Return the app's document, or None when the app has not been built."""
    index = settings.FRONTEND_DIST / "index.html"
    try:
        return _read(index, index.stat().st_mtime)
    except OSError:
        return None


@lru_cache(maxsize=1)
def _read(path: Path, modified: float) -> Shell:
    return Shell(path.read_text(encoding="utf-8"), modified)
