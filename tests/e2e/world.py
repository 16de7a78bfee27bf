"""The people of the screens, and the texts they wrote."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str

from accounts.models import Person, PlatformRole
from knowledge.drafting import start_translation
from knowledge.models import ModerationOutcome, Snapshot, Theme
from knowledge.notes import write_note
from knowledge.reviewing import reject, submit
from reflections.contents import Felt
from tests.accounts.codes import give_app, give_recovery_codes
from tests.e2e.app import App
from tests.e2e.attaching import put_attachments
from tests.e2e.keeping import let_time_pass
from tests.e2e.looking_back import somebody_who_looks_back
from tests.e2e.people import Somebody, somebody
from tests.e2e.remembering import remember
from tests.e2e.sealed_along import seal_along
from tests.e2e.teams import head_of_teams
from tests.e2e.weaves import put_weaves
from tests.factories.action_points import ActionPointFactory
from tests.factories.comments import CommentFactory, decision
from tests.factories.editorial import FIT, begun, live, written
from tests.factories.images import shown, taken_in
from tests.factories.reflections import ReflectionFactory
from tests.factories.saved import ReadingListFactory, SavedArticleFactory

LANGUAGES = ("nl", "fr", "en")
# In Dutch, French and English; people comment on it.
DISCUSSED = "tussen-wachten-en-weten"
# What somebody wrote on two devices, and what cannot be kept as it is.
CHANGED, REFUSED = "In de trein naar huis", "Wat mijn oma vertelde"
# What pictures show.
IN_TEXT, IN_NO_TEXT = "Een lege stoel aan een keukentafel.", "Twee koppen thee op een lage tafel."

_PAGES: tuple[dict[str, Any], ...] = (
    {
        "title": "Stilte aan tafel",
        "theme": "grief-and-loss",
        "text": "Ze keek lang naar het raam. Ik wilde iets zeggen en deed het niet. Daarna begon "
        "ze over haar broer, voor het eerst. Ik denk dat de stilte haar de ruimte gaf.",
        "before": ["tense"],
        "after": ["touched", "calm"],
    },
    {
        "title": "",
        "theme": "interpreter-use",
        "text": "De tolk vertaalde korter dan hij luisterde. Ik vroeg het pas na. Volgende keer "
        "spreken we vooraf af dat hij alles zegt, ook wat onbelangrijk lijkt.",
        "before": ["tired"],
        "after": ["hopeful"],
    },
    {
        "title": "Boos aan de balie",
        "theme": "trauma-behaviour",
        "text": "Hij riep dat niemand hier luistert. Ik ging zitten en praatte zachter. Na tien "
        "minuten zei hij sorry. Zijn boosheid ging niet over mij.",
        "before": ["calm"],
        "after": ["tired", "proud", "relieved"],
    },
    {
        "title": "Wat ze allemaal al kan",
        "theme": "resilience",
        "text": "Drie talen, twee kinderen alleen door vier landen gebracht, en dan zegt ze dat ze "
        "niets kan. We hebben samen een lijst gemaakt. Ze nam hem mee naar huis.",
        "before": [],
        "after": ["connected", "hopeful"],
    },
    {
        "title": "Mijn eigen linten",
        "theme": "diversity-weave",
        "text": "Ik dacht dat hij het moeilijk had met een vrouw als begeleider. Het ging over "
        "zijn slapeloosheid.",
        "before": ["worried"],
        "after": [],
    },
)


@dataclass
class World:
    """The people of the screens: one who has just begun, one who has written for a while."""

    app: App
    newcomer: Somebody
    writer: Somebody
    careful: Somebody
    waiting: Somebody
    # Locks their device.
    locking: Somebody
    # Is without a connection now and then.
    away: Somebody
    # Has written for a year.
    looking: Somebody
    editor: Somebody
    # Coordinates two teams.
    coordinator: Somebody
    reflection: str
    # Of the careful one.
    sealed: str
    reading_list: str
    written: str
    asked: str
    translated: str

    def verification_key(self) -> str:
        """Return the key from a mail that asks to confirm an address."""
        return str(EmailConfirmationHMAC(EmailAddress.objects.get(email=self.waiting.email)).key)

    def reset_key(self) -> str:
        """Return the key from a mail that lets somebody choose another password."""
        person = self.newcomer.person
        return f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"

    def slug(self, language: str) -> str:
        """Return the address of an article that exists in every language."""
        found = self.app.get("/articles?language=nl&theme=grief-and-loss&pageSize=100")["items"]
        translations = [
            one["languages"] for one in found if len(one["languages"]) == len(LANGUAGES)
        ]
        return next(one["slug"] for one in translations[0] if one["language"] == language)

    def discussed_slug(self, language: str) -> str:
        """Return the address of the article that people comment on."""
        found = self.app.get(f"/articles/{DISCUSSED}")["languages"]
        return str(next(one["slug"] for one in found if one["language"] == language))

    def dutch_only_slug(self) -> str:
        """Return the address of an article that was not translated."""
        found = self.app.get("/articles?language=nl&pageSize=100")["items"]
        return str(next(one["slug"] for one in found if len(one["languages"]) == 1))


def make_world(app: App) -> World:
    """Make the people of the screens and what they wrote."""
    writer, careful, waiting = somebody("Noor"), somebody("Ilse"), somebody("Wout")
    today = datetime.datetime.now(tz=datetime.UTC).date()
    for number, page in enumerate(_PAGES):
        ReflectionFactory(
            person=writer.person,
            title=page["title"],
            theme=page["theme"],
            occurred_on=today - datetime.timedelta(days=2 + 11 * number),
            answers={"text": page["text"]},
            feelings_before=page["before"],
            feelings_after=page["after"],
        )
    ReflectionFactory(
        person=writer.person,
        title="Een dag die te vol was",
        theme="resilience",
        answers={"text": "Drie afspraken na elkaar, en geen tijd om te landen."},
        trashed=True,
    )
    latest = ReflectionFactory(
        person=writer.person,
        title="Wat bleef hangen",
        theme="grief-and-loss",
        occurred_on=today - datetime.timedelta(days=1),
        gibbs=True,
        prompted=True,
        kind="home-visit",
        feelings_before=[Felt("powerless", 4)],
        feelings_after=["hopeful", Felt("grateful", 2)],
        tags=["broer", "stilte"],
    )
    remember(writer.person, today)
    plan(writer.person, latest.id)
    put_weaves(writer.person, latest.id)
    put_attachments(writer.person, latest.id)
    give_app(careful.person)
    give_recovery_codes(careful.person)
    sealed = ReflectionFactory(person=careful.person, theme="resilience", sealed=True)
    seal_along(careful.person, sealed.id)
    EmailAddress.objects.filter(user=waiting.person).update(verified=False)
    editor = somebody("Lena")
    written, asked, translated = _texts(editor.person)
    let_time_pass(editor.person, written)
    put_pictures(editor.person)
    discuss(writer.person)
    return World(
        app,
        newcomer=somebody("Sam"),
        writer=writer,
        careful=careful,
        waiting=waiting,
        locking=somebody("Lies"),
        away=somebody_away(),
        looking=somebody_who_looks_back(),
        editor=editor,
        coordinator=head_of_teams(writer.person),
        reflection=str(latest.row.id),
        sealed=str(sealed.row.id),
        reading_list=save_articles(writer.person),
        written=written,
        asked=asked,
        translated=translated,
    )


def plan(person: Person, reflection: uuid.UUID) -> None:
    """Let `person` mean to do something of every kind, and have done some."""
    today = datetime.datetime.now(tz=datetime.UTC).date()
    for days, facts in {
        -3: {"what": "Vragen hoe het met haar broer gaat"},
        0: {"what": "De tolk vooraf bellen", "reflection": reflection, "remind": "on-the-day"},
        5: {"what": "Een rustige kamer zoeken", "state": "moved", "outcome": "Alles was bezet."},
        -1: {"what": "Zelf gaan zitten", "state": "done", "outcome": "Hij praatte zachter."},
        -2: {"what": "Haar dossier opnieuw lezen", "state": "dropped", "reflection": reflection},
    }.items():
        ActionPointFactory(person=person, due_on=today + datetime.timedelta(days), **facts)
    ActionPointFactory(person=person, what="Iets lezen over slaap")


def discuss(person: Person) -> None:
    """Put comments under every text of an article: of `person`, hidden, and of a colleague."""
    texts = Snapshot.objects.filter(slug=DISCUSSED).values_list("article_id", flat=True)
    for one in Snapshot.objects.filter(article_id__in=list(texts)):
        under: dict[str, Any] = {"article_id": one.article_id, "language": one.language}
        hidden = CommentFactory(
            author=person, text="Ik denk aan een vrouw uit mijn straat.", **under
        )
        decision(hidden, ModerationOutcome.HIDE, "Zo is te zien om wie het gaat.")
        CommentFactory(
            author=somebody("Ilse").person,
            text="Bij ons duurde het wachten vier jaar.\nWat hielp: elke week even bellen.",
            reported=True,
            **under,
        )


def put_pictures(editor: Person) -> None:
    """Keep a picture that a text shows, and one that no text needs."""
    used = taken_in(editor, description=IN_TEXT, width=800)
    theme = Theme.objects.get(key="grief-and-loss")
    body = f"{FIT['body']}\n{shown(used)}\n"
    begun(editor, theme, title="Wie er niet meer zit", body=body)
    taken_in(editor, description=IN_NO_TEXT, width=480)


def save_articles(person: Person) -> str:
    """Let `person` save an article with a note and one without; return the list of both."""
    kept = Snapshot.objects.filter(language="nl").order_by("slug")[:2]
    notes = ("Voor het gesprek van donderdag. Vraag eerst wie er thuis nog wacht.", "")
    saved = [
        SavedArticleFactory(person=person, article_id=one.article_id, note=note)
        for one, note in zip(kept, notes, strict=True)
    ]
    articles = [one.id for one in saved]
    return str(ReadingListFactory(person=person, name="Voor het team", articles=articles).id)


def somebody_away() -> Somebody:
    """Make somebody who saved articles, and wrote two reflections."""
    away = somebody("Bram")
    save_articles(away.person)
    for title in (CHANGED, REFUSED):
        ReflectionFactory(person=away.person, title=title, theme="resilience")
    return away


def _texts(editor: Person) -> tuple[str, str, str]:
    """Make texts on their way: one that `editor` writes, one that waits for them, and a
    translation of which the source has changed.
    """
    colleague = somebody("Wim").person
    for person in (editor, colleague):
        PlatformRole.objects.create(person=person, role="editor")
    theme = Theme.objects.get(key="grief-and-loss")
    source = {"author": "", "year": None, "title": ""}
    mine = begun(editor, theme, title="Een stoel die leeg blijft", sources=[source])
    asked = begun(colleague, theme, title="Thee als begin")
    first = submit(translation=asked, by=colleague)
    reject(submission=first, by=editor, comment="Maak het voorbeeld korter.")
    written(asked, colleague, body=FIT["body"].replace("Een tekst", "Een korte tekst"))
    submit(translation=asked, by=colleague, reviewer=editor)
    write_note(translation=asked, by=editor, text="Welke thee?", quote="Een korte tekst.")
    return str(mine.pk), str(asked.pk), _translate(editor, colleague, theme)


def _translate(editor: Person, colleague: Person, theme: Theme) -> str:
    dutch = begun(colleague, theme, title="Wachten aan tafel")
    source = live(dutch, by=colleague, reviewer=editor)
    french = start_translation(by=editor, article=dutch.article, language="fr", made_from=source)
    written(french, editor, title="Attendre à table")
    written(dutch, colleague, body=FIT["body"].replace("Een tekst", "Een andere tekst"))
    live(dutch, by=colleague, reviewer=editor)
    return str(french.pk)
