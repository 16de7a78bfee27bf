"""What the tests of pages share."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.test import Client

from knowledge.models import Translation
from tests.api.knowledge.conftest import clock, django, library, road
from tests.factories.knowledge import ThemeFactory, TranslationFactory

__all__ = ["clock", "django", "library", "road"]

SHELL = """<!doctype html>
<html lang="nl">
  <head>
    <title>Klankbord</title>
    <script type="module" src="/assets/main.js"></script>
  </head>
  <body>
    <div id="root"><!-- text -->
      <header class="opening"><p class="page">Klankbord</p></header>
      <noscript>JavaScript</noscript>
    <!-- /text --></div>
  </body>
</html>
"""
HOME = "http://localhost:8000"


class Document(HTMLParser):
    """The parts of a page that machines read."""

    def __init__(self, answer: Any) -> None:
        super().__init__()
        self.status: int = answer.status_code
        self.source: str = answer.content.decode()
        self.language = self.title = self._data = ""
        self.metas: dict[str, list[str]] = {}
        self.links: list[dict[str, str]] = []
        self.scripts: list[dict[str, str]] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._inside = ""
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        self._inside = tag
        if tag == "html":
            self.language = given["lang"]
        elif tag == "meta":
            name = given.get("name") or given.get("property", "")
            self.metas.setdefault(name, []).append(given.get("content", ""))
        elif tag == "link":
            self.links.append(given)
        elif tag == "script":
            self.scripts.append(given)

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "script":
            self._data += data

    def meta(self, name: str) -> str:
        """Return the one meta tag with this name."""
        (value,) = self.metas[name]
        return value

    @property
    def canonical(self) -> str | None:
        """Return the page's true address, if it names one."""
        found = [link["href"] for link in self.links if link["rel"] == "canonical"]
        assert len(found) < 2
        return found[0] if found else None

    @property
    def alternates(self) -> dict[str, str]:
        """Return the same page's addresses in every language it names."""
        return {link["hreflang"]: link["href"] for link in self.links if "hreflang" in link}

    @property
    def data(self) -> dict[str, Any]:
        """Return the structured data by type."""
        return {part["@type"]: part for part in orjson.loads(self._data)["@graph"]}


Open = Callable[..., Document]


@pytest.fixture
def built(tmp_path: Path, settings: Any) -> Path:
    """A built app: the document that pages are made of."""
    (tmp_path / "index.html").write_text(SHELL, encoding="utf-8")
    settings.FRONTEND_DIST = tmp_path
    return tmp_path


@pytest.fixture
def open_page(built: Path) -> Open:
    """Give what opens a page."""

    def act(path: str, client: Client | None = None, **headers: str) -> Document:
        return Document((client or Client()).get(path, headers=headers))

    return act


@pytest.fixture
def article(db: None) -> Translation:
    theme = ThemeFactory(key="rouw", languages=["nl", "fr"])
    TranslationFactory(theme=theme, slug="naast", published=True)
    source = {"author": "Boss, P.", "year": 1999, "title": "Loss", "url": "https://example.org/a"}
    article = TranslationFactory(
        theme=theme, slug="stilte", title="Stilte", body="Ze zweeg.", sources=[source],
        published=True, day=3,
    )  # fmt: skip
    TranslationFactory(article=article.article, language="fr", slug="silence", published=True)
    return article
