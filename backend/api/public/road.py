"""The public road: published knowledge from memory, in front of Django.

An ordinary read costs two look-ups in dictionaries. What memory does not hold, or may no longer
be trusted for, is read from the snapshots in one statement. Everything else, and everything
that is not plainly right, goes on to Django, whose views answer the same reads with the same
bytes and headers.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from typing import Any

import psycopg2
from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http.request import validate_host

from api.knowledge.languages import LANGUAGES, negotiate
from api.knowledge.reads import BASE, Read
from api.pages.feeds import SUFFIXES
from api.public.answer import Answer, respond
from api.public.frame import frame_headers, secure_test
from api.public.generation import Generation, Listener
from api.public.memory import Memory
from api.public.recognition import recognise
from knowledge.reading import read_generation

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

_STATUS = {200: "200 OK", 304: "304 Not Modified"}
_acceptable_id = re.compile(r"[A-Za-z0-9._-]{8,64}")
_DOORS = (f"{BASE}/articles", f"{BASE}/themes", f"{BASE}/search")
# These hold one language, whatever the reader likes best; so do feeds, which name theirs.
_ONE_LANGUAGE = (f"{BASE}/articles/", *(f"/{language}/" for language in LANGUAGES))
_MOST_HOSTS = 1000
# Where Django's views find what is known of the generation.
GENERATION = "klankbord.generation"
_WITHOUT_PAGES = ("/api/", "/_allauth/", "/health", "/media/")


class PublicRoad:
    """A WSGI application around another one.

    `listen` is false where nothing keeps `generation` certain but reading itself.
    """

    def __init__(
        self,
        application: Application,
        *,
        generation: Generation | None = None,
        listen: bool = True,
    ) -> None:
        self._application = application
        self._memory = Memory(settings.PUBLIC_MEMORY_MIB * 1024 * 1024)
        self._generation = generation or Generation()
        self._listener = Listener(self._generation, connect) if listen else None
        self._plain = frame_headers(secure=False)
        self._secure = frame_headers(secure=True)
        self._is_secure = secure_test()
        self._hosts: dict[str, bool] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        method = environ["REQUEST_METHOD"]
        path = environ["PATH_INFO"]
        if path.startswith(_DOORS) or path.endswith(SUFFIXES):
            answer = self._find(environ) if method in {"GET", "HEAD"} else None
            if answer is not None:
                return self._send(answer, method, environ, start_response)
        if not path.startswith(_WITHOUT_PAGES):
            # Pages are made of published knowledge too.
            environ[GENERATION] = self._generation
            if self._listener is not None:
                self._listener.ensure()
        return self._application(environ, start_response)

    def _find(self, environ: Environ) -> Answer | None:
        path, query = environ["PATH_INFO"], environ.get("QUERY_STRING", "")
        address = f"{path}?{query}" if query else path
        if "language=" not in query and not path.startswith(_ONE_LANGUAGE):
            address = f"{address} {negotiate(environ.get('HTTP_ACCEPT_LANGUAGE', ''))}"
        answer = self._memory.find(address)
        if answer is not None and answer.generation == self._generation.trusted():
            return answer if self._is_welcome(environ) else None
        if not self._is_welcome(environ):
            return None
        read = recognise(path, query, lambda: negotiate(environ.get("HTTP_ACCEPT_LANGUAGE", "")))
        if read is None:
            return None
        if self._listener is not None:
            self._listener.ensure()
        try:
            return self._read(read, address)
        except (DatabaseError, InterfaceError):
            # Django meets the same trouble, and has the words for it.
            return None

    def _read(self, read: Read, address: str) -> Answer | None:
        key = read.key
        number = self._generation.trusted()
        if number is None:
            number = self._ask(read_generation)
        remembered = self._memory.find(key)
        if remembered is None or remembered.generation != number:
            asked_at = self._generation.now()
            remembered = self._run(read.answer)
            if remembered is None:
                return None
            self._generation.observe(remembered.generation, asked_at)
            self._memory.keep(key, remembered)
        self._memory.call(address, key)
        return remembered

    def _ask(self, question: Callable[[Any], int]) -> int:
        asked_at = self._generation.now()
        number: int = self._run(question)
        self._generation.observe(number, asked_at)
        return number

    @staticmethod
    def _run(statement: Callable[[Any], Any]) -> Any:
        """Run `statement` on this thread's kept connection, or on a new one if that was lost."""
        fresh = connection.connection is None
        try:
            with connection.cursor() as cursor:
                return statement(cursor)
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block:
                raise
            connection.close()
            if fresh:
                raise
        with connection.cursor() as cursor:
            return statement(cursor)

    def _is_welcome(self, environ: Environ) -> bool:
        """Tell whether this is a request that Django would look at: known host, no body."""
        if environ.get("CONTENT_LENGTH") not in {None, "", "0"}:
            return False
        if "HTTP_TRANSFER_ENCODING" in environ:
            return False
        host = environ.get("HTTP_HOST", "")
        known = self._hosts.get(host)
        if known is None:
            known = validate_host(_domain(host), settings.ALLOWED_HOSTS)
            if len(self._hosts) < _MOST_HOSTS and len(host) < 256:
                self._hosts[host] = known
        return known

    def _send(
        self, answer: Answer, method: str, environ: Environ, start_response: StartResponse
    ) -> list[bytes]:
        status, headers, body = respond(
            answer,
            method=method,
            accept_encoding=environ.get("HTTP_ACCEPT_ENCODING", ""),
            if_none_match=environ.get("HTTP_IF_NONE_MATCH"),
        )
        if answer.forms != answer.measured:
            self._memory.measure(answer)
        given = environ.get("HTTP_X_REQUEST_ID")
        identity = given if given and _acceptable_id.fullmatch(given) else os.urandom(16).hex()
        frame = self._secure if self._is_secure(environ) else self._plain
        start_response(_STATUS[status], [*headers, *frame, ("X-Request-Id", identity)])
        return [body]


def _domain(host: str) -> str:
    name = host.rsplit(":", 1)[0] if re.search(r":\d+$", host) else host
    return name.lower().rstrip(".")


def connect() -> Any:
    """Open a connection of its own to the database that Django uses."""
    parameters = connection.get_connection_params()
    parameters.pop("cursor_factory", None)
    parameters.pop("connection_factory", None)
    parameters.pop("context", None)
    return psycopg2.connect(**parameters, application_name="klankbord generation")
