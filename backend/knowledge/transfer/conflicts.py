"""What only the database can tell about files: names that belong to something else."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection
from django.utils.translation import gettext_noop as _

from knowledge.content import ArticleText, Content, DraftText
from knowledge.flaws import Flaw
from knowledge.linking import find_articles
from knowledge.models import FormerSlug, Translation

_LOCK = 0x494D504F  # "IMPO": two imports at once take turns.


def take_turns() -> None:
    """Wait until no other import is at work, and let others wait until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def find_conflicts(content: Content) -> Iterator[Flaw]:
    """Yield flaws for slugs that belong to something else, and links to articles unknown."""
    yield from _dead_links(content)
    texts: list[ArticleText | DraftText] = [*content.articles, *content.drafts]
    owned = {(text.article, text.language) for text in texts}
    files = {text.slug: text for text in texts}
    for translation in Translation.objects.filter(slug__in=files).select_related("article"):
        if (translation.article.key, translation.language) not in owned:
            text = files[translation.slug]
            yield _flaw(text, text.slug, translation)
    names = {slug: text for text in texts for slug in (*text.former, text.slug)}
    former = FormerSlug.objects.filter(slug__in=names)
    for found in former.select_related("translation__article"):
        text = names[found.slug]
        if not _is_of(found.translation, text):
            yield _flaw(text, found.slug, found.translation)
    formerly = {slug: text for text in texts for slug in text.former}
    for translation in Translation.objects.filter(slug__in=formerly).select_related("article"):
        text = formerly[translation.slug]
        if not _is_of(translation, text):
            yield _flaw(text, translation.slug, translation)


def _dead_links(content: Content) -> Iterator[Flaw]:
    here = {text.article for text in content.articles} | {text.article for text in content.drafts}
    named = {link.name for text in content.articles for link in text.links} - here
    known = here | find_articles(named).keys()
    for text in content.articles:
        for link in text.links:
            if link.name not in known:
                message = _("there is no article %(article)r")
                yield Flaw.at(text.file, link.line, message, article=link.name[:100])


def _is_of(translation: Translation, text: ArticleText | DraftText) -> bool:
    return (translation.article.key, translation.language) == (text.article, text.language)


def _flaw(text: ArticleText | DraftText, slug: str, owner: Translation) -> Flaw:
    message = _("the slug %(slug)r belongs to the article %(article)r")
    return Flaw.at(text.file, 1, message, slug=slug, article=owner.article.key)
