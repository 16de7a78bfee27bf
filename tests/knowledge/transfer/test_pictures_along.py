"""Pictures go along with the texts that show them."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from accounts.models import Person
from api.knowledge.representation import represent
from knowledge.importing import import_content
from knowledge.models import Image, ImageUse, Manuscript, Theme
from knowledge.picture_store import read_rendition
from knowledge.picturing import take_in
from knowledge.transfer.exporting import all_files
from tests.factories.editorial import begun, live
from tests.support.pictures import picture_file
from tests.support.published import CONTENT
from tests.support.transfer import ARTICLE, bring, changed_files, edited, exported

pytestmark = pytest.mark.django_db


def test_pictures_come_along_and_one_file_is_one_picture(
    editor: Person, colleague: Person, tmp_path: Path
) -> None:
    path = tmp_path / "alles.zip"
    with transaction.atomic():
        import_content(root=CONTENT, represent=represent)
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
