"""People with something in every private table."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Person
from core.tenancy import acting_as
from reflections.retention import choose_retention
from tests.api.reflections.conftest import post, reflection_body
from tests.factories.accounts import MembershipFactory, PersonFactory
from tests.factories.action_points import ActionPointFactory
from tests.factories.attachments import AttachmentFactory
from tests.factories.comments import CommentFactory
from tests.factories.exports import ExportFactory
from tests.factories.saved import ReadingListFactory, SavedArticleFactory
from tests.factories.sealing import SealingKeyFactory
from tests.factories.team_signals import agree
from tests.factories.weaves import SELF_EVIDENT, keep, weave
from tests.faults.private_tables import WRITERS
from tests.support.documents import plain_pdf

PDF = plain_pdf()
NEXT_YEAR = timezone.now().date() + datetime.timedelta(days=365)


@pytest.fixture
def writers(transactional_db: None, client_for: Any) -> list[Person]:
    """Three people, each with one row in every private table."""
    people = [PersonFactory() for _ in range(WRITERS)]
    for person in people:
        written = post(client_for(person), reflection_body())
        assert written.status_code == 201
        with acting_as(person.pk):
            choose_retention(person=person, years=2)
        agree(person, MembershipFactory(person=person).organisation)
        ActionPointFactory(person=person, due_on=NEXT_YEAR, remind="on-the-day")
        reflection = uuid.UUID(written.json()["id"])
        AttachmentFactory(person=person, reflection=reflection, data=PDF, name="", media="")
        CommentFactory(author=person)
        ExportFactory(person=person, made=True)
        saved = SavedArticleFactory(person=person)
        ReadingListFactory(person=person, articles=[saved.id])
        weave(person, {"age": SELF_EVIDENT})
        keep(person)
        SealingKeyFactory(person=person)
    return people
