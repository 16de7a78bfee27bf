"""What somebody saved as a file, made for its owner alone and not kept."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpResponse
from rest_framework.request import Request

from accounts.throttling import seconds_to_wait
from api.errors import problem
from api.knowledge import bundle_documentation
from api.knowledge.bundles import RETRY_AFTER, file_headers
from api.knowledge.filters import read_filters
from api.knowledge.saved.filters import SavedBundleFilters
from api.knowledge.saved.views import ListsView, SavedArticlesView, SavedView
from api.members import RowView
from core.errors import DomainError
from knowledge.bundle_pictures import read_pictures
from knowledge.bundle_turns import take_turn
from knowledge.bundling import MOST_CHAPTERS, Bundle, bundle_saved
from knowledge.models import BundleForm, ReadingList, SavedArticle
from knowledge.saved import OpenSavedArticle, open_saved
from knowledge.typesetting import to_bytes

Collect = Callable[[str, bool], Bundle]
# No word of its owner's: names of files travel, and are shown.
_NAME = "klankbord-bundle"


class BundleView(SavedView):
    """What all bundles of one's own share."""

    # There can be nothing to take along.
    problem_statuses = ("409",)

    def seconds_to_wait(self, person_id: uuid.UUID) -> int | None:
        """Count bundles apart from other requests: `BUNDLES_PER_HOUR`."""
        most: int = settings.BUNDLES_PER_HOUR
        if most and self.request.method in {"GET", "HEAD"}:
            wait = seconds_to_wait(f"bundles {person_id}", amount=most, seconds=3600)
            if wait:
                return wait
        return super().seconds_to_wait(person_id)

    def send(self, request: Request, collect: Collect) -> HttpResponse:
        """Return as a file what `collect` gives in a language, with the notes or without."""
        chosen = read_filters(SavedBundleFilters, request)
        form = BundleForm(chosen["format"])
        language = chosen.get("language") or self.language
        bundle = collect(language, chosen.get("notes") == "true")
        try:
            take_turn()
        except DomainError as error:
            return problem(request, error.code, headers={"Retry-After": RETRY_AFTER})
        pictures = read_pictures(bundle).pictures
        content = to_bytes(bundle, form=form, address=settings.PUBLIC_URL, pictures=pictures)
        return HttpResponse(content, headers=file_headers(form, name=_NAME, language=language))

    def opened_articles(self, rows: list[SavedArticle], language: str) -> list[OpenSavedArticle]:
        """Return `rows` with their notes; raises `DomainError("nothing_to_bundle")` for none."""
        if not rows:
            raise DomainError("nothing_to_bundle")
        return open_saved(rows, person_id=self.person.pk, language=language)


@bundle_documentation.list_bundle
class OneListBundle(BundleView, ListsView, RowView[ReadingList]):
    """One list of somebody, to take along."""

    def get(self, request: Request, id: uuid.UUID) -> HttpResponse:  # noqa: A002
        return self.send(request, partial(self._bundle, id))

    def _bundle(self, list_id: uuid.UUID, language: str, with_notes: bool) -> Bundle:
        reading_list = self.opened(self.row(list_id))
        rows = SavedArticle.objects.filter(
            person_id=self.person.pk, article_id__in=reading_list.articles
        )
        saved = {one.id: one for one in self.opened_articles(list(rows), language)}
        return bundle_saved(
            [saved[article_id] for article_id in reading_list.articles],
            name=reading_list.name,
            identity=reading_list.id,
            language=language,
            with_notes=with_notes,
        )


@bundle_documentation.saved_bundle
class SavedBundle(BundleView, SavedArticlesView):
    """All that somebody saved, to take along."""

    def get(self, request: Request) -> HttpResponse:
        return self.send(request, self._bundle)

    def _bundle(self, language: str, with_notes: bool) -> Bundle:
        rows = self.get_queryset().order_by("-saved_at", "-article_id")
        newest = list(rows[: MOST_CHAPTERS + 1])
        more = rows.count() - MOST_CHAPTERS if len(newest) > MOST_CHAPTERS else 0
        return bundle_saved(
            self.opened_articles(newest[:MOST_CHAPTERS], language),
            name="",
            identity=self.person.pk,
            language=language,
            with_notes=with_notes,
            more=more,
        )
