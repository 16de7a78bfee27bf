"""Templates become data, and a reflection can say what kind of session it was about."""

import django.utils.timezone
from django.db import migrations, models

from core.tenancy import CURRENT_PERSON
from reflections.migrations.seeds.templates import TEMPLATES

_KINDS = ("intake", "home-visit", "interpreter", "crisis", "consultation", "intervision", "other")
_IDENTIFIER = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_MEMBER = (
    "SELECT 1 FROM accounts_membership AS membership "
    "WHERE membership.organisation_id = reflections_template.organisation_id "
    f"AND membership.person_id = {CURRENT_PERSON}"
)
_READABLE = f"organisation_id IS NULL OR EXISTS ({_MEMBER})"
_CHANGEABLE = f"EXISTS ({_MEMBER} AND membership.role = 'coordinator')"

# Not forced upon the owner of the tables, who migrates: ours come and change that way alone.
WALLS = migrations.RunSQL(
    [
        "ALTER TABLE reflections_template ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY reflections_template_members_read ON reflections_template "
        f"FOR SELECT USING ({_READABLE})",
        "CREATE POLICY reflections_template_coordinators_add ON reflections_template "
        f"FOR INSERT WITH CHECK ({_CHANGEABLE})",
        "CREATE POLICY reflections_template_coordinators_change ON reflections_template "
        f"FOR UPDATE USING ({_CHANGEABLE}) WITH CHECK ({_CHANGEABLE})",
        "ALTER TABLE reflections_template ADD CONSTRAINT template_has_an_organisation "
        "FOREIGN KEY (organisation_id) REFERENCES accounts_organisation (id) ON DELETE CASCADE",
    ],
    migrations.RunSQL.noop,
)


def seed(apps, _schema_editor):
    """Add ours."""
    template = apps.get_model("reflections", "Template")
    for position, (key, texts) in enumerate(TEMPLATES.items(), start=1):
        template.objects.create(key=key, position=position, **texts)


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0001_initial"),
        ("reflections", "0002_slips"),
    ]

    operations = [
        migrations.CreateModel(
            name="Template",
            fields=[
                ("key", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("position", models.PositiveSmallIntegerField()),
                ("name", models.JSONField()),
                ("description", models.JSONField()),
                ("questions", models.JSONField()),
                ("retired", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=models.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                        name="template_key_is_a_key",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("organisation__isnull", True),
                                models.Q(("key__regex", _IDENTIFIER), _negated=True),
                            ),
                            models.Q(("key__regex", _IDENTIFIER), ("organisation__isnull", False)),
                            _connector="OR",
                        ),
                        name="template_key_tells_whose_it_is",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("updated_at__gte", models.F("created_at"))),
                        name="template_is_not_updated_before_it_is_made",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)), name="template_has_a_version"
                    ),
                ],
            },
        ),
        WALLS,
        migrations.RunPython(seed, migrations.RunPython.noop),
        migrations.AddField(
            model_name="reflection",
            name="kind",
            field=models.CharField(
                choices=[(key, key) for key in _KINDS], max_length=20, null=True
            ),
        ),
        migrations.RemoveConstraint(model_name="reflection", name="reflection_template_is_known"),
        migrations.AlterField(
            model_name="reflection", name="template", field=models.CharField(max_length=40)
        ),
        migrations.AddConstraint(
            model_name="reflection",
            constraint=models.CheckConstraint(
                condition=models.Q(("template__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")),
                name="reflection_template_is_a_key",
            ),
        ),
        migrations.AddConstraint(
            model_name="reflection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__isnull", True), ("kind__in", _KINDS), _connector="OR"
                ),
                name="reflection_kind_is_known",
            ),
        ),
    ]
