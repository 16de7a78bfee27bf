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
from knowledge.picture_store import forget
from knowledge.picturing import SCHEME, names_of, take_in
from knowledge.transfer.pictures import MOST_PICTURES

_UPLOADS = "wp-content/uploads/"
# WordPress shows a smaller one; the original stands beside it.
_smaller = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w+$)")


class SitePictures:
    """Finds the pictures that texts show in the folder `root`, and keeps them for `by`.

    Without a folder, or without somebody whose pictures they are, there are none.
    """

    def __init__(self, root: Path | None, *, by: Person | None, dry_run: bool) -> None:
        self._root, self._by, self._dry_run = root, by, dry_run
        self._known: dict[Path, str | None] = {}
        self._new: dict[str, Image] = {}

    def find(self, address: str, text: str) -> str | None:
        """Return what a text calls the picture at `address`, which shows `text`; None without it.

        Raises `DomainError("import_pictures_many")` for more than `MOST_PICTURES` new ones.
        """
        if self._root is None or self._by is None:
            return None
        path = _path(self._root, address)
        if path is None:
            return None
        if path not in self._known:
            self._known[path] = self._keep(path.read_bytes(), text, self._by)
        return self._known[path]

    def undo(self) -> None:
        """Delete the files of what was new, when the import does not happen after all."""
        if not self._dry_run:
            for image in self._new.values():
                forget(image.pk, names_of(image))

    def _keep(self, data: bytes, text: str, by: Person) -> str | None:
        fingerprint = hashlib.sha256(data).hexdigest()
        known = self._new.get(fingerprint) or Image.objects.filter(fingerprint=fingerprint).first()
        try:
            recognise(data)
            if known is None and len(self._new) >= MOST_PICTURES:
                raise DomainError("import_pictures_many", most=MOST_PICTURES)
            if self._dry_run:
                image = known or Image(id=uuid.UUID(int=0))
            else:
                image, _is_new = take_in(by=by, data=data, description=text[:300])
        except DomainError as refusal:
            if refusal.code == "import_pictures_many":
                raise
            # What cannot be taken in stays a remark, for the editor to look at.
            return None
        if known is None:
            self._new[fingerprint] = image
        return f"{SCHEME}{image.pk}"


def _path(root: Path, address: str) -> Path | None:
    _before, found, name = unquote(urlsplit(address).path).partition(_UPLOADS)
    if not found or ".." in name.split("/"):
        return None
    for wanted in (_smaller.sub("", name), name):
        path = root / _UPLOADS / wanted
        if path.is_file() and path.stat().st_size <= MOST_BYTES:
            return path
    return None
