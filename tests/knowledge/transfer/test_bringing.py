"""What an editor brings in: nothing that readers get unseen, and nothing lost that is here."""

from __future__ import annotations

import io
import zipfile

import pytest

from accounts.models import Person
from api.knowledge.representation import represent
from core.errors import DomainError
from knowledge.importing import ContentRefusedError
from knowledge.models import Article, Manuscript, Publication, Revision, Theme, Translation
from knowledge.publishing import withdraw
from knowledge.reviewing import approve, submit
from knowledge.transfer.exporting import all_files
from tests.factories.editorial import written
from tests.support.transfer import ARTICLE, bring, changed_files, edited, exported

pytestmark = pytest.mark.django_db


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
