"""The cache that all workers share."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection

from accounts.models import SharedValue
from accounts.shared_cache import forget_expired

LONG_AGO = "2026-01-01T00:00:00Z"


@pytest.mark.django_db
def test_values_come_back_until_they_end() -> None:
    cache.set("key", [1.5, "twee", None], 60)
    assert cache.get("key") == [1.5, "twee", None]
    assert cache.get("other", "default") == "default"
    SharedValue.objects.update(expires_at=LONG_AGO)
    assert cache.get("key") is None


@pytest.mark.django_db
def test_add_keeps_a_live_value_and_replaces_an_ended_one() -> None:
    assert cache.add("key", "first", 60) is True
    assert cache.add("key", "second", 60) is False
    assert cache.get("key") == "first"
    SharedValue.objects.update(expires_at=LONG_AGO)
    assert cache.add("key", "third", 60) is True
    assert cache.get("key") == "third"


@pytest.mark.django_db
def test_touch_delete_and_clear() -> None:
    cache.set("key", 1, 60)
    assert cache.touch("key", 120) is True
    assert cache.touch("other") is False
    assert cache.delete("key") is True
    assert cache.delete("key") is False
    cache.set("key", 1, None)
    cache.clear()
    assert not SharedValue.objects.exists()


@pytest.mark.django_db
def test_what_has_ended_is_forgotten_and_the_rest_stays() -> None:
    cache.set("old", 1, 60)
    SharedValue.objects.update(expires_at=LONG_AGO)
    cache.set("new", 1, 60)
    forget_expired()
    assert SharedValue.objects.count() == 1
    assert cache.get("new") == 1


@pytest.mark.django_db(transaction=True)
def test_one_of_many_parallel_callers_adds() -> None:
    def add(number: int) -> bool:
        try:
            return cache.add("lock", number, 60)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(add, range(24))) == 1
