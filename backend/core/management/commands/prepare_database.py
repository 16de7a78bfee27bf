"""Bring the database to the shape that this version needs; safe to repeat."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from psycopg2 import sql

from core.vault.fences import build_fences

_LOCK = 0x4B4C414E  # "KLAN": two releases that start at once take turns.


class Command(BaseCommand):
    help = "Create the application role when it is missing, migrate as the owner, and grant."

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            self._prepare(verbosity=options["verbosity"])
        except DatabaseError as error:
            kind = type(error.__cause__ or error).__name__
            raise CommandError(
                f"The database refused to be prepared ({kind}): {str(error).splitlines()[0]}"
            ) from error

    def _prepare(self, *, verbosity: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        try:
            self._ensure_role()
            self._grant_future()
            call_command("migrate", interactive=False, verbosity=min(verbosity, 1))
            build_fences()
            self._grant_present()
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
        self.stdout.write("The database is ready.")

    def _ensure_role(self) -> None:
        role = settings.APPLICATION_ROLE
        owner = connection.settings_dict["USER"]
        if role.user == owner:
            raise CommandError(
                "DATABASE_URL and OWNER_DATABASE_URL name the same role. The application role "
                "must own nothing, or row-level security does not hold: give two roles."
            )
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [role.user]
            )
            row = cursor.fetchone()
            if row is None:
                cursor.execute(
                    sql.SQL(
                        "CREATE ROLE {} LOGIN PASSWORD {} NOSUPERUSER NOBYPASSRLS NOCREATEDB "
                        "NOCREATEROLE"
                    ).format(sql.Identifier(role.user), sql.Literal(role.password))
                )
            elif row[0]:
                raise CommandError(
                    f"The role {role.user} bypasses row-level security. Take SUPERUSER and "
                    "BYPASSRLS from it, then try again."
                )

    def _grant_future(self) -> None:
        role = sql.Identifier(settings.APPLICATION_ROLE.user)
        self._execute("GRANT USAGE ON SCHEMA public TO {}", role)
        self._execute(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public "
            "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}",
            role,
        )
        self._execute(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {}",
            role,
        )

    def _grant_present(self) -> None:
        role = sql.Identifier(settings.APPLICATION_ROLE.user)
        self._execute("REVOKE ALL ON django_migrations FROM {}", role)
        self._execute("GRANT SELECT ON django_migrations TO {}", role)

    @staticmethod
    def _execute(statement: str, role: sql.Identifier) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(role))
