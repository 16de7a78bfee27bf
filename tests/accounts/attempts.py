"""Tries to sign in many times at once and prints how often the password was looked at.

Run as a process of its own: `python -m tests.accounts.attempts EMAIL TIMES`.
"""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

import django


def main(email: str, times: int) -> None:
    """Try `times` in parallel; print how many attempts were let through to the password."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.conf import settings
    from django.db import connections
    from django.test import Client

    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_LIMITS

    def attempt(_number: int) -> bool:
        response = Client().post(
            "/_allauth/browser/v1/auth/login",
            json.dumps({"email": email, "password": "verkeerd wachtwoord"}),
            content_type="application/json",
            REMOTE_ADDR="203.0.113.9",
        )
        connections.close_all()
        codes = [error["code"] for error in response.json().get("errors", [])]
        return "email_password_mismatch" in codes

    with ThreadPoolExecutor(5) as pool:
        print(sum(pool.map(attempt, range(times))))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
