"""Django's admin for operators."""

from __future__ import annotations

from django.contrib import admin


class OperatorSite(admin.AdminSite):
    """Django's admin."""
