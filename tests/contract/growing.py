"""How every collection grows by a number of items."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.utils import timezone

from accounts.models import Person, PlatformRole, SealingKey
from core.tenancy import acting_as
from core.vault import unlock
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
from reflections.attachments.reading import About, seal_about
from reflections.models import Attachment, Export, Reflection
from tests.factories.accounts import MembershipFactory, PersonFactory
from tests.factories.action_points import ActionPointFactory
from tests.factories.comments import CommentFactory
from tests.factories.editorial import approved, begun, live, written
from tests.factories.images import ImageFactory
from tests.factories.knowledge import (
    SynonymGroupFactory,
    ThemeFactory,
    TranslationFactory,
    publish_articles,
)
from tests.factories.reflections import ReflectionFactory, TemplateFactory
from tests.factories.saved import ReadingListFactory, SavedArticleFactory
from tests.factories.weaves import keep, turn_back, weave

HARD_TEXT = "De organisatie evalueert de multidisciplinaire samenwerking van de betrokkenen. " * 20
OURS = 5  # Templates that everybody has.
Grow = Callable[[Person, int], object]


def _write(person: Person, count: int) -> None:
    for number in range(count):
        ReflectionFactory(person=person, title=f"Wachten {number}", gibbs=True, prompted=True)


def _write_sealed(person: Person, count: int) -> None:
    for _ in range(count):
        ReflectionFactory(person=person, sealed=True)


def _throw_away(person: Person, count: int) -> None:
    for _ in range(count):
        ReflectionFactory(person=person, trashed=True)


def _plan(person: Person, count: int) -> None:
    for number in range(count):
        ActionPointFactory(person=person, what=f"Wachten {number}", state="done", outcome="Goed.")


def _take_along(person: Person, count: int) -> None:
    """Keep exports as they are after some days; nobody has so many of them at once."""
    with acting_as(person.pk):
        for _ in range(count):
            Export.objects.create(
                person_id=person.pk, form="json", state="ready", pieces=1, total=1, sealed=b""
            )


def _attach(person: Person, count: int) -> None:
    """Keep what no reflection has so many of; only what is read of a list is there."""
    with acting_as(person.pk):
        reflection = Reflection.objects.visible_to(person.pk).get().id
        key = unlock(person.pk)
        for number in range(count):
            row = Attachment(person_id=person.pk, reflection_id=reflection, pieces=1)
            seal_about(row, About(name=f"Flap {number}", kind="pdf", size=1, pages=1), key=key)
            row.save(force_insert=True)


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


def only_text(person: Person) -> Translation:
    """Return the one text there is; `person` begins it when there is none."""
    found: Translation | None = Translation.objects.first()
    return found or begun(person, ThemeFactory(), title="Wachten")


def _revise(person: Person, count: int) -> None:
    translation = only_text(person)
    # What the first one wrote becomes a revision as soon as another one writes.
    fresh = not translation.revisions.exists()
    for _number in range(count - fresh):
        author = PersonFactory(editor=True)
        written(translation, author, title=f"Wachten op {author.email}")
        submit(translation=translation, by=author)


def _note(person: Person, count: int) -> None:
    translation = only_text(person)
    for _number in range(count):
        author = PersonFactory(editor=True)
        note = write_note(translation=translation, by=author, text="Kan dit korter?")
        change_note(note=note, by=PersonFactory(editor=True), resolved=True)


def _take_steps(person: Person, count: int) -> None:
    translation = only_text(person)
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


def comment(_person: Person, count: int) -> None:
    """Put comments under the article that is discussed."""
    article_id = Article.objects.get(key="discussed").id
    for number in range(count):
        CommentFactory(article_id=article_id, reported=True, kept=number % 2 == 0)


def _design(person: Person, count: int) -> None:
    if not person.memberships.exists():
        MembershipFactory(person=person, role="coordinator")
    for _ in range(count):
        TemplateFactory(person=person)


def _begin_again(person: Person, count: int) -> None:
    with acting_as(person.pk):
        known = SealingKey.objects.count()
        SealingKey.objects.bulk_create(
            SealingKey(person_id=person.pk, position=position, sealed=b"")
            for position in range(known, known + count)
        )


def _weave(person: Person, count: int) -> None:
    for number in range(count):
        weave(person, {"age": {"word": f"Wachten {count} {number}"}})
        turn_back(person, days=number + count)
        keep(person)


# What stands in a file of ours, and in no table.
OF_A_FILE = {"listStrands"}
# The few that go best with something; their own tests let what they choose from grow.
FEW = {"listRelatedReflections", "listFittingArticles"}
# How each collection grows by a number of items. A new one is written down here.
GROWTH: dict[str, Grow] = {
    "listThemes": _add_themes,
    "listArticles": _publish,
    "searchArticles": _publish,
    "listSynonyms": _add_synonyms,
    "listSavedArticles": _save,
    "listLists": _make_lists,
    "listComments": comment,
    "listReportedComments": comment,
    "listSealingKeys": _begin_again,
    "listReflections": _write,
    "listSealedReflections": _write_sealed,
    "listTemplates": _design,
    "listTrash": _throw_away,
    "searchReflections": _write,
    "listActionPoints": _plan,
    "listAttachments": _attach,
    "listWeaveMoments": _weave,
    "listExports": _take_along,
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
