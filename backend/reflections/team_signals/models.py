"""What is kept for team signals: who agreed to be counted, and what was published."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import Membership, Organisation
from core.tenancy import owner

# So many people at least wrote about a theme that is shown (see the functions in the migration).
FEWEST = 10
STEP = 5
# So long after the last day of a quarter it is counted.
DAYS_LATER = 42


class SignalConsent(models.Model):
    """That a person agreed to be counted where they work as a professional.

    It hangs on the membership: the database deletes it with the membership, and with the person.
    The row stays after a withdrawal, to say when that was.
    """

    membership = models.OneToOneField(
        Membership,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        editable=False,
    )
    person = owner()
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    withdrawn_at: models.DateTimeField[datetime.datetime | None, datetime.datetime | None] = (
        models.DateTimeField(null=True, editable=False)
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("given_at")),
                name="consent_is_not_withdrawn_before_it_is_given",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="consent_has_a_version"),
        ]

    def __str__(self) -> str:
        return str(self.membership_id)


class SignalQuarter(models.Model):
    """A quarter that was counted, once and for good, for all organisations together.

    The database's own function makes these rows and those of `Signal`, and nobody else can;
    nobody changes or deletes them.
    """

    first_day = models.DateField(primary_key=True, editable=False)
    published_at = models.DateTimeField(editable=False)

    def __str__(self) -> str:
        return str(self.first_day)


class Signal(models.Model):
    """That at least so many people of an organisation wrote about a theme in a quarter.

    Nothing leads from here to a person.
    """

    pk = models.CompositePrimaryKey("organisation_id", "quarter_id", "theme")
    # The database deletes along with the organisation: who does that may not see these rows.
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        editable=False,
    )
    quarter = models.ForeignKey(
        SignalQuarter,
        on_delete=models.PROTECT,
        db_index=False,
        related_name="signals",
        editable=False,
    )
    theme = models.CharField(max_length=40, editable=False)
    at_least = models.PositiveIntegerField(editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(at_least__gte=FEWEST), name="signal_is_of_ten_people_or_more"
            ),
            models.CheckConstraint(
                condition=Q(at_least=F("at_least") / STEP * STEP), name="signal_is_rounded"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme} {self.quarter_id}"
