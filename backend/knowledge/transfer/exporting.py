"""Everything that editors keep, as files: the same state is always the same bytes."""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.db.models import Prefetch

from core.markdown import slugify
from knowledge.models import (
    FormerSlug,
    Manuscript,
    Publication,
    Revision,
    SynonymGroup,
    Theme,
    Translation,
    Upkeep,
)
from knowledge.transfer.filing import line_of, mapping, moment, page, row, sources_of
from knowledge.transfer.pictures import picture_files

# The first moment that a zip file can name.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_BATCH = 200


def export_to_zip(stream: IO[bytes], *, originals: bool) -> int:
    """Write everything to `stream` as a zip file; return how many files it holds.

    See `all_files` for `originals`.
    """
    number = 0
    # Not compressed: how well a machine compresses would show in the bytes.
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, data in all_files(originals=originals):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, data)
            number += 1
    return number


def export_to_folder(root: Path) -> int:
    """Write everything into the empty folder `root`; return how many files it is.

    Raises `FileExistsError` when something is in there.
    """
    root.mkdir(parents=True, exist_ok=True)
    if any(root.iterdir()):
        raise FileExistsError(str(root))
    number = 0
    for name, data in all_files(originals=True):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        number += 1
    return number


def all_files(*, originals: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every file, in the order of their names.

    With `originals`, which nobody but an operator gets to see, pictures are as they were uploaded.
    """
    yield from _encoded(_articles())
    yield from picture_files(originals=originals)
    yield from _encoded(_synonyms())
    yield from _encoded(_themes())


def _encoded(files: Iterator[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    for name, text in sorted(files):
        yield name, text.encode()


def _themes() -> Iterator[tuple[str, str]]:
    for theme in Theme.objects.prefetch_related("translations"):
        folder = f"themes/{theme.key}"
        yield f"{folder}/theme.yaml", mapping({"order": theme.position, "ribbon": theme.ribbon})
        for text in theme.translations.all():
            head = {
                "title": line_of(text.title),
                "slug": text.slug,
                "summary": line_of(text.summary),
            }
            yield f"{folder}/{text.language}.md", page(head, text.body)


def _articles() -> Iterator[tuple[str, str]]:
    rows = Translation.objects.select_related(
        "article__theme", "publication__revision", "draft", "manuscript"
    ).prefetch_related(Prefetch("former_slugs", FormerSlug.objects.order_by("slug")))
    for translation in rows.iterator(chunk_size=_BATCH):
        article = translation.article
        base = f"articles/{article.theme.key}/{article.key}/{translation.language}"
        publication: Publication | None = getattr(translation, "publication", None)
        if publication:
            yield f"{base}.md", _published(translation, publication)
        if words := unpublished_words(translation):
            yield f"{base}.manuscript.md", _draft(translation, words, alone=not publication)
    for upkeep in Upkeep.objects.select_related("article__theme"):
        article = upkeep.article
        base = f"articles/{article.theme.key}/{article.key}"
        yield f"{base}/article.yaml", mapping({"review": upkeep.review_on})


def unpublished_words(translation: Translation) -> Manuscript | Revision | None:
    """Return what is written in `translation` that readers do not have, if anything is."""
    manuscript: Manuscript | None = getattr(translation, "manuscript", None)
    if manuscript and manuscript.open:
        return manuscript
    publication: Publication | None = getattr(translation, "publication", None)
    if publication and publication.revision_id == translation.draft_id:
        return None
    return translation.draft


def _published(translation: Translation, publication: Publication) -> str:
    revision = publication.revision
    head = _names(translation, revision)
    head |= _former(translation)
    head |= {"summary": line_of(revision.summary), "tags": row(revision.tags)}
    head["published"] = moment(publication.published_at)
    if publication.updated_at != publication.published_at:
        head["updated"] = moment(publication.updated_at)
    return page(head | {"sources": sources_of(revision.sources)}, revision.body)


def _draft(translation: Translation, words: Manuscript | Revision, *, alone: bool) -> str:
    head = _names(translation, words)
    head |= _former(translation) if alone else {}
    head |= {
        "summary": line_of(words.summary),
        "tags": row([line_of(tag) for tag in words.tags]),
        "updated": moment(words.updated_at if isinstance(words, Manuscript) else words.created_at),
        "sources": sources_of(words.sources),
    }
    return page(head, words.body)


def _names(translation: Translation, words: Manuscript | Revision) -> dict[str, Any]:
    return {"title": line_of(words.title), "slug": translation.slug}


def _former(translation: Translation) -> dict[str, Any]:
    slugs = [former.slug for former in translation.former_slugs.all()]
    return {"former": row(slugs)} if slugs else {}


def _synonyms() -> Iterator[tuple[str, str]]:
    files: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    nameless = []
    for group in SynonymGroup.objects.order_by("created_at", "id"):
        if group.key is None:
            nameless.append(group)
        else:
            files[group.language][group.key] = row(group.words)
    for group in nameless:
        # A group that an editor made gets a name of its own words, which a file needs.
        name = base = slugify(group.words[0])[:50].strip("-") or "group"
        number = 1
        while name in files[group.language]:
            number += 1
            name = f"{base}-{number}"
        files[group.language][name] = row(group.words)
    for language, groups in files.items():
        yield f"synonyms/{language}.yaml", mapping(dict(sorted(groups.items())))
