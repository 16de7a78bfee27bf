"""Team signals: consent, what was published, and the only way from one to the other (ADR 127)."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from core.tenancy import CURRENT_PERSON, enable_row_level_security

_NOBODY_ELSE_S_MEMBERSHIP = (
    f"person_id = {CURRENT_PERSON} AND EXISTS ("
    "SELECT 1 FROM accounts_membership AS membership "
    "WHERE membership.id = reflections_signalconsent.membership_id "
    "AND membership.person_id = reflections_signalconsent.person_id)"
)
_COORDINATED = (
    "EXISTS (SELECT 1 FROM accounts_membership AS membership "
    "WHERE membership.organisation_id = reflections_signal.organisation_id "
    f"AND membership.person_id = {CURRENT_PERSON} AND membership.role = 'coordinator')"
)

# Consent ends with the membership and with the account. The database sees to it: whoever deletes
# these sees none of the rows.
OWNED = [
    "ALTER TABLE reflections_signalconsent ADD CONSTRAINT consent_is_of_a_person "
    "FOREIGN KEY (person_id) REFERENCES accounts_person (id) ON DELETE CASCADE",
    "ALTER TABLE reflections_signalconsent ADD CONSTRAINT consent_is_of_a_membership "
    "FOREIGN KEY (membership_id) REFERENCES accounts_membership (id) ON DELETE CASCADE",
    "ALTER TABLE reflections_signal ADD CONSTRAINT signal_is_of_an_organisation "
    "FOREIGN KEY (organisation_id) REFERENCES accounts_organisation (id) ON DELETE CASCADE",
]

# There is no policy for changing or deleting: what was published stays, and is published once.
# CURRENT_USER is who migrates, the owner of the tables, and so of the functions below.
PUBLISHED = [
    "ALTER TABLE reflections_signalquarter ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE reflections_signalquarter FORCE ROW LEVEL SECURITY",
    "CREATE POLICY reflections_signalquarter_all_read ON reflections_signalquarter "
    "FOR SELECT USING (true)",
    "CREATE POLICY reflections_signalquarter_owner_adds ON reflections_signalquarter "
    "FOR INSERT TO CURRENT_USER WITH CHECK (true)",
    "ALTER TABLE reflections_signal ENABLE ROW LEVEL SECURITY",
    "ALTER TABLE reflections_signal FORCE ROW LEVEL SECURITY",
    "CREATE POLICY reflections_signal_coordinators_read ON reflections_signal "
    f"FOR SELECT USING ({_COORDINATED})",
    "CREATE POLICY reflections_signal_owner_adds ON reflections_signal "
    "FOR INSERT TO CURRENT_USER WITH CHECK (true)",
]

# About which themes somebody who agreed wrote in a quarter, since they agreed. It looks as that
# person: the walls around reflections stand while they are counted.
THEMES_OF = """
CREATE FUNCTION reflections_signal_themes(who uuid, theirs uuid, first_day date)
RETURNS SETOF text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM set_config('klankbord.person', who::text, true);
    RETURN QUERY
        SELECT DISTINCT reflection.theme::text
        FROM public.reflections_signalconsent AS consent
        JOIN public.reflections_reflection AS reflection USING (person_id)
        WHERE consent.membership_id = theirs
            AND consent.person_id = who
            AND consent.withdrawn_at IS NULL
            AND reflection.created_at >= consent.given_at
            AND reflection.occurred_on >= reflections_signal_themes.first_day
            AND reflection.occurred_on
                < reflections_signal_themes.first_day + interval '3 months'
            AND reflection.theme IS NOT NULL
            AND reflection.trashed_at IS NULL;
END
$$
"""

# How many people are left out of a count: 0 to 8, most often 4, each step away three times as
# rare (1, 3, 9, 27, 81, 27, 9, 3, 1 of 161). The 32 bits are from the generator for secrets, which
# nobody can seed.
BLUR = """
CREATE FUNCTION reflections_signal_blur() RETURNS integer
LANGUAGE sql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
    SELECT width_bucket(
        ('x' || left(gen_random_uuid()::text, 8))::bit(32)::bigint % 161,
        ARRAY[1, 4, 13, 40, 121, 148, 157, 160]::bigint[]
    )
