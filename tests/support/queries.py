"""Constancy, not a number: a list of 50 costs as many queries as a list of 2."""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def assert_constant_queries(
    read: Callable[[], object], grow: Callable[[int], object], sizes: tuple[int, int] = (2, 50)
) -> None:
    """Grow to each size, read, and fail when the number of queries grew along."""
    small, large = sizes
    grow(small)
    read()
    with CaptureQueriesContext(
        connection,
    ) as few:
        read()
    grow(large - small)
    with CaptureQueriesContext(connection) as many:
        read()
    assert len(many) <= len(few), "\n".join(query["sql"] for query in many.captured_queries)


def sent(queries: CaptureQueriesContext) -> list[str]:
    """Return every statement that was sent, a prepared one as it was prepared.

    Statements that travel together are captured as one string.
    """
    prepared = connection.connection.prepared.items()
    names = {call.split()[1]: statement for statement, call in prepared}
    statements = [
        each.split() for query in queries.captured_queries for each in query["sql"].split(";\n")
    ]
    return [names[words[1]] if words[0] == "EXECUTE" else " ".join(words) for words in statements]
