import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from core.tenancy import enable_row_level_security

# Purging is nobody's request. Whoever says it is purging may delete what lay in the trash for
# thirty days, and still sees nothing of it.
PURGE = (
    "CREATE POLICY reflections_reflection_purge ON reflections_reflection FOR DELETE "
    "USING (current_setting('klankbord.task', true) = 'purge' "
    "AND trashed_at < now() - interval '30 days')"
)
# The worker must know who wants reflections to go after some years: who, and how many years.
RETENTION = (
    "CREATE POLICY reflections_retention_task ON reflections_retention FOR SELECT "
    "USING (current_setting('klankbord.task', true) = 'retention')"
)
OWNED = (
    "ALTER TABLE reflections_retention ADD CONSTRAINT retention_is_chosen_by_a_person "
    "FOREIGN KEY (person_id) REFERENCES accounts_person (id) ON DELETE CASCADE"
)


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("reflections", "0030_weaves"),
    ]

    operations = [
        migrations.AddField(
            model_name="reflection",
            name="trashed_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="reflection",
            name="word_page",
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddIndex(
            model_name="reflection",
            index=models.Index(
                condition=models.Q(("trashed_at__isnull", False)),
                fields=["person", "-trashed_at"],
                name="latest_in_the_trash",
            ),
        ),
        migrations.AddIndex(
            model_name="reflection",
            index=models.Index(
                condition=models.Q(("trashed_at__isnull", False)),
                fields=["trashed_at"],
                name="longest_in_the_trash",
            ),
        ),
        migrations.AddConstraint(
            model_name="reflection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("trashed_at__isnull", True), ("word_page__isnull", False)),
                    models.Q(("trashed_at__isnull", False), ("word_page__isnull", True)),
                    _connector="OR",
                ),
                name="reflection_has_words_unless_it_is_in_the_trash",
            ),
        ),
        migrations.CreateModel(
            name="Retention",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "years",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "1"), (2, "2"), (3, "3"), (5, "5"), (10, "10")]
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("years__in", (1, 2, 3, 5, 10))),
                        name="retention_is_offered",
                    )
                ],
            },
        ),
        migrations.RunSQL(PURGE, "DROP POLICY reflections_reflection_purge ON reflections_reflection"),
        enable_row_level_security("reflections_retention"),
        migrations.RunSQL(
            [OWNED, RETENTION],
            "DROP POLICY reflections_retention_task ON reflections_retention",
        ),
    ]
