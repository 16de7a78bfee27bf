"""Texts, what is being written in them, and their revisions, over HTTP."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django.db.models import QuerySet
from django.http import Http404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from api.conditional import etag, require_match
from api.editorial import documentation
from api.editorial.filters import ComparisonFilters, TranslationFilters
from api.editorial.representation import (
    manuscript_of_translation,
    revision_of,
    revision_summary,
    summary_of,
    translation_of,
)
from api.editorial.review_serializers import (
    ReasonSerializer,
)
from api.editorial.serializers import (
    ComparisonSerializer,
    KeptWordsSerializer,
    ManuscriptChangesSerializer,
    ManuscriptSerializer,
    NewTranslationSerializer,
    PutAwaySerializer,
    RenamingSerializer,
    RevisionSerializer,
    RevisionSummarySerializer,
    TranslationSerializer,
    TranslationSummarySerializer,
)
from api.editorial.views import EditorialView
from api.filters import PAGING, StrictFilterBackend, refuse_unknown
from api.idempotency import answer_once
from api.knowledge.representation import represent
from api.parsers import MergePatchParser, StrictJSONParser
from core.errors import DomainError, Issue
from knowledge.comparing import compare
from knowledge.drafting import (
    Changes,
    begin_manuscript,
    save_manuscript,
    source_of,
    source_revision,
    start_article,
    start_translation,
)
from knowledge.models import Article, Manuscript, Revision, Theme, Translation
from knowledge.releasing import rename
from knowledge.restoring import (
    discard_manuscript,
    keep_aside,
    keep_version,
    restore_revision,
)
from knowledge.revisions import lock, manuscript_of
from knowledge.workbench import translations


@documentation.translations
class Translations(EditorialView):
    """All texts, and new ones."""

    parser_classes = [StrictJSONParser]
    filter_backends = [StrictFilterBackend]
    filterset_class = TranslationFilters
    parameters = None
    ordering = ("-id",)

    def get_queryset(self) -> QuerySet[Translation]:
        return translations()

    def get(self, request: Request) -> Response:
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset())) or []
        rows = [summary_of(row) for row in page]
        return self.get_paginated_response(TranslationSummarySerializer(rows, many=True).data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        return answer_once(request, self._start)

    def _start(self) -> Response:
        serializer = NewTranslationSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        started = self._begin(serializer.validated_data)
        row = translation_of(self.translation(started.pk), person=self.person)
        location = f"{self.request.path}/{started.pk}"
        return Response(
            TranslationSerializer(row).data, status.HTTP_201_CREATED, headers={"Location": location}
        )

    def _begin(self, wanted: dict[str, Any]) -> Translation:
        if "article" in wanted:
            article = Article.objects.filter(key=wanted["article"]).first()
            if article is None:
                raise _unknown("article")
            return start_translation(
                by=self.person,
                article=article,
                language=wanted["language"],
                made_from=source_of(article),
            )
        missing = [name for name in ("theme", "title") if name not in wanted]
        if missing:
            issues = [Issue("body", name, "required") for name in missing]
            raise DomainError("invalid_input", issues=issues)
        theme = Theme.objects.filter(key=wanted["theme"]).first()
        if theme is None:
            raise _unknown("theme")
        return start_article(
            by=self.person, theme=theme, language=wanted["language"], title=wanted["title"]
        )


def _unknown(name: str) -> DomainError:
    return DomainError("invalid_input", issues=[Issue("body", name, "unknown_object")])


@documentation.translation
class OneTranslation(EditorialView):
    """One text and everything around it."""

    parser_classes = [StrictJSONParser]

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        row = translation_of(self.translation(id), person=self.person)
        return Response(TranslationSerializer(row).data)


@documentation.renamings
class Renamings(EditorialView):
    """Other addresses for a text."""

    parser_classes = [StrictJSONParser]

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return answer_once(request, lambda: self._rename(id))

    def _rename(self, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        serializer = RenamingSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        slug = serializer.validated_data["slug"]
        rename(translation=found, slug=slug, by=self.person, represent=represent)
        row = translation_of(self.translation(id), person=self.person)
        return Response(TranslationSerializer(row).data)


@documentation.manuscript
class OneManuscript(EditorialView):
    """What is being written in one text."""

    problem_statuses = ("409",)
    parser_classes = [MergePatchParser]

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        return _answer(found, getattr(found, "manuscript", None))

    def patch(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        lock(found)
        manuscript = manuscript_of(found)
        require_match(request, etag(manuscript.version if manuscript else 0))
        serializer = ManuscriptChangesSerializer(data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        changes = _changes(found, serializer.validated_data)
        manuscript = begin_manuscript(translation=found, by=self.person)
        return _answer(
            found, save_manuscript(manuscript=manuscript, by=self.person, changes=changes)
        )

    def delete(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        lock(found)
        manuscript = manuscript_of(found)
        require_match(request, etag(manuscript.version if manuscript else 0))
        kept = discard_manuscript(translation=found, by=self.person)
        row = {"kept": kept and revision_summary(kept, published=None)}
        return Response(PutAwaySerializer(row).data)


def _changes(translation: Translation, wanted: dict[str, Any]) -> Changes:
    """Return what is asked with the revision itself instead of its number."""
    number = wanted.get("made_from")
    if number is None:
        return cast("Changes", wanted)
    source = source_revision(translation, number)
    if source is None:
        raise _unknown("madeFrom")
    return cast("Changes", {**wanted, "made_from": source})


def _answer(translation: Translation, manuscript: Manuscript | None) -> Response:
    row = manuscript_of_translation(translation, manuscript)
    headers = {"ETag": etag(row["version"])}
    return Response(ManuscriptSerializer(row).data, headers=headers)


@documentation.revisions
class Revisions(EditorialView):
    """The history of one text, and versions that are kept on the way."""

    parser_classes = [StrictJSONParser]
    parameters = None
    ordering = ("-number",)

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        refuse_unknown(request, PAGING)
        found = self.translation(id)
        publication = getattr(found, "publication", None)
        published = publication.revision_id if publication else None
        page = self.paginate_queryset(found.revisions.select_related("author")) or []
        rows = [revision_summary(revision, published=published) for revision in page]
        return self.get_paginated_response(RevisionSummarySerializer(rows, many=True).data)

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        refuse_unknown(request, ())
        return answer_once(request, lambda: self._keep(id))

    def _keep(self, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        serializer = KeptWordsSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        words = cast("Changes", serializer.validated_data)
        if words:
            kept = keep_aside(translation=found, by=self.person, words=words)
        else:
            kept = keep_version(translation=found, by=self.person)
        headers = {"Location": f"/api/v1/revisions/{kept.pk}"}
        row = revision_of(kept)
        return Response(RevisionSerializer(row).data, status.HTTP_201_CREATED, headers=headers)


def _revision(id: uuid.UUID) -> Revision:  # noqa: A002
    rows = Revision.objects.select_related("author", "translation__publication")
    found: Revision | None = rows.filter(pk=id).first()
    if found is None:
        raise Http404
    return found


@documentation.revision
class OneRevision(EditorialView):
    """One state of a text."""

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return Response(RevisionSerializer(revision_of(_revision(id))).data)


@documentation.restorations
class Restorations(EditorialView):
    """Beginning again with an earlier revision."""

    parser_classes = [StrictJSONParser]

    def post(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        return answer_once(request, lambda: self._restore(_revision(id)))

    def _restore(self, revision: Revision) -> Response:
        serializer = ReasonSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        why = serializer.validated_data["why"]
        manuscript = restore_revision(revision=revision, by=self.person, why=why)
        return _answer(revision.translation, manuscript)


@documentation.comparison
class Comparison(EditorialView):
    """What changed between two states of a text."""

    filter_backends = [StrictFilterBackend]
    filterset_class = ComparisonFilters
    parameters = frozenset({"from", "to"})

    def get(self, request: Request, id: uuid.UUID) -> Response:  # noqa: A002
        found = self.translation(id)
        wanted = ComparisonFilters.read(request)
        old, new = (self._state(found, name, wanted[name]) for name in ("from", "to"))
        return Response(ComparisonSerializer(compare(old, new)).data)

    @staticmethod
    def _state(found: Translation, name: str, number: int | None) -> Revision | Manuscript:
        if number is not None:
            state: Revision | Manuscript | None = found.revisions.filter(number=number).first()
        else:
            state = Manuscript.objects.filter(translation=found, open=True).first()
        if state is None:
            raise DomainError("invalid_input", issues=[Issue("query", name, "unknown_object")])
        return state
