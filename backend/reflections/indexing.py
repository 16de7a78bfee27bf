"""Keeps the pages of words in step with the reflections, within the same transaction."""

from __future__ import annotations

import uuid

from core.identifiers import new_id
from core.vault import OwnerKey
from reflections.models import WORDS, Reflection, WordPage
from reflections.word_pages import WritablePage


def put_words(row: Reflection, words: set[bytes], *, key: OwnerKey) -> None:
    """Put the words of a new reflection on a page with room, and name that page in `row`.

    Pages that another request is writing are passed over, so nobody waits for anybody.
    """
    kept = (
        WordPage.objects.filter(person_id=row.person_id, has_room=True)
        .select_for_update(skip_locked=True)
        .first()
    )
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
    kept.save(force_insert=is_new, force_update=not is_new)
