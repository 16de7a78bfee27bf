"""What Django cannot say: immutable revisions, pointers that stay within their translation."""

from django.db import migrations

# Only the author may go, when their account does (core.tenancy knows nothing of it: a revision
# is public text).
IMMUTABLE = """
CREATE FUNCTION knowledge_revision_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.author_id IS NULL
        AND to_jsonb(NEW) - 'author_id' = to_jsonb(OLD) - 'author_id' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a revision never changes' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER revision_is_immutable BEFORE UPDATE OR DELETE ON knowledge_revision
    FOR EACH ROW EXECUTE FUNCTION knowledge_revision_is_immutable();
"""

# A revision can only be the draft, or what readers see, of the translation it belongs to.
POINTERS = """
ALTER TABLE knowledge_revision
    ADD CONSTRAINT revision_belongs_to_one_translation UNIQUE (id, translation_id);
ALTER TABLE knowledge_publication
    ADD CONSTRAINT publication_shows_a_revision_of_its_own
    FOREIGN KEY (revision_id, translation_id) REFERENCES knowledge_revision (id, translation_id)
    DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE knowledge_translation
    ADD CONSTRAINT translation_drafts_a_revision_of_its_own
    FOREIGN KEY (draft_id, id) REFERENCES knowledge_revision (id, translation_id)
    DEFERRABLE INITIALLY DEFERRED;
"""

# Read for twenty hits per search: unpacking would cost more than the room it saves.
STORAGE = "ALTER TABLE knowledge_searchentry ALTER COLUMN marked SET STORAGE EXTERNAL;"


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0001_initial")]

    operations = [
        migrations.RunSQL(
            IMMUTABLE,
            "DROP TRIGGER revision_is_immutable ON knowledge_revision;"
            "DROP FUNCTION knowledge_revision_is_immutable();",
        ),
        migrations.RunSQL(
            POINTERS,
            "ALTER TABLE knowledge_translation"
            "   DROP CONSTRAINT translation_drafts_a_revision_of_its_own;"
            "ALTER TABLE knowledge_publication"
            "   DROP CONSTRAINT publication_shows_a_revision_of_its_own;"
            "ALTER TABLE knowledge_revision DROP CONSTRAINT revision_belongs_to_one_translation;",
        ),
        migrations.RunSQL(STORAGE, migrations.RunSQL.noop),
        migrations.RunSQL(
            "INSERT INTO knowledge_generation (id, number) VALUES (1, 1) ON CONFLICT DO NOTHING;",
            migrations.RunSQL.noop,
        ),
    ]
