import core.identifiers
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from core.tenancy import enable_row_level_security

OWNER = """
ALTER TABLE {table} ADD CONSTRAINT {name}_has_a_person
    FOREIGN KEY (person_id) REFERENCES accounts_person (id) ON DELETE CASCADE
"""
# A weave is of a reflection of the same person, and goes with it.
OF_A_REFLECTION = """
ALTER TABLE reflections_weave ADD CONSTRAINT weave_is_of_a_reflection
    FOREIGN KEY (person_id, reflection_id)
    REFERENCES reflections_reflection (person_id, id) ON DELETE CASCADE
"""


def secured(table, name):
    """Shut a table for everyone but the row's person, and let rows go when the person goes."""
    return [
        enable_row_level_security(table),
        migrations.RunSQL(
            [
                OWNER.format(table=table, name=name),
                # Ciphertext does not compress, so nobody should try.
                f"ALTER TABLE {table} ALTER COLUMN sealed SET STORAGE EXTERNAL",
            ],
            f"ALTER TABLE {table} DROP CONSTRAINT {name}_has_a_person",
        ),
    ]


class Migration(migrations.Migration):

    dependencies = [
        ('reflections', '0020_action_points'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Weave',
            fields=[
                ('pk', models.CompositePrimaryKey('person_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('id', models.UUIDField(default=core.identifiers.new_id, editable=False)),
                ('reflection_id', models.UUIDField(editable=False, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('sealed', models.BinaryField()),
                ('person', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'reflection_id'), name='weave_is_the_only_one_of_its_kind', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('updated_at__gte', models.F('created_at'))), name='weave_is_not_updated_before_it_is_made'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='weave_has_a_version')],
            },
        ),
        migrations.CreateModel(
            name='WeaveMoment',
            fields=[
                ('pk', models.CompositePrimaryKey('person_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('id', models.UUIDField(default=core.identifiers.new_id, editable=False)),
                ('kept_at', models.DateTimeField(editable=False)),
                ('sealed', models.BinaryField()),
                ('person', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'kept_at'), name='weave_state_is_kept_once')],
            },
        ),
        *secured("reflections_weave", "weave"),
        *secured("reflections_weavemoment", "weave_moment"),
        migrations.RunSQL(
            OF_A_REFLECTION,
            "ALTER TABLE reflections_weave DROP CONSTRAINT weave_is_of_a_reflection",
        ),
    ]
