"""Print how well the search does by the judged set: `python -m tests.knowledge.judged`.

It imports `content/` into the database of `DATABASE_URL`, asks, and takes all of it back.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def main() -> int:
    """Print the report; the exit code says whether the score is good enough."""
    sys.path.insert(0, str(ROOT / "backend"))
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.db import connection, transaction

    from api.knowledge.representation import represent
    from knowledge.importing import import_content
    from tests.knowledge.judged.score import ENOUGH, mean_reciprocal_rank, measure, report

    with transaction.atomic(), connection.cursor() as cursor:
        # What else this database holds is not judged.
        cursor.execute("DELETE FROM knowledge_searchentry")
        cursor.execute("DELETE FROM knowledge_word")
        cursor.execute("DELETE FROM knowledge_publication")
        import_content(root=ROOT / "content", represent=represent)
        outcomes = measure(cursor)
        transaction.set_rollback(True)
    for line in report(outcomes):
        sys.stdout.write(line + "\n")
    return 0 if mean_reciprocal_rank(outcomes) >= ENOUGH else 1


if __name__ == "__main__":
    sys.exit(main())
