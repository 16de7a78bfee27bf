"""An organisation as the owner of the tables writes it down, in a transaction that is undone.

The owner alone can ask what was counted, and put another blur in the place of chance.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import psycopg2

from tests.factories.team_signals import quarter_that_is_due


@dataclass(frozen=True)
class Colleague:
    """One person of an organisation, and all that decides whether they count."""

    agreed: bool = True
    withdrew: bool = False
    coordinates: bool = False
    themes: frozenset[str] = frozenset()
    trashed: frozenset[str] = frozenset()
    times: int = 1
    elsewhere: bool = False

    @property
    def counts_for(self) -> frozenset[str]:
        if not self.agreed or self.withdrew or self.coordinates:
            return frozenset()
        return self.themes - self.trashed


@dataclass
class Book:
    """An organisation as the owner of the tables writes it down, in one transaction."""

    cursor: Any
    organisation: uuid.UUID = field(default_factory=uuid.uuid4)
    other: uuid.UUID = field(default_factory=uuid.uuid4)

    def run(self, statement: str, *values: Any) -> Any:
        self.cursor.execute(statement, [str(v) if isinstance(v, uuid.UUID) else v for v in values])
        return self.cursor.fetchall() if self.cursor.description else None

    def open(self) -> None:
        for one in (self.organisation, self.other):
            self.run(
                "INSERT INTO accounts_organisation (id, name, created_at) "
                "VALUES (%s, %s, '2020-01-01')",
                one,
                str(one),
            )

    def belong(self, person: uuid.UUID, organisation: uuid.UUID, role: str) -> uuid.UUID:
        membership = uuid.uuid4()
        self.run(
            "INSERT INTO accounts_membership (id, person_id, organisation_id, role, created_at) "
            "VALUES (%s, %s, %s, %s, '2020-01-01')",
            membership,
            person,
            organisation,
            role,
        )
        return membership

    def agree(self, person: uuid.UUID, membership: uuid.UUID, *, withdrew: bool) -> None:
        self.run(
            "INSERT INTO reflections_signalconsent "
            "(membership_id, person_id, given_at, withdrawn_at, version) "
            "VALUES (%s, %s, '2020-01-01', %s, 1)",
            membership,
            person,
            "2020-01-02" if withdrew else None,
        )

    def person(self) -> uuid.UUID:
        """Add somebody, and act as them."""
        person = uuid.uuid4()
        self.run(
            "INSERT INTO accounts_person (id, password, email, display_name, language, is_active, "
            "is_staff, is_demonstration, date_joined) "
            "VALUES (%s, '', %s, '', 'nl', true, false, false, now())",
            person,
            f"{person}@klankbord.example",
        )
        self.run("SELECT set_config('klankbord.person', %s, true)", person)
        return person

    def add(self, colleague: Colleague) -> None:
        person = self.person()
        membership = self.belong(person, self.organisation, "professional")
        if colleague.agreed:
            self.agree(person, membership, withdrew=colleague.withdrew)
        if colleague.coordinates:
            self.belong(person, self.organisation, "coordinator")
        if colleague.elsewhere:
            there = self.belong(person, self.other, "professional")
            self.agree(person, there, withdrew=False)
        for theme in sorted(colleague.themes) * colleague.times:
            self.run(
                "INSERT INTO reflections_reflection (person_id, id, occurred_on, theme, template, "
                "created_at, updated_at, version, sealed, word_page, trashed_at) "
                "VALUES (%s, gen_random_uuid(), %s, %s, 'free', now(), now(), 1, '', "
                "CASE WHEN %s THEN NULL ELSE gen_random_uuid() END, "
                "CASE WHEN %s THEN now() END)",
                person,
                quarter_that_is_due(),
                theme,
                theme in colleague.trashed,
                theme in colleague.trashed,
            )

    def bystanders(self, count: int) -> None:
        """Add members of both organisations whom nobody asked."""
        for _ in range(count):
            person = self.person()
            self.belong(person, self.organisation, "professional")
            self.belong(person, self.other, "professional")

    def counted(self) -> dict[str, int]:
        """Return how many people count per theme: what is never told."""
        return dict(
            self.run(
                "SELECT theme, count(*) FROM accounts_membership AS membership "
                "CROSS JOIN LATERAL reflections_signal_themes(person_id, id, %s) AS theme "
                "WHERE organisation_id = %s AND role = 'professional' AND NOT EXISTS ("
                "SELECT FROM accounts_membership AS other WHERE other.role = 'coordinator' "
                "AND other.person_id = membership.person_id "
                "AND other.organisation_id = membership.organisation_id) GROUP BY theme",
                quarter_that_is_due(),
                self.organisation,
            )
        )

    def publish(self, blur: int) -> None:
        self.run(
            "CREATE OR REPLACE FUNCTION reflections_signal_blur() RETURNS integer "
            f"LANGUAGE sql VOLATILE AS 'SELECT {int(blur)}'"
        )
        self.run("SELECT reflections_publish_signals()")

    def answer(self, organisation: uuid.UUID | None = None) -> dict[str, int]:
        """Return what a coordinator sees, who comes new and leaves again."""
        organisation = organisation or self.organisation
        self.run("SAVEPOINT looking")
        self.belong(self.person(), organisation, "coordinator")
        seen = self.run(
            "SELECT theme, at_least FROM reflections_signal WHERE organisation_id = %s",
            organisation,
        )
        self.run("ROLLBACK TO looking")
        return dict(seen)

    def answer_with(
        self, colleague: Colleague, blur: int, *, elsewhere: bool = False
    ) -> dict[str, int]:
        """Return what would be seen with one person more; nothing of it stays."""
        self.run("SAVEPOINT before")
        self.add(colleague)
        self.publish(blur)
        seen = self.answer(self.other if elsewhere else None)
        self.run("ROLLBACK TO before")
        return seen


@contextmanager
def book_of(url: str) -> Iterator[Book]:
    connection = psycopg2.connect(url)
    try:
        with connection.cursor() as cursor:
            book = Book(cursor)
            book.open()
            yield book
    finally:
        connection.rollback()
        connection.close()
