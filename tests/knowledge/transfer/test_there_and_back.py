"""Out and in again: the same bytes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from accounts.models import Person
from api.knowledge.representation import represent
from knowledge.importing import import_content
from knowledge.models import (
    Article,
    FormerSlug,
    Publication,
    Theme,
    Translation,
    Upkeep,
    Writer,
)
from knowledge.publishing import withdraw
from knowledge.releasing import rename
from knowledge.restoring import discard_manuscript
from knowledge.reviewing import submit
from knowledge.synonyms import create_synonyms
from knowledge.transfer.archives import UPLOADED, unpacked
from knowledge.transfer.bringing import bring_manuscripts
from knowledge.transfer.exporting import all_files
from tests.factories.editorial import approved, begun, live, written
from tests.support.published import CONTENT
from tests.support.transfer import exported

pytestmark = pytest.mark.django_db


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
        import_content(root=CONTENT, represent=represent)
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


def test_an_operator_publishes_only_when_asked_to(tmp_path: Path) -> None:
    with transaction.atomic():
        import_content(root=CONTENT, represent=represent)
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
