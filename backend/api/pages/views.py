"""The pages of the app, as everyone gets them who opens an address."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.views.decorators.csrf import ensure_csrf_cookie

from api.methods import read_only
from api.pages.addresses import Page, find_page, language_of
from api.pages.contents import content_of, nothing_public
from api.pages.shell import Shell, read_shell
from api.public.answer import Answer, respond
from api.public.generation import Generation
from api.public.memory import Memory
from api.public.road import GENERATION
from knowledge.reading import read_generation

log = logging.getLogger("klankbord.pages")
# A quarter of what public reads may take: a page is asked for once where its data are many times.
_memory = Memory(settings.PUBLIC_MEMORY_MIB * 1024 * 1024 // 4)


@read_only
@ensure_csrf_cookie
def app_page(request: HttpRequest) -> HttpResponse:
    """Serve a page of the app, with the head and the text that belong to its address.

    It is the same for everyone, whoever is signed in. What is not there is 404, and 503 what
    cannot be read now; both with the app, which says in words what is wrong.
    """
    shell = read_shell()
    if shell is None:
        return HttpResponseNotFound(
            "The app has not been built. Run `make run`, which builds it first.",
            content_type="text/plain; charset=utf-8",
        )
    page = find_page(request.path, searching=bool(request.GET.get("q")))
    try:
        answer = _find(page, shell, request.META.get(GENERATION)) if page else None
    except (DatabaseError, InterfaceError) as error:
        log.warning("a page without its text: %s", type(error).__name__)
        response = _plain(request, shell, 503)
        response["Retry-After"] = "2"
        return response
    if answer is None:
        return _plain(request, shell, 404)
    status, headers, body = respond(
        answer,
        method=request.method or "GET",
        accept_encoding=request.headers.get("Accept-Encoding", ""),
        if_none_match=request.headers.get("If-None-Match"),
    )
    if answer.forms != answer.measured:
        _memory.measure(answer)
    return HttpResponse(body, status=status, headers=dict(headers))


def _plain(request: HttpRequest, shell: Shell, status: int) -> HttpResponse:
    """Return the app without a text; nobody need keep that, so it has no tag."""
    language = language_of(request.path)
    body = shell.dress(nothing_public(language), language).body
    headers = {"Cache-Control": "no-cache", "Content-Language": language}
    return HttpResponse(body, status=status, headers=headers)


def _find(page: Page, shell: Shell, known: Generation | None) -> Answer | None:
    """Return `page` from memory while that is certain to be current, else as it is now."""
    key = f"{page.key} {shell.version}"
    number = _number(known) if page.is_published else 0
    remembered = _memory.find(key)
    if remembered is not None and remembered.generation == number:
        return remembered
    with connection.cursor() as cursor:
        content = content_of(page, cursor)
    if content is None:
        return None
    answer = shell.dress(content, page.language)
    _memory.keep(key, answer)
    return answer


def _number(known: Generation | None) -> int:
    """Return the number of the present generation, without asking the database if it can be."""
    number = known.trusted() if known else None
    if number is not None:
        return number
    with connection.cursor() as cursor:
        return read_generation(cursor)
