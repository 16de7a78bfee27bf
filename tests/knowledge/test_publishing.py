"""What readers get, from when, and what around it changes with it."""

from __future__ import annotations

import datetime
from io import StringIO
from typing import Any

import orjson
import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.knowledge.representation import represent
from core.errors import DomainError
from knowledge.models import Generation, Publication, SearchEntry, Snapshot, Translation, Word
from knowledge.publishing import edition, publish, withdraw
from knowledge.reading import read_generation
from tests.factories.knowledge import FIRST_DAY, TranslationFactory, publish_articles, revise

pytestmark = pytest.mark.django_db


def generation() -> int:
    with connection.cursor() as cursor:
        return read_generation(cursor)


def body_of(translation: Translation) -> Any:
    return orjson.loads(Snapshot.objects.get(pk=translation.pk).body)


def test_a_draft_is_seen_by_nobody() -> None:
    translation = TranslationFactory()
    assert not Translation.objects.published().exists()
    assert not Snapshot.objects.filter(pk=translation.pk).exists()


def test_publishing_writes_the_finished_article() -> None:
    translation = TranslationFactory(
        slug="stilte",
        title="Stilte",
        body="## Begin\n\nTekst.\n\n::: prompt wat-deed-je\nWat deed je?\n:::",
        published=True,
    )
    article = body_of(translation)
    assert article["slug"] == "stilte"
    assert article["title"] == "Stilte"
    assert article["headings"] == [{"id": "begin", "level": 2, "text": "Begin"}]
    prompt = translation.article.prompts.get()
    assert article["prompts"] == [
        {"id": str(prompt.id), "key": "wat-deed-je", "text": "Wat deed je?"}
    ]
    assert article["publishedAt"] == "2026-01-01T00:00:00Z"
    assert article["revision"] == 1


def test_a_new_revision_is_seen_only_once_it_is_published() -> None:
    translation = TranslationFactory(title="Oud", published=True)
    revision = revise(translation, title="Nieuw")
    assert body_of(translation)["title"] == "Oud"
    publish(revision=revision, represent=represent)
    assert body_of(translation)["title"] == "Nieuw"
    assert body_of(translation)["revision"] == 2


def test_a_later_publication_keeps_the_first_date_and_tells_when_it_changed() -> None:
    translation = TranslationFactory(published=True)
    publish(
        revision=revise(Translation.objects.get(pk=translation.pk)),
        represent=represent,
        updated_at=FIRST_DAY + datetime.timedelta(days=3),
    )
    article = body_of(translation)
    assert article["publishedAt"] == "2026-01-01T00:00:00Z"
    assert article["updatedAt"] == "2026-01-04T00:00:00Z"


def test_every_publication_raises_the_generation() -> None:
    numbers = [generation()]
    for article in publish_articles(2):
        publish(revision=article.draft, represent=represent)
        numbers.append(generation())
    assert numbers == sorted(set(numbers))


def test_an_edition_raises_the_generation_once_and_not_for_nothing() -> None:
    drafts = [TranslationFactory().draft for _ in range(3)]
    with CaptureQueriesContext(connection) as queries, edition(represent=represent) as changes:
        for draft in drafts:
            changes.publish(revision=draft)
    assert sum("pg_notify" in query["sql"] for query in queries) == 1
    before = generation()
    with edition(represent=represent):
        pass
    assert generation() == before


def test_a_number_is_not_given_again_after_a_backup_was_put_back() -> None:
    publish_articles(2)
    latest = generation()
    Generation.objects.update(number=1)
    publish_articles(1)
    assert generation() > latest


def test_an_edition_that_fails_shows_nothing() -> None:
    draft = TranslationFactory().draft
    before = generation()

    def attempt() -> None:
        with edition(represent=represent) as changes:
            changes.publish(revision=draft)
            changes.withdraw(translation=TranslationFactory())

    with pytest.raises(DomainError):
        attempt()
    assert generation() == before
    assert not Snapshot.objects.exists()
    assert not Publication.objects.exists()


def test_translations_name_each_other_as_they_come_and_go() -> None:
    dutch = TranslationFactory(slug="rouw", published=True)
    french = TranslationFactory(article=dutch.article, slug="deuil", language="fr", published=True)
    both = [{"language": "nl", "slug": "rouw"}, {"language": "fr", "slug": "deuil"}]
    assert body_of(dutch)["languages"] == both
    assert body_of(french)["languages"] == both
    withdraw(translation=french, represent=represent)
    assert body_of(dutch)["languages"] == both[:1]
    assert not Snapshot.objects.filter(pk=french.pk).exists()
    assert not SearchEntry.objects.filter(pk=french.pk).exists()


def test_what_is_not_published_cannot_be_withdrawn() -> None:
    before = generation()
    with pytest.raises(DomainError, match="not_published"):
        withdraw(translation=TranslationFactory(), represent=represent)
    assert generation() == before


def test_words_are_counted_while_articles_use_them() -> None:
    one = TranslationFactory(body="Veerkracht helpt.", published=True)
    two = TranslationFactory(body="Veerkracht groeit.", published=True)
    assert Word.objects.get(language="nl", word="veerkracht").articles == 2
    publish(revision=revise(two, body="Iets anders."), represent=represent)
    assert Word.objects.get(language="nl", word="veerkracht").articles == 1
    withdraw(translation=one, represent=represent)
    assert not Word.objects.filter(word="veerkracht").exists()


def test_representing_again_gives_the_same_bytes() -> None:
    publish_articles(3)
    before = list(Snapshot.objects.order_by("slug").values())
    entries = list(SearchEntry.objects.order_by("snapshot").values())
    words = list(Word.objects.order_by("word").values_list("word", "articles"))
    Snapshot.objects.update(body="{}")
    SearchEntry.objects.update(marked="")
    call_command("represent_again", stdout=StringIO())
    assert list(Snapshot.objects.order_by("slug").values()) == before
    assert list(SearchEntry.objects.order_by("snapshot").values()) == entries
    assert list(Word.objects.order_by("word").values_list("word", "articles")) == words


def test_there_is_one_generation() -> None:
    publish_articles(2)
    assert Generation.objects.count() == 1
