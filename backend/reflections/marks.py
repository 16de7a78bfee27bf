"""Marks: what somebody chose for a reflection, kept on pages of words beside the stems.

A tag or a feeling cannot be looked for in a plain column, since these are sealed, and opening
thousands of reflections to look at their tags takes too long. So each stands on the page as a
word that no text can hold, because "#", "<" and ">" are part of no word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from reflections.contents import Content
from reflections.words import Needle

BEFORE, AFTER = "before", "after"
MOMENTS = (BEFORE, AFTER)
_SIGNS = {BEFORE: "<", AFTER: ">"}
# Stands for a space, which would end the word; a tag cannot hold it.
_SPACE = "\x7f"


def marks_of(content: Content) -> set[bytes]:
    """Return the marks of a reflection, as UTF-8; nothing when its writer chose nothing."""
    found = {_tagged(tag) for tag in content.tags}
    found.update([_felt(BEFORE, felt.feeling) for felt in content.feelings_before])
    found.update([_felt(AFTER, felt.feeling) for felt in content.feelings_after])
    return found


def tag_needles(tag: str) -> list[Needle]:
    """Return what to look for to find what has `tag`; case makes no difference."""
    return [Needle(b" " + _tagged(tag), ends=True)]


def feeling_needles(feeling: str, moments: Iterable[str]) -> list[Needle]:
    """Return what to look for to find where `feeling` was felt at one of `moments`."""
    return [Needle(b" " + _felt(moment, feeling), ends=True) for moment in moments]


def alike(tag: str) -> str:
    """Return a tag in the form in which two of them are compared."""
    return unicodedata.normalize("NFC", tag).strip().casefold()


def _tagged(tag: str) -> bytes:
    return f"=#{alike(tag).replace(' ', _SPACE)}".encode()


def _felt(moment: str, feeling: str) -> bytes:
    return f"={_SIGNS[moment]}{feeling}".encode()
