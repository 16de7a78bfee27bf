"""What a page says to whoever has no JavaScript: crawlers, link previews, plain readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from knowledge.models import Translation
from knowledge.publishing import withdraw
from tests.api.pages.conftest import HOME, Open
from tests.factories.accounts import PersonFactory
from tests.factories.images import ImageFactory, shown
from tests.factories.knowledge import ThemeFactory, TranslationFactory

pytestmark = pytest.mark.django_db

HOSTILE = '</title></script><script>alert(1)</script>" onload="x <!-- text --> \\1 {{ 7 }}'


def test_an_article_says_what_it_is(open_page: Open, article: Translation) -> None:
    page = open_page("/nl/articles/stilte")
    assert page.status == 200
    assert page.language == "nl"
    assert page.title == "Stilte · Klankbord"
    assert page.meta("description") == "Waar stilte over gaat."
    assert page.canonical == f"{HOME}/nl/articles/stilte"
    assert page.alternates == {
        "nl": f"{HOME}/nl/articles/stilte",
        "fr": f"{HOME}/fr/articles/silence",
    }
    shared = {name: page.meta(f"og:{name}") for name in ("title", "type", "url", "locale")}
    assert shared == {
        "title": "Stilte", "type": "article", "url": page.canonical, "locale": "nl_BE",
    }  # fmt: skip
    assert page.metas["og:locale:alternate"] == ["fr_BE"]
    assert page.metas["article:tag"] == ["praktijk", "gesprek"]
    assert page.meta("twitter:card") == "summary"
    assert page.meta("twitter:title") == "Stilte"
    assert "robots" not in page.metas


def test_an_article_gives_structured_data(open_page: Open, article: Translation) -> None:
    data = open_page("/nl/articles/stilte").data
    described = data["Article"]
    assert described["headline"] == "Stilte"
    assert described["datePublished"] == "2026-01-04T00:00:00Z"
    assert described["dateModified"] == "2026-01-04T00:00:00Z"
    assert described["inLanguage"] == "nl"
    assert described["publisher"]["name"] == "Klankbord"
    trail = data["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in trail] == [1, 2, 3, 4]
    assert [step["item"].removeprefix(HOME) for step in trail] == [
        "/nl",
        "/nl/themes",
        "/nl/themes/rouw",
        "/nl/articles/stilte",
    ]


def test_a_shared_article_shows_its_first_picture(open_page: Open, db: None) -> None:
    first, second = ImageFactory(), ImageFactory(fallback="360.png")
    text = 'Een stoel & een "tafel".'
    body = f"Tekst.\n\n{shown(first, text)}\n\n{shown(second)}\n"
    TranslationFactory(slug="beeld", title="Beeld", body=body, published=True)
    page = open_page("/nl/articles/beeld")
    address = f"{HOME}/media/{first.pk}/720.jpg"
    assert {name: values for name, values in page.metas.items() if "image" in name} == {
        "og:image": [address],
        "og:image:width": ["720"],
        "og:image:height": ["540"],
        "og:image:alt": [text],
        "twitter:image": [address],
        "twitter:image:alt": [text],
    }
    assert page.meta("twitter:card") == "summary_large_image"
    assert page.data["Article"]["image"] == {
        "@type": "ImageObject",
        "url": address,
        "width": 720,
        "height": 540,
        "description": text,
    }


def test_a_small_picture_stands_beside_the_text_of_a_preview(open_page: Open, db: None) -> None:
    small = ImageFactory(width=200, height=100, widths=[200], fallback="200.png")
    TranslationFactory(slug="klein", body=f"Tekst.\n\n{shown(small)}\n", published=True)
    page = open_page("/nl/articles/klein")
    assert page.meta("og:image") == f"{HOME}/media/{small.pk}/200.png"
    assert page.meta("twitter:card") == "summary"


def test_a_picture_that_is_not_for_everyone_is_no_preview(open_page: Open, db: None) -> None:
    image = ImageFactory()
    TranslationFactory(slug="beeld", body=f"Tekst.\n\n{shown(image)}\n", published=True)
    image.uses.all().delete()
    page = open_page("/nl/articles/beeld")
    assert str(image.pk) not in "".join(page.metas["og:image"])
    assert page.meta("og:image") == f"{HOME}/icon-512.png"


def test_a_page_without_a_picture_shows_our_sign(open_page: Open, article: Translation) -> None:
    for path in ("/nl", "/nl/articles/stilte"):
        page = open_page(path)
        assert page.meta("og:image") == f"{HOME}/icon-512.png"
        assert (page.meta("og:image:width"), page.meta("og:image:height")) == ("512", "512")
        assert page.meta("og:image:alt") == "Klankbord"
        assert page.meta("twitter:card") == "summary"


def test_an_article_can_be_read_without_the_app(open_page: Open, article: Translation) -> None:
    page = open_page("/nl/articles/stilte")
    root = page.source.split('<div id="root">')[1]
    for part in ("<h1>Stilte</h1>", "<p>Ze zweeg.</p>", "Boss, P. (1999)", "/nl/articles/naast"):
        assert part in root
    assert "<noscript>" not in page.source
    assert page.source.count("<h1") == 1


def test_an_article_in_another_language_names_its_own_address(
    open_page: Open, article: Translation
) -> None:
    page = open_page("/nl/articles/silence")
    assert page.status == 200
    assert page.language == "nl"
    assert ("article", {"lang": "fr"}) in page.elements
    assert page.canonical == f"{HOME}/fr/articles/silence"
    assert page.meta("og:locale") == "fr_BE"


def test_a_theme_is_named_in_the_languages_it_has(open_page: Open, article: Translation) -> None:
    page = open_page("/fr/themes/rouw")
    assert page.language == "fr"
    assert page.title == "Thema rouw (fr) · Klankbord"
    assert page.alternates == {
        "nl": f"{HOME}/nl/themes/rouw",
        "fr": f"{HOME}/fr/themes/rouw",
    }
    assert "<p>Een inleiding.</p>" in page.source
    assert "/fr/articles/silence" in page.source
    assert [step["name"] for step in page.data["BreadcrumbList"]["itemListElement"]] == [
        "Klankbord",
        "Thèmes",
        "Thema rouw (fr)",
    ]


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("path", ["", "/themes", "/search", "/privacy"])
def test_a_fixed_page_exists_in_every_language(open_page: Open, path: str, language: str) -> None:
    page = open_page(f"/{language}{path}")
    assert page.status == 200
    assert page.language == language
    assert page.canonical == f"{HOME}/{language}{path}"
    assert set(page.alternates) == {"nl", "fr", "en"}
    assert page.meta("description") == page.meta("og:description") != ""


def test_home_says_how_to_search_it(open_page: Open, article: Translation) -> None:
    page = open_page("/nl")
    website = page.data["WebSite"]
    target = website["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{HOME}/nl/search?q={{search_term_string}}"
    assert "/nl/themes/rouw" in page.source
    assert "/nl/articles/stilte" in page.source


def test_the_first_address_leads_to_a_language(open_page: Open) -> None:
    page = open_page("/")
    assert page.canonical == f"{HOME}/nl"
    assert set(page.alternates) == {"nl", "fr", "en"}


def test_what_somebody_looks_for_is_nowhere_on_the_page(open_page: Open) -> None:
    page = open_page("/nl/search?q=geheim")
    assert page.status == 200
    assert "geheim" not in page.source
    assert page.canonical is None
    assert page.meta("robots") == "noindex"


@pytest.mark.parametrize(
    "path",
    [
        "/nl/articles/nergens",
        "/nl/articles/Stilte",
        "/nl/articles/stilte/meer",
        "/nl/themes/nergens",
        "/en/themes/rouw",
        "/de/themes/rouw",
        "/nl/nergens",
        "/nl//",
    ],
)
def test_what_is_not_there_is_404_with_the_app(
    open_page: Open, article: Translation, path: str
) -> None:
    page = open_page(path, **{"If-None-Match": "*"})
    assert page.status == 404
    assert page.meta("robots") == "noindex"
    assert page.canonical is None
    assert 'id="root"' in page.source


def test_a_withdrawn_article_is_gone_at_once(open_page: Open, article: Translation) -> None:
    from api.knowledge.representation import represent

    assert open_page("/nl/articles/stilte").status == 200
    withdraw(translation=article, represent=represent)
    assert open_page("/nl/articles/stilte").status == 404
    assert "stilte" not in open_page("/nl").source


@pytest.mark.parametrize(
    "path",
    [
        "/nl/today",
        "/nl/sign-in",
        "/fr/reflections/new",
        "/en/account",
        "/nl/editing",
        "/nl/editing/pictures",
        "/nl/editing/synonyms",
        "/fr/editing/0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10",
    ],
)
def test_a_private_page_asks_machines_to_stay_away(open_page: Open, path: str) -> None:
    page = open_page(path)
    assert page.status == 200
    assert page.language == path[1:3]
    assert page.meta("robots") == "noindex"
    assert page.canonical is None
    assert page.title == "Klankbord"


def test_hostile_words_stay_words(open_page: Open) -> None:
    theme = ThemeFactory(key="rouw")
    theme.translations.update(title=HOSTILE[:120], summary=HOSTILE)
    TranslationFactory(
        theme=theme, slug="stilte", title=HOSTILE, summary=HOSTILE, body=HOSTILE, tags=["a"],
        sources=[{"author": HOSTILE, "year": 1, "title": HOSTILE, "publisher": HOSTILE}],
        published=True,
    )  # fmt: skip
    for path in ("/nl", "/nl/themes", "/nl/themes/rouw", "/nl/articles/stilte"):
        page = open_page(path)
        assert [script.get("type") for script in page.scripts] == [
            "application/ld+json",
            "module",
        ], path
        assert not any("onload" in given for _tag, given in page.elements), path
        assert page.source.count("<title>") == 1, path
    assert page.title == f"{HOSTILE} · Klankbord"
    assert page.meta("og:title") == HOSTILE
    assert page.data["Article"]["headline"] == HOSTILE


def test_whoever_is_signed_in_gets_the_same_page(
    built: Path, article: Translation, client_for: Callable[[Any], Any]
) -> None:
    client = Client()
    client.force_login(PersonFactory())
    for path in ("/nl", "/nl/articles/stilte", "/nl/today"):
        assert client.get(path).content == Client().get(path).content
