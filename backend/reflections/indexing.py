"""Keeps the pages of words in step with the reflections, within the same transaction."""

from __future__ import annotations

import uuid

from django.db import connection

from core.identifiers import new_id
from core.plain_statements import insert_row, read_rows
from core.postgresql.driver import Prepared
from core.vault import OwnerKey
from reflections.models import WORDS, Reflection, WordPage
from reflections.word_pages import WritablePage

_WITH_ROOM = "person_id = %(person)s AND has_room ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"
_CHANGE = Prepared(
    """
    UPDATE reflections_wordpage SET has_room = %(has_room)s, sealed = %(sealed)s
    WHERE person_id = %(person)s AND id = %(id)s
"""
)


def put_words(row: Reflection, words: set[bytes], *, key: OwnerKey) -> None:
    """Put the words of a new reflection on a page with room, and name that page in `row`.

    Pages that another request is writing are passed over, so nobody waits for anybody.
    """
    kept = next(iter(read_rows(WordPage, _WITH_ROOM, {"person": row.person_id})), None)
    page = _opened(kept, key) if kept else WritablePage()
    page.add(row, words)
    target = kept or WordPage(id=new_id(), person_id=row.person_id)
    _keep(target, page, key, is_new=kept is None)
    row.word_page = target.id


def replace_words(row: Reflection, words: set[bytes], *, key: OwnerKey) -> None:
    """Put other words in the place of those that a changed reflection had."""
    kept = _locked(row.person_id, row.word_page)
    page = _opened(kept, key)
    page.remove(row.id)
    page.add(row, words)
    _keep(kept, page, key)


def remove_words(row: Reflection, *, key: OwnerKey) -> None:
    """Take a deleted reflection's words from their page."""
    kept = _locked(row.person_id, row.word_page)
    page = _opened(kept, key)
    page.remove(row.id)
    if page.is_empty:
        WordPage.objects.filter(person_id=row.person_id, id=kept.id).delete()
    else:
        _keep(kept, page, key)


def _locked(person_id: uuid.UUID, page_id: uuid.UUID) -> WordPage:
    return WordPage.objects.select_for_update().get(person_id=person_id, id=page_id)


def _opened(kept: WordPage, key: OwnerKey) -> WritablePage:
    return WritablePage(key.open(bytes(kept.sealed), place=WORDS, row=kept.id))


def _keep(kept: WordPage, page: WritablePage, key: OwnerKey, *, is_new: bool = False) -> None:
    kept.has_room = page.has_room
    kept.sealed = key.seal(page.encoded(), place=WORDS, row=kept.id)
    if is_new:
        insert_row(kept)
        return
    with connection.cursor() as cursor:
        # The page is locked, so nothing has to be heard back before the reflection is written.
        cursor.send_along(
            _CHANGE,
            {
                "has_room": kept.has_room,
                "sealed": kept.sealed,
                "person": kept.person_id,
                "id": kept.id,
            },
        )
