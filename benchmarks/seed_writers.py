"""People with a session each, for `benchmarks.writers`; prints their cookies as JSON.

Runs in a process of its own, as the application role.
"""

from __future__ import annotations

import json
import os
import sys

import django

from benchmarks.seed import cookie, sign_in


def main() -> None:
    """Make as many people as the first argument says."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from accounts.models import Person

    people = [
        Person.objects.create_user(email=f"writer-{number}@klankbord.example", password=None)
        for number in range(int(sys.argv[1]))
    ]
    print(json.dumps([cookie(sign_in(person)) for person in people]))


if __name__ == "__main__":
    main()
