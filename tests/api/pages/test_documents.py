"""Feeds, the map of the site, and what crawlers may visit."""

from __future__ import annotations

import datetime
import re
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import jsonschema
import pytest
from django.test import Client

from api.knowledge.representation import represent
from api.pages import sitemap
from api.public.road import PublicRoad
from knowledge.models import Translation
from knowledge.publishing import publish, withdraw
from tests.api.pages.conftest import HOME, Open
from tests.api.pages.feed_rules import JSON_FEED, hold_against_atom
from tests.factories.knowledge import ThemeFactory, TranslationFactory, publish_articles, revise
from tests.support.knowledge_wsgi import ask
from tests.support.queries import assert_constant_queries

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
FEEDS = ["/nl/feed.atom", "/nl/feed.json", "/nl/themes/rouw/feed.atom", "/nl/themes/rouw/feed.json"]


def atom(path: str = "/nl/feed.atom") -> ElementTree.Element:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.content)
    hold_against_atom(feed)
    return feed


def json_feed(path: str = "/nl/feed.json") -> dict[str, Any]:
    answer = Client().get(path)
    assert answer["Content-Type"] == "application/feed+json"
    document: dict[str, Any] = answer.json()
    jsonschema.validate(document, JSON_FEED, format_checker=jsonschema.FormatChecker())
    return document


def word(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def test_a_feed_holds_the_newest_articles_whole(library: Translation) -> None:
    publish_articles(32, theme=library.article.theme)
    feed, document = atom(), json_feed()
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(document["items"]) == 30
    assert word(entries[0], "title") == document["items"][0]["title"]
    assert word(entries[0], "content").startswith("<p>Een tekst.</p>")
    assert document["items"][0]["content_html"].startswith("<p>Een tekst.</p>")
    published = [word(entry, "published") for entry in entries]
    assert published == sorted(published, reverse=True)
    assert word(feed, "updated") == max(word(entry, "updated") for entry in entries)


def test_a_feed_of_a_theme_holds_that_theme_alone(library: Translation) -> None:
    TranslationFactory(slug="elders", published=True)
    titles = [item["url"] for item in json_feed("/nl/themes/rouw/feed.json")["items"]]
    assert f"{HOME}/nl/articles/stilte" in titles
    assert f"{HOME}/nl/articles/elders" not in titles
    assert word(atom("/nl/themes/rouw/feed.atom"), "title") == "Klankbord · Thema rouw (nl)"
    assert len(atom("/fr/themes/rouw/feed.atom").findall(f"{ATOM}entry")) == 1


def test_an_article_keeps_its_identity_and_shows_when_it_changed(library: Translation) -> None:
    before = {item["url"]: item for item in json_feed()["items"]}[f"{HOME}/nl/articles/stilte"]
    library.slug = "nieuw-adres"
    library.save()
    changed = datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC)
    publish(revision=revise(library, title="Anders"), represent=represent, updated_at=changed)
    after = {item["url"]: item for item in json_feed()["items"]}[f"{HOME}/nl/articles/nieuw-adres"]
    assert after["id"] == before["id"] == f"urn:uuid:{library.pk}"
    assert after["date_published"] == before["date_published"]
    assert after["date_modified"] == "2026-06-01T00:00:00Z"
    assert word(atom(), "updated") == "2026-06-01T00:00:00+00:00"


def test_links_and_sources_work_far_from_home() -> None:
    body = "## Kop\n\n[hier](/nl/themes) [boven](#kop) [weg](//example.org) [uit](https://a.be/)"
    source = {"author": "A & B", "year": 2001, "title": "<b>", "url": "https://a.be/?a=1&b=2"}
    TranslationFactory(slug="a", body=body, sources=[source], published=True)
    html = json_feed()["items"][0]["content_html"]
    links = re.findall(r'href="([^"]*)"', html)
    assert links == [
        f"{HOME}/nl/themes",
        f"{HOME}/nl/articles/a#kop",
        "//example.org",
        "https://a.be/",
        "https://a.be/?a=1&amp;b=2",
    ]
    assert "<b>" not in html
    assert word(atom().findall(f"{ATOM}entry")[0], "content") == html


def test_hostile_words_stay_words_in_feeds() -> None:
    TranslationFactory(title="<script>a</script> & ]]>", summary="<b>&", body="x", published=True)
    entry = atom().findall(f"{ATOM}entry")[0]
    assert word(entry, "title") == "<script>a</script> & ]]>"
    assert word(entry, "summary") == "&lt;b&gt;&amp;"


def test_a_feed_without_articles_is_still_a_feed() -> None:
    ThemeFactory(key="leeg")
    assert json_feed()["items"] == []
    assert atom().findall(f"{ATOM}entry") == []
    assert json_feed("/nl/themes/leeg/feed.json")["items"] == []


@pytest.mark.parametrize(
    "path", ["/nl/themes/nergens/feed.atom", "/en/themes/rouw/feed.json", "/de/feed.atom",
             "/nl/feed.rss", "/nl/themes/Rouw/feed.atom", "/feed.atom"],
)  # fmt: skip
def test_a_feed_that_is_not_there_is_404(library: Translation, open_page: Open, path: str) -> None:
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("path", FEEDS)
def test_both_roads_give_the_same_feed(
    library: Translation, road: PublicRoad, django: Any, path: str
) -> None:
    for coding in ("", "br"):
        headers = {"Accept-Encoding": coding}
        fast, plain = (
            ask(application, f"{path}?utm=x", headers=headers) for application in (road, django)
        )
        for answer in (fast, plain):
            assert len(answer.headers.pop("x-request-id")) == 32
        assert fast == plain
        assert "cookie" not in fast.headers["vary"].lower()
    known = ask(road, path, headers={"If-None-Match": plain.headers["etag"]})
    assert known.status == "304 Not Modified"
    assert known.body == b""


