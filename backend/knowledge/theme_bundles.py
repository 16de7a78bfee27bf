"""Bundles of themes, made once for everyone who asks."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson
from django.db import connection, transaction

from core.typesetting import FONTS
from knowledge.bundle_pictures import read_pictures
from knowledge.bundle_turns import take_turn
from knowledge.bundling import bundle_theme, sum_up_theme
from knowledge.models import BundleForm, Theme, ThemeBundle
from knowledge.reading import read_generation
from knowledge.typesetting import to_bytes

_BACKEND = Path(__file__).resolve().parents[1]
_WORKSHOP = (
    "core/markdown*.py",
    "core/typesetting/*.*",
    "knowledge/bundl*.py",
    "knowledge/locale/*/LC_MESSAGES/django.mo",
    "knowledge/typesetting/*.*",
)


def read_theme_bundle(
    key: str, *, language: str, form: BundleForm, address: str
) -> ThemeBundle | None:
    """Return the theme `key` as a file, with all that readers get at this moment.

    None when there is no such theme in that language. It is made when what it is made of changed
    since it was asked for last. Of one that is kept, `content` is only fetched when it is used.
    Raises `DomainError("bundle_in_the_making")` when another one is being made: visitors together
    keep one core busy at most.
    """
    # Read first: what is published meanwhile is looked at again by whoever asks next.
    with connection.cursor() as cursor:
        generation = read_generation(cursor)
    rows = ThemeBundle.objects.filter(theme__key=key, language=language, form=form)
    kept = rows.defer("content").first()
    if kept is not None and kept.generation == generation:
        return kept
    parts = sum_up_theme(key, language=language)
    if parts is None:
        return None
    fingerprint = _fingerprint(parts, form=form, address=address)
    if kept is not None and kept.fingerprint == fingerprint:
        rows.update(generation=generation)
        return kept
    return _make(
        key,
        address=address,
        bundle=ThemeBundle(
            language=language, form=form, generation=generation, fingerprint=fingerprint
        ),
    )


@transaction.atomic
def _make(key: str, *, address: str, bundle: ThemeBundle) -> ThemeBundle | None:
    take_turn()
    found = bundle_theme(key, language=bundle.language)
    if found is None:
        return None
    pictures, whole = read_pictures(found)
    if not whole:
        # Under another name, so that it is made again at the next occasion.
        bundle.fingerprint = _digest(bundle.fingerprint.encode())
    bundle.theme, bundle.slug = Theme.objects.get(key=key), found.slug
    form = BundleForm(bundle.form)
    bundle.content = to_bytes(found, form=form, address=address, pictures=pictures)
    return _keep(bundle)


def _keep(bundle: ThemeBundle) -> ThemeBundle:
    ThemeBundle.objects.bulk_create(
        [bundle],
        update_conflicts=True,
        unique_fields=["theme", "language", "form"],
        update_fields=["slug", "generation", "fingerprint", "content"],
    )
    return bundle


def _fingerprint(parts: list[Any], *, form: BundleForm, address: str) -> str:
    """Return what names a bundle of these parts, set in this form by this version of the program.

    What a picture shows never changes, and its id stands in the text.
    """
    return _digest(_workshop() + orjson.dumps([form.value, address, parts]))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def _workshop() -> bytes:
    """Return what changes whenever the way of collecting, reading or setting does."""
    digest = blake2b(version("typst").encode(), digest_size=16)
    for path in sorted(found for pattern in _WORKSHOP for found in _BACKEND.glob(pattern)):
        digest.update(path.read_bytes())
    for path in sorted(FONTS.iterdir()):
        digest.update(f"{path.name} {path.stat().st_size}".encode())
    return digest.digest()
