"""Nobody's words are lost while a text is being written."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Person
from core.errors import DomainError
from knowledge.drafting import start_article, start_translation
from knowledge.models import EditorialEntry, Theme
from tests.factories.editorial import FIT, begun, live, written


def steps(translation: object) -> list[str]:
    return list(
        EditorialEntry.objects.filter(translation=translation)
        .order_by("id")
        .values_list("step", flat=True)
    )


def test_an_article_begins_with_its_title(writer: Person, theme: Theme) -> None:
    translation = start_article(by=writer, theme=theme, language="nl", title="Wat je hóórt")
    assert translation.article.key == translation.slug == "wat-je-hoort"
    manuscript = translation.manuscript
    assert (manuscript.title, manuscript.body, manuscript.version) == ("Wat je hóórt", "", 1)
    assert steps(translation) == ["started"]


def test_two_articles_may_have_the_same_title(writer: Person, theme: Theme) -> None:
    first, second = (
        start_article(by=writer, theme=theme, language="nl", title="Stilte") for _ in "12"
    )
    assert second.article.key == "stilte-2"
    assert first.slug != second.slug


def test_a_title_without_letters_is_refused(writer: Person, theme: Theme) -> None:
    with pytest.raises(DomainError) as refused:
        start_article(by=writer, theme=theme, language="nl", title="???")
    assert [issue.code for issue in refused.value.issues] == ["title_nameless"]


def test_a_translation_begins_with_the_text_it_translates(
    writer: Person, colleague: Person, theme: Theme
) -> None:
    dutch = begun(writer, theme)
    source = live(dutch, by=writer, reviewer=colleague)
    french = start_translation(by=writer, article=dutch.article, language="fr", made_from=source)
    assert french.manuscript.body == FIT["body"]
    assert french.manuscript.made_from == source
    assert french.slug == f"{dutch.slug}-fr"
    with pytest.raises(DomainError, match="translation_exists"):
        start_translation(by=writer, article=dutch.article, language="fr")


def test_every_saved_change_has_its_own_version(writer: Person, theme: Theme) -> None:
    translation = begun(writer, theme)
    assert translation.manuscript.version == 1
    assert written(translation, writer, title="Anders").version == 3
    assert written(translation, writer, title="Anders").version == 3


def test_the_trail_can_only_grow(writer: Person, theme: Theme) -> None:
    translation = begun(writer, theme)
    for statement in (
        "UPDATE knowledge_editorialentry SET why = 'anders'",
        "DELETE FROM knowledge_editorialentry",
    ):
        with (
            pytest.raises(IntegrityError, match="never changes"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert steps(translation) == ["started"]
