"""Out and in again: the same bytes, and nothing that readers get unseen."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from accounts.models import Person
from api.knowledge.representation import represent
from core.errors import DomainError
from knowledge.importing import ContentRefusedError, ImportReport, import_content
from knowledge.models import (
    Article,
    FormerSlug,
    Image,
    ImageUse,
    Manuscript,
    Publication,
    Revision,
    Theme,
    Translation,
    Upkeep,
    Writer,
)
from knowledge.picture_store import read_rendition
from knowledge.picturing import take_in
from knowledge.publishing import withdraw
from knowledge.releasing import rename
from knowledge.restoring import discard_manuscript
from knowledge.reviewing import approve, submit
from knowledge.synonyms import create_synonyms
from knowledge.transfer.archives import UPLOADED, unpacked
from knowledge.transfer.bringing import bring_manuscripts
from knowledge.transfer.exporting import all_files
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import approved, begun, live, written
from tests.support.pictures import picture_file
from tests.support.transfer import edited, exported

pytestmark = pytest.mark.django_db
STARTER = Path(__file__).resolve().parents[3] / "content"


@pytest.fixture
def editor(db: None) -> Person:
    return PersonFactory(editor=True)


@pytest.fixture
def colleague(db: None) -> Person:
    return PersonFactory(editor=True)


@pytest.fixture
def starter(db: None) -> None:
    import_content(root=STARTER, represent=represent)


def bring(data: bytes, by: Person | None, *, dry_run: bool = False) -> ImportReport:
    with unpacked(io.BytesIO(data), bounds=UPLOADED) as root:
        return bring_manuscripts(root=root, by=by, dry_run=dry_run)


def everything(editor: Person, colleague: Person) -> None:
    """Make texts in every state there is, beside those of the starter."""
    theme = Theme.objects.get(key="resilience")
    live(begun(editor, theme, title="Gepubliceerd"), by=editor, reviewer=colleague)
    changed = begun(editor, theme, title="Herzien")
    live(changed, by=editor, reviewer=colleague)
    written(changed, editor, body="## Een ander begin\n\n    diep\n\nEen tekst.\n\n---\n\nEinde.")
    begun(editor, theme, title="Half", summary="", tags=[], sources=[], body="")
    half = [{"author": "", "year": None, "title": "Een: 'titel' #1", "url": ""}]
    begun(editor, theme, title='"Aan: halen"', sources=half, tags=["Niet zo", "yes"], body="1\r\n2")
    submit(translation=begun(editor, theme, title="Ingediend"), by=editor)
    approved(begun(editor, theme, title="Goedgekeurd"), by=editor, reviewer=colleague)
    gone = begun(editor, theme, title="Ingetrokken")
    live(gone, by=editor, reviewer=colleague)
    withdraw(translation=Translation.objects.get(pk=gone.pk), represent=represent)
    moved = begun(editor, theme, title="Verhuisd")
    live(moved, by=editor, reviewer=colleague)
    rename(translation=moved, slug="nu-hier", by=editor, represent=represent)
    put_away = begun(editor, theme, title="Weggelegd")
    live(put_away, by=editor, reviewer=colleague)
    written(put_away, editor, title="Toch niet")
    discard_manuscript(translation=put_away, by=editor)
    Upkeep.objects.filter(article__key="naming-strengths").update(review_on="2031-02-03")
    create_synonyms(language="nl", words=["huisarts in opleiding", "haio"], actor=editor.pk)


def test_an_export_that_is_imported_elsewhere_is_exported_as_the_same_bytes(
    editor: Person, colleague: Person, tmp_path: Path
) -> None:
    path = tmp_path / "alles.zip"
    shown = Publication.objects.values_list("translation__slug", "published_at", "updated_at")
    with transaction.atomic():
        import_content(root=STARTER, represent=represent)
        everything(editor, colleague)
        before, readers = exported(), set(shown.all())
        transaction.set_rollback(True)
    assert not Article.objects.exists()
    path.write_bytes(before)
    call_command("import_archive", path, publish=True, verbosity=0)
    assert exported() == before
    assert set(shown.all()) == readers
    assert str(Upkeep.objects.get(article__key="naming-strengths").review_on) == "2031-02-03"
    assert FormerSlug.objects.get().translation.slug == "nu-hier"
    assert not Writer.objects.exists()


def test_an_export_has_nobody_in_it(starter: None, editor: Person, colleague: Person) -> None:
    everything(editor, colleague)
    for person in (editor, colleague):
        for told in (person.email, person.display_name, str(person.pk)):
            assert told.encode() not in exported()


@pytest.mark.parametrize("publish", [True, False])
def test_ones_own_export_changes_nothing(
    starter: None, editor: Person, colleague: Person, tmp_path: Path, publish: bool
) -> None:
    everything(editor, colleague)
    before = exported()
    with unpacked(io.BytesIO(before), bounds=UPLOADED) as root:
        if publish:
            report = import_content(root=root, represent=represent)
        else:
            report = bring_manuscripts(root=root, by=editor, dry_run=False)
    assert set(report.counts()) == {"unchanged"}
    assert exported() == before


ARTICLE = "articles/resilience/naming-strengths/nl.md"


def changed_files(report: ImportReport) -> dict[str, str]:
    return {file: outcome for file, outcome in report.files if outcome != "unchanged"}


def test_a_dry_run_shows_exactly_what_changed_and_writes_nothing(
    starter: None, editor: Person
) -> None:
    before = exported()
    data = edited(before, ARTICLE, "summary: ", "summary: Anders. ")
    report = bring(data, editor, dry_run=True)
    assert changed_files(report) == {ARTICLE: "updated"}
    assert report.changes[ARTICLE] == ["summary"]
    assert exported() == before
    assert not Manuscript.objects.exists()


def test_what_an_editor_imports_waits_as_a_manuscript_for_other_eyes(
    starter: None, editor: Person, colleague: Person
) -> None:
    before = dict(all_files(originals=True))
    bring(edited(exported(), ARTICLE, "summary: ", "summary: Anders. "), editor)
    after = dict(all_files(originals=True))
    assert after.keys() - before.keys() == {ARTICLE.replace("nl.md", "nl.manuscript.md")}
    assert all(after[name] == before[name] for name in before)
    manuscript = Manuscript.objects.get()
    assert manuscript.summary.startswith("Anders. ")
    assert list(manuscript.translation.writers.values_list("person", flat=True)) == [editor.pk]
    waiting = submit(translation=manuscript.translation, by=colleague)
    with pytest.raises(DomainError) as refusal:
        approve(submission=waiting, by=editor)
    assert refusal.value.code == "review_needs_other_eyes"


def test_importing_the_same_archive_again_changes_nothing(starter: None, editor: Person) -> None:
    data = edited(exported(), ARTICLE, "summary: ", "summary: Anders. ")
    bring(data, editor)
    assert changed_files(bring(data, editor)) == {}
    assert Manuscript.objects.get().version == 1


def test_what_is_newer_here_is_left_alone_and_said(
    starter: None, editor: Person, colleague: Person
) -> None:
    data = edited(exported(), ARTICLE, "summary: ", "summary: Anders. ")
    translation = Translation.objects.get(article__key="naming-strengths", language="nl")
    written(translation, colleague, title="Intussen hier geschreven")
    report = bring(data, editor)
    assert changed_files(report) == {ARTICLE: "kept"}
    assert report.changes[ARTICLE] == ["title", "summary"]
    assert Manuscript.objects.get().title == "Intussen hier geschreven"


def test_what_was_being_written_stays_as_a_revision(
    starter: None, editor: Person, colleague: Person
) -> None:
    translation = Translation.objects.get(article__key="naming-strengths", language="nl")
    written(translation, colleague, title="Eerst")
    name = ARTICLE.replace("nl.md", "nl.manuscript.md")
    bring(edited(exported(), name, "title: Eerst", "title: Dan"), editor)
    assert Manuscript.objects.get().title == "Dan"
    assert Revision.objects.filter(translation=translation, title="Eerst").exists()


def test_an_editor_brings_no_theme_past_the_operator(starter: None, editor: Person) -> None:
    data = edited(exported(), "themes/resilience/nl.md", "title: Veerkracht", "title: Kracht")
    assert changed_files(bring(data, editor)) == {"themes/resilience/nl.md": "kept"}
    assert "Kracht" not in {
        text.title for theme in Theme.objects.all() for text in theme.translations.all()
    }


def test_a_text_in_a_theme_that_is_not_here_is_refused_by_name(
    starter: None, editor: Person
) -> None:
    data = exported()
    Article.objects.filter(theme__key="resilience").update(
        theme=Theme.objects.get(key="grief-and-loss")
    )
    report = bring(data, editor, dry_run=True)
    assert {flaw.file.split("/")[1] for flaw in report.refused} == {"resilience"}
    with pytest.raises(ContentRefusedError):
        bring(data, editor)


def test_a_broken_file_is_refused_with_its_line_and_the_others_are_shown(
    starter: None, editor: Person
) -> None:
    data = edited(exported(), ARTICLE, "tags: [", "tags: [Niet Goed, ")
    data = edited(data, ARTICLE.replace("naming-strengths", "ordinary-magic"), "slug: ", "slug: x-")
    report = bring(data, editor, dry_run=True)
    assert [flaw.file for flaw in report.refused] == [ARTICLE]
    assert report.refused[0].line == 5
    assert ARTICLE not in dict(report.files)
    before = exported()
    with pytest.raises(ContentRefusedError):
        bring(data, editor)
    assert exported() == before


def test_new_texts_arrive_as_manuscripts_and_readers_get_nothing(
    starter: None, editor: Person
) -> None:
    data = exported()
    translation = Translation.objects.get(article__key="naming-strengths", language="nl")
    withdraw(translation=translation, represent=represent)
    published = Publication.objects.count()
    renamed = edited(data, ARTICLE, "slug: ", "slug: nieuw-")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(renamed)) as old, zipfile.ZipFile(stream, "w") as new:
        new.writestr(ARTICLE.replace("naming-strengths", "brand-new"), old.read(ARTICLE))
    report = bring(stream.getvalue(), editor)
    assert [outcome for _file, outcome in report.files] == ["created"]
    assert Publication.objects.count() == published
    assert Manuscript.objects.get().translation.article.key == "brand-new"


def test_an_operator_publishes_only_when_asked_to(tmp_path: Path) -> None:
    with transaction.atomic():
        import_content(root=STARTER, represent=represent)
        (tmp_path / "alles.zip").write_bytes(exported())
        transaction.set_rollback(True)
    with pytest.raises(CommandError, match="Nothing was imported"):
        call_command("import_archive", tmp_path / "alles.zip", verbosity=0)
    call_command("import_archive", tmp_path / "alles.zip", publish=True, dry_run=True, verbosity=0)
    assert not Theme.objects.exists()
    call_command("import_archive", tmp_path / "alles.zip", publish=True, verbosity=0)
    assert Publication.objects.exists()


def test_an_export_to_a_folder_holds_the_same_files(starter: None, tmp_path: Path) -> None:
    call_command("export_content", to=tmp_path / "uit", verbosity=0)
    files = {
        str(path.relative_to(tmp_path / "uit")): path.read_bytes()
        for path in (tmp_path / "uit").rglob("*")
        if path.is_file()
    }
    assert files == dict(all_files(originals=True))
    with pytest.raises(CommandError, match="not empty"):
        call_command("export_content", to=tmp_path / "uit", verbosity=0)
    call_command("export_content", to=tmp_path / "uit.zip", verbosity=0)
    assert (tmp_path / "uit.zip").read_bytes() == exported()


def test_pictures_come_along_and_one_file_is_one_picture(
    editor: Person, colleague: Person, tmp_path: Path
) -> None:
    path = tmp_path / "alles.zip"
    with transaction.atomic():
        import_content(root=STARTER, represent=represent)
        image, _new = take_in(by=editor, data=picture_file(), description="Een lege stoel")
        shown = f'![Een lege stoel](image:{image.pk} "Bij het raam")\n\nEen tekst.\n'
        theme = Theme.objects.get(key="resilience")
        live(begun(editor, theme, title="Met een stoel", body=shown), by=editor, reviewer=colleague)
        path.write_bytes(exported())
        transaction.set_rollback(True)
    call_command("import_archive", path, publish=True, verbosity=0)
    assert exported() == path.read_bytes()
    assert Image.objects.get().description == "Een lege stoel"
    delete = Image.objects.get()
    Image.objects.filter(pk=delete.pk).update(id="0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d11")
    ImageUse.objects.all().delete()
    renamed = edited(path.read_bytes(), ARTICLE, "summary: ", "summary: Anders. ")
    report = bring(renamed, editor)
    assert Image.objects.count() == 1
    assert report.refused == []
    draft = Manuscript.objects.get(translation__slug="met-een-stoel")
    assert "image:0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d11" in draft.body


def test_what_an_editor_downloads_tells_nothing_of_where_a_photo_was_taken(
    starter: None, editor: Person
) -> None:
    image, _new = take_in(by=editor, data=picture_file("JPEG"))
    files = dict(all_files(originals=False))
    shown = next(name for name in files if name.startswith(f"images/{image.pk}."))
    assert files[shown] == read_rendition(image.pk, image.fallback)
    report = bring(exported(originals=False), editor)
    assert changed_files(report) == {}
    assert Image.objects.count() == 1
