"""The weave and action points of a sealed reflection: sealed along, in their own envelopes."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from accounts.models import Person
from core.identifiers import new_id
from core.models import IdempotencyRecord
from core.tenancy import acting_as
from reflections.sealed_along import LONGEST_ALONG
from tests.api.reflections.conftest import REFLECTIONS, issues, patch
from tests.api.reflections.test_action_points import POINTS, plan
from tests.api.reflections.test_sealed import CANARY, readable_here
from tests.factories.accounts import PersonFactory
from tests.factories.action_points import ActionPointFactory
from tests.factories.reflections import ReflectionFactory, sealing_key_of
from tests.factories.sealing import base64url, envelope_under

_attempts = itertools.count()
KNOWN = {"age": {"standing": "known", "word": CANARY}}


@pytest.fixture
def envelope(professional: Person) -> str:
    """What the professional's browser sealed."""
    return envelope_under(sealing_key_of(professional))


@pytest.fixture
def sealed(professional: Person) -> str:
    """The id of a sealed reflection."""
    return str(ReflectionFactory(person=professional, sealed=True).id)


@pytest.fixture
def readable(professional: Person) -> str:
    """The id of a reflection that is not sealed."""
    return str(ReflectionFactory(person=professional).id)


def seal(client: Any, **body: Any) -> Any:
    """Send an action point whose words are in an envelope."""
    headers = {"Idempotency-Key": f"seal-{next(_attempts)}"}
    return client.post(POINTS, body, format="json", headers=headers)


def weave_of(reflection: str) -> str:
    return f"{REFLECTIONS}/{reflection}/weave"


def broken(envelope: str) -> dict[str, str]:
    """Return what looks like an envelope and is none of the caller's."""
    return {
        "another scheme": base64url(b"\x02" + bytes(60)),
        "cut off": envelope[:40] + "A" * 19,
        "under a key of nobody": envelope_under(new_id()),
        "padded": f"{envelope}==",
    }


def test_an_action_point_is_kept_in_an_envelope_and_given_back_as_it_came(
    client_for: Any, professional: Person, sealed: str, envelope: str
) -> None:
    client = client_for(professional)
    made = seal(client, reflection=sealed, envelope=envelope, dueOn=None)
    assert made.status_code == 201
    read = client.get(made["Location"]).json()
    assert (read["envelope"], read["what"], read["outcome"]) == (envelope, "", "")
    assert read["sealed"] is True
    assert client.get(POINTS).json()["items"] == [read]


def test_no_readable_word_is_taken_for_what_belongs_to_a_sealed_reflection(
    client_for: Any, professional: Person, sealed: str, envelope: str
) -> None:
    client = client_for(professional)
    refused = plan(client, what=CANARY, reflection=sealed)
    assert issues(refused) == {("body", "what", "to_be_sealed")}
    made = seal(client, reflection=sealed, envelope=envelope)
    for changes, expected in [
        ({"outcome": CANARY}, ("body", "outcome", "in_the_envelope")),
        ({"what": CANARY, "envelope": None}, ("body", "what", "to_be_sealed")),
        ({"what": CANARY, "envelope": envelope}, ("body", "what", "in_the_envelope")),
    ]:
        answer = patch(client, made["Location"], changes, made["ETag"])
        assert (answer.status_code, issues(answer)) == (400, {expected})
    strands = patch(client, weave_of(sealed), {"strands": KNOWN}, '"0"')
    assert issues(strands) == {("body", "strands", "to_be_sealed")}
    both = patch(client, weave_of(sealed), {"strands": KNOWN, "envelope": envelope}, '"0"')
    assert issues(both) == {("body", "strands", "in_the_envelope")}
    assert CANARY.encode() not in readable_here(professional)


@pytest.mark.parametrize("how", broken("A" * 80))
def test_what_is_no_envelope_of_the_caller_is_refused(
    client_for: Any, professional: Person, sealed: str, envelope: str, how: str
) -> None:
    client = client_for(professional)
    bad = broken(envelope)[how]
    for answer in [
        seal(client, reflection=sealed, envelope=bad),
        patch(client, weave_of(sealed), {"envelope": bad}, '"0"'),
    ]:
        assert answer.status_code == 400
        assert [name for _, name, _ in issues(answer)] == ["envelope"]


def test_an_envelope_has_a_longest_length(
    client_for: Any, professional: Person, sealed: str
) -> None:
    client, key_id = client_for(professional), sealing_key_of(professional)
    inside = LONGEST_ALONG * 3 // 4 - 17 - 12 - 28
    longest = envelope_under(key_id, bytes(inside))
    assert len(longest) == LONGEST_ALONG
    assert patch(client, weave_of(sealed), {"envelope": longest}, '"0"').status_code == 200
    longer = envelope_under(key_id, bytes(inside + 1))
    refused = patch(client, weave_of(sealed), {"envelope": longer}, '"1"')
    assert (refused.status_code, {name for _, name, _ in issues(refused)}) == (400, {"envelope"})


def test_another_s_key_seals_nothing_here(
    client_for: Any, professional: Person, sealed: str
) -> None:
    theirs = envelope_under(sealing_key_of(PersonFactory()))
    answer = patch(client_for(professional), weave_of(sealed), {"envelope": theirs}, '"0"')
    assert issues(answer) == {("body", "envelope", "sealing_key_unknown")}


