"""Words that mean the same, who changed them, and reading time as something to filter by."""

import core.identifiers
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.utils.timezone
from django.db import migrations, models


MINUTES = """
UPDATE knowledge_searchentry e SET minutes = (s.summary::jsonb ->> 'readingMinutes')::smallint
FROM knowledge_snapshot s
WHERE s.translation_id = e.snapshot_id AND s.summary::jsonb ? 'readingMinutes'
"""

FINAL = """
CREATE FUNCTION knowledge_synonymchange_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'who changed synonyms is never changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER synonymchange_is_final BEFORE UPDATE OR DELETE ON knowledge_synonymchange
    FOR EACH ROW EXECUTE FUNCTION knowledge_synonymchange_is_final();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0005_title_first'),
    ]

    operations = [
        migrations.AddField(
            model_name='searchentry',
            name='minutes',
            field=models.PositiveSmallIntegerField(db_default=1),
        ),
        migrations.RunSQL(MINUTES, migrations.RunSQL.noop),
        migrations.CreateModel(
            name='SynonymChange',
            fields=[
                ('id', models.UUIDField(default=core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('action', models.CharField(choices=[('created', 'Created'), ('changed', 'Changed'), ('deleted', 'Deleted')], max_length=10)),
                ('actor_id', models.UUIDField(null=True)),
                ('group_id', models.UUIDField()),
                ('key', models.CharField(max_length=64, null=True)),
                ('language', models.CharField(choices=[('nl', 'Nederlands'), ('fr', 'Français'), ('en', 'English')], max_length=2)),
                ('words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('action__in', ['created', 'changed', 'deleted'])), name='synonym_action_is_known')],
            },
        ),
        migrations.CreateModel(
            name='SynonymGroup',
            fields=[
                ('id', models.UUIDField(default=core.identifiers.new_id, editable=False, primary_key=True, serialize=False)),
                ('key', models.CharField(editable=False, max_length=64, null=True)),
                ('language', models.CharField(choices=[('nl', 'Nederlands'), ('fr', 'Français'), ('en', 'English')], max_length=2)),
                ('words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None)),
                ('stems', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('keys', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=['keys'], name='synonyms_by_stem')],
                'constraints': [models.UniqueConstraint(fields=('language', 'key'), name='synonym_key_is_used_once_per_language'), models.CheckConstraint(condition=models.Q(('key__isnull', True), ('key__regex', '^[a-z0-9]+(-[a-z0-9]+)*$'), _connector='OR'), name='synonym_key_is_kebab_case'), models.CheckConstraint(condition=models.Q(('language__in', ['nl', 'fr', 'en'])), name='synonym_language_is_known'), models.CheckConstraint(condition=models.Q(('words__len__gte', 2)), name='synonyms_are_two_words_or_more')],
            },
        ),
        migrations.RunSQL(
            FINAL,
            "DROP TRIGGER synonymchange_is_final ON knowledge_synonymchange;"
            "DROP FUNCTION knowledge_synonymchange_is_final();",
        ),
    ]
