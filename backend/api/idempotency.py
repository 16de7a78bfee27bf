"""A request that is sent twice is carried out once (`Idempotency-Key`).

The record is claimed in the request's own transaction, so a parallel duplicate waits until the
first one is committed, and then replays its answer. Nothing in a record can be read: what
recognises it are keyed hashes, and the answer is sealed (`core.vault`).
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Sequence
from typing import Any, cast

import orjson
from django.db import connection
from drf_spectacular.utils import OpenApiExample, OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from core.errors import DomainError, Issue
from core.postgresql.driver import Prepared
from core.vault import RESPONSE, OwnerKey, unlock, unlock_or_make

REPLAYED_FOR_HOURS = 24
KEPT_HEADERS = ("ETag", "Location")
_acceptable_key = re.compile(r"^[\x21-\x7e]{1,255}$")

# An expired record that has not been purged yet is taken over as if it were gone.
_CLAIM = Prepared(
    """
    INSERT INTO core_idempotencyrecord AS record (person_id, scope, fingerprint, expires_at)
    VALUES (%(person)s, %(scope)s, %(fingerprint)s, now() + make_interval(hours => %(hours)s))
    ON CONFLICT (person_id, scope) DO UPDATE
        SET fingerprint = excluded.fingerprint, response = NULL, expires_at = excluded.expires_at
        WHERE record.expires_at < now()
    RETURNING 1
"""
)
_READ = Prepared(
    """
    SELECT fingerprint, response FROM core_idempotencyrecord
    WHERE person_id = %(person)s AND scope = %(scope)s
"""
)
_ANSWERED = Prepared(
    """
    SELECT scope, response FROM core_idempotencyrecord
    WHERE person_id = %(person)s AND response IS NOT NULL
"""
)
_FORGET = Prepared(
    """
    DELETE FROM core_idempotencyrecord
    WHERE person_id = %(person)s AND scope = ANY (%(scopes)s::bytea[])
"""
)
_KEEP = Prepared(
    """
    UPDATE core_idempotencyrecord SET response = %(response)s
    WHERE person_id = %(person)s AND scope = %(scope)s
"""
)


def answer_once(request: Request, act: Callable[[], Response], *, body: Any = None) -> Response:
    """Answer with what `act` returns, or with what it returned before for this key.

    `body` recognises what was sent, where that is no JSON.

    Runs inside the request's transaction (`api.views.PrivateMixin`): when `act` raises, nothing
    is kept and the key stays free. Raises `DomainError`: `invalid_input` for a key that is
    missing or unreadable, `idempotency_key_reused` (422) when its first use had another body.
    """
    given = _read_key(request)
    sent = _canonical(request.data if body is None else body)
    key = unlock_or_make(cast("uuid.UUID", request.user.pk))
    record: dict[str, Any] = {
        "person": key.owner,
        "scope": key.fingerprint("idempotency scope", _scope(request, given)),
        "fingerprint": key.fingerprint("idempotency body", sent),
        "hours": REPLAYED_FOR_HOURS,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, record)
        if not cursor.fetchone():
            cursor.execute(_READ, record)
            return _replay(cursor.fetchone(), record, key)
        response = act()
        record["response"] = key.seal(
            orjson.dumps(
                [response.status_code, _kept_headers(response), response.data],
                option=orjson.OPT_UTC_Z,
            ),
            place=RESPONSE,
            row=_row(record),
        )
        # Nobody asks for it before the commit, so it travels with that.
        cursor.send_along(_KEEP, record)
    return response


def forget_answers(person_id: uuid.UUID, *, about: uuid.UUID) -> None:
    """Forget every answer that was `about` this thing of the current person.

    For whoever must leave nothing behind; a request that is repeated after this is a new one.
    """
    key = unlock(person_id)
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERED, {"person": person_id})
        records = [{"scope": bytes(scope), "response": kept} for scope, kept in cursor.fetchall()]
        scopes = [each["scope"] for each in records if _is_about(each, about, key)]
        cursor.execute(_FORGET, {"person": person_id, "scopes": scopes})


def _is_about(record: dict[str, Any], about: uuid.UUID, key: OwnerKey) -> bool:
    opened = key.open(bytes(record["response"]), place=RESPONSE, row=_row(record))
    _status, _headers, data = orjson.loads(opened)
    return isinstance(data, dict) and data.get("id") == str(about)


def _replay(kept: tuple[Any, Any], record: dict[str, Any], key: OwnerKey) -> Response:
    fingerprint, response = (bytes(column) for column in kept)
    if fingerprint != record["fingerprint"]:
        raise DomainError("idempotency_key_reused")
    status, headers, data = orjson.loads(key.open(response, place=RESPONSE, row=_row(record)))
    return Response(data, status, headers={**headers, "Idempotency-Replayed": "true"})


def _read_key(request: Request) -> bytes:
    given = request.headers.get("Idempotency-Key")
    if given is None:
        code = "idempotency_key_missing"
    elif not _acceptable_key.match(given):
        code = "idempotency_key_broken"
    else:
        return given.encode()
    raise DomainError("invalid_input", issues=[Issue("header", "Idempotency-Key", code)])


def _scope(request: Request, key: bytes) -> bytes:
    return b"\x00".join([str(request.method).encode(), request.path.encode(), key])


def _canonical(body: Any) -> bytes:
    return orjson.dumps(body, option=orjson.OPT_SORT_KEYS)


def _row(record: dict[str, Any]) -> uuid.UUID:
    return uuid.UUID(bytes=record["scope"][:16])


def _kept_headers(response: Response) -> dict[str, str]:
    return {name: response[name] for name in KEPT_HEADERS if name in response}


def idempotency_parameters(statuses: Sequence[int] = (201,)) -> list[OpenApiParameter]:
    """Return the request header and the response header, as OpenAPI describes them.

    `statuses` are those of the answers that can be replayed.
    """
    return [
        OpenApiParameter(
            name="Idempotency-Key",
            location=OpenApiParameter.HEADER,
            required=True,
            type={"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
            description=(
                "Names this attempt, best with a fresh UUID. Sent again within 24 hours with the "
                "same body, it is answered with the first answer and nothing is done twice."
            ),
            examples=[OpenApiExample("attempt", value="0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d11")],
        ),
        OpenApiParameter(
            name="Idempotency-Replayed",
            location=OpenApiParameter.HEADER,
            response=list(statuses),
            type={"type": "string", "enum": ["true"]},
            description="Present when this is the answer to an earlier request with this key.",
        ),
    ]
