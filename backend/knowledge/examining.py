"""Looking at texts with no eyes: how hard they read, and which pictures are not put into words.

What readers have is examined when it is published, a manuscript when it is saved. A task every
hour examines what came in another way, or was examined by older rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from core.markdown import Rendered, TooLongError, render
from core.markdown_pictures import PictureUse
from core.readability import Readability, measure
from core.text import fold
from knowledge.models import Examination, Manuscript, Publication, Revision, Stage
from knowledge.upkeep import begin_upkeep

RULES = 1
FAULTS = ("missing", "file-name", "says-picture", "caption-again")
_BATCH = 100
_file_name = re.compile(
    r"^\S+\.(?:jpe?g|png|gif|webp|avif|svg|heic|tiff?)$|^(?:img|dsc|pict)[-_ ]?\d+$"
)
# Folded: what a picture is, instead of what it shows.
_NAMES = """
    afbeelding beeld foto illustratie plaatje tekening figuur icoon logo schermafbeelding
    image picture photo illustration drawing figure icon screenshot photographie dessin icone
"""
_SAYS_NOTHING = frozenset(_NAMES.split())


def examine_published(revision: Revision, *, language: str) -> None:
    """Write down what can be said of a revision that readers have."""
    _keep(revision.translation_id, Stage.PUBLISHED, revision.number, revision.body, language)


def examine_manuscript(manuscript: Manuscript, *, language: str) -> None:
    """Write down what can be said of a text that is being written."""
    _keep(manuscript.translation_id, Stage.WRITING, manuscript.version, manuscript.body, language)


def examine_what_changed() -> int:
    """Examine every text that was not, or by older rules; return how many those were."""
    begin_upkeep(
        Publication.objects.filter(translation__article__upkeep__isnull=True).select_related(
            "translation", "revision"
        )
    )
    count = 0
    for publication in _unexamined_publications():
        translation = publication.translation
        examine_published(publication.revision, language=translation.language)
        count += 1
    for manuscript in _unexamined_manuscripts():
        examine_manuscript(manuscript, language=manuscript.translation.language)
        count += 1
    return count


def examinations() -> QuerySet[Examination]:
    """Return what was examined and is still so: what readers have, and what is being written."""
    return Examination.objects.filter(
        Q(
            stage=Stage.PUBLISHED,
            translation__publication__revision__number=F("state"),
        )
        | Q(
            stage=Stage.WRITING,
            translation__manuscript__open=True,
            translation__manuscript__version=F("state"),
        )
    ).select_related(
        "translation__article__theme",
        "translation__draft",
        "translation__manuscript",
        "translation__publication__revision",
    )


def readability_of(body: str, language: str) -> Readability:
    """Measure the running text of an article: no headings, no code, no titles of blocks."""
    return _measure(_rendered(body), language)


def undescribed(pictures: Sequence[PictureUse]) -> list[dict[str, Any]]:
    """Return those of `pictures` that say nothing to who cannot see them, and what is wrong."""
    return [
        {"line": picture.line, "address": picture.address[:200], "fault": fault}
        for picture in pictures
        if (fault := _fault_of(picture))
    ]


def _rendered(body: str) -> Rendered:
    try:
        return render(body)
    except TooLongError:
        # Nobody reads that, so nothing is said of it either.
        return Rendered(html="")


def _measure(rendered: Rendered, language: str) -> Readability:
    titles = set(rendered.titles)
    return measure((text for text in rendered.passages if text not in titles), language)


def _fault_of(picture: PictureUse) -> str:
    said = fold(picture.text).strip(" .")
    if not said:
        return "missing"
    if _file_name.match(said):
        return "file-name"
    if said in _SAYS_NOTHING:
        return "says-picture"
    return "caption-again" if said == fold(picture.caption).strip(" .") else ""


def _keep(translation_id: Any, stage: Stage, state: int, body: str, language: str) -> None:
    rendered = _rendered(body)
    found = _measure(rendered, language)
    Examination.objects.update_or_create(
        translation_id=translation_id,
        stage=stage,
        defaults={
            "state": state,
            "rules": RULES,
            "words": found.words,
            "score": None if found.score is None else round(found.score * 10),
            "pictures": undescribed(rendered.pictures),
        },
    )


def _unexamined_publications() -> Iterator[Publication]:
    rows = Publication.objects.select_related("translation", "revision")
    yield from _stale(rows, Stage.PUBLISHED, "revision__number", "translation").iterator(_BATCH)


def _unexamined_manuscripts() -> Iterator[Manuscript]:
    rows = Manuscript.objects.filter(open=True).select_related("translation")
    yield from _stale(rows, Stage.WRITING, "version", "translation").iterator(_BATCH)


def _stale(rows: QuerySet[Any], stage: Stage, state: str, translation: str) -> QuerySet[Any]:
    kept = Examination.objects.filter(
        translation=OuterRef(translation), stage=stage, rules=RULES
    ).values("state")
    known = rows.annotate(examined=Subquery(kept))
    stale: QuerySet[Any] = known.filter(Q(examined__isnull=True) | ~Q(examined=F(state)))
    return stale
