"""Bundles of themes, made once for everyone who asks."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import orjson
from django.db import connection, transaction

from knowledge.bundle_pictures import read_pictures
from knowledge.bundle_turns import take_turn
from knowledge.bundling import Bundle, bundle_theme
from knowledge.models import BundleForm, Theme, ThemeBundle
from knowledge.reading import read_generation
from knowledge.typesetting import to_bytes
from knowledge.typesetting.document import Pictures, compose

_WORKSHOP = Path(__file__).resolve().parent / "typesetting"


def read_theme_bundle(
    key: str, *, language: str, form: BundleForm, address: str
) -> ThemeBundle | None:
    """Return the theme `key` as a file, with all that readers get at this moment.

    None when there is no such theme in that language. It is made when what it is made of changed
    since it was asked for last. Raises `DomainError("bundle_in_the_making")` when another one is
    being made: visitors together keep one core busy at most.
    """
    # Read first: what is published meanwhile is looked at again by whoever asks next.
    with connection.cursor() as cursor:
        generation = read_generation(cursor)
    kept = ThemeBundle.objects.filter(theme__key=key, language=language, form=form).first()
    if kept is not None and kept.generation == generation:
        return kept
    with transaction.atomic():
        take_turn()
        bundle = bundle_theme(key, language=language)
        if bundle is None:
            return None
        pictures = read_pictures(bundle)
        fingerprint = _fingerprint(bundle, pictures, form=form, address=address)
        if kept is not None and kept.fingerprint == fingerprint:
            ThemeBundle.objects.filter(pk=kept.pk).update(generation=generation)
            return kept
        made = ThemeBundle(
            theme=Theme.objects.get(key=key),
            language=language,
            form=form,
            slug=bundle.slug,
            generation=generation,
            fingerprint=fingerprint,
            content=to_bytes(bundle, form=form, address=address, pictures=pictures),
        )
        return _keep(made)


def _keep(bundle: ThemeBundle) -> ThemeBundle:
    ThemeBundle.objects.bulk_create(
        [bundle],
        update_conflicts=True,
        unique_fields=["theme", "language", "form"],
        update_fields=["slug", "generation", "fingerprint", "content"],
    )
    return bundle


def _fingerprint(bundle: Bundle, pictures: Pictures, *, form: BundleForm, address: str) -> str:
    """Return what names these words, set in this form by this version of the program."""
    digest = blake2b(_workshop(), digest_size=16)
    digest.update(form.value.encode())
    # What a picture shows never changes, so its id stands for it.
    digest.update("".join(sorted(pictures)).encode())
    digest.update(orjson.dumps(compose(bundle, address=address), option=orjson.OPT_SORT_KEYS))
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _workshop() -> bytes:
    """Return what changes whenever the way of setting does."""
    digest = blake2b(version("typst").encode(), digest_size=16)
    for path in sorted(_WORKSHOP.glob("*.*")):
        digest.update(path.read_bytes())
    for path in sorted((_WORKSHOP / "fonts").iterdir()):
        digest.update(f"{path.name} {path.stat().st_size}".encode())
    return digest.digest()
