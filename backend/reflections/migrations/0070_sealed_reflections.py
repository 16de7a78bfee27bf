from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reflections', '0060_team_signals'),
    ]

    operations = [
        migrations.AddField(
            model_name='reflection',
            name='is_sealed',
            field=models.BooleanField(db_default=False, default=False, editable=False),
        ),
        migrations.AddIndex(
            model_name='reflection',
            index=models.Index(
                fields=["person", "-occurred_on", "-id"],
                condition=models.Q(("is_sealed", True)),
                name="sealed_newest_first",
            ),
        ),
    ]
