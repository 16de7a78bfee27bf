import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import core.identifiers
from core.tenancy import enable_row_level_security


def owner():
    return models.ForeignKey(
        db_constraint=False,
        db_index=False,
        editable=False,
        on_delete=django.db.models.deletion.DO_NOTHING,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


def key(*columns):
    return models.CompositePrimaryKey(
        *columns, blank=True, editable=False, primary_key=True, serialize=False
    )


class Migration(migrations.Migration):
    dependencies = [
        ("reflections", "0070_sealed_reflections"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("pk", key("person_id", "id")),
                ("id", models.UUIDField(default=core.identifiers.new_id, editable=False)),
                ("reflection_id", models.UUIDField(editable=False)),
                ("pieces", models.PositiveSmallIntegerField(editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("sealed", models.BinaryField()),
                ("person", owner()),
            ],
            options={
                "indexes": [models.Index(fields=["person", "reflection_id"], name="attachment_by_reflection")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pieces__gte", 1)), name="attachment_has_a_file"),
                    models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="attachment_has_a_version"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AttachmentPiece",
            fields=[
                ("pk", key("person_id", "attachment_id", "number")),
                ("attachment_id", models.UUIDField(editable=False)),
                ("number", models.PositiveSmallIntegerField(editable=False)),
                ("place", models.UUIDField(editable=False)),
                ("sealed", models.BinaryField()),
                ("person", owner()),
            ],
        ),
        enable_row_level_security("reflections_attachment"),
        enable_row_level_security("reflections_attachmentpiece"),
        # An attachment goes with its reflection, and its pieces with it: whoever lets a
        # reflection go, or a person, sees none of these. Ciphertext does not compress.
        migrations.RunSQL(
            [
                "ALTER TABLE reflections_attachment ADD CONSTRAINT attachment_has_a_person "
                "FOREIGN KEY (person_id) REFERENCES accounts_person (id) ON DELETE CASCADE",
                "ALTER TABLE reflections_attachment ADD CONSTRAINT attachment_is_of_a_reflection "
                "FOREIGN KEY (person_id, reflection_id) "
                "REFERENCES reflections_reflection (person_id, id) ON DELETE CASCADE",
                "ALTER TABLE reflections_attachmentpiece ADD CONSTRAINT piece_has_an_attachment "
                "FOREIGN KEY (person_id, attachment_id) "
                "REFERENCES reflections_attachment (person_id, id) ON DELETE CASCADE",
                "ALTER TABLE reflections_attachment ALTER COLUMN sealed SET STORAGE EXTERNAL",
                "ALTER TABLE reflections_attachmentpiece ALTER COLUMN sealed SET STORAGE EXTERNAL",
            ],
            [
                "ALTER TABLE reflections_attachmentpiece DROP CONSTRAINT piece_has_an_attachment",
                "ALTER TABLE reflections_attachment DROP CONSTRAINT attachment_is_of_a_reflection",
                "ALTER TABLE reflections_attachment DROP CONSTRAINT attachment_has_a_person",
            ],
        ),
    ]
