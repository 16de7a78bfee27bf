"""How pages are served: what is remembered, what they ask, and what they need of the app."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from api.pages import views
from api.pages.shell import Shell
from api.pages.texts import texts_in
from api.public.road import PublicRoad
from knowledge.models import Translation
from tests.api.knowledge.conftest import Clock
from tests.api.pages.conftest import Open
from tests.support.knowledge_wsgi import ask
from tools.places import FRONTEND

pytestmark = pytest.mark.django_db

HOSTILE = '</title></script><script>alert(1)</script>" onload="x <!-- text --> \\1 {{ 7 }}'


def test_a_page_that_is_known_is_not_sent_again(built: Path, article: Translation) -> None:
    client = Client()
    first = client.get("/nl/articles/stilte", headers={"Accept-Encoding": "br"})
    assert first["Cache-Control"] == "no-cache"
    assert first["Content-Encoding"] == "br"
    assert {"Accept-Encoding", "Cookie"} <= set(first["Vary"].split(", "))
    again = client.get("/nl/articles/stilte", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_known_page_asks_one_number_or_nothing(
    built: Path, article: Translation, clock: Clock
) -> None:
    from api.public.generation import Generation
    from api.public.road import GENERATION

    client = Client()
    client.get("/nl/articles/stilte")
    with CaptureQueriesContext(connection) as asked:
        client.get("/nl/articles/stilte")
    assert len(asked) == 1
    generation = Generation(clock)
    number = connection.cursor()
    number.execute("SELECT number FROM knowledge_generation")
    generation.observe(number.fetchone()[0], clock.now)
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/nl/articles/stilte", **{GENERATION: generation})
        client.get("/nl/privacy")
    assert page.status_code == 200
    assert len(asked) == 0


def test_the_road_tells_pages_what_it_knows(
    built: Path, article: Translation, road: PublicRoad
) -> None:
    ask(road, "/api/v1/articles/stilte")
    first = ask(road, "/nl/articles/stilte")
    with CaptureQueriesContext(connection) as asked:
        again = ask(road, "/nl/articles/stilte", headers={"If-None-Match": first.headers["etag"]})
    assert first.status == "200 OK"
    assert again.status == "304 Not Modified"
    assert len(asked) == 0


def test_without_its_database_the_app_is_still_there(
    open_page: Open, article: Translation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(views, "read_generation", fail)
    page = open_page("/nl/articles/stilte")
    # No crawler may take that for the page it knew.
    assert page.status == 503
    assert page.title == "Klankbord"
    assert 'id="root"' in page.source
    assert open_page("/nl/today").status == 200


def test_a_new_build_is_seen_at_once(open_page: Open, article: Translation, built: Path) -> None:
    import os

    assert "newer" not in open_page("/nl/articles/stilte").source
    index = built / "index.html"
    index.write_text(index.read_text().replace("main.js", "newer.js"))
    os.utime(index, (1, 1))
    assert "newer.js" in open_page("/nl/articles/stilte").source


def test_without_its_build_the_app_says_so(built: Path) -> None:
    (built / "index.html").unlink()
    assert Client().get("/nl").status_code == 404


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_words_are_those_of_the_app(language: str) -> None:
    with (FRONTEND / "src/locales/public" / f"{language}.po").open("rb") as file:
        said = {str(one.string) for one in read_po(file, locale=language)}
    assert {text for text in vars(texts_in(language)).values() if text not in said} == set()


def test_the_document_of_the_app_has_the_places_that_are_filled() -> None:
    from api.pages.contents import Content
    from api.pages.head import Head

    document = (FRONTEND / "index.html").read_text(encoding="utf-8")
    head = Head(language="fr", title="Titre", canonical="/fr/x")
    page = Shell(document, 0).dress(Content(head, "<p>Lire</p>"), "fr").body.decode()
    assert '<html lang="fr">' in page
    assert "<title>Titre · Klankbord</title>" in page
    assert '<div id="root"><p>Lire</p></div>' in page
    assert "noscript" not in page
