"""Notes of colleagues, and who is here."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.models import Person
from knowledge.models import Presence, Theme, Translation
from knowledge.notes import change_note, write_note
from knowledge.presence import GONE_AFTER, be_present, leave
from tests.factories.editorial import begun


@pytest.fixture
def translation(writer: Person, theme: Theme) -> Translation:
    return begun(writer, theme)


def test_a_note_is_resolved_and_opened_again(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    note = write_note(translation=translation, by=colleague, quote="Een tekst.", text="Welke?")
    change_note(note=note, by=writer, resolved=True)
    assert (note.resolved_by, note.version) == (writer, 2)
    at = note.resolved_at
    change_note(note=note, by=colleague, resolved=True, text="Welke tekst?")
    assert (note.resolved_by, note.resolved_at, note.text) == (writer, at, "Welke tekst?")
    change_note(note=note, by=colleague, resolved=False)
    assert (note.resolved_by, note.resolved_at) == (None, None)


def test_colleagues_see_each_other_until_they_leave(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    assert be_present(translation=translation, person=writer) == []
    (seen,) = be_present(translation=translation, person=colleague)
    assert seen.person == writer
    leave(translation=translation, person=writer)
    assert be_present(translation=translation, person=colleague) == []


def test_who_was_not_heard_of_for_a_while_is_gone(
    translation: Translation, writer: Person, colleague: Person
) -> None:
    be_present(translation=translation, person=writer)
    Presence.objects.update(seen_at=timezone.now() - GONE_AFTER)
    assert be_present(translation=translation, person=colleague) == []
