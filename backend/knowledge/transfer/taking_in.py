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
from knowledge.transfer.wordpress.pictures import pictures_of

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
    `import_changed` when the plan is not what would happen any more, and `invalid_input` when
    posts of WordPress have no theme to go to.
    """
    dry_run = plan is None
    try:
        with transaction.atomic():
            kind, report = _bring(file, by, theme, language, bounds, dry_run=dry_run)
            taken = TakenIn(kind, report, _name(kind, report, file, theme, language))
            if plan not in (None, taken.plan):
                raise DomainError("import_changed")
    except ContentRefusedError:
        raise DomainError("import_refused") from None
    return taken


def _bring(
    file: IO[bytes], by: Person | None, theme: str, language: str, bounds: Bounds, *, dry_run: bool
) -> tuple[str, ImportReport]:
    begin = file.read(64).lstrip()
    file.seek(0)
    with ExitStack() as stack:
        root: Path | None = None
        if begin.startswith(b"PK"):
            root = stack.enter_context(unpacked(file, bounds=bounds))
            exports = [path for path in sorted(root.glob("*.xml")) if path.is_file()]
            if len(exports) != 1:
                return "archive", bring_manuscripts(root=root, by=by, dry_run=dry_run)
            file = stack.enter_context(exports[0].open("rb"))
        elif not begin.startswith(_XML):
            raise DomainError("import_unknown")
        report = bring_wordpress(
            file=file,
            theme=_theme(theme),
            by=by,
            language=language,
            find_picture=pictures_of(root, by=by, dry_run=dry_run),
            dry_run=dry_run,
        )
        return "wordpress", report


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
