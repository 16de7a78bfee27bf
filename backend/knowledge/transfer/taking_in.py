"""A file that an editor uploads: what would change, and then exactly that."""

from __future__ import annotations

import hashlib
import json
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from django.db import transaction

from accounts.models import Person
from core.errors import DomainError, Issue
from knowledge.content import ContentRefusedError
from knowledge.importing import ImportReport
from knowledge.models import Theme
from knowledge.transfer.archives import UPLOADED, Bounds, unpacked
from knowledge.transfer.bringing import bring_manuscripts
from knowledge.transfer.wordpress.bringing import bring_wordpress
from knowledge.transfer.wordpress.pictures import SitePictures

KINDS = ("archive", "wordpress")
_AT_ONCE = 64 * 1024
_XML = (b"<?xml", b"<rss", b"\xef\xbb\xbf<?xml", b"<!--")


@dataclass(frozen=True)
class TakenIn:
    """What happened to every text of a file of this `kind`; `plan` names exactly that."""

    kind: str
    report: ImportReport
    plan: str


def take_in(
    *,
    file: IO[bytes],
    by: Person | None,
    theme: str = "",
    language: str = "",
    plan: str | None = None,
    bounds: Bounds = UPLOADED,
) -> TakenIn:
    """Bring in the texts of `file`, an archive or an export of WordPress, as manuscripts of `by`.

    Without a `plan`, nothing is kept: the answer says what would happen. With the plan of such an
    answer exactly that happens, or nothing. Raises `DomainError`: as `unpacked` and `read_site` do,
    `import_unknown` for another kind of file, `import_refused` when texts of an archive are,
    `import_changed` when the plan is not what would happen any more, `import_pictures_many` for
    more new pictures than may come at once, and `invalid_input` when posts of WordPress have no
    theme to go to.
    """
    work = _Work(by=by, theme=theme, language=language, bounds=bounds, dry_run=plan is None)
    try:
        # What was written outside the database is taken back when it does not happen after all.
        with ExitStack() as undo:
            with transaction.atomic():
                kind, report = work.bring(file, undo)
                taken = TakenIn(kind, report, _name(kind, report, file, theme, language))
                if plan not in (None, taken.plan):
                    raise DomainError("import_changed")
            undo.pop_all()
    except ContentRefusedError:
        raise DomainError("import_refused") from None
    return taken


@dataclass(frozen=True)
class _Work:
    by: Person | None
    theme: str
    language: str
    bounds: Bounds
    dry_run: bool

    def bring(self, file: IO[bytes], undo: ExitStack) -> tuple[str, ImportReport]:
        """Bring in `file`, of either kind; `undo` gets what takes its pictures back."""
        begin = file.read(64).lstrip()
        file.seek(0)
        if begin.startswith(_XML):
            return "wordpress", self._bring_site(file, None, undo)
        if not begin.startswith(b"PK"):
            raise DomainError("import_unknown")
        with unpacked(file, bounds=self.bounds) as root:
            exports = [path for path in sorted(root.glob("*.xml")) if path.is_file()]
            if len(exports) == 1:
                with exports[0].open("rb") as export:
                    return "wordpress", self._bring_site(export, root, undo)
            report = bring_manuscripts(root=root, by=self.by, dry_run=self.dry_run, undo=undo)
            return "archive", report

    def _bring_site(self, file: IO[bytes], root: Path | None, undo: ExitStack) -> ImportReport:
        pictures = SitePictures(root, by=self.by, dry_run=self.dry_run)
        undo.callback(pictures.undo)
        return bring_wordpress(
            file=file,
            theme=_theme(self.theme),
            by=self.by,
            language=self.language,
            find_picture=pictures.find,
            dry_run=self.dry_run,
        )


def _theme(key: str) -> Theme:
    theme = Theme.objects.filter(key=key).first()
    if theme is None:
        code = "unknown_object" if key else "import_needs_theme"
        raise DomainError("invalid_input", issues=[Issue("body", "theme", code)])
    return theme


def _name(kind: str, report: ImportReport, file: IO[bytes], theme: str, language: str) -> str:
    file.seek(0)
    sent = hashlib.sha256()
    while part := file.read(_AT_ONCE):
        sent.update(part)
    told = json.dumps([kind, sent.hexdigest(), theme, language, asdict(report)], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:32]