def test_what_belongs_to_no_reflection_is_not_sealed(
    client_for: Any, professional: Person, envelope: str
) -> None:
    answer = seal(client_for(professional), envelope=envelope)
    assert issues(answer) == {("body", "envelope", "of_no_reflection")}


def test_sealing_along_leaves_nothing_that_can_be_read(
    client_for: Any, professional: Person, readable: str, envelope: str
) -> None:
    client = client_for(professional)
    made = plan(client, key="once", what=CANARY, reflection=readable)
    done = patch(client, made["Location"], {"state": "done", "outcome": CANARY}, made["ETag"])
    woven = patch(client, weave_of(readable), {"strands": KNOWN}, '"0"')
    exported = client.post(
        "/api/v1/exports",
        {"form": "json"},
        format="json",
        headers={"Idempotency-Key": "before"},
    )
    assert exported.status_code < 300
    assert CANARY.encode() in readable_here(professional)

    closed = patch(client, made["Location"], {"envelope": envelope}, done["ETag"]).json()
    assert (closed["what"], closed["outcome"], closed["state"]) == ("", "", "done")
    # Nothing came to something by being sealed.
    assert closed["outcomeAt"] == done.json()["outcomeAt"]
    rewoven = patch(client, weave_of(readable), {"envelope": envelope}, woven["ETag"]).json()
    assert rewoven["envelope"] == envelope
    assert {entry["word"] for entry in rewoven["strands"].values()} == {""}
    assert {entry["standing"] for entry in rewoven["strands"].values()} == {"not-asked"}
    assert CANARY.encode() not in readable_here(professional)
    assert client.get("/api/v1/exports").json()["items"] == []
    with acting_as(professional.pk):
        assert IdempotencyRecord.objects.filter(person_id=professional.pk).count() == 1


def test_a_sealed_action_point_is_done_moved_and_put_back_without_opening_it(
    client_for: Any, professional: Person, sealed: str, envelope: str
) -> None:
    client = client_for(professional)
    made = seal(client, reflection=sealed, envelope=envelope)
    done = patch(client, made["Location"], {"state": "done"}, made["ETag"])
    assert done.json()["outcomeAt"] is not None
    back = patch(client, made["Location"], {"state": "open"}, done["ETag"])
    moved = {"state": "moved", "dueOn": "2026-12-24"}
    answer = patch(client, made["Location"], moved, back["ETag"])
    assert (answer.status_code, answer.json()["envelope"]) == (200, envelope)


def test_once_the_reflection_is_open_again_the_words_come_back_in_place_of_the_envelope(
    client_for: Any, professional: Person, readable: str, envelope: str
) -> None:
    client = client_for(professional)
    made = seal(client, reflection=readable, envelope=envelope)
    assert made.json()["sealed"] is False
    bare = patch(client, made["Location"], {"envelope": None}, made["ETag"])
    assert issues(bare) == {("body", "what", "nothing_written")}
    words = {"envelope": None, "what": "Bellen", "outcome": "Hij lachte."}
    opened = patch(client, made["Location"], words, made["ETag"]).json()
    assert (opened["what"], opened["outcome"], opened["envelope"]) == (
        "Bellen",
        "Hij lachte.",
        None,
    )
    shut = patch(client, weave_of(readable), {"envelope": envelope}, '"0"')
    without = patch(client, weave_of(readable), {"strands": KNOWN}, shut["ETag"])
    assert issues(without) == {("body", "strands", "in_the_envelope")}
    rewoven = {"envelope": None, "strands": KNOWN}
    again = patch(client, weave_of(readable), rewoven, shut["ETag"]).json()
    assert (again["envelope"], again["strands"]["age"]["word"]) == (None, CANARY)


def test_one_s_own_weave_takes_no_envelope(
    client_for: Any, professional: Person, envelope: str
) -> None:
    answer = patch(client_for(professional), "/api/v1/me/weave", {"envelope": envelope}, '"0"')
    assert answer.status_code == 400


def test_of_what_was_there_already_the_weave_and_the_list_say_that_it_is_to_be_sealed(
    client_for: Any, professional: Person
) -> None:
    sealed = ReflectionFactory(person=professional, sealed=True).id
    ActionPointFactory(person=professional)
    client = client_for(professional)
    assert [each["sealed"] for each in client.get(POINTS).json()["items"]] == [False]
    assert client.get(weave_of(str(sealed))).json()["sealed"] is True


def test_another_s_envelopes_are_out_of_sight(
    client_for: Any, professional: Person, stranger: Person, sealed: str, envelope: str
) -> None:
    client = client_for(professional)
    made = seal(client, reflection=sealed, envelope=envelope)
    patch(client, weave_of(sealed), {"envelope": envelope}, '"0"')
    other = client_for(stranger)
    assert other.get(POINTS).json()["items"] == []
    assert other.get(made["Location"]).status_code == 404
    assert other.get(weave_of(sealed)).status_code == 404
    assert patch(other, weave_of(sealed), {"envelope": envelope}, '"1"').status_code == 404
