"""The words of pages that are no published knowledge.

They are the app's own (`frontend/src/locales/public`); a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import override

NAME = "Klankbord"


@dataclass(frozen=True)
class Texts:
    """What the pages say in one language."""

    home: str
    home_title: str
    home_lead: str
    themes: str
    themes_description: str
    themes_lead: str
    search: str
    search_description: str
    privacy: str
    privacy_description: str
    newest: str
    articles: str
    sources: str
    related: str


@lru_cache(maxsize=8)
def texts_in(language: str) -> Texts:
    """Return the words in `language`."""
    with override(language):
        return Texts(
            home=_(
                "Klankbord is for social professionals. Read about what you meet in "
                "conversations, write down in peace what a conversation did to you, and take it "
                "to the next one."
            ),
            home_title=_("A sounding board for people who work with people"),
            home_lead=_(
                "Read about what you meet in conversations. Write down in peace what a "
                "conversation did to you. Take it to the next one."
            ),
            themes=_("Themes"),
            themes_description=_(
                "Five themes for conversations with people who fled or moved: grief and loss, "
                "resilience, trauma behaviour, working with interpreters and the diversity weave."
            ),
            themes_lead=_(
                "Every theme has its own ribbon. You see it again wherever the theme plays a part."
            ),
            search=_("Search"),
            search_description=_("Search all articles of Klankbord."),
            privacy=_("Privacy"),
            privacy_description=_("Who can read what in Klankbord, and what do we keep?"),
            newest=_("New to read"),
            articles=_("Articles"),
            sources=_("Sources"),
            related=_("Read also"),
        )
