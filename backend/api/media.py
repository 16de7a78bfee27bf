"""The files that show pictures, at addresses that never change what they hold."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified

from api.errors import not_found
from api.methods import read_only
from knowledge.models import Image
from knowledge.picture_store import read_rendition
from knowledge.picturing import names_of
from knowledge.policies import may_edit

_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
_FOREVER = "public, max-age=31536000, immutable"


@read_only
def rendition(request: HttpRequest, id: uuid.UUID, name: str) -> HttpResponse:  # noqa: A002
    """Serve one file of a picture; the original is not among them.

    Everyone gets what stands in a published text. Of all others nobody but editors sees that
    they are there, and no cache keeps them.
    """
    image = Image.objects.filter(pk=id).first()
    if image is None or name not in names_of(image):
        return not_found(request, Http404())
    is_public = Image.objects.published().filter(pk=id).exists()
    if not is_public and not _may_see_all(request):
        return not_found(request, Http404())
    tag = f'"{id.hex}-{name}"'
    headers = {"ETag": tag, "Cache-Control": _FOREVER if is_public else "no-store"}
    if is_public:
        # Feeds are read elsewhere; the header of our own pages keeps other sites out.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if tag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers=headers)
    try:
        data = read_rendition(id, name)
    except FileNotFoundError:
        return not_found(request, Http404())
    return HttpResponse(data, content_type=_TYPES[name.rpartition(".")[2]], headers=headers)


def _may_see_all(request: HttpRequest) -> bool:
    return request.user.is_authenticated and may_edit(request.user)
