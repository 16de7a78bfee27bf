from django.db import migrations, models

# What the worker deletes blindly: keys whose time has come. It sees none of them.
PURGE = """
CREATE POLICY core_datakey_purge ON core_datakey FOR DELETE
    USING (current_setting('klankbord.task', true) = 'purge' AND erase_after < now())
"""
# Only whoever migrates may wrap everybody's keys anew, and only when it says so: the application
# role, which faces the network, is not among those to whom these policies apply.
REWRAP = """
CREATE POLICY core_datakey_rewrap_{name} ON core_datakey FOR {command} TO CURRENT_USER
    USING (current_setting('klankbord.task', true) = 'rewrap')
"""
# In a language that keeps its plan: it is asked at every write of what is sealed.
OPEN = r"""
CREATE FUNCTION core_key_is_open(envelope bytea) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF substring(envelope FROM 1 FOR 1) <> '\x01'::bytea OR length(envelope) < 17 THEN
        RETURN true;
    END IF;
    RETURN EXISTS (
        SELECT FROM core_datakey
        WHERE id = encode(substring(envelope FROM 2 FOR 16), 'hex')::uuid AND closed_at IS NULL
    );
END $$
"""
REFUSE = """
CREATE FUNCTION core_refuse_envelope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'This envelope is sealed under a key that is closed or gone.'
        USING ERRCODE = 'serialization_failure', CONSTRAINT = 'sealed_under_an_open_key';
END $$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0001_data_keys_and_idempotency'),
    ]

    operations = [
        migrations.AddField(
            model_name='datakey',
            name='retired_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='datakey',
            name='closed_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='datakey',
            name='erase_after',
            field=models.DateTimeField(editable=False, null=True),
        ),
        # Before the old constraint goes: the version that still serves counts on one of them.
        migrations.AddConstraint(
            model_name='datakey',
            constraint=models.UniqueConstraint(fields=('owner_id', 'retired_at'), name='an_owner_has_one_current_data_key', nulls_distinct=False),
        ),
        migrations.AlterField(
            model_name='datakey',
            name='owner_id',
            field=models.UUIDField(editable=False),
        ),
        migrations.AddConstraint(
            model_name='datakey',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), ('retired_at__lte', models.F('closed_at')), _connector='OR'), name='data_key_retires_before_it_closes'),
        ),
        migrations.AddConstraint(
            model_name='datakey',
            constraint=models.CheckConstraint(condition=models.Q(('erase_after__isnull', True), ('closed_at__lte', models.F('erase_after')), _connector='OR'), name='data_key_closes_before_it_is_erased'),
        ),
        migrations.RunSQL(PURGE, "DROP POLICY core_datakey_purge ON core_datakey"),
        migrations.RunSQL(
            [REWRAP.format(name="reading", command="SELECT"), REWRAP.format(name="writing", command="UPDATE")],
            [
                "DROP POLICY core_datakey_rewrap_reading ON core_datakey",
                "DROP POLICY core_datakey_rewrap_writing ON core_datakey",
            ],
        ),
        # The triggers that call them: `core.vault.fences`.
        migrations.RunSQL(
            [OPEN, REFUSE],
            [
                "DROP FUNCTION core_refuse_envelope() CASCADE",
                "DROP FUNCTION core_key_is_open(bytea) CASCADE",
            ],
        ),
    ]
