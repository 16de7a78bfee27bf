"""Work that comes back every hour."""

import datetime

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.management import call_command, get_commands
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.recurring import enqueue_recurring

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_recurring_task_waits_once_however_often_the_clock_ticks():
    assert enqueue_recurring() == len(settings.RECURRING_TASKS)
    assert enqueue_recurring() == 0

    assert DBTaskResult.objects.count() == len(settings.RECURRING_TASKS)


def test_worker_of_ours_enqueues_and_carries_out_what_recurs():
    now = timezone.now()
    Session.objects.create(session_key="old", expire_date=now - datetime.timedelta(days=1))
    Session.objects.create(session_key="new", expire_date=now + datetime.timedelta(days=1))
    enqueue_recurring()

    call_command("db_worker", "--batch", "--no-startup-delay", "--no-reload")

    assert get_commands()["db_worker"] == "core"
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
    assert set(DBTaskResult.objects.values_list("status", flat=True)) <= {"SUCCESSFUL", "READY"}
