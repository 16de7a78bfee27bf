"""An editor with a session and a text, made by the application's own verbs.

Runs in a process of its own (`python -m benchmarks.seed_editor`) and prints JSON.
"""

from __future__ import annotations

import json
import os

import django

from benchmarks.seed import CSRF


def main() -> None:
    """Make them, and print what a client needs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from accounts.models import Person, PlatformRole
    from benchmarks.seed import cookie, sign_in
    from knowledge.drafting import Changes, save_manuscript, start_article
    from knowledge.models import Manuscript, Theme

    person = Person.objects.create_user(email="editor@klankbord.example", password=None)
    PlatformRole.objects.create(person=person, role="editor")
    theme = Theme.objects.get(key="resilience")
    text = start_article(by=person, theme=theme, language="nl", title="Hostile")
    fit: Changes = {
        "summary": "Waarom iemand zwijgt, en wat je dan kunt doen zonder te duwen. " * 2,
        "tags": ["stilte", "gesprek"],
        "sources": [{"author": "Klankbord", "year": 2026, "title": "Benchmark"}],
    }
    manuscript = Manuscript.objects.get(translation=text)
    save_manuscript(manuscript=manuscript, by=person, changes=fit)
    seeded = {"cookie": cookie(sign_in(person)), "csrf": CSRF, "text": str(text.pk)}
    print(json.dumps(seeded))


if __name__ == "__main__":
    main()
