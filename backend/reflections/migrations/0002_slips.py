from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Pages that had room stay as they are: their reflections name them."""

    dependencies = [("reflections", "0001_reflections")]

    operations = [
        migrations.AddField(
            model_name="wordpage", name="is_slip", field=models.BooleanField(default=False)
        ),
        migrations.RemoveField(model_name="wordpage", name="has_room"),
        migrations.AddIndex(
            model_name="wordpage",
            index=models.Index("person", name="slips", condition=Q(is_slip=True)),
        ),
    ]
