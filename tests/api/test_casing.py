"""camelCase outside, snake_case inside, and no second spelling of any name."""

from __future__ import annotations

import pytest

from api.casing import MAX_DEPTH, TooDeepError, camelize, shown, snake, snakify
from core.casing import camel


@pytest.mark.parametrize(
    ("outside", "inside"),
    [("occurredOn", "occurred_on"), ("id", "id"), ("feelingsBefore", "feelings_before")],
)
def test_names_go_out_and_come_in(outside: str, inside: str) -> None:
    assert camel(inside) == outside
    assert snake(outside) == inside


@pytest.mark.parametrize("name", ["occurred_on", "_id", "a_", "__class__", "Occurred_on"])
def test_a_name_with_an_underscore_is_nobodys_field_and_is_shown_as_it_was(name: str) -> None:
    assert snake(name) != name
    assert shown(snake(name)) == name


def test_documents_are_turned_on_every_level() -> None:
    inside = {"a_b": [{"c_d": {"e_f": 1}}], "g": ({"h_i": None},)}
    assert camelize(inside) == {"aB": [{"cD": {"eF": 1}}], "g": [{"hI": None}]}
    assert snakify({"aB": [{"cD": {"eF": 1}}]}) == {"a_b": [{"c_d": {"e_f": 1}}]}


def test_what_nests_past_the_limit_is_refused() -> None:
    document: object = 1
    for _ in range(MAX_DEPTH):
        document = [document]
    snakify(document)
    with pytest.raises(TooDeepError):
        snakify([document])
