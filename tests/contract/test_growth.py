"""Every collection costs as many queries with 50 items as with 2; none may lack its growth."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Person, PlatformRole
from knowledge.examining import examine_what_changed
from knowledge.models import (
    Article,
    Examination,
    Mention,
    Step,
    SynonymGroup,
    Translation,
    WebAddress,
)
from knowledge.notes import change_note, write_note
from knowledge.readings import add_readings
from knowledge.releasing import plan_publication
from knowledge.reviewing import submit
from knowledge.trail import note_step
from knowledge.upkeep import today
from tests.contract.editorial import is_editorial
from tests.contract.world import valid_request
from tests.factories.accounts import PersonFactory
from tests.factories.comments import CommentFactory
from tests.factories.editorial import approved, begun, live, written
from tests.factories.images import ImageFactory
from tests.factories.knowledge import (
    SynonymGroupFactory,
    ThemeFactory,
    TranslationFactory,
    publish_articles,
)
from tests.factories.reflections import ReflectionFactory
from tests.factories.saved import ReadingListFactory, SavedArticleFactory
from tests.support.contract_document import operation, operations
from tests.support.queries import assert_constant_queries

HARD_TEXT = "De organisatie evalueert de multidisciplinaire samenwerking van de betrokkenen. " * 20
Grow = Callable[[Person, int], object]


def _write(person: Person, count: int) -> None:
    for number in range(count):
        ReflectionFactory(person=person, title=f"Wachten {number}", gibbs=True, prompted=True)


def _publish(_person: Person, count: int) -> None:
    theme = ThemeFactory()
    publish_articles(count, theme=theme, title="Wachten", body="## Wachten\n\nEen tekst.")


def _add_themes(_person: Person, count: int) -> None:
    for _ in range(count):
        publish_articles(1, theme=ThemeFactory())


def _write_texts(person: Person, count: int) -> None:
    theme = ThemeFactory()
    reviewer = PersonFactory(editor=True)
    for number in range(count):
        translation = begun(person, theme, title=f"Wachten {number}")
        live(translation, by=person, reviewer=reviewer)
        written(translation, person, title=f"Wachten {number}, herzien")
        plan_publication(
            revision=approved(translation, by=person, reviewer=reviewer),
            at=timezone.now() + datetime.timedelta(days=1),
            by=person,
        )


def _submit_texts(person: Person, count: int) -> None:
    theme = ThemeFactory()
    for number in range(count):
        author = PersonFactory(editor=True)
        submit(
            translation=begun(author, theme, title=f"Wachten {number}"),
            by=author,
            reviewer=person,
        )


def _only_text(person: Person) -> Translation:
    found: Translation | None = Translation.objects.first()
    return found or begun(person, ThemeFactory(), title="Wachten")


def _revise(person: Person, count: int) -> None:
    translation = _only_text(person)
    # What the first one wrote becomes a revision as soon as another one writes.
    fresh = not translation.revisions.exists()
    for _number in range(count - fresh):
        author = PersonFactory(editor=True)
        written(translation, author, title=f"Wachten op {author.email}")
        submit(translation=translation, by=author)


def _note(person: Person, count: int) -> None:
    translation = _only_text(person)
    for _number in range(count):
        author = PersonFactory(editor=True)
        note = write_note(translation=translation, by=author, text="Kan dit korter?")
        change_note(note=note, by=PersonFactory(editor=True), resolved=True)


def _take_steps(person: Person, count: int) -> None:
    translation = _only_text(person)
    fresh = translation.trail.count() == 1
    # Starting a text is a step too.
    for _number in range(count - fresh):
        note_step(Step.RESTORED, translation=translation, by=PersonFactory(editor=True))


def _appoint(person: Person, count: int) -> None:
    fresh = PlatformRole.objects.count() == 1
    for _number in range(count - fresh):
        PersonFactory(editor=True)


def _upload(_person: Person, count: int) -> None:
    for _ in range(count):
        ImageFactory(uploaded_by=PersonFactory(editor=True), description="Wachten")


def _leave_untrue(_person: Person, count: int) -> None:
    """Publish articles in two languages with a link, a hard text, and readings."""
    theme = ThemeFactory()
    for text in publish_articles(count, theme=theme, body=HARD_TEXT):
        TranslationFactory(article=text.article, language="fr", published=True)
        add_readings({(text.slug, today()): 5})
    examine_what_changed()
    Examination.objects.filter(translation__language="nl").update(
        pictures=[{"line": 1, "address": "a.png", "fault": "missing"}]
    )
    for text in Translation.objects.filter(mentions__isnull=True, language="nl"):
        address = WebAddress.objects.create(address=f"https://example.org/{text.slug}")
        Mention.objects.create(
            address=address, translation=text, revision=text.draft, place="text", position=1
        )


def _add_synonyms(_person: Person, count: int) -> None:
    known = SynonymGroup.objects.count()
    for number in range(known, known + count):
        SynonymGroupFactory(words=[f"wachten {number}", f"geduld {number}"])


def _save(person: Person, count: int) -> None:
    for _ in range(count):
        SavedArticleFactory(person=person)


def _make_lists(person: Person, count: int) -> None:
    saved = SavedArticleFactory(person=person)
    for number in range(count):
        ReadingListFactory(person=person, name=f"Lijst {number}", articles=[saved.id])


def _comment(_person: Person, count: int) -> None:
    article_id = Article.objects.get(key="discussed").id
    for number in range(count):
        CommentFactory(article_id=article_id, reported=True, kept=number % 2 == 0)


# How each collection grows by a number of items. A new one is written down here.
GROWTH: dict[str, Grow] = {
    "listThemes": _add_themes,
    "listArticles": _publish,
    "searchArticles": _publish,
    "listSynonyms": _add_synonyms,
    "listSavedArticles": _save,
    "listLists": _make_lists,
    "listComments": _comment,
    "listReportedComments": _comment,
    "listReflections": _write,
    "searchReflections": _write,
    "listEditors": _appoint,
    "listImages": _upload,
    "listTranslations": _write_texts,
    "listSubmissions": _submit_texts,
    "listRevisions": _revise,
    "listNotes": _note,
    "listTrail": _take_steps,
    "listReviewDates": _leave_untrue,
    "listLinks": _leave_untrue,
    "listUndescribedImages": _leave_untrue,
    "listReadingLevels": _leave_untrue,
    "listMostRead": _leave_untrue,
}


def test_every_collection_says_how_it_grows() -> None:
    assert {it.id for it in operations() if it.collection} == set(GROWTH)


@pytest.mark.django_db
@pytest.mark.parametrize("name", GROWTH)
def test_fifty_items_cost_as_many_queries_as_two(
    name: str, client_for: Callable[[Person], Any]
) -> None:
    asked = operation(name)
    person = PersonFactory(editor=True)
    client = client_for(person)
    about = None
    if GROWTH[name] is _comment:
        about = TranslationFactory(article__key="discussed", published=True).article_id
    elif "{id}" in asked.path and is_editorial(asked):
        about = _only_text(person).pk
    ask = valid_request(asked, thing=about)
    if "pageSize" in ask.operation.names("query"):
        ask.query["pageSize"] = "100"
    if ask.body is not None:
        ask.body = {"query": "wachten", "pageSize": 100}
    seen: list[int] = []

    def read() -> None:
        response = ask.send(client)
        assert response.status_code == 200, response.content
        seen.append(len(response.json()["items"]))

    assert_constant_queries(read, lambda count: GROWTH[name](person, count))
    assert (seen[0], seen[-1]) == (2, 50)