$$
"""

# What is shown of a count: nothing below ten, in steps of five, and never more than two thirds of
# who could have been counted, so that "everybody wrote about it" is not to be read from it.
BAND = """
CREATE FUNCTION reflections_signal_band(people integer, blur integer, members integer)
RETURNS integer LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE WHEN shown >= 10 THEN shown END
    FROM (SELECT least(people - blur, members * 2 / 3) / 5 * 5 AS shown) AS rounded
$$
"""

# It takes nothing and tells nothing, so that nobody steers or questions it. Who sees the signals
# is not counted among them.
PUBLISH = """
CREATE FUNCTION reflections_publish_signals() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    before text := current_setting('klankbord.person', true);
    newest date := date_trunc('quarter', ((now() AT TIME ZONE 'UTC')::date - 42)::timestamp)
        - interval '3 months';
    quarter date;
BEGIN
    -- "SIGN": workers take turns.
    PERFORM pg_advisory_xact_lock(1397311310);
    FOR quarter IN
        SELECT generate_series(
            coalesce(max(first_day) + interval '3 months', newest), newest, interval '3 months'
        )
        FROM public.reflections_signalquarter
    LOOP
        INSERT INTO public.reflections_signalquarter (first_day, published_at)
        VALUES (quarter, now());
        INSERT INTO public.reflections_signal (organisation_id, quarter_id, theme, at_least)
        WITH member AS (
            SELECT id, person_id, organisation_id,
                count(*) OVER (PARTITION BY organisation_id) AS members
            FROM public.accounts_membership AS professional
            WHERE role = 'professional' AND NOT EXISTS (
                SELECT FROM public.accounts_membership AS coordinator
                WHERE coordinator.organisation_id = professional.organisation_id
                    AND coordinator.person_id = professional.person_id
                    AND coordinator.role = 'coordinator'
            )
        ), counted AS (
            SELECT organisation_id, theme, count(*)::integer AS people,
                max(members)::integer AS members
            FROM member
            CROSS JOIN LATERAL
                public.reflections_signal_themes(person_id, id, quarter) AS theme
            GROUP BY organisation_id, theme
        ), blurred AS MATERIALIZED (
            SELECT organisation_id, theme, public.reflections_signal_band(
                people, public.reflections_signal_blur(), members
            ) AS at_least
            FROM counted
        )
        SELECT organisation_id, quarter, theme, at_least FROM blurred
        WHERE at_least IS NOT NULL;
    END LOOP;
    PERFORM set_config('klankbord.person', coalesce(before, ''), true);
END
$$
"""

FUNCTIONS = [
    THEMES_OF,
    BLUR,
    BAND,
    PUBLISH,
    "REVOKE ALL ON FUNCTION reflections_signal_themes(uuid, uuid, date) FROM PUBLIC",
    "REVOKE ALL ON FUNCTION reflections_signal_blur() FROM PUBLIC",
]
NO_FUNCTIONS = [
    "DROP FUNCTION reflections_publish_signals()",
    "DROP FUNCTION reflections_signal_band(integer, integer, integer)",
    "DROP FUNCTION reflections_signal_blur()",
    "DROP FUNCTION reflections_signal_themes(uuid, uuid, date)",
]


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0040_team_signals"),
        ("reflections", "0050_exports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SignalConsent",
            fields=[
                (
                    "membership",
                    models.OneToOneField(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="accounts.membership",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "given_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", True),
                            ("withdrawn_at__gte", models.F("given_at")),
                            _connector="OR",
                        ),
                        name="consent_is_not_withdrawn_before_it_is_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)), name="consent_has_a_version"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignalQuarter",
            fields=[
                (
                    "first_day",
                    models.DateField(editable=False, primary_key=True, serialize=False),
                ),
                ("published_at", models.DateTimeField(editable=False)),
            ],
        ),
        migrations.CreateModel(
            name="Signal",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "organisation_id",
                        "quarter_id",
                        "theme",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "quarter",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signals",
                        to="reflections.signalquarter",
                    ),
                ),
                ("theme", models.CharField(editable=False, max_length=40)),
                ("at_least", models.PositiveIntegerField(editable=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("at_least__gte", 10)),
                        name="signal_is_of_ten_people_or_more",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("at_least", models.F("at_least") / 5 * 5)),
                        name="signal_is_rounded",
                    ),
                ],
            },
        ),
        enable_row_level_security(
            "reflections_signalconsent", using=_NOBODY_ELSE_S_MEMBERSHIP
        ),
        migrations.RunSQL(OWNED, migrations.RunSQL.noop),
        migrations.RunSQL(PUBLISHED, migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
    ]
