"""Articles with a word in their title are found without reading all others."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations
from django.db.models import Q

FROM_RANK = """
UPDATE knowledge_searchentry
SET title = array_to_tsvector(tsvector_to_array(ts_filter(rank, '{a}')))
"""


def index(language: str, *fields: str) -> GinIndex:
    return GinIndex(
        fields=list(fields),
        name=f"search_in_{language}",
        condition=Q(language=language),
        gin_pending_list_limit=128,
    )


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0004_tag_uses")]

    operations = [
        migrations.AddField(
            model_name="searchentry",
            name="title",
            field=SearchVectorField(default=""),
            preserve_default=False,
        ),
        migrations.RunSQL(FROM_RANK, migrations.RunSQL.noop),
        *[
            operation
            for language in ("nl", "fr", "en")
            for operation in (
                migrations.RemoveIndex(model_name="searchentry", name=f"search_in_{language}"),
                migrations.AddIndex(
                    model_name="searchentry", index=index(language, "title", "stems")
                ),
            )
        ],
    ]
