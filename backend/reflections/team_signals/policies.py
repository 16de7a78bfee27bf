"""Who may see team signals, and who may agree to be counted."""

from __future__ import annotations

from accounts.models import MembershipRole

Roles = frozenset[MembershipRole]


def is_member(roles: Roles) -> bool:
    """Tell whether somebody with `roles` in an organisation knows of it at all."""
    return bool(roles)


def may_read_signals(roles: Roles) -> bool:
    """Tell whether somebody with `roles` in an organisation sees its signals."""
    return MembershipRole.COORDINATOR in roles


def may_be_counted(roles: Roles) -> bool:
    """Tell whether somebody with `roles` in an organisation can be counted there.

    Who sees the signals is not: they know what they wrote themselves.
    """
    return MembershipRole.PROFESSIONAL in roles and MembershipRole.COORDINATOR not in roles
