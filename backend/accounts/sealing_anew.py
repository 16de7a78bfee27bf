"""The secrets of second factors are sealed anew, under the first master key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from accounts.sealing import SCHEME, SealBrokenError, open_secret, seal_secret
from core.vault import master_keys

# Whoever signs in with one of these waits for as many.
BATCH = 20


def seal_secrets_anew(*, batch: int = BATCH) -> Iterator[int]:
    """Seal what another master key than the first one sealed, of everybody.

    Yields after each small transaction how many second factors it changed. What does not open
    stays as it is.
    """
    after = 0
    while True:
        with transaction.atomic():
            rows = Authenticator.objects.filter(pk__gt=after).order_by("pk")
            taken = list(rows.select_for_update(of=["self"])[:batch])
            changed = [row for row in taken if _change(row)]
        if not taken:
            return
        after = taken[-1].pk
        yield len(changed)


def count_secrets() -> tuple[Counter[str], int]:
    """Count the secrets of everybody by master key, and those that do not open."""
    by_master, refused = Counter[str](), 0

    def look(envelope: str) -> str:
        nonlocal refused
        by_master[master_of(envelope)] += 1
        try:
            open_secret(envelope)
        except SealBrokenError:
            refused += 1
        return envelope

    for data in Authenticator.objects.values_list("data", flat=True).iterator():
        _each(data, look)
    return by_master, refused


def master_of(envelope: str) -> str:
    """Return the name of the master key that a sealed secret names."""
    return envelope.split(":")[1]


def _change(row: Authenticator) -> bool:
    anew = _each(row.data, _anew)
    if anew == row.data:
        return False
    Authenticator.objects.filter(pk=row.pk).update(data=anew)
    return True


def _each(data: Any, change: Callable[[str], str]) -> Any:
    """Return JSON with every sealed secret in it changed."""
    if isinstance(data, dict):
        return {key: _each(value, change) for key, value in data.items()}
    if isinstance(data, list):
        return [_each(value, change) for value in data]
    is_sealed = isinstance(data, str) and data.startswith(f"{SCHEME}:") and data.count(":") == 2
    return change(data) if is_sealed else data


def _anew(envelope: str) -> str:
    if master_of(envelope) == master_keys().current:
        return envelope
    try:
        return seal_secret(open_secret(envelope))
    except SealBrokenError:
        return envelope
