from django.db import migrations, models

ACTIONS = [
    ("role_granted", "platform role granted"),
    ("role_revoked", "platform role revoked"),
    ("member_added", "membership given"),
    ("member_removed", "membership taken"),
    ("operator_created", "operator made"),
    ("operator_removed", "operator rights taken"),
    ("account_erased", "account erased"),
    ("person_changed", "account changed by an operator"),
    ("organisation_changed", "organisation changed"),
]


class Migration(migrations.Migration):

    dependencies = [("accounts", "0002_shared_values")]

    operations = [
        migrations.AlterField(
            model_name="auditentry",
            name="action",
            field=models.CharField(
                choices=ACTIONS, max_length=40, verbose_name="action"
            ),
        ),
        migrations.RemoveConstraint(
            model_name="auditentry", name="audit_entry_action_is_known"
        ),
        migrations.AddConstraint(
            model_name="auditentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("action__in", [key for key, _ in ACTIONS])),
                name="audit_entry_action_is_known",
            ),
        ),
    ]
