"""Counting that an article was read, and not by whom (ADR 0083)."""

from __future__ import annotations

import atexit
import datetime
import logging
import os
import threading
import time
from collections import Counter

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import refuse_unknown
from api.permissions import AllowAny
from api.views import PublicAPIView
from knowledge.readings import add_readings
from knowledge.upkeep import today

# Of one article in one turn, and articles in one turn: more is no reading.
MOST_OF_ONE = 120
MOST_ARTICLES = 2000

log = logging.getLogger("klankbord.readings")


class Tally:
    """Counts in the memory of this process, added to the database every `every` seconds.

    What was counted since is lost when the process is killed: at most that many seconds. With
    0 nothing is added until `add` is called.
    """

    def __init__(self, every: float) -> None:
        self._every = every
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, datetime.date]] = Counter()
        self._owner = 0

    def count(self, slug: str) -> None:
        """Count one reading of an article; `slug` may name none, which `add` finds out."""
        key = (slug, today())
        with self._lock:
            if key not in self._counts and len(self._counts) >= MOST_ARTICLES:
                return
            if self._counts[key] < MOST_OF_ONE:
                self._counts[key] += 1
        if self._every:
            self._ensure_thread()

    def add(self) -> None:
        """Add what was counted to the database; keep it for the next time when that fails."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        try:
            add_readings(counts)
        except (DatabaseError, InterfaceError) as error:
            log.warning("readings wait for the database: %s", type(error).__name__)
            with self._lock:
                self._counts.update(counts)

    def _ensure_thread(self) -> None:
        """Start the thread, once per process: threads do not survive a fork."""
        if self._owner == os.getpid():
            return
        with self._lock:
            if self._owner != os.getpid():
                self._owner = os.getpid()
                atexit.register(self.add)
                threading.Thread(target=self._run, name="readings", daemon=True).start()

    def _run(self) -> None:
        while True:
            time.sleep(self._every)
            if self._counts:
                self.add()
                connection.close()


tally = Tally(settings.READINGS_ADDED_EVERY)


@extend_schema_view(
    post=extend_schema(
        operation_id="countReading",
        summary="Count that an article was read",
        description=(
            "Sent by the app after an article stood open and visible for a while, without a "
            "cookie and without a body. Only the number of readings per day is kept. The answer "
            "is the same for an article that does not exist, and repeating it counts again."
        ),
        request=None,
        responses={204: OpenApiResponse(description="It was taken in.")},
    )
)
class ArticleReadings(PublicAPIView):
    """Readings of one article."""

    permission_classes = [AllowAny]
    schema_tag = "knowledge"
    takes_body = False

    def post(self, request: Request, slug: str) -> Response:
        refuse_unknown(request, ())
        if len(slug) <= 100:
            tally.count(slug)
        return Response(status=status.HTTP_204_NO_CONTENT)
