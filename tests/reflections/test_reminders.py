"""Reminders leave at their moment, once, say nothing, and only to who wants them."""

from __future__ import annotations

import datetime
import smtplib
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import Person
from accounts.profile import change_profile
from core.tenancy import acting_as
from reflections.action_points import reminders
from reflections.action_points.models import Reminder
from reflections.action_points.planning import Changes, change_action_point, delete_action_point
from reflections.action_points.reading import OpenActionPoint
from reflections.action_points.reminders import HOME, send_due_reminders
from reflections.tasks import send_reminders
from tests.factories.accounts import PersonFactory
from tests.factories.action_points import ActionPointFactory

pytestmark = pytest.mark.django_db
SECRET = "Vragen naar haar broer"
NEXT_WEEK = timezone.now().date() + datetime.timedelta(7)


def planned(person: Person, remind: str | None = "on-the-day") -> OpenActionPoint:
    return ActionPointFactory(person=person, what=SECRET, due_on=NEXT_WEEK, remind=remind)


def waiting(person: Person) -> list[datetime.datetime]:
    """Return when reminders of `person` are due, where the person lives."""
    with acting_as(person.pk):
        found = Reminder.objects.filter(person_id=person.pk).values_list("due_at", flat=True)
        return [due_at.astimezone(HOME) for due_at in found]


def fall_due(*people: Person, ago: datetime.timedelta = datetime.timedelta(minutes=5)) -> None:
    """Let the moment of everything that reminds these people have come."""
    for person in people:
        with acting_as(person.pk):
            Reminder.objects.filter(person_id=person.pk).update(due_at=timezone.now() - ago)


def change(person: Person, point: OpenActionPoint, **changes: Any) -> OpenActionPoint:
    with acting_as(person.pk):
        return change_action_point(person=person, point=point, changes=Changes(**changes))


@pytest.mark.parametrize(("remind", "days"), [("on-the-day", 0), ("day-before", 1)])
def test_a_reminder_waits_for_the_morning(remind: str, days: int) -> None:
    person = PersonFactory()
    planned(person, remind)
    morning = datetime.datetime.combine(
        NEXT_WEEK - datetime.timedelta(days), datetime.time(8), HOME
    )
    assert waiting(person) == [morning]
    assert not send_due_reminders()
    assert mail.outbox == []


def test_one_mail_says_that_something_waits_and_not_what() -> None:
    person = PersonFactory(email="noor@klankbord.example")
    planned(person)
    planned(person)
    fall_due(person)
    send_due_reminders()
    assert [letter.to for letter in mail.outbox] == [["noor@klankbord.example"]]
    letter = mail.outbox[0]
    assert letter.subject == "Er staat iets voor je klaar"
    assert "/nl/today" in letter.body
    whole = letter.message().as_string()
    assert not any(word in whole for word in (SECRET, *SECRET.split(), NEXT_WEEK.isoformat()))
    assert waiting(person) == []


@pytest.mark.parametrize(
    ("language", "subject"),
    [("fr", "Quelque chose vous attend"), ("en", "Something is waiting for you")],
)
def test_it_speaks_the_person_s_language(language: str, subject: str) -> None:
    person = PersonFactory(language=language)
    planned(person)
    fall_due(person)
    send_due_reminders()
    assert mail.outbox[0].subject == subject
    assert f"/{language}/reminders#" in mail.outbox[0].body


def test_nobody_is_reminded_twice() -> None:
    person = PersonFactory()
    point = planned(person)
    fall_due(person)
    send_due_reminders()
    send_due_reminders()
    # Nor by another word about something whose moment has passed.
    change(person, point, what="Iets anders", due_on=timezone.now().date())
    send_due_reminders()
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "done"},
        {"state": "dropped"},
        {"remind": None},
        {"remind": None, "due_on": None},
    ],
)
def test_nothing_reminds_of_what_is_over(changes: Any) -> None:
    person = PersonFactory()
    change(person, planned(person), **changes)
    assert waiting(person) == []


