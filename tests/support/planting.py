"""What migrations plant, for tests that empty all tables."""

from __future__ import annotations

import os

import psycopg2
from django.db import connections
from psycopg2.extras import Json

from reflections.migrations.seeds.templates import TEMPLATES
from tests.support.database import with_name

_PLANT = """
    INSERT INTO reflections_template (key, position, name, description, questions,
        retired, created_at, updated_at, version)
    VALUES (%s, %s, %s, %s, %s, false, now(), now(), 1)
    ON CONFLICT DO NOTHING
"""


def plant_templates() -> None:
    """Put ours where the migration puts them, in the database that Django uses now."""
    name = str(connections["default"].settings_dict["NAME"])
    own = psycopg2.connect(with_name(os.environ["OWNER_DATABASE_URL"], name))
    with own, own.cursor() as cursor:
        for position, (key, texts) in enumerate(TEMPLATES.items(), start=1):
            values = [Json(texts[column]) for column in ("name", "description", "questions")]
            cursor.execute(_PLANT, [key, position, *values])
    own.close()
