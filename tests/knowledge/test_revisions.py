"""What the database refuses, whoever asks."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from knowledge.models import Publication, Revision, Translation
from tests.factories.accounts import PersonFactory
from tests.factories.knowledge import FIRST_DAY, TranslationFactory, revise

pytestmark = pytest.mark.django_db


def run(statement: str, values: list[Any]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE knowledge_revision SET title = 'Anders' WHERE id = %s",
        "UPDATE knowledge_revision SET body = body || '.' WHERE id = %s",
        "UPDATE knowledge_revision SET created_at = now() WHERE id = %s",
        "DELETE FROM knowledge_revision WHERE id = %s",
    ],
)
def test_a_revision_never_changes_or_goes(statement: str) -> None:
    revision = TranslationFactory().draft
    with pytest.raises(DatabaseError, match="a revision never changes"):
        run(statement, [revision.id])


def test_a_revision_outlives_the_account_of_its_author() -> None:
    translation = TranslationFactory()
    author = PersonFactory()
    revision = Revision.objects.create(
        translation=translation, number=2, title="T", summary="S", body="B", tags=[], author=author
    )
    author.delete()
    revision.refresh_from_db()
    assert revision.author_id is None
    assert revision.title == "T"


def test_the_author_of_a_revision_cannot_be_replaced() -> None:
    revision = TranslationFactory().draft
    with pytest.raises(DatabaseError, match="a revision never changes"):
        run(
            "UPDATE knowledge_revision SET author_id = %s WHERE id = %s",
            [PersonFactory().id, revision.id],
        )


def test_readers_cannot_be_shown_a_revision_of_another_translation() -> None:
    mine, other = TranslationFactory(), TranslationFactory()
    Publication.objects.create(
        translation=mine, revision=other.draft, published_at=FIRST_DAY, updated_at=FIRST_DAY
    )
    with pytest.raises(IntegrityError, match="publication_shows_a_revision_of_its_own"):
        check_now()


def test_a_draft_cannot_be_a_revision_of_another_translation() -> None:
    mine, other = TranslationFactory(), TranslationFactory()
    Translation.objects.filter(pk=mine.pk).update(draft=other.draft)
    with pytest.raises(IntegrityError, match="translation_drafts_a_revision_of_its_own"):
        check_now()


def test_a_slug_belongs_to_one_article_in_one_language() -> None:
    one = TranslationFactory()
    TranslationFactory(slug=one.slug, language="fr")
    with pytest.raises(IntegrityError, match="article_slug_belongs_to_one_translation"):
        check_now()


def test_two_translations_can_swap_their_slugs() -> None:
    one, two = TranslationFactory(slug="een"), TranslationFactory(slug="twee")
    Translation.objects.filter(pk=one.pk).update(slug="twee")
    Translation.objects.filter(pk=two.pk).update(slug="een")
    check_now()
    assert Translation.objects.get(slug="een").pk == two.pk


def test_an_article_has_one_translation_per_language() -> None:
    one = TranslationFactory()
    with pytest.raises(IntegrityError, match="article_has_one_translation_per_language"):
        TranslationFactory(article=one.article)


@pytest.mark.parametrize("slug", ["", "Hoofdletter", "met spatie", "--", "é", "a/b"])
def test_a_slug_is_kebab_case(slug: str) -> None:
    with pytest.raises(IntegrityError, match="article_slug_is_kebab_case"):
        TranslationFactory(slug=slug)


def test_numbers_of_revisions_are_used_once() -> None:
    translation = TranslationFactory()
    revise(translation)
    with pytest.raises(IntegrityError, match="revision_number_is_used_once"):
        Revision.objects.create(
            translation=translation, number=2, title="T", summary="S", body="B", tags=[]
        )


def test_a_publication_is_not_updated_before_it_appeared() -> None:
    translation = TranslationFactory()
    with pytest.raises(IntegrityError, match="publication_is_updated_after_it_appeared"):
        Publication.objects.create(
            translation=translation,
            revision=translation.draft,
            published_at=FIRST_DAY,
            updated_at=FIRST_DAY.replace(year=2025),
        )


def check_now() -> None:
    """Check the constraints that wait for the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
