"""What every refusal owes the caller, and that nothing was written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from core.tenancy import acting_as

# A visit moves the end of its session along, and throttling counts.
_OF_VISITS = {"django_session", "usersessions_usersession", "accounts_sharedvalue"}
_SPEECHLESS = {"This value is not accepted.", "Deze waarde kan hier niet."}
Issues = set[tuple[str, str]]


def kept(person: Any) -> dict[str, tuple[int, str]]:
    """Return, per table, how many rows `person` could ever see and a digest of all they hold."""
    found: dict[str, tuple[int, str]] = {}
    with acting_as(person.pk), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            if table in _OF_VISITS:
                continue
            cursor.execute(
                f"SELECT count(*), md5(string_agg(md5(row::text), '' ORDER BY md5(row::text))) "
                f'FROM "{table}" AS row'
            )
            found[table] = cursor.fetchone()
    return found


@contextmanager
def nothing_written(person: Any) -> Iterator[None]:
    """Fail when the block changed anything in the database."""
    before = kept(person)
    yield
    after = kept(person)
    assert after == before, {name for name in after if after[name] != before.get(name)}


def issues_of(response: Any) -> Issues:
    """Return where the issues of a problem are: (in, name)."""
    return {(each["in"], each["name"]) for each in response.json().get("issues", ())}


def assert_refused(
    response: Any, status: int, code: str, *where: tuple[str, str], exactly: bool = False
) -> None:
    """Fail unless `response` is this problem and its issues stand at every place of `where`."""
    assert response.status_code == status, response.content
    problem = response.json()
    assert problem["type"] == f"urn:problem-type:klankbord:{code}", problem
    found = issues_of(response)
    assert set(where) <= found, problem
    if exactly:
        assert set(where) == found, problem
    for issue in problem.get("issues", ()):
        assert issue["code"], problem
        assert issue["detail"].strip(), problem
        # What is said when nobody wrote a sentence for the code.
        assert issue["detail"] not in _SPEECHLESS, problem
