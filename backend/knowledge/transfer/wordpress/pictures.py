"""Pictures of a WordPress site, when its folder `wp-content/uploads` comes along."""

from __future__ import annotations

import hashlib
import re
import uuid
from pathlib import Path
from urllib.parse import unquote, urlsplit

from accounts.models import Person
from core.errors import DomainError
from core.pictures.files import MOST_BYTES, recognise
from knowledge.models import Image
from knowledge.picturing import SCHEME, take_in
from knowledge.transfer.wordpress.converting import FindPicture, no_picture

_UPLOADS = "wp-content/uploads/"
# WordPress shows a smaller one; the original stands beside it.
_smaller = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w+$)")


def pictures_of(root: Path | None, *, by: Person | None, dry_run: bool) -> FindPicture:
    """Return how pictures are found in the folder `root`, and kept when it is no `dry_run`."""
    if root is None or by is None:
        return no_picture
    known: dict[Path, str | None] = {}

    def find(address: str, text: str) -> str | None:
        path = _path(root, address)
        if path is None:
            return None
        if path not in known:
            known[path] = _keep(path, text, by, dry_run=dry_run)
        return known[path]

    return find


def _path(root: Path, address: str) -> Path | None:
    _before, found, name = unquote(urlsplit(address).path).partition(_UPLOADS)
    if not found or ".." in name.split("/"):
        return None
    for wanted in (_smaller.sub("", name), name):
        path = root / _UPLOADS / wanted
        if path.is_file() and path.stat().st_size <= MOST_BYTES:
            return path
    return None


def _keep(path: Path, text: str, by: Person, *, dry_run: bool) -> str | None:
    data = path.read_bytes()
    try:
        if dry_run:
            recognise(data)
            fingerprint = hashlib.sha256(data).hexdigest()
            known = Image.objects.filter(fingerprint=fingerprint).first()
            return f"{SCHEME}{known.pk if known else uuid.UUID(int=0)}"
        image, _is_new = take_in(by=by, data=data, description=text[:300])
    except DomainError:
        # What cannot be taken in stays a remark, for the editor to look at.
        return None
    return f"{SCHEME}{image.pk}"
