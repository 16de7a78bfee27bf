"""One person's saved articles and lists over HTTP."""

from __future__ import annotations

from typing import Any, cast

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from api.conditional import etag
from api.filters import refuse_unknown
from api.idempotency import answer_once
from api.knowledge.filters import read_filters
from api.knowledge.languages import negotiate
from api.knowledge.saved import documentation
from api.knowledge.saved.filters import SavedArticleFilters
from api.knowledge.saved.serializers import (
    NewReadingListSerializer,
    NewSavedArticleSerializer,
    ReadingListChangesSerializer,
    ReadingListSerializer,
    SavedArticleChangesSerializer,
    SavedArticleSerializer,
)
from api.members import MemberView
from api.parsers import StrictJSONParser
from api.permissions import SignedIn
from api.views import PrivateAPIView
from knowledge.listing import (
    ListChanges,
    OpenList,
    change_list,
    delete_list,
    make_list,
    open_lists,
)
from knowledge.models import ListEntry, ReadingList, SavedArticle
from knowledge.querysets import ReadingListQuerySet, SavedArticleQuerySet
from knowledge.saved import OpenSavedArticle, open_saved
from knowledge.saving import change_note, forget_article, save_article


class SavedView(PrivateAPIView):
    """What all operations on what somebody keeps share."""

    permission_classes = [SignedIn]
    schema_tag = "saved"

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)

    @property
    def language(self) -> str:
        return negotiate(self.request.headers.get("Accept-Language", ""))


class SavedArticlesView(SavedView):
    """Reads of saved articles."""

    def get_queryset(self) -> SavedArticleQuerySet:
        rows = SavedArticle.objects.all()
        return rows.visible_to(self.person.pk)

    def answer(self, saved: OpenSavedArticle, code: int = status.HTTP_200_OK) -> Response:
        """Return a saved article, with its entity tag."""
        data = SavedArticleSerializer(saved).data
        return Response(data, code, headers={"ETag": etag(saved.version)})


@documentation.saved_articles
class SavedArticles(SavedArticlesView):
    """All that somebody saved."""

    parser_classes = [StrictJSONParser]
    ordering = ("-saved_at", "-article_id")

    def get(self, request: Request) -> Response:
        chosen = read_filters(SavedArticleFilters, request)
        rows = self.get_queryset()
        if "theme" in chosen:
            rows = rows.filter(article__theme__key=chosen["theme"])
        if "article" in chosen:
            rows = rows.filter(article_id=chosen["article"])
        if "list" in chosen:
            held = ListEntry.objects.filter(person_id=self.person.pk, list_id=chosen["list"])
            rows = rows.filter(article_id__in=held.values("article_id"))
        page = self.paginate_queryset(rows)
        language = chosen.get("language") or self.language
        opened = open_saved(page or [], person_id=self.person.pk, language=language)
        return self.get_paginated_response(SavedArticleSerializer(opened, many=True).data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        return answer_once(request, self._save)

    def _save(self) -> Response:
        serializer = NewSavedArticleSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        saved, is_new = save_article(
            person=self.person,
            article_id=wanted["article"],
            note=wanted.get("note", ""),
            language=self.language,
        )
        if not is_new:
            return self.answer(saved)
        response = self.answer(saved, status.HTTP_201_CREATED)
        response["Location"] = f"{self.request.path}/{saved.id}"
        return response


@documentation.saved_article
class OneSavedArticle(SavedArticlesView, MemberView[SavedArticle, OpenSavedArticle]):
    """One saved article, by the article's identifier."""

    changes = SavedArticleChangesSerializer
    named_by = "article_id"

    def opened(self, row: SavedArticle) -> OpenSavedArticle:
        return open_saved([row], person_id=self.person.pk, language=self.language)[0]

    def changed(self, row: SavedArticle, changes: dict[str, Any]) -> OpenSavedArticle:
        saved = self.opened(row)
        note = changes.get("note", saved.note)
        return change_note(person=self.person, saved=saved, note=note)

    def let_go(self, row: SavedArticle) -> None:
        forget_article(saved=row)


class ListsView(SavedView):
    """Reads of lists."""

    def get_queryset(self) -> ReadingListQuerySet:
        rows = ReadingList.objects.all()
        return rows.visible_to(self.person.pk)

    def opened(self, row: ReadingList) -> OpenList:
        """Return `row` with its name unsealed."""
        return open_lists([row], person_id=self.person.pk)[0]

    def answer(self, reading_list: OpenList, code: int = status.HTTP_200_OK) -> Response:
        """Return a list, with its entity tag."""
        data = ReadingListSerializer(reading_list).data
        return Response(data, code, headers={"ETag": etag(reading_list.version)})


@documentation.lists
class Lists(ListsView):
    """All lists of somebody."""

    parser_classes = [StrictJSONParser]
    ordering = ("id",)

    def get(self, request: Request) -> Response:
        refuse_unknown(request, {"cursor", "pageSize"})
        page = self.paginate_queryset(self.get_queryset())
        opened = open_lists(page or [], person_id=self.person.pk)
        return self.get_paginated_response(ReadingListSerializer(opened, many=True).data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        return answer_once(request, self._make)

    def _make(self) -> Response:
        serializer = NewReadingListSerializer(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        made = make_list(person=self.person, **serializer.validated_data)
        response = self.answer(made, status.HTTP_201_CREATED)
        response["Location"] = f"{self.request.path}/{made.id}"
        return response


@documentation.one_list
class OneList(ListsView, MemberView[ReadingList, OpenList]):
    """One list of somebody."""

    changes = ReadingListChangesSerializer
    # A list can only hold what is saved.
    problem_statuses = ("409",)

    def changed(self, row: ReadingList, changes: dict[str, Any]) -> OpenList:
        return change_list(
            person=self.person, reading_list=self.opened(row), changes=cast("ListChanges", changes)
        )

    def let_go(self, row: ReadingList) -> None:
        delete_list(reading_list=row)