def test_nothing_reminds_of_what_is_deleted() -> None:
    person = PersonFactory()
    point = planned(person)
    with acting_as(person.pk):
        delete_action_point(point=point.row)
    assert waiting(person) == []


def test_what_moves_reminds_at_its_new_moment_and_what_opens_again_too() -> None:
    person = PersonFactory()
    point = planned(person)
    later = NEXT_WEEK + datetime.timedelta(3)
    change(person, point, state="moved", due_on=later)
    assert [due.date() for due in waiting(person)] == [later]
    change(person, point, state="done")
    change(person, point, state="open")
    assert [due.date() for due in waiting(person)] == [later]


def test_off_is_off_at_once_and_on_again_brings_nothing_old() -> None:
    person = PersonFactory()
    planned(person)
    fall_due(person)
    change_profile(person=person, changes={"reminders": False})
    send_due_reminders()
    change_profile(person=person, changes={"reminders": True})
    send_due_reminders()
    assert mail.outbox == []
    assert waiting(person) == []


def test_who_may_not_sign_in_gets_no_mail() -> None:
    person = PersonFactory(is_active=False)
    planned(person)
    fall_due(person)
    send_due_reminders()
    assert mail.outbox == []


def test_what_is_many_days_late_is_let_go() -> None:
    person = PersonFactory()
    planned(person)
    fall_due(person, ago=datetime.timedelta(days=4))
    send_due_reminders()
    assert mail.outbox == []
    assert waiting(person) == []


def test_a_mail_that_could_not_leave_is_tried_again(monkeypatch: Any, caplog: Any) -> None:
    people = [PersonFactory(), PersonFactory()]
    for person in people:
        planned(person)
    fall_due(*people)
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", _raising(ConnectionRefusedError()))
        assert not send_due_reminders()
    assert [len(waiting(person)) for person in people] == [1, 1]
    assert "ConnectionRefusedError" in caplog.text
    assert people[0].email not in caplog.text
    send_due_reminders()
    assert len(mail.outbox) == 2


def test_an_address_that_is_refused_keeps_nobody_else_waiting(monkeypatch: Any) -> None:
    people = [PersonFactory(), PersonFactory()]
    for person in people:
        planned(person)
    fall_due(*people)
    refused = smtplib.SMTPRecipientsRefused({people[0].email: (550, b"unknown")})
    tried: list[str] = []

    def send(letter: Any) -> None:
        tried.extend(letter.to)
        raise refused

    monkeypatch.setattr("django.core.mail.EmailMessage.send", send)
    send_due_reminders()
    assert sorted(tried) == sorted(person.email for person in people)


def _raising(error: Exception) -> Any:
    def send(_letter: Any) -> None:
        raise error

    return send


def test_who_reminds_sees_ids_of_what_is_due_and_nothing_of_action_points() -> None:
    """The same questions as the worker asks, in plain SQL."""
    due, later = PersonFactory(), PersonFactory()
    planned(due)
    planned(later)
    fall_due(due)
    with acting_as(None), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('klankbord.task', 'remind', true)")
        cursor.execute("SELECT person_id FROM reflections_reminder")
        assert cursor.fetchall() == [(due.pk,)]
        cursor.execute("DELETE FROM reflections_reminder")
        assert cursor.rowcount == 0
        cursor.execute("UPDATE reflections_reminder SET due_at = now()")
        assert cursor.rowcount == 0
        for table in ("reflections_actionpoint", "reflections_reflection"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone() == (0,)


def test_the_task_holds_nothing_and_comes_back_for_the_rest(monkeypatch: Any) -> None:
    monkeypatch.setattr(reminders, "MOST_AT_ONCE", 2)
    people = [PersonFactory() for _ in range(3)]
    for person in people:
        planned(person)
    fall_due(*people)
    send_reminders.call()
    assert len(mail.outbox) == 2
    row = DBTaskResult.objects.get(task_path="reflections.tasks.send_reminders")
    assert row.args_kwargs == {"args": [], "kwargs": {}}
    send_reminders.call()
    assert len(mail.outbox) == 3
    assert DBTaskResult.objects.count() == 1
