"""Keeps the words of reflections, for searching, in step with them, within the same transaction.

The words of a new reflection stand on a *slip* of their own. Once as many slips lie there as a
page takes, they become one (`docs/adr/0096-slips-become-pages.md`).
"""

from __future__ import annotations

import uuid

from django.db import connection

from core.identifiers import new_id
from core.postgresql.driver import Prepared
from core.vault import OwnerKey
from reflections.models import WORDS, Reflection, WordPage
from reflections.word_pages import SLOTS, WritablePage, slip_of

# Counting comes with writing: it sees what lay there before.
_PUT = Prepared(
    """
    WITH slip AS (
        INSERT INTO reflections_wordpage (person_id, id, is_slip, sealed)
        VALUES (%(person)s, %(id)s, true, %(sealed)s)
    )
    SELECT count(*) + 1 FROM reflections_wordpage WHERE person_id = %(person)s AND is_slip
"""
)
_PAGE = Prepared(
    """
    INSERT INTO reflections_wordpage (person_id, id, is_slip, sealed)
    VALUES (%(person)s, %(id)s, false, %(sealed)s)
"""
)
# The others who come while somebody gathers would find everything held, one row after another.
_MY_TURN = Prepared("SELECT pg_try_advisory_xact_lock(hashtextextended(%(person)s::text, 0))")
# The reflections as well: whoever changes one holds its row, and then looks for its words.
_GATHERED = Prepared(
    f"""
    SELECT slip.id, slip.sealed
    FROM reflections_wordpage AS slip
    JOIN reflections_reflection AS entry
      ON entry.person_id = slip.person_id AND entry.id = slip.id
    WHERE slip.person_id = %(person)s AND slip.is_slip
    ORDER BY slip.id LIMIT {SLOTS}
    FOR UPDATE OF entry, slip SKIP LOCKED
"""  # noqa: S608 -- made of constants alone
)
_ON_PAGE = Prepared(
    """
    UPDATE reflections_reflection SET word_page = %(page)s
    WHERE person_id = %(person)s AND id = ANY (%(ids)s::uuid[])
"""
)
_GONE = Prepared(
    """
    DELETE FROM reflections_wordpage
    WHERE person_id = %(person)s AND id = ANY (%(ids)s::uuid[])
"""
)
_CHANGE = Prepared(
    """
    UPDATE reflections_wordpage SET sealed = %(sealed)s
    WHERE person_id = %(person)s AND id = %(id)s
"""
)


def put_words(row: Reflection, words: set[bytes], *, key: OwnerKey) -> None:
    """Put the words of a new reflection, whose row is written, on a slip.

    Nobody waits for anybody, and nothing has to be read before. When slips are as many as a page
    takes, they become one.
    """
    sealed = key.seal(slip_of(row, words), place=WORDS, row=row.id)
    with connection.cursor() as cursor:
        cursor.execute(_PUT, {"person": row.person_id, "id": row.id, "sealed": sealed})
        (lying,) = cursor.fetchone()
    if lying >= SLOTS:
        _gather(row.person_id, key)


def _gather(person_id: uuid.UUID, key: OwnerKey) -> None:
    """Make a page of slips; those whose reflection another request is writing are passed over."""
    with connection.cursor() as cursor:
        cursor.execute(_MY_TURN, {"person": str(person_id)})
        (my_turn,) = cursor.fetchone()
        if not my_turn:
            return
        cursor.execute(_GATHERED, {"person": person_id})
        slips = cursor.fetchall()
    if len(slips) < SLOTS:
        return
    ids: list[uuid.UUID] = []
    page = WritablePage()
    opened = key.open_many(((row_id.bytes, sealed) for row_id, sealed in slips), place=WORDS)
    for (row_id, _sealed), raw in zip(slips, opened, strict=True):
        if not page.has_room:
            _turn(page, ids, person_id, key)
            page, ids = WritablePage(), []
        page.take_slip(raw)
        ids.append(row_id)
    _turn(page, ids, person_id, key)


def replace_words(row: Reflection, words: set[bytes], *, key: OwnerKey) -> None:
    """Put other words in the place of those that a changed reflection had."""
    kept = _locked(row)
    page = _opened(kept, key)
    page.remove(row.id)
    page.add(row, words)
    _keep(kept, page, key)


def remove_words(row: Reflection, *, key: OwnerKey) -> None:
    """Take the words of a reflection that leaves away, and let it name no page."""
    kept = _locked(row)
    page = _opened(kept, key)
    page.remove(row.id)
    if page.is_empty:
        WordPage.objects.filter(person_id=row.person_id, id=kept.id).delete()
    else:
        _keep(kept, page, key)
    row.word_page = None


def _turn(page: WritablePage, ids: list[uuid.UUID], person_id: uuid.UUID, key: OwnerKey) -> None:
    """Write a page in the place of the slips of these reflections."""
    page_id = new_id()
    sealed = key.seal(page.encoded(), place=WORDS, row=page_id)
    with connection.cursor() as cursor:
        cursor.send_along(_PAGE, {"person": person_id, "id": page_id, "sealed": sealed})
        cursor.send_along(_ON_PAGE, {"person": person_id, "page": page_id, "ids": ids})
        cursor.send_along(_GONE, {"person": person_id, "ids": ids})


def _locked(row: Reflection) -> WordPage:
    pages = WordPage.objects.select_for_update().filter(person_id=row.person_id)
    if row.word_page is None:
        raise WordPage.DoesNotExist
    return pages.get(id=row.word_page)


def _opened(kept: WordPage, key: OwnerKey) -> WritablePage:
    return WritablePage(key.open(bytes(kept.sealed), place=WORDS, row=kept.id))


def _keep(kept: WordPage, page: WritablePage, key: OwnerKey) -> None:
    sealed = key.seal(page.encoded(), place=WORDS, row=kept.id)
    with connection.cursor() as cursor:
        # The page is locked, so nothing has to be heard back before the reflection is written.
        cursor.send_along(_CHANGE, {"sealed": sealed, "person": kept.person_id, "id": kept.id})
