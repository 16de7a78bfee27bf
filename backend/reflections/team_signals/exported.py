"""What of team signals stands in an export: where somebody agreed to be counted, and when."""

from __future__ import annotations

import datetime
import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from accounts.models import AuditAction, AuditEntry, Organisation
from core.home import HOME
from reflections.exporting.beside import Beside
from reflections.exporting.sections import Block, Sheet
from reflections.exporting.words import Words
from reflections.models import SignalConsent

_TITLE = gettext_noop("Team signals: %(organisation)s")
_COUNTED = gettext_noop("You are counted.")
_NOT_COUNTED = gettext_noop("You are not counted.")
_HISTORY = gettext_noop("What you chose")
_AGREED = gettext_noop("Agreed on %(day)s")
_WITHDRAWN = gettext_noop("Withdrawn on %(day)s")


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose in one organisation, the first time first.

    `consent` is what holds now; it went with the membership of whoever left.
    """

    organisation: Organisation
    consent: SignalConsent | None
    history: Sequence[AuditEntry]

    @property
    def given(self) -> bool:
        """Whether they are counted."""
        return self.consent is not None and self.consent.withdrawn_at is None


class TeamSignals(Beside[Choices]):
    """Consent to be counted, by organisation, with what the audit trail has of it."""

    key = "teamSignals"

    def rows(self, person_id: uuid.UUID) -> QuerySet[Any]:
        consents = SignalConsent.objects.filter(person_id=person_id)
        return Organisation.objects.filter(
            Q(id__in=consents.values("membership__organisation_id"))
            | Q(id__in=_chosen_by(person_id).values("organisation_id"))
        )

    def opened(self, rows: Sequence[Any], *, person_id: uuid.UUID) -> Sequence[Choices]:
        history = defaultdict(list)
        for entry in _chosen_by(person_id).order_by("at", "id"):
            history[entry.organisation_id].append(entry)
        consents = SignalConsent.objects.filter(person_id=person_id).select_related("membership")
        held = {consent.membership.organisation_id: consent for consent in consents}
        return [Choices(one, held.get(one.id), history[one.id]) for one in rows]

    def id_of(self, thing: Choices) -> uuid.UUID:
        return thing.organisation.id

    def as_json(self, thing: Choices) -> dict[str, Any]:
        consent = thing.consent
        return {
            "organisation": {"id": thing.organisation.id, "name": thing.organisation.name},
            "given": thing.given,
            "givenAt": consent and consent.given_at,
            "withdrawnAt": consent and consent.withdrawn_at,
            "history": [{"given": _is_given(entry), "at": entry.at} for entry in thing.history],
        }

    def as_sheet(self, thing: Choices, words: Words) -> Sheet:
        plain = self.as_json(thing)
        history = plain.pop("history")
        last = max([one["at"] for one in history] or [plain["givenAt"]])
        said = [
            words.say(_AGREED if one["given"] else _WITHDRAWN) % {"day": _day(one["at"], words)}
            for one in history
        ]
        return Sheet(
            id=thing.organisation.id,
            day=last.astimezone(HOME).date(),
            title=words.say(_TITLE) % {"organisation": thing.organisation.name},
            below=[words.say(_COUNTED if thing.given else _NOT_COUNTED)],
            facts=plain,
            blocks=[Block(heading=words.say(_HISTORY), items=said)] if said else [],
        )


def _chosen_by(person_id: uuid.UUID) -> QuerySet[AuditEntry]:
    return AuditEntry.objects.filter(
        subject_id=person_id,
        action__in=[AuditAction.SIGNALS_AGREED, AuditAction.SIGNALS_WITHDRAWN],
    )


def _is_given(entry: AuditEntry) -> bool:
    return entry.action == AuditAction.SIGNALS_AGREED


def _day(at: datetime.datetime, words: Words) -> str:
    return words.day(at.astimezone(HOME).date())
