"""The words of an export that nobody wrote: questions, feelings, themes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext, override

from knowledge.models import ThemeTranslation
from reflections.contents import Felt
from reflections.templates import in_language, ours

# In English, and translated in the catalogues. The app's own words for these are the same.
_KINDS = {
    "intake": gettext_noop("intake"),
    "home-visit": gettext_noop("home visit"),
    "interpreter": gettext_noop("conversation with an interpreter"),
    "crisis": gettext_noop("crisis"),
    "consultation": gettext_noop("consultation"),
    "intervision": gettext_noop("intervision"),
    "other": gettext_noop("other session"),
}
_FEELINGS = {
    "calm": gettext_noop("calm"),
    "tired": gettext_noop("tired"),
    "sad": gettext_noop("sad"),
    "angry": gettext_noop("angry"),
    "powerless": gettext_noop("powerless"),
    "hopeful": gettext_noop("hopeful"),
    "proud": gettext_noop("proud"),
    "tense": gettext_noop("tense"),
    "touched": gettext_noop("touched"),
    "confused": gettext_noop("confused"),
    "relieved": gettext_noop("relieved"),
    "worried": gettext_noop("worried"),
    "grateful": gettext_noop("grateful"),
    "numb": gettext_noop("numb"),
    "irritated": gettext_noop("irritated"),
    "connected": gettext_noop("connected"),
}


@dataclass(frozen=True, slots=True)
class Theme:
    """What a theme is called, and the colour of its ribbon."""

    title: str
    ribbon: str


@dataclass(frozen=True, slots=True)
class Words:
    """Everything an export says by itself, in one language."""

    language: str
    themes: Mapping[str, Theme] = field(default_factory=dict)
    # The questions of our templates, by template and then by key.
    questions: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def question(self, key: str, template: str) -> str:
        """Return the question of ours with this key as `template` asks it, or as another does.

        Free writing has none, and neither has what an organisation asked once.
        """
        asked = (self.questions.get(template, {}), *self.questions.values())
        return next((questions[key] for questions in asked if key in questions), "")

    def theme(self, key: str | None) -> Theme:
        """Return the theme with this key; one without words goes by its key."""
        return self.themes.get(key, Theme(key, "")) if key else Theme("", "")

    def day(self, day: datetime.date) -> str:
        """Return a day in words."""
        with override(self.language):
            return date_format(day, "j F Y")

    def month(self, day: datetime.date) -> str:
        """Return the month of a day in words."""
        with override(self.language):
            return date_format(day, "F Y")

    def session(self, kind: str | None) -> list[str]:
        """Return the kind of session, in a line, if it was chosen."""
        if kind is None:
            return []
        with override(self.language):
            return [_("Kind of session: %(kind)s") % {"kind": _(_KINDS.get(kind, kind))}]

    def tagged(self, tags: Sequence[str]) -> list[str]:
        """Return the tags in a line, if there are any."""
        if not tags:
            return []
        with override(self.language):
            return [_("Tags: %(tags)s") % {"tags": ", ".join(tags)}]

    def felt(self, before: Iterable[Felt], after: Iterable[Felt]) -> list[str]:
        """Return what somebody felt and how strongly, in a line each for before and after."""
        lines = []
        with override(self.language):
            if earlier := ", ".join(map(_in_words, before)):
                lines.append(_("Before: %(feelings)s") % {"feelings": earlier})
            if later := ", ".join(map(_in_words, after)):
                lines.append(_("Afterwards: %(feelings)s") % {"feelings": later})
        return lines

    def reflections(self, count: int) -> str:
        """Return how many reflections there are, in words."""
        with override(self.language):
            return ngettext("%(count)s reflection", "%(count)s reflections", count) % {
                "count": count
            }

    def pages(self, count: int) -> str:
        """Return how many pages there are, in words."""
        with override(self.language):
            return ngettext("%(count)s page", "%(count)s pages", count) % {"count": count}

    def say(self, text: str) -> str:
        """Return `text`, one that is marked with `gettext_noop`, in this language."""
        with override(self.language):
            return _(text) if text else ""


def _in_words(felt: Felt) -> str:
    name = _(_FEELINGS.get(felt.feeling, felt.feeling))
    if felt.intensity is None:
        return name
    return _("%(feeling)s (%(intensity)s of 5)") % {"feeling": name, "intensity": felt.intensity}


def words_in(language: str) -> Words:
    """Return the words in `language`, with the themes as they are called now."""
    found = ThemeTranslation.objects.filter(language=language).select_related("theme")
    themes = {row.theme.key: Theme(row.title, row.theme.ribbon) for row in found}
    questions = {
        template.key: {each.key: in_language(each.text, language) for each in template.questions}
        for template in ours().values()
        if template.key != "free"
    }
    return Words(language, themes, questions)