def test_a_feed_costs_the_same_however_many_articles(library: Translation) -> None:
    assert_constant_queries(lambda: Client().get("/nl/feed.atom"), publish_articles)


def test_pages_lead_to_their_feeds(open_page: Open, library: Translation) -> None:
    for path, feeds in {
        "/nl": ["/nl/feed"],
        "/nl/themes/rouw": ["/nl/themes/rouw/feed", "/nl/feed"],
        "/nl/articles/stilte": ["/nl/themes/rouw/feed", "/nl/feed"],
    }.items():
        named = [link for link in open_page(path).links if "title" in link]
        assert [link["href"] for link in named] == [
            f"{HOME}{feed}.{form}" for feed in feeds for form in ("atom", "json")
        ]
        for link in named:
            address = urlsplit(link["href"]).path
            assert Client().get(address)["Content-Type"].split(";")[0] == link["type"]


def addresses(path: str) -> dict[str, dict[str, str]]:
    """Return the addresses of a map, each with those of its other languages."""
    answer = Client().get(path)
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    return {
        url.findtext(f"{MAP}loc") or "": {
            link.attrib["hreflang"]: link.attrib["href"]
            for link in url.findall("{http://www.w3.org/1999/xhtml}link")
        }
        for url in ElementTree.fromstring(answer.content).findall(f"{MAP}url")
    }


def test_the_map_names_every_page_with_its_languages(library: Translation, open_page: Open) -> None:
    found = addresses("/sitemap.xml")
    assert found[f"{HOME}/nl/articles/stilte"] == found[f"{HOME}/fr/articles/silence"]
    assert found[f"{HOME}/nl/articles/stilte"] == {
        "nl": f"{HOME}/nl/articles/stilte",
        "fr": f"{HOME}/fr/articles/silence",
    }
    assert set(found[f"{HOME}/nl/themes/rouw"]) == {"nl", "fr"}
    assert f"{HOME}/en/privacy" in found
    for address, alternates in found.items():
        page = open_page(address.removeprefix(HOME))
        assert page.canonical == address
        assert page.alternates == alternates


def test_a_draft_is_not_on_the_map(library: Translation) -> None:
    TranslationFactory(slug="kladje")
    assert f"{HOME}/nl/articles/kladje" not in addresses("/sitemap.xml")


def test_a_large_map_comes_in_parts(library: Translation, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = addresses("/sitemap.xml")
    monkeypatch.setattr(sitemap, "ARTICLES_PER_PART", 2)
    index = ElementTree.fromstring(Client().get("/sitemap.xml").content)
    assert index.tag == f"{MAP}sitemapindex"
    parts = [element.text or "" for element in index.iter(f"{MAP}loc")]
    assert parts == [f"{HOME}/sitemap-{number}.xml" for number in (1, 2, 3)]
    together: dict[str, dict[str, str]] = {}
    for part in parts:
        found = addresses(part.removeprefix(HOME))
        assert not set(found) & set(together)
        together |= found
    assert together == whole
    assert Client().get("/sitemap-4.xml").status_code == 404
    assert Client().get("/sitemap-0.xml").status_code == 404


def test_a_map_that_is_known_is_not_written_again(library: Translation) -> None:
    first = Client().get("/sitemap.xml", headers={"Accept-Encoding": "gzip"})
    known = {"If-None-Match": first["ETag"]}
    assert first["Content-Encoding"] == "gzip"
    assert Client().get("/sitemap.xml", headers=known).status_code == 304
    TranslationFactory(published=True)
    assert Client().get("/sitemap.xml", headers=known).status_code == 200


def test_the_map_costs_the_same_however_large(library: Translation) -> None:
    assert_constant_queries(lambda: Client().get("/sitemap.xml"), publish_articles)


def test_crawlers_are_told_where_to_look_and_where_not() -> None:
    answer = Client().get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert f"Sitemap: {HOME}/sitemap.xml" in lines
    closed = tuple(line.removeprefix("Disallow: ") for line in lines if "Disallow" in line)
    for path in (
        "/nl/today",
        "/fr/reflections/new",
        "/en/account",
        "/nl/editing",
        "/nl/password/reset/x",
    ):
        assert path.startswith(closed), path
    # The app itself fetches what it shows: a crawler that runs it must be let in there.
    for path in ("/nl/articles/a", "/nl/search", "/nl/privacy", "/api/v1/articles", "/assets/a.js"):
        assert not path.startswith(closed), path


def test_links_to_articles_lead_there_from_feeds_and_pages(open_page: Open) -> None:
    target = TranslationFactory(article__key="stilte", slug="over-stilte", published=True)
    TranslationFactory(
        slug="wijzer",
        body="Zie [dit](article:stilte) en [dat](article:weg).",
        published=True,
        day=2,
    )
    (item, *_others) = json_feed()["items"]
    assert f'<a href="{HOME}/nl/articles/over-stilte"' in item["content_html"]
    assert "article:" not in item["content_html"]
    page = open_page("/nl/articles/wijzer")
    assert '<a href="/nl/articles/over-stilte"' in page.source

    withdraw(translation=target, represent=represent)
    assert "Zie dit en dat." in json_feed()["items"][0]["content_html"]
