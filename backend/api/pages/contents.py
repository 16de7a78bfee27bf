"""What each page says: its head, and the text that stands in it before the app has started."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from api.knowledge.languages import LANGUAGES
from api.pages.addresses import Kind, Page
from api.pages.head import Feed, Head, Written
from api.pages.texts import NAME, texts_in
from knowledge.previews import preview_of
from knowledge.reading import Cursor, Selection, ThemeRow, read_article, read_page, read_themes

_NEWEST = 4
# As many as the app asks for at once.
_OF_THEME = 100
_TRIES = 3


@dataclass(frozen=True)
class Content:
    """What a page says. `generation` is that of the knowledge on it, 0 when there is none."""

    head: Head
    text: str = ""
    generation: int = 0


def content_of(page: Page, cursor: Cursor) -> Content | None:
    """Return what `page` says now; None when its theme or article is not there."""
    return _MAKERS[page.kind](page, cursor)


def every_language(rest: str) -> dict[str, str]:
    """Return the paths of a page that every language has."""
    return {language: f"/{language}{rest}" for language in LANGUAGES}


def _front(page: Page, _cursor: Cursor) -> Content:
    return Content(_home_head(page.language))


def _home_head(language: str) -> Head:
    return Head(
        language=language,
        title=NAME,
        description=texts_in(language).home,
        canonical=f"/{language}",
        alternates=every_language(""),
        feeds=[Feed(NAME, f"/{language}/feed")],
        searchable=True,
    )


def _home(page: Page, cursor: Cursor) -> Content:
    generation, themes, newest = _at_once(
        lambda: read_themes(cursor, page.language),
        lambda: read_page(cursor, Selection(page.language, size=_NEWEST)),
    )
    text = _render(
        page, "home", items=_theme_items(page, themes), newest=_items(page, newest[:_NEWEST])
    )
    return Content(_home_head(page.language), text, generation)


def _themes(page: Page, cursor: Cursor) -> Content:
    texts = texts_in(page.language)
    generation, themes = read_themes(cursor, page.language)
    head = Head(
        language=page.language,
        title=texts.themes,
        description=texts.themes_description,
        canonical=f"/{page.language}/themes",
        alternates=every_language("/themes"),
        trail=_trail(page, themes=True),
        feeds=[Feed(NAME, f"/{page.language}/feed")],
    )
    return Content(head, _render(page, "themes", items=_theme_items(page, themes)), generation)


def _theme(page: Page, cursor: Cursor) -> Content | None:
    selection = Selection(page.language, theme=page.name, size=_OF_THEME)
    generation, themes, articles = _at_once(
        lambda: read_themes(cursor, page.language, page.name),
        lambda: read_page(cursor, selection),
    )
    if not themes:
        return None
    theme: ThemeRow = themes[0]
    path = f"/{page.language}/themes/{theme.key}"
    head = Head(
        language=page.language,
        title=theme.title,
        description=theme.summary,
        canonical=path,
        alternates={language: f"/{language}/themes/{theme.key}" for language in theme.languages},
        trail=[*_trail(page, themes=True), (theme.title, path)],
        feeds=_feeds(page.language, theme.key, theme.title),
    )
    items = _items(page, articles[:_OF_THEME])
    text = _render(page, "theme", theme=theme, html=SafeString(theme.html), items=items)
    return Content(head, text, generation)


def _article(page: Page, cursor: Cursor) -> Content | None:
    generation, row = read_article(cursor, page.name)
    if row is None:
        return None
    article = orjson.loads(row.body)
    theme, language = article["theme"], article["language"]
    paths = {
        version["language"]: f"/{version['language']}/articles/{version['slug']}"
        for version in article["languages"]
    }
    own = Page("article", language, page.name)
    head = Head(
        language=language,
        title=article["title"],
        description=article["summary"],
        canonical=paths[language],
        alternates=paths,
        written=Written(
            published=article["publishedAt"],
            updated=article["updatedAt"],
            section=theme["title"],
            tags=article["tags"],
            minutes=article["readingMinutes"],
        ),
        trail=[
            *_trail(own, themes=True),
            (theme["title"], f"/{language}/themes/{theme['key']}"),
            (article["title"], paths[language]),
        ],
        feeds=_feeds(language, theme["key"], theme["title"]),
        preview=preview_of(article["html"]),
    )
    text = _render(
        page,
        "article",
        article=article,
        html=SafeString(article["html"]),
        items=[_item(page, orjson.loads(near.card)) for near in row.related],
    )
    return Content(head, text, generation)


def _search(page: Page, _cursor: Cursor) -> Content:
    return _fixed(page, "search", trail=False)


def _privacy(page: Page, _cursor: Cursor) -> Content:
    return _fixed(page, "privacy", trail=True)


def _fixed(page: Page, name: str, *, trail: bool) -> Content:
    texts = texts_in(page.language)
    title, path = str(getattr(texts, name)), f"/{page.language}/{name}"
    return Content(
        Head(
            language=page.language,
            title=title,
            description=str(getattr(texts, f"{name}_description")),
            canonical=path,
            alternates=every_language(f"/{name}"),
            trail=[*_trail(page), (title, path)] if trail else (),
        )
    )


def _found(page: Page, _cursor: Cursor) -> Content:
    texts = texts_in(page.language)
    return Content(
        Head(
            language=page.language,
            title=texts.search,
            description=texts.search_description,
            alternates=every_language("/search"),
        )
    )


def nothing_public(language: str) -> Content:
    """Return what a page says that is private, or not there."""
    return Content(Head(language=language, title=NAME))


def _private(page: Page, _cursor: Cursor) -> Content:
    return nothing_public(page.language)


_MAKERS: Mapping[Kind, Callable[[Page, Cursor], Content | None]] = {
    "front": _front,
    "home": _home,
    "themes": _themes,
    "theme": _theme,
    "article": _article,
    "search": _search,
    "found": _found,
    "privacy": _privacy,
    "private": _private,
}


def _at_once(*reads: Callable[[], tuple[int, Any]]) -> tuple[Any, ...]:
    """Return the generation and what each of `reads` gives, all of one generation.

    Reads again when something was published in between. After a few times the lowest
    generation is returned, so that nobody takes the page for current.
    """
    for _try in range(_TRIES):
        answers = [read() for read in reads]
        generations = {generation for generation, _found in answers}
        if len(generations) == 1:
            break
    return (min(generations), *(found for _generation, found in answers))


def _trail(page: Page, *, themes: bool = False) -> list[tuple[str, str]]:
    start = [(NAME, f"/{page.language}")]
    return [*start, (texts_in(page.language).themes, f"/{page.language}/themes")][: 1 + themes]


def _feeds(language: str, theme: str, title: str) -> list[Feed]:
    return [
        Feed(f"{NAME} · {title}", f"/{language}/themes/{theme}/feed"),
        Feed(NAME, f"/{language}/feed"),
    ]


def _items(page: Page, rows: Sequence[Any]) -> list[dict[str, str]]:
    return [_item(page, orjson.loads(row.summary)) for row in rows]


def _item(page: Page, card: Mapping[str, Any]) -> dict[str, str]:
    path = f"/{page.language}/articles/{card['slug']}"
    return {"path": path, "title": card["title"], "summary": card["summary"]}


def _theme_items(page: Page, themes: Sequence[ThemeRow]) -> list[dict[str, str]]:
    return [
        {
            "path": f"/{page.language}/themes/{theme.key}",
            "title": theme.title,
            "summary": theme.summary,
        }
        for theme in themes
    ]


def _render(page: Page, template: str, **context: Any) -> str:
    context |= {"language": page.language, "texts": texts_in(page.language)}
    return render_to_string(f"pages/{template}.html", context).strip()
