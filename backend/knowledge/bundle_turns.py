"""Bundles are made one after the other."""

from __future__ import annotations

from core.errors import DomainError
from core.typesetting.turns import try_turn


def take_turn() -> None:
    """Keep everyone else from making a bundle until this transaction ends, on all hosts.

    Raises `DomainError("bundle_in_the_making")` when somebody else has the turn.
    """
    if not try_turn():
        raise DomainError("bundle_in_the_making")
