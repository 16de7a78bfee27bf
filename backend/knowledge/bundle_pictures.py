"""The pictures of a bundle, as both of its forms can carry them."""

from __future__ import annotations

import logging
from typing import NamedTuple

from knowledge.bundling import Bundle
from knowledge.picture_store import read_rendition
from knowledge.picturing import SCHEME, images_in
from knowledge.typesetting.document import Picture, Pictures

# All pictures of one bundle together, in bytes; what is beyond is told in its own words.
MOST_BYTES = 30 * 1024 * 1024
_MEDIA = {"jpg": "image/jpeg", "png": "image/png"}
_log = logging.getLogger(__name__)


class Gathered(NamedTuple):
    """The pictures of a bundle; not `whole` when the store did not give all that it keeps."""

    pictures: Pictures
    whole: bool


def read_pictures(bundle: Bundle) -> Gathered:
    """Return the pictures that the texts of `bundle` name, by what stands in the Markdown."""
    sources = [bundle.introduction, *(chapter.body for chapter in bundle.chapters)]
    found: dict[str, Picture] = {}
    room, whole = MOST_BYTES, True
    for key, image in sorted(images_in(sources).items()):
        try:
            content = read_rendition(key, image.fallback)
        except OSError:
            # A store that does not answer must not keep the words from who asks for them.
            _log.warning("The file of a picture is missing in a bundle.")
            whole = False
            continue
        room -= len(content)
        if room < 0:
            break
        media = _MEDIA[image.fallback.rpartition(".")[2]]
        found[f"{SCHEME}{key}"] = Picture(content, media)
    return Gathered(found, whole)
