"""Attachments in the trash, under another key, and after somebody meddled with the database."""

from __future__ import annotations

import uuid
from io import StringIO
from typing import Any

import psycopg2
import pytest
from django.conf import settings
from django.core.management import call_command
from PIL import Image

from accounts.models import Person
from core.tenancy import acting_as
from core.vault import EnvelopeRefused, forget_unwrapped, rotation
from reflections.attachments.attaching import attach, replace_file
from reflections.attachments.cleaning import clean_name
from reflections.attachments.models import Attachment, AttachmentPiece
from reflections.attachments.pieces import PIECE_BYTES, read_file
from reflections.attachments.reading import OpenAttachment, open_attachments
from reflections.attachments.taking import Given
from reflections.models import Reflection
from reflections.trash import erase_from_trash, put_in_trash, restore_reflection
from tests.factories.accounts import PersonFactory
from tests.factories.attachments import AttachmentFactory
from tests.support.pictures import encoded


def noise() -> bytes:
    """Return a photo that takes several pieces."""
    return encoded(Image.effect_noise((1400, 1000), 90).convert("RGB"), quality=95)


@pytest.fixture
def person(db: None) -> Person:
    return PersonFactory()


@pytest.fixture
def attachment(person: Person) -> OpenAttachment:
    kept = AttachmentFactory(person=person, data=noise())
    assert kept.row.pieces > 2
    return kept


def content(attachment: OpenAttachment) -> bytes:
    return b"".join(read_file(attachment))


def seen(person: Person) -> list[uuid.UUID]:
    with acting_as(person.pk):
        return [row.id for row in Attachment.objects.visible_to(person.pk)]


def pieces(attachment: OpenAttachment) -> Any:
    return AttachmentPiece.objects.filter(attachment_id=attachment.id)


def test_a_file_comes_back_as_it_was_kept(attachment: OpenAttachment) -> None:
    assert len(content(attachment)) == attachment.about.size > 2 * PIECE_BYTES
    assert content(attachment).endswith(b"\xff\xd9")


def test_it_goes_to_the_trash_and_comes_back_with_its_reflection(
    person: Person, attachment: OpenAttachment
) -> None:
    other = AttachmentFactory(person=person)
    before = content(attachment)
    with acting_as(person.pk):
        put_in_trash(reflection=Reflection.objects.get(id=attachment.reflection))
    assert seen(person) == [other.id]
    with acting_as(person.pk):
        row = Reflection.objects.in_trash_of(person.pk).get(id=attachment.reflection)
        restore_reflection(person=person, reflection=row)
    assert set(seen(person)) == {attachment.id, other.id}
    assert content(attachment) == before


def test_it_is_erased_with_its_reflection(person: Person, attachment: OpenAttachment) -> None:
    with acting_as(person.pk):
        row = Reflection.objects.get(id=attachment.reflection)
        put_in_trash(reflection=row)
        erase_from_trash(reflection=row)
        assert not Attachment.objects.exists()
        assert not AttachmentPiece.objects.exists()


def test_nothing_is_attached_to_what_lies_in_the_trash_or_is_another_s(person: Person) -> None:
    stranger = AttachmentFactory()
    given = Given(encoded(Image.new("RGB", (9, 9))))
    with acting_as(person.pk), pytest.raises(Exception, match="reflection_not_available"):
        attach(person=person, reflection=stranger.reflection, given=given)


@pytest.mark.parametrize("meddle", ["swapped", "changed", "left out", "cut off", "another's"])
def test_meddling_with_pieces_is_noticed(
    person: Person, attachment: OpenAttachment, meddle: str
) -> None:
    other = AttachmentFactory(person=person)
    with acting_as(person.pk):
        first, second = pieces(attachment).order_by("number")[:2]
        if meddle == "swapped":
            pieces(attachment).filter(number=0).update(sealed=second.sealed, place=second.place)
        elif meddle == "changed":
            changed = bytes(first.sealed)[:-1] + bytes([bytes(first.sealed)[-1] ^ 1])
            pieces(attachment).filter(number=0).update(sealed=changed)
        elif meddle == "left out":
            pieces(attachment).filter(number=1).delete()
        elif meddle == "cut off":
            attachment.row.pieces -= 1
        else:
            foreign = pieces(other).get(number=0)
            pieces(attachment).filter(number=0).update(sealed=foreign.sealed, place=foreign.place)
    with pytest.raises(EnvelopeRefused):
        content(attachment)


def test_a_piece_of_the_file_that_stood_there_before_does_not_open(
    person: Person, attachment: OpenAttachment
) -> None:
    with acting_as(person.pk):
        before = pieces(attachment).get(number=0)
        replaced = replace_file(person=person, attachment=attachment, given=Given(noise()))
        assert pieces(replaced).exclude(number=1000).count() == replaced.row.pieces
    assert content(replaced).endswith(b"\xff\xd9")
    with acting_as(person.pk):
        pieces(replaced).filter(number=0).update(sealed=before.sealed, place=before.place)
    with pytest.raises(EnvelopeRefused):
        content(replaced)


def test_a_file_that_took_the_place_of_another_opens_under_a_new_key(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "CLOSING_SECONDS", 0.5)
    person = PersonFactory()
    attachment = AttachmentFactory(person=person)
    with acting_as(person.pk):
        replaced = replace_file(person=person, attachment=attachment, given=Given(noise()))
    before = content(replaced)
    call_command("rotate_data_key", person.email, "--keep-hours", "0", stdout=StringIO())
    forget_unwrapped()
    with acting_as(person.pk):
        row = Attachment.objects.get(id=attachment.id)
        (kept,) = open_attachments([row], person_id=person.pk)
    assert content(kept) == before


def test_what_it_is_opens_in_its_own_row_alone(person: Person, attachment: OpenAttachment) -> None:
    other = AttachmentFactory(person=person)
    other.row.sealed = attachment.row.sealed
    with acting_as(person.pk), pytest.raises(EnvelopeRefused):
        open_attachments([other.row], person_id=person.pk)


def test_the_database_lets_nobody_attach_to_another_s_reflection(
    person: Person, transactional_db: None
) -> None:
    theirs = AttachmentFactory()
    database = settings.DATABASES["default"]
    connection = psycopg2.connect(
        dbname=database["NAME"], user=database["USER"], password=database["PASSWORD"],
        host=database["HOST"], port=database["PORT"],
    )  # fmt: skip
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT set_config('klankbord.person', %s, true)", [str(person.pk)])
        with pytest.raises(psycopg2.errors.ForeignKeyViolation):
            cursor.execute(
                "INSERT INTO reflections_attachment "
                "(person_id, id, reflection_id, pieces, created_at, version, sealed) "
                "VALUES (%s, gen_random_uuid(), %s, 1, now(), 1, '\\x02')",
                [str(person.pk), str(theirs.reflection)],
            )
        connection.rollback()
    connection.close()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Flap intake.JPG", "Flap intake"),
        ("C:\\Users\\Noor\\flap.png", "flap"),
        ("../../etc/passwd", "passwd"),
        ("Gesprek mr. Peeters", "Gesprek mr. Peeters"),
        ("abc\u202egpj.exe.pdf", "abc gpj.exe"),
        ("سبو\u200cرة.jpg", "سبو\u200cرة"),
        (".jpg", ""),
        ("x" * 300 + ".pdf", "x" * 120),
    ],
)
def test_a_name_is_what_people_see(given: str, name: str) -> None:
    assert clean_name(given) == name
