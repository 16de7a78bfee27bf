"""Everything out and texts in over HTTP: a trial, exactly that, and clear refusals."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Person
from knowledge.models import Article, Image, Manuscript, Publication, Theme
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import begun, live
from tests.factories.knowledge import ThemeFactory
from tests.support.pictures import picture_file
from tests.support.transfer import edited, exported, zip_of

TRIALS, IMPORTS = "/api/v1/import-trials", "/api/v1/imports"
WORDPRESS = Path(__file__).parents[2] / "knowledge/transfer/wegwijs.wordpress.xml"
ARTICLE = "articles/grief-and-loss/stilte-is-geen-weigering/nl.md"
RAIN = "wp-content/uploads/2019/05/raam.png"
_attempts = itertools.count()


@pytest.fixture
def writer(db: None) -> Person:
    return PersonFactory(editor=True)


@pytest.fixture
def editor(writer: Person, client_for: Callable[[Person], Any]) -> Any:
    return client_for(writer)


@pytest.fixture
def theme(writer: Person) -> Theme:
    theme = ThemeFactory(key="grief-and-loss")
    summary = "Wie migreert, verliest veel tegelijk, en rouwt er soms jaren om."
    theme.translations.update(summary=summary, slug="rouw")
    live(begun(writer, theme), by=writer, reviewer=PersonFactory(editor=True))
    return theme


def send(client: Any, address: str, data: bytes, *, key: str = "", **more: str) -> Any:
    file = SimpleUploadedFile("alles.zip", data, content_type="application/zip")
    headers = {"Idempotency-Key": key or f"import-{next(_attempts)}"} if address == IMPORTS else {}
    return client.post(address, {"file": file, **more}, format="multipart", headers=headers)


def test_everything_is_downloaded_as_one_file(editor: Any, theme: Theme) -> None:
    answer = editor.get("/api/v1/knowledge-archive")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/zip"
    assert answer["Cache-Control"] == "no-store"
    body = answer.getvalue()
    assert body == exported(originals=False)
    assert ARTICLE in zipfile.ZipFile(io.BytesIO(body)).namelist()


def test_a_trial_shows_the_one_change_and_confirming_makes_a_manuscript(
    editor: Any, theme: Theme
) -> None:
    data = edited(exported(), ARTICLE, "title: Stilte", "title: Toch stilte")
    trial = send(editor, TRIALS, data)
    assert trial.status_code == 200
    told = trial.json()
    assert told["possible"] is True
    changed = [file for file in told["files"] if file["outcome"] != "unchanged"]
    assert changed == [{"file": ARTICLE, "outcome": "updated", "changes": ["title"], "remarks": []}]
    assert not Manuscript.objects.filter(open=True).exists()
    done = send(editor, IMPORTS, data, plan=told["plan"])
    assert done.status_code == 200
    assert done.json() == told
    assert Manuscript.objects.get(open=True).title.startswith("Toch stilte")
    assert Publication.objects.get().revision.title == "Stilte is geen weigering"


def test_confirming_twice_with_one_key_imports_once(editor: Any, theme: Theme) -> None:
    data = edited(exported(), ARTICLE, "title: Stilte", "title: Toch stilte")
    plan = send(editor, TRIALS, data).json()["plan"]
    first = send(editor, IMPORTS, data, plan=plan, key="once")
    again = send(editor, IMPORTS, data, plan=plan, key="once")
    assert again["Idempotency-Replayed"] == "true"
    assert again.json() == first.json()


def test_what_changed_since_the_trial_is_not_written_over(editor: Any, theme: Theme) -> None:
    data = edited(exported(), ARTICLE, "title: Stilte", "title: Toch stilte")
    plan = send(editor, TRIALS, data).json()["plan"]
    assert send(editor, IMPORTS, data, plan=plan).status_code == 200
    version = Manuscript.objects.get(open=True).version
    late = send(editor, IMPORTS, data, plan=plan)
    assert late.status_code == 409
    assert late.json()["type"] == "urn:problem-type:klankbord:import-changed"
    other = send(editor, IMPORTS, exported(), plan=plan)
    assert other.status_code == 409
    assert Manuscript.objects.get(open=True).version == version


def test_a_refused_file_is_shown_and_stops_the_import(editor: Any, theme: Theme) -> None:
    data = edited(exported(), ARTICLE, "slug: ", "slug: Niet Goed ")
    told = send(editor, TRIALS, data).json()
    assert told["possible"] is False
    assert [(it["file"], it["line"]) for it in told["refused"]] == [(ARTICLE, 3)]
    refused = send(editor, IMPORTS, data, plan=told["plan"])
    assert refused.status_code == 422
    assert refused.json()["type"] == "urn:problem-type:klankbord:import-refused"


def test_wordpress_becomes_manuscripts_with_the_pictures_that_come_along(
    editor: Any, theme: Theme
) -> None:
    data = zip_of(
        {
            "wegwijs.xml": WORDPRESS.read_bytes(),
            RAIN: picture_file(),
            "wp-content/uploads/2019/05/gang.jpg": b"no picture",
        }
    )
    told = send(editor, TRIALS, data, theme=theme.key).json()
    assert told["kind"] == "wordpress"
    assert told["leftOut"] == [{"kind": "other", "number": 2}, {"kind": "trash", "number": 1}]
    assert told["refused"][0]["reason"].startswith("Deze tekst is in een taal")
    assert Article.objects.count() == 1
    done = send(editor, IMPORTS, data, theme=theme.key, plan=told["plan"])
    assert done.json() == told
    body = Manuscript.objects.get(translation__slug="stilte-is-geen-weigering-nl").body
    picture = Image.objects.get()
    assert f'![Regen op een raam](image:{picture.pk} "Wachten mag.")' in body
    again = send(editor, TRIALS, data, theme=theme.key).json()
    assert {file["outcome"] for file in again["files"]} == {"unchanged"}


@pytest.mark.parametrize(
    ("language", "reasons"),
    [
        (
            "nl",
            [
                "'slug' mag alleen kleine letters hebben, met streepjes",
                "de sleutel 'colour' kennen we hier niet",
                "Een tekening in SVG kan hier niet. Daar",
            ],
        ),
        (
            "fr",
            [
                "'slug' doit être en minuscules",
                "la clé 'colour' n\u2019est pas connue ici",
                "Un dessin SVG n\u2019est pas accepté ici. Il",
            ],
        ),
        (
            "en",
            [
                "'slug' must be lower-case words joined by hyphens",
                "the key 'colour' is not known here",
                "An SVG drawing cannot be used here. It",
            ],
        ),
    ],
)
def test_why_a_file_is_refused_is_said_in_the_language_of_the_caller(
    editor: Any, theme: Theme, language: str, reasons: list[str]
) -> None:
    data = edited(exported(), ARTICLE, "slug: ", "slug: Niet Goed ")
    data = edited(data, ARTICLE, "\nsummary:", "\ncolour: rood\nsummary:")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    drawing = "images/0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d11.svg"
    files[drawing] = b"<svg xmlns='x'></svg>"
    sent = {"file": SimpleUploadedFile("alles.zip", zip_of(files))}
    asked = {"Accept-Language": language}
    told = editor.post(TRIALS, sent, format="multipart", headers=asked).json()
    places = [(ARTICLE, 3), (ARTICLE, 4), (drawing, 1)]
    assert [(it["file"], it["line"]) for it in told["refused"]] == places
    for found, reason in zip(told["refused"], reasons, strict=True):
        assert found["reason"].startswith(reason)


def site_with(pictures: int) -> bytes:
    """Return a WordPress site whose one post shows so many pictures, with their files."""
    names = [f"2019/05/{number}.png" for number in range(pictures)]
    shown = "".join(
        f'<p><img src="https://wegwijs.example/wp-content/uploads/{name}" alt="Raam"></p>'
        for name in names
    )
    post = "<p>Achter een slot.</p>"
    assert post in WORDPRESS.read_text()
    export = WORDPRESS.read_text().replace(post, shown)
    files: dict[str, bytes | str] = {"wegwijs.xml": export}
    files |= {f"wp-content/uploads/{name}": picture_file() for name in names}
    return zip_of(files)


def test_a_site_brings_so_many_pictures_at_once_and_no_more(
    editor: Any, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.transfer.wordpress.pictures.MOST_PICTURES", 2)
    before = kept_files()
    two, three = site_with(2), site_with(3)
    refused = send(editor, TRIALS, three, theme=theme.key)
    assert refused.status_code == 422
    assert refused.json()["type"] == "urn:problem-type:klankbord:import-pictures-many"
    assert "2" in refused.json()["detail"]
    plan = send(editor, TRIALS, two, theme=theme.key).json()["plan"]
    again = send(editor, IMPORTS, three, theme=theme.key, plan=plan)
    assert again.json()["type"] == "urn:problem-type:klankbord:import-pictures-many"
    assert (Image.objects.count(), kept_files()) == (0, before)
    assert send(editor, IMPORTS, two, theme=theme.key, plan=plan).status_code == 200
    assert Image.objects.count() == 2
    # What is here already is not brought again, so it does not count.
    assert send(editor, TRIALS, two, theme=theme.key).status_code == 200


def test_an_import_that_is_given_up_leaves_no_file_of_a_picture(editor: Any, theme: Theme) -> None:
    site = zip_of({"wegwijs.xml": WORDPRESS.read_bytes(), RAIN: picture_file()})
    name = "images/0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d11.png"
    with zipfile.ZipFile(io.BytesIO(exported())) as archive:
        files = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    before = kept_files()
    for data in (site, zip_of(files | {name: picture_file()})):
        refused = send(editor, IMPORTS, data, theme=theme.key, plan="0" * 32)
        assert refused.json()["type"] == "urn:problem-type:klankbord:import-changed"
        assert (Image.objects.count(), kept_files()) == (0, before)


def kept_files() -> set[str]:
    """Return the originals that the store keeps."""
    store = storages["originals"]
    return set(store.listdir("")[1]) if store.exists("") else set()


def test_posts_need_a_theme(editor: Any, theme: Theme) -> None:
    data = WORDPRESS.read_bytes()
    for more, code in (({}, "import_needs_theme"), ({"theme": "elsewhere"}, "unknown_object")):
        refused = send(editor, TRIALS, data, **more)
        assert refused.status_code == 400
        assert refused.json()["issues"][0]["code"] == code


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 422, "import-unknown"),
        (b"Beste collega", 422, "import-unknown"),
        (b"PK\x03\x04 maar verder niets", 422, "archive-unreadable"),
        (zip_of({"../../x.md": "x"}), 422, "archive-name-unsafe"),
        (zip_of({"lijst.xlsx": "x"}), 422, "import-refused"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><rss>&b;</rss>", 422,
         "wordpress-unsafe"),
    ],
)  # fmt: skip
def test_what_cannot_be_imported_is_refused_clearly(
    editor: Any, theme: Theme, data: bytes, status: int, code: str
) -> None:
    before = exported()
    refused = send(editor, TRIALS, data, theme=theme.key)
    assert refused.status_code == status
    assert refused.json()["type"] == f"urn:problem-type:klankbord:{code}"
    assert exported() == before


def test_a_file_past_the_limit_is_refused_before_it_is_read(editor: Any) -> None:
    answer = editor.generic(
        "POST",
        TRIALS,
        b"x",
        content_type="multipart/form-data; boundary=x",
        headers={"Content-Length": str(65 * 1024 * 1024)},
        CONTENT_LENGTH=str(65 * 1024 * 1024),
    )
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:problem-type:klankbord:import-too-large"


def test_who_is_no_editor_takes_and_brings_nothing(
    client_for: Callable[[Person], Any], theme: Theme
) -> None:
    somebody = client_for(PersonFactory())
    assert somebody.get("/api/v1/knowledge-archive").status_code == 403
    assert send(somebody, TRIALS, exported()).status_code == 403
    assert send(somebody, IMPORTS, exported(), plan="0" * 32).status_code == 403
