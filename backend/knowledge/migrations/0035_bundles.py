"""Themes as files, kept for everyone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge', '0030_images'),
    ]

    operations = [
        migrations.CreateModel(
            name='ThemeBundle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('nl', 'Nederlands'), ('fr', 'Français'), ('en', 'English')], max_length=2)),
                ('form', models.CharField(choices=[('pdf', 'Pdf'), ('epub', 'Epub')], max_length=4)),
                ('slug', models.CharField(max_length=100)),
                ('generation', models.BigIntegerField()),
                ('fingerprint', models.CharField(max_length=32)),
                ('content', models.BinaryField()),
                ('theme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='knowledge.theme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('theme', 'language', 'form'), name='theme_has_one_bundle_per_form'), models.CheckConstraint(condition=models.Q(('language__in', ['nl', 'fr', 'en'])), name='bundle_language_is_known'), models.CheckConstraint(condition=models.Q(('form__in', ['pdf', 'epub'])), name='bundle_form_is_known')],
            },
        ),
    ]
