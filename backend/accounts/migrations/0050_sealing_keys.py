import core.identifiers
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from core.tenancy import enable_row_level_security


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0040_team_signals'),
    ]

    operations = [
        migrations.CreateModel(
            name='SealingKey',
            fields=[
                ('pk', models.CompositePrimaryKey('person_id', 'id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('id', models.UUIDField(default=core.identifiers.new_id, editable=False)),
                ('position', models.PositiveSmallIntegerField(editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('sealed', models.BinaryField()),
                ('person', models.ForeignKey(db_constraint=False, db_index=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'position'), name='sealing_keys_of_a_person_are_in_order'), models.CheckConstraint(condition=models.Q(('updated_at__gte', models.F('created_at'))), name='sealing_key_is_not_updated_before_it_is_made'), models.CheckConstraint(condition=models.Q(('version__gte', 1)), name='sealing_key_has_a_version')],
            },
        ),
        enable_row_level_security("accounts_sealingkey"),
        # The database deletes them: whoever deletes a person sees none of these rows. Ciphertext
        # does not compress, so nobody should try.
        migrations.RunSQL(
            [
                "ALTER TABLE accounts_sealingkey ADD CONSTRAINT sealing_key_has_a_person "
                "FOREIGN KEY (person_id) REFERENCES accounts_person (id) ON DELETE CASCADE",
                "ALTER TABLE accounts_sealingkey ALTER COLUMN sealed SET STORAGE EXTERNAL",
            ],
            "ALTER TABLE accounts_sealingkey DROP CONSTRAINT sealing_key_has_a_person",
        ),
    ]
