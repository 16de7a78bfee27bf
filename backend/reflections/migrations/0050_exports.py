import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import core.identifiers
import reflections.exporting.models
from core.tenancy import enable_row_level_security

STATES = ["waiting", "making", "ready", "failed"]
FORMS = ["json", "markdown", "pdf"]
FAILURES = ["interrupted", "too_long", "failed"]


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
        ("reflections", "0040_trash_and_retention"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                ("pk", key("person_id", "id")),
                ("id", models.UUIDField(default=core.identifiers.new_id, editable=False)),
                ("form", models.CharField(choices=[(form, form.title()) for form in FORMS], max_length=10)),
                ("state", models.CharField(choices=[(state, state.title()) for state in STATES], default="waiting", max_length=10)),
                ("failure", models.CharField(blank=True, choices=[(one, one.replace("_", " ").title()) for one in FAILURES], default="", max_length=12)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField()),
                ("attempt", models.PositiveSmallIntegerField(default=0)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("pieces", models.PositiveIntegerField(default=0)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("touched_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("expires_at", models.DateTimeField(default=reflections.exporting.models.in_a_day, editable=False)),
                ("sealed", models.BinaryField()),
                ("person", owner()),
            ],
            options={
                "indexes": [models.Index(models.F("expires_at"), name="exports_that_are_over")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("form__in", FORMS)), name="export_form_is_known"),
                    models.CheckConstraint(condition=models.Q(("state__in", STATES)), name="export_state_is_known"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("failure__in", FAILURES), ("state", "failed")),
                            models.Q(models.Q(("state", "failed"), _negated=True), ("failure", "")),
                            _connector="OR",
                        ),
                        name="export_that_failed_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("state", "ready"), _negated=True), ("pieces__gte", 1), _connector="OR"),
                        name="export_that_is_ready_has_a_file",
                    ),
                    models.UniqueConstraint(
                        fields=("person",),
                        condition=models.Q(("state__in", ["waiting", "making"])),
                        name="one_running_export_per_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExportPiece",
            fields=[
                ("pk", key("person_id", "export_id", "number")),
                ("export_id", models.UUIDField(editable=False)),
                ("number", models.PositiveIntegerField(editable=False)),
                ("place", models.UUIDField(editable=False)),
                ("sealed", models.BinaryField()),
                ("person", owner()),
            ],
        ),
        enable_row_level_security("reflections_export"),
        enable_row_level_security("reflections_exportpiece"),
        # The database takes rows away with their person, and pieces with their export: whoever
        # deletes a person sees none of these. Ciphertext does not compress.
        migrations.RunSQL(
            [
                "ALTER TABLE reflections_export ADD CONSTRAINT export_has_a_person "
                "FOREIGN KEY (person_id) REFERENCES accounts_person (id) ON DELETE CASCADE",
                "ALTER TABLE reflections_exportpiece ADD CONSTRAINT export_piece_has_an_export "
                "FOREIGN KEY (person_id, export_id) REFERENCES reflections_export (person_id, id) "
                "ON DELETE CASCADE",
                "ALTER TABLE reflections_export ALTER COLUMN sealed SET STORAGE EXTERNAL",
                "ALTER TABLE reflections_exportpiece ALTER COLUMN sealed SET STORAGE EXTERNAL",
            ],
            [
                "ALTER TABLE reflections_exportpiece DROP CONSTRAINT export_piece_has_an_export",
                "ALTER TABLE reflections_export DROP CONSTRAINT export_has_a_person",
            ],
        ),
        # Purging is nobody's request. Whoever says it is purging may delete what is over, and
        # still sees nothing.
        migrations.RunSQL(
            "CREATE POLICY reflections_export_purge ON reflections_export FOR DELETE "
            "USING (current_setting('klankbord.task', true) = 'purge' AND expires_at < now())",
            "DROP POLICY reflections_export_purge ON reflections_export",
        ),
    ]
