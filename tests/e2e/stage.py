"""What every screen of the app needs before it can be seen: people, texts and a page to show it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, Page

from accounts.models import Person, PlatformRole
from knowledge.drafting import start_translation
from knowledge.models import ModerationOutcome, Snapshot, Theme
from knowledge.notes import write_note
from knowledge.reviewing import reject, submit
from tests.accounts.codes import give_app, give_recovery_codes
from tests.e2e.app import App
from tests.e2e.browser import Visitor, visit
from tests.e2e.keeping import let_time_pass
from tests.e2e.people import Somebody, signed_in, somebody
from tests.factories.comments import CommentFactory, decision
from tests.factories.editorial import FIT, begun, live, written
from tests.factories.images import shown, taken_in
from tests.factories.reflections import ReflectionFactory
from tests.factories.saved import ReadingListFactory, SavedArticleFactory
from tools.places import FRONTEND

LANGUAGES = ("nl", "fr", "en")
# In Dutch, French and English; people comment on it.
DISCUSSED = "tussen-wachten-en-weten"
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


@cache
def _catalogue(language: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in ("public", "personal"):
        with (FRONTEND / "src" / "locales" / part / f"{language}.po").open("rb") as file:
            texts = {str(one.id): str(one.string) for one in read_po(file, locale=language)}
        found |= {key: text for key, text in texts.items() if text}
    return found


def said_in(language: str, dutch: str) -> str:
    """Return what the interface says for `dutch` in `language`."""
    return _catalogue(language)[dutch]


@dataclass
class World:
    """The people of the screens: one who has just begun, one who has written for a while."""

    app: App
    newcomer: Somebody
    writer: Somebody
    careful: Somebody
    waiting: Somebody
    editor: Somebody
    reflection: str
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
    latest = ReflectionFactory(
        person=writer.person,
        title="Wat bleef hangen",
        theme="grief-and-loss",
        occurred_on=today - datetime.timedelta(days=1),
        gibbs=True,
        prompted=True,
        feelings_before=["powerless"],
        feelings_after=["hopeful", "grateful"],
    )
    give_app(careful.person)
    give_recovery_codes(careful.person)
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
        editor=editor,
        reflection=str(latest.row.id),
        reading_list=save_articles(writer.person),
        written=written,
        asked=asked,
        translated=translated,
    )


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


@dataclass
class Stage:
    """A device of one of those people, showing the app in one language."""

    world: World
    visitor: Visitor
    language: str

    @property
    def page(self) -> Page:
        return self.visitor.page

    def say(self, dutch: str) -> str:
        """Return the words of the interface for `dutch` in the language of this stage."""
        return said_in(self.language, dutch)

    def open(self, path: str) -> None:
        """Go to `path` below the language, and wait until the screen has all it shows."""
        self.visitor.open(f"/{self.language}{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until nothing more is fetched and the letters are there."""
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate("document.fonts.ready.then(() => true)")

    def press(self, dutch: str, *, within: Literal["main", "dialog"] = "main") -> None:
        """Press the button or link with these words."""
        # The menu may use the same words.
        root = self.page.get_by_role(within).last
        name = self.say(dutch)
        link = root.get_by_role("link", name=name, exact=True)
        link.or_(root.get_by_role("button", name=name, exact=True)).first.click()

    def fill(self, dutch: str, text: str) -> None:
        """Fill in the field with these words."""
        self.page.get_by_label(self.say(dutch), exact=True).last.fill(text)


@dataclass
class Cast:
    """Gives a stage for each kind of person, on one device per person and language."""

    world: World
    browser: Browser
    options: dict[str, Any] = field(default_factory=dict)
    _taken: dict[tuple[str, str], Visitor] = field(default_factory=dict)

    def stage(self, who: str, language: str) -> Stage:
        """Return the device of `who`: nobody, newcomer, writer, careful or editor."""
        visitor = self._taken.get((who, language))
        if visitor is None:
            visitor = self._taken[who, language] = self._take(who)
        return Stage(self.world, visitor, language)

    def _take(self, who: str) -> Visitor:
        url = self.world.app.url
        person: Person | None = None if who == "nobody" else getattr(self.world, who).person
        state = signed_in(person, url) if person else None
        return visit(
            self.browser, url, storage_state=state, reduced_motion="reduce", **self.options
        )

    def close(self) -> None:
        """Put all devices away."""
        for visitor in self._taken.values():
            visitor.context.close()
        self._taken.clear()


Opener = Callable[[Stage], None]
