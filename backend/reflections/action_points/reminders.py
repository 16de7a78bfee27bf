"""When a reminder is to leave, and letting it leave.

What waits is a row that names a person, an action point and a moment. Whoever sends says which
task it is (`klankbord.task`), and the database shows it whose rows are due and nothing else;
then it acts as each of these people in turn. So no mail, task or log can hold what is to be done.
"""

from __future__ import annotations

import datetime
import logging
import smtplib
import uuid
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone

from accounts.mail import reminder_mail
from accounts.models import Person
from core.tenancy import acting_as
from reflections.action_points.models import TO_DO, ActionPoint, Reminder
from reflections.action_points.querysets import ActionPointQuerySet
from reflections.models import Reflection

log = logging.getLogger("klankbord.reminders")

# In the morning, where the people live who use it.
HOME = ZoneInfo("Europe/Brussels")
MORNING = datetime.time(8)
_DAYS_BEFORE = {"day-before": 1, "on-the-day": 0}
# How long a mail is tried again while it cannot leave; later it would only confuse.
GIVE_UP_AFTER = datetime.timedelta(days=3)
MOST_AT_ONCE = 200
_ABOUT_ONE_MAIL = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError)


def set_reminder(point: ActionPoint) -> None:
    """Let `point` of the current person remind at its moment, unless that is past."""
    Reminder.objects.filter(person_id=point.person_id, action_point_id=point.id).delete()
    due_at = moment_of(point)
    if due_at is not None and due_at > timezone.now():
        Reminder.objects.create(person_id=point.person_id, action_point_id=point.id, due_at=due_at)


def remind_no_more(reflection: Reflection) -> None:
    """Let no point of `reflection` of the current person remind: it goes to the trash."""
    points = _points_of(reflection).values("id")
    Reminder.objects.filter(person_id=reflection.person_id, action_point_id__in=points).delete()


def remind_again(reflection: Reflection) -> None:
    """Let the points of `reflection`, which came back from the trash, remind as before."""
    for point in _points_of(reflection).filter(remind__isnull=False):
        set_reminder(point)


def _points_of(reflection: Reflection) -> ActionPointQuerySet:
    return ActionPoint.objects.filter(person_id=reflection.person_id, reflection_id=reflection.id)


def moment_of(point: ActionPoint) -> datetime.datetime | None:
    """Return when `point` reminds its owner; `None` when it does not."""
    if point.day is None or point.remind is None or point.state not in TO_DO:
        return None
    day = point.day - datetime.timedelta(days=_DAYS_BEFORE[point.remind])
    return datetime.datetime.combine(day, MORNING, HOME)


def send_due_reminders() -> bool:
    """Send one mail to each person with reminders that are due; tell whether more wait.

    A mail that cannot leave is tried again the next time, for some days. When the mail server
    itself does not answer, the rest waits for the next time as well.
    """
    people = _people_with_due_reminders()
    for person_id in people:
        try:
            _remind(person_id)
        except _ABOUT_ONE_MAIL:
            log.warning("a reminder was refused; it is tried again")
        except OSError as error:
            log.warning("reminders wait for the mail server: %s", type(error).__name__)
            return False
    return len(people) == MOST_AT_ONCE


def _people_with_due_reminders() -> list[uuid.UUID]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('klankbord.task', 'remind', true)")
        # Row-level security chooses the same, and shows nothing else (see the migration); asked
        # for, it is found by its index.
        cursor.execute(
            "SELECT person_id FROM reflections_reminder WHERE due_at <= now() "
            "GROUP BY person_id ORDER BY min(due_at) LIMIT %s",
            [MOST_AT_ONCE],
        )
        return [row[0] for row in cursor.fetchall()]


def _remind(person_id: uuid.UUID) -> None:
    """Take what is due from the queue, and send its mail within the same transaction.

    The person is locked until the mail has left: whoever switches reminders off meanwhile waits
    for it, and gets none after that.
    """
    now = timezone.now()
    with acting_as(person_id):
        person = Person.objects.select_for_update(no_key=True).filter(pk=person_id).first()
        due = Reminder.objects.filter(person_id=person_id, due_at__lte=now)
        is_fresh = due.filter(due_at__gt=now - GIVE_UP_AFTER).exists()
        due.delete()
        if is_fresh and person is not None and person.is_active and person.reminders:
            # Last: whatever goes wrong with it puts the rows back.
            reminder_mail(person).send()
