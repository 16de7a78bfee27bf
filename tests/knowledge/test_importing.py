"""Content folders: all of it or nothing, and twice is once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from api.knowledge.representation import represent
from knowledge.importing import ContentRefusedError, ImportReport, import_content
from knowledge.models import Article, Revision, Snapshot, Theme, Translation
from knowledge.reading import read_generation
from tests.factories.knowledge import TranslationFactory
from tests.support.knowledge_folder import ARTICLE, TEXT, THEME, small_folder, write
from tests.support.published import CONTENT

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_folder(tmp_path / "content")


def bring(root: Path) -> ImportReport:
    return import_content(root=root, represent=represent)


def generation() -> int:
    with connection.cursor() as cursor:
        return read_generation(cursor)


def test_the_starter_content_is_imported_whole_and_twice_is_once() -> None:
    report = bring(CONTENT)
    assert set(report.counts()) == {"created"}
    assert Theme.objects.count() == 5
    dutch = Snapshot.objects.filter(language="nl")
    assert all(dutch.filter(theme=theme).count() >= 4 for theme in Theme.objects.all())
    for language in ("fr", "en"):
        found = Snapshot.objects.filter(language=language)
        assert found.values("theme").distinct().count() == 5
    before, revisions = generation(), Revision.objects.count()
    again = bring(CONTENT)
    assert set(again.counts()) == {"unchanged"}
    assert [file for file, _outcome in again.files] == [file for file, _outcome in report.files]
    assert generation() == before
    assert Revision.objects.count() == revisions


def test_a_changed_file_makes_one_revision_and_leaves_the_others(folder: Path) -> None:
    bring(folder)
    before = generation()
    write(folder, ARTICLE, TEXT.replace("Een tekst.", "Een andere tekst."))
    report = dict(bring(folder).files)
    assert report.pop(ARTICLE) == "updated"
    assert set(report.values()) == {"unchanged"}
    assert list(Revision.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert "Een andere tekst." in Snapshot.objects.get().body
    assert generation() > before


def test_a_changed_date_or_slug_is_published_without_a_new_revision(folder: Path) -> None:
    bring(folder)
    changed = TEXT.replace("slug: stilte", "slug: zwijgen").replace("2026-07-13", "2026-07-14")
    write(folder, ARTICLE, changed)
    assert dict(bring(folder).files)[ARTICLE] == "updated"
    assert Revision.objects.count() == 1
    snapshot = Snapshot.objects.get()
    assert snapshot.slug == "zwijgen"
    assert '"publishedAt":"2026-07-14T00:00:00Z"' in snapshot.body


def test_a_changed_theme_shows_in_its_articles(folder: Path) -> None:
    bring(folder)
    write(folder, "themes/grief-and-loss/nl.md", THEME.replace("title: Rouw", "title: Verlies"))
    write(folder, "themes/grief-and-loss/theme.yaml", "order: 1\nribbon: ochre\n")
    bring(folder)
    assert '"title":"Verlies","ribbon":"ochre"' in Snapshot.objects.get().body


def test_an_article_moves_to_another_theme(folder: Path) -> None:
    bring(folder)
    shutil.copytree(folder / "themes/grief-and-loss", folder / "themes/resilience")
    write(folder, "themes/resilience/nl.md", THEME.replace("slug: rouw", "slug: veerkracht"))
    (folder / "articles/resilience").mkdir()
    shutil.move(folder / "articles/grief-and-loss/silence", folder / "articles/resilience")
    bring(folder)
    assert Snapshot.objects.get().theme.key == "resilience"
    assert Article.objects.count() == 1


def test_what_is_not_in_the_folder_stays(folder: Path) -> None:
    bring(folder)
    (folder / ARTICLE).unlink()
    bring(folder)
    assert Snapshot.objects.filter(slug="stilte").exists()


def test_slugs_can_be_swapped_between_articles(folder: Path) -> None:
    other = ARTICLE.replace("silence", "waiting")
    write(folder, other, TEXT.replace("slug: stilte", "slug: wachten"))
    bring(folder)
    write(folder, other, TEXT)
    write(folder, ARTICLE, TEXT.replace("slug: stilte", "slug: wachten"))
    bring(folder)
    assert Translation.objects.get(slug="stilte").article.key == "waiting"


def test_a_slug_of_another_article_in_the_database_is_refused(folder: Path) -> None:
    TranslationFactory(slug="stilte")
    with pytest.raises(ContentRefusedError) as refusal:
        bring(folder)
    assert "belongs to the article" in refusal.value.flaws[0].reason
    assert Article.objects.count() == 1


def test_the_command_reports_every_file(folder: Path, capsys: Any) -> None:
    call_command("import_content", str(folder))
    assert f"created   {ARTICLE}" in capsys.readouterr().out
    call_command("import_content", str(folder))
    printed = capsys.readouterr().out
    assert f"unchanged {ARTICLE}" in printed
    assert printed.endswith("0 created, 0 updated, 3 unchanged.\n")


def test_the_command_names_every_flaw_and_fails(folder: Path, capsys: Any) -> None:
    write(folder, ARTICLE, TEXT.replace("2026-07-13", "0000-00-00"))
    with pytest.raises(CommandError, match="Nothing was imported: 1 flaws in 1 files") as failure:
        call_command("import_content", str(folder))
    assert failure.value.returncode == 1
    assert f"{ARTICLE}:6: 'published' must be a date" in capsys.readouterr().err
