"""Pictures that come along with texts: `images/<id>.<form>`, and beside it what it shows."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from pathlib import Path

from django.db.models import Q
from django.utils.translation import gettext_noop as _

from accounts.models import Person
from core.errors import DomainError
from core.pictures.files import recognise
from knowledge.content_files import FileReader
from knowledge.flaws import Flaw
from knowledge.front_matter import Head
from knowledge.models import Image
from knowledge.picture_store import forget, read_original, read_rendition
from knowledge.picturing import names_of, take_in
from knowledge.synonym_files import Outcome
from knowledge.transfer.filing import line_of, mapping

FOLDER = "images"
# New ones, at once: drawing one anew takes a second or two, while the editor waits.
MOST_PICTURES = 20
_SUFFIXES = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp", "AVIF": "avif"}


def picture_files(*, originals: bool) -> Iterator[tuple[str, bytes]]:
    """Yield every picture, and what it shows, in the order of their names.

    As it was uploaded, with what its file tells of place and time, or as readers see it.
    """
    for image in Image.objects.order_by("pk"):
        base = f"{FOLDER}/{image.pk}"
        if originals:
            yield f"{base}.{_SUFFIXES[image.form]}", read_original(image.pk)
        else:
            suffix = image.fallback.rpartition(".")[2]
            yield f"{base}.{suffix}", read_rendition(image.pk, image.fallback)
        if image.description:
            text = mapping({"description": line_of(image.description)})
            yield f"{base}.yaml", text.encode()


class PictureImport:
    """Brings the pictures of a folder in. One file is one picture, under the name it has here."""

    def __init__(self, root: Path, *, by: Person | None, dry_run: bool, most: int | None) -> None:
        self._root, self._by, self._dry_run, self._most = root, by, dry_run, most
        self._new: list[Image] = []
        self.renames: dict[str, str] = {}
        self.files: list[tuple[str, Outcome]] = []
        self.flaws: list[Flaw] = []

    def bring(self) -> None:
        """Bring them in; a dry run draws nothing, and its caller keeps nothing.

        Raises `DomainError("import_pictures_many")` for more new ones than `most`.
        """
        folder = self._root / FOLDER
        if folder.is_symlink() or not folder.is_dir():
            return
        reader = FileReader(self._root)
        for path in reader.children(folder):
            if path.suffix != ".yaml":
                self._bring(path, _read_description(reader, path.with_suffix(".yaml")), reader)
        self.flaws = reader.flaws

    def undo(self) -> None:
        """Delete the files of what was new, when the import does not happen after all."""
        for image in self._new:
            forget(image.pk, names_of(image))

    def _bring(self, path: Path, description: str, reader: FileReader) -> None:
        try:
            key = uuid.UUID(path.stem)
        except ValueError:
            reader.add(path, 1, _("the name of a picture is its id"))
            return
        data = path.read_bytes()
        fingerprint = hashlib.sha256(data).hexdigest()
        # An id is given once: the same one is the same picture, also when it was drawn anew.
        known = Image.objects.filter(Q(fingerprint=fingerprint) | Q(pk=key)).first()
        try:
            image = known or self._take_in(data, key, fingerprint, description)
        except DomainError as refusal:
            if refusal.code == "import_pictures_many":
                raise
            reader.add(path, 1, refusal.code)
            return
        if image.pk != key:
            self.renames[f"image:{key}"] = f"image:{image.pk}"
        self.files.append((reader.name(path), "unchanged" if known else "created"))

    def _take_in(self, data: bytes, key: uuid.UUID, fingerprint: str, description: str) -> Image:
        if self._most is not None and len(self._new) >= self._most:
            raise DomainError("import_pictures_many", most=self._most)
        if self._dry_run:
            image = Image(fingerprint=fingerprint, form=recognise(data), size=len(data))
            image.id, image.width, image.height = key, 1, 1
            image.widths, image.fallback = [1], "1.webp"
            image.save(force_insert=True)
        else:
            image, _new = take_in(by=self._by, data=data, description=description, key=key)
        self._new.append(image)
        return image


def _read_description(reader: FileReader, path: Path) -> str:
    if not path.is_file() or path.is_symlink() or (text := reader.text(path)) is None:
        return ""
    head = Head(text, file=reader.name(path), first_line=1)
    head.expect(required={"description"})
    description = head.text("description", least=0, most=300)
    reader.flaws += head.flaws
    return description
