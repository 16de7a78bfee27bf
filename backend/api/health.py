"""Whether this process can do its work."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from api.errors import problem
from api.methods import read_only


@read_only
def health(request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers, 503 with a reason when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        connection.close()
        return problem(request, "database_unavailable", headers={"Retry-After": "2"})
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})
