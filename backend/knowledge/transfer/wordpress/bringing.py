"""Posts and pages of a WordPress site become manuscripts, never more; twice is once."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import replace
from typing import IO

from bs4 import BeautifulSoup
from django.db import transaction

from accounts.models import Person
from core.errors import DomainError
from core.markdown import MAX_SOURCE, slugify
from knowledge.content import DraftText
from knowledge.drafting import free_key, free_slug
from knowledge.flaws import Flaw
from knowledge.importing import ImportReport
from knowledge.models import Article, Language, Origin, Theme, Translation
from knowledge.synonym_files import Outcome
from knowledge.transfer.conflicts import take_turns
from knowledge.transfer.exporting import unpublished_words
from knowledge.transfer.filing import words_of
from knowledge.transfer.receiving import Reception
from knowledge.transfer.wordpress.converting import Converter, FindPicture, no_picture
from knowledge.transfer.wordpress.reading import Post, Site, read_site
from knowledge.transfer.wordpress.remarks import say

_MOST_TAGS, _LONGEST_TAG = 20, 50
_LONGEST_TITLE, _LONGEST_SUMMARY = 160, 300


def bring_wordpress(
    *,
    file: IO[bytes],
    theme: Theme,
    by: Person | None,
    language: str = "",
    find_picture: FindPicture = no_picture,
    dry_run: bool = False,
) -> ImportReport:
    """Bring what a WordPress site exported into `theme`, as manuscripts of `by`.

    `language` is that of texts that do not say it themselves; without it, that of the site. A post
    that was imported before is written again unless somebody worked on it here. Raises
    `DomainError` as `read_site` does, and `import_pictures_many` as `find_picture` may; posts that
    cannot be imported are told and left out.
    """
    site = read_site(file)
    with transaction.atomic():
        take_turns()
        import_ = _Import(site, theme, by, language or site.language[:2].lower(), find_picture)
        report = import_.bring()
        transaction.set_rollback(dry_run)
    return report


class _Import:
    def __init__(
        self, site: Site, theme: Theme, by: Person | None, language: str, find: FindPicture
    ) -> None:
        self._site, self._theme, self._language, self._find = site, theme, language, find
        self._reception = Reception(by=by, themes={theme.key: theme})
        self._report = ImportReport(left_out=dict(site.left_out))
        self._groups: dict[str, str] = {}
        rows = Origin.objects.select_related("translation__article")
        self._origins = {row.fingerprint: row for row in rows}

    def bring(self) -> ImportReport:
        # In Dutch first: its title names the article for the other languages too.
        for post in sorted(self._site.posts, key=lambda post: self._language_of(post) != "nl"):
            name = f"{post.kind} {post.id}: {post.title[:100]}"
            try:
                self._bring(post, name)
            except DomainError as refusal:
                if refusal.code == "import_pictures_many":
                    raise
                self._report.refused.append(Flaw(name, 1, refusal.code))
        return self._report

    def _language_of(self, post: Post) -> str:
        return post.language[:2].lower() or self._language

    def _bring(self, post: Post, name: str) -> None:
        language = self._language_of(post)
        if language not in Language.values:
            raise DomainError("wordpress_language")
        counts: Counter[str] = Counter({"comments": post.comments} if post.comments else {})
        text = self._text(post, language, counts)
        outcome = self._receive(post, text)
        self._report.files.append((name, outcome))
        if counts:
            self._report.remarks[name] = dict(sorted(counts.items()))

    def _receive(self, post: Post, text: DraftText) -> Outcome:
        fingerprint = hashlib.sha256(post.guid.encode()).hexdigest()
        origin, words = self._origins.get(fingerprint), _sum(text)
        if origin is None:
            text = self._named(post, text)
            self._reception.receive(text)
            translation = self._reception.found(text)
            Origin.objects.create(fingerprint=fingerprint, words=words, translation=translation)
            return "created"
        if post.group:
            self._groups.setdefault(post.group, origin.translation.article.key)
        if origin.words == words:
            return "unchanged"
        if not self._is_untouched(origin):
            return "kept"
        self._reception.write(origin.translation, text)
        Origin.objects.filter(pk=origin.pk).update(words=words)
        return "updated"

    def _is_untouched(self, origin: Origin) -> bool:
        here = Translation.objects.select_related(
            "publication__revision", "draft", "manuscript"
        ).get(pk=origin.translation_id)
        words = unpublished_words(here)
        return words is not None and _sum(words) == origin.words

    def _named(self, post: Post, text: DraftText) -> DraftText:
        """Return `text` with a key and an address that are free."""
        name = slugify(post.name) or slugify(text.title) or f"{post.kind}-{slugify(post.id)}"
        key = self._groups.get(post.group) or ""
        taken = Translation.objects.filter(article__key=key, language=text.language)
        if not key or taken.exists():
            key = free_key(name)
        if post.group:
            self._groups.setdefault(post.group, key)
        slug = free_slug(name, language=text.language)
        theme = Article.objects.filter(key=key).values_list("theme__key", flat=True).first()
        return replace(text, article=key, slug=slug, theme=theme or self._theme.key)

    def _text(self, post: Post, language: str, counts: Counter[str]) -> DraftText:
        converter = Converter(
            language=language,
            base=self._site.address,
            attachments=self._site.attachments,
            find_picture=self._find,
            counts=counts,
        )
        title, summary = _plain(post.title), _plain(post.excerpt)
        head = [self._origin(post, language)]
        if len(title) > _LONGEST_TITLE:
            counts["title"] += 1
            head.append(f"**{say('to_do', language)}: {say('title', language)}** · {title}")
        if len(summary) > _LONGEST_SUMMARY:
            head.append(converter.convert(f"<p>{post.excerpt}</p>").strip())
            summary = ""
        body = "\n\n".join([*head, converter.convert(post.html)])
        if len(body) > MAX_SOURCE:
            raise DomainError("wordpress_post_too_long")
        return DraftText(
            file="",
            theme=self._theme.key,
            article="",
            language=language,
            slug="",
            title=title[:_LONGEST_TITLE],
            summary=summary,
            tags=_tags(post),
            sources=[],
            updated=None,
            former=(),
            body=body,
        )

    def _origin(self, post: Post, language: str) -> str:
        author = self._site.authors.get(post.author, post.author)
        facts = [f"{say('by', language)} {_escaped(author)}"] if author else []
        facts += [f"{say('on', language)} {post.date[:10]}"] if post.date[:4] > "0000" else []
        told = f"**{say('to_do', language)}: {say('origin', language)}**"
        return " · ".join([told, *facts])


def _plain(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def _escaped(text: str) -> str:
    return "".join(f"\\{mark}" if mark in "\\`*_[]<>" else mark for mark in _plain(text))


def _tags(post: Post) -> list[str]:
    named = (slugify(tag)[:_LONGEST_TAG].strip("-") for tag in post.tags)
    return list(dict.fromkeys(tag for tag in named if tag))[:_MOST_TAGS]


def _sum(text: object) -> str:
    told = json.dumps(words_of(text), sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()
