"""The words of a bundle that are nobody's text."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from core.home import day_of
from knowledge.bundling import Bundle, Chapter

AUTHOR = "Klankbord"


def words_of(bundle: Bundle) -> dict[str, str]:
    """Return what every page of `bundle` may need, in its language."""
    with override(bundle.language):
        return {
            "saved": _("Saved articles"),
            "kind": _("My bundle") if bundle.is_own else _("Theme bundle"),
            "dated": _dated(bundle),
            "contents": _("Contents"),
            "introduction": _("Introduction"),
            "sources": _("Sources"),
            "note": _("My note"),
            "prompt": _("For you"),
            "cover": _("Cover"),
            "left_out": _("These articles are no longer there, so they are not in this bundle:"),
            "colophon_title": _("About this bundle"),
            "colophon": _(
                "Everything in this bundle comes from Klankbord. Articles change; the newest "
                "version is always on the site. Examples are invented."
            ),
            "beyond": _beyond(bundle),
            "own": _own(bundle),
        }


def facts_of(chapter: Chapter, language: str) -> str:
    """Return the line above an article: its theme, how long reading takes, and its day."""
    with override(language):
        minutes = ngettext(
            "%(minutes)s minute to read", "%(minutes)s minutes to read", chapter.minutes
        ) % {"minutes": chapter.minutes}
        return f"{chapter.theme}  ·  {minutes}  ·  {day_of(chapter.updated_at)}"


def spoken_in(chapter: Chapter, language: str) -> str:
    """Return what to say when `chapter` is in another language than its bundle, or nothing."""
    if chapter.language == language:
        return ""
    with override(language):
        return {
            "nl": _("This article is not there in this language yet. You read it in Dutch."),
            "fr": _("This article is not there in this language yet. You read it in French."),
            "en": _("This article is not there in this language yet. You read it in English."),
        }[chapter.language]


def _dated(bundle: Bundle) -> str:
    if bundle.is_own:
        return _("Made on %(day)s") % {"day": day_of(bundle.dated)}
    return _("As it was on %(day)s") % {"day": day_of(bundle.dated)}


def _beyond(bundle: Bundle) -> str:
    if not bundle.beyond:
        return ""
    if bundle.is_own:
        text = ngettext(
            "It would be too long with all: %(count)s article is missing, the last one.",
            "It would be too long with all: %(count)s articles are missing, the last ones.",
            bundle.beyond,
        )
    else:
        text = ngettext(
            "It would be too long with all: %(count)s article is missing, the oldest one.",
            "It would be too long with all: %(count)s articles are missing, the oldest ones.",
            bundle.beyond,
        )
    return text % {"count": bundle.beyond}


def _own(bundle: Bundle) -> str:
    if any(chapter.note for chapter in bundle.chapters):
        return _(
            "Your own notes are in here. Keep this bundle in a place that only you can look into."
        )
    return ""
