"""UUIDv7."""

import time
import uuid

from core.identifiers import is_uuid7, new_id


def test_identifiers_are_version_7_and_ascend():
    made = [new_id() for _ in range(5000)]

    assert all(is_uuid7(identifier) for identifier in made)
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_identifier_carries_the_milliseconds_since_1970():
    before = time.time_ns() // 1_000_000
    stamp = new_id().int >> 80
    after = time.time_ns() // 1_000_000

    assert before - 1 <= stamp <= after + 1


def test_random_uuid_is_not_version_7():
    assert not is_uuid7(uuid.uuid4())
