"""Which addresses on the web published texts name, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from core.markdown import TooLongError
from core.references import find_links
from knowledge.models import (
    LONGEST_ADDRESS,
    Mention,
    Place,
    Publication,
    Revision,
    WebAddress,
)

_BATCH = 100
_LONGEST_WORDS = 200


def collect_mentions() -> int:
    """Write down the addresses of texts that were published since; return how many texts.

    Addresses that no published text names any more are forgotten.
    """
    Mention.objects.filter(
        Q(translation__publication__isnull=True)
        | ~Q(translation__publication__revision=F("revision"))
    ).delete()
    known = Mention.objects.filter(translation=OuterRef("translation"))
    fresh = Publication.objects.filter(~Exists(known)).select_related("revision")
    count = 0
    for publication in fresh.iterator(_BATCH):
        count += collect(publication.revision)
    WebAddress.objects.filter(mentions__isnull=True).delete()
    return count


@transaction.atomic
def collect(revision: Revision) -> bool:
    """Write down the addresses that `revision` names; tell whether it names any."""
    found = list(_mentions(revision))
    if not found:
        return False
    wanted = {address: WebAddress(address=address, host=_host(address)) for address, _at in found}
    WebAddress.objects.bulk_create(wanted.values(), ignore_conflicts=True)
    ids = dict(WebAddress.objects.filter(address__in=list(wanted)).values_list("address", "id"))
    Mention.objects.bulk_create(
        Mention(
            address_id=ids[address],
            translation_id=revision.translation_id,
            revision=revision,
            **at,
        )
        for address, at in found
    )
    return True


def _mentions(revision: Revision) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        links = find_links(revision.body)
    except TooLongError:
        links = []
    for link in links:
        if _is_web(link.address):
            yield _plain(link.address), _at(Place.TEXT, link.line, link.words)
    for number, source in enumerate(revision.sources, 1):
        address = str(source.get("url", ""))
        if _is_web(address):
            yield _plain(address), _at(Place.SOURCE, number, str(source.get("title", "")))


def _at(place: Place, position: int, words: str) -> dict[str, Any]:
    return {"place": place, "position": position, "words": words[:_LONGEST_WORDS]}


def _is_web(address: str) -> bool:
    return address.startswith(("http://", "https://")) and len(address) <= LONGEST_ADDRESS


def _plain(address: str) -> str:
    """Return `address` without what stands behind `#`: the same page answers."""
    return address.partition("#")[0]


def _host(address: str) -> str:
    """Return the name of the host, whatever else may be wrong with the address."""
    try:
        return (urlsplit(address).hostname or "")[:255]
    except ValueError:
        return ""
