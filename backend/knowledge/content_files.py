"""Files of a content folder, read with care: links, encodings, sizes and stray characters."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_noop as _

from core.markdown import MAX_PARAGRAPH, MAX_SOURCE, Rendered
from core.markdown_links import NamedLink
from knowledge.bodies import check
from knowledge.flaws import Flaw
from knowledge.front_matter import Head
from knowledge.models.themes import KEBAB

LARGEST_FILE = 512 * 1024
LINKED_FOLDER = _("links are not followed; put the folder itself here")
EXPECTED = _("expected here: %(names)s")
_kebab = re.compile(KEBAB)
_control = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


@dataclass(frozen=True)
class Manuscript:
    """A Markdown file in its two parts; `rendered` is None when the body has flaws.

    `links` are those by name, in the lines of the file.
    """

    head: Head
    body: str
    rendered: Rendered | None
    links: Sequence[NamedLink] = ()


class FileReader:
    """Reads files under `root`, and notes what is wrong with them in `flaws`."""

    def __init__(self, root: Path, *, renames: Mapping[str, str] | None = None) -> None:
        self.root = root
        # What texts from elsewhere call by another name than we do.
        self._renames = dict(renames or {})
        self.flaws: list[Flaw] = []

    def add(self, path: Path, line: int, message: str, **params: str | int) -> None:
        """Note a flaw."""
        self.flaws.append(Flaw.at(self.name(path), line, message, **params))

    def name(self, path: Path) -> str:
        """Return the path of a file within the folder."""
        # A name on disk may hold bytes that are no UTF-8; the report must still be printable.
        return os.fsencode(path.relative_to(self.root)).decode("utf-8", "replace")

    def children(self, folder: Path) -> Iterator[Path]:
        """Yield what lies in `folder`, but hidden files and links, which are refused."""
        for path in sorted(folder.iterdir()):
            if path.is_symlink():
                self.add(path, 1, _("links are not followed; put the file itself here"))
            elif not path.name.startswith("."):
                yield path

    def folders(self, folder: Path) -> Iterator[Path]:
        """Yield the folders in `folder`; their names are keys."""
        for path in self.children(folder):
            if not path.is_dir():
                self.add(path, 1, _("only folders are expected here"))
            elif not _kebab.match(path.name) or len(path.name) > 64:
                message = _("a folder's name must be lower-case words joined by hyphens")
                self.add(path, 1, message)
            else:
                yield path

    def text(self, path: Path, *, longest_line: int = MAX_PARAGRAPH) -> str | None:
        """Return what `path` holds, or note why it cannot be read."""
        try:
            with path.open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
        except OSError as error:
            self.add(path, 1, _("this cannot be read: %(why)s"), why=str(error.strerror))
            return None
        lines = raw.split(b"\n")
        long = [line for line, text in enumerate(lines, 1) if len(text) > 4 * longest_line]
        if long:
            message = _("this line has more than %(most)s characters")
            self.add(path, long[0], message, most=longest_line)
            return None
        if len(raw) > LARGEST_FILE:
            self.add(path, 1, _("this file is larger than %(most)s KiB"), most=LARGEST_FILE // 1024)
            return None
        try:
            text = raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            self.add(path, raw.count(b"\n", 0, error.start) + 1, _("this is not UTF-8"))
            return None
        found = [line for line, part in enumerate(text.split("\n"), 1) if _control.search(part)]
        for line in found[:20]:
            self.add(path, line, _("this line holds a control character; remove it"))
        for name, ours in self._renames.items():
            text = text.replace(name, ours)
        return None if found else text

    def manuscript(self, path: Path, *, finished: bool = True) -> Manuscript | None:
        """Return what the Markdown file `path` holds, or note why it cannot be read.

        Flaws of the front matter are the caller's to collect, when it has asked for its keys.
        The body of one that is not `finished` is not looked into.
        """
        text = self.text(path, longest_line=MAX_PARAGRAPH if finished else MAX_SOURCE)
        if text is None:
            return None
        lines = text.split("\n")
        if lines[0].rstrip() != "---":
            self.add(path, 1, _("the first line must be ---, followed by the front matter"))
            return None
        end = next((at for at, line in enumerate(lines) if at and line.rstrip() == "---"), None)
        if end is None:
            self.add(path, 1, _("the front matter is not closed by a line with ---"))
            return None
        begin = next((at for at in range(end + 1, len(lines)) if lines[at].strip()), end + 1)
        body = "\n".join(lines[begin:]).rstrip() + "\n"
        findings, rendered = check(body) if finished else ([], None)
        for finding in findings:
            told = {"block": finding.block, **finding.params}
            self.add(path, begin + finding.line, finding.message, **told)
        if not finished and len(body) > MAX_SOURCE:
            message = _("the text has more than %(most)s characters")
            self.add(path, begin + 1, message, most=MAX_SOURCE)
        head = Head("\n".join(lines[1:end]), file=self.name(path), first_line=2)
        links = [
            NamedLink(begin + link.line, link.name) for link in (rendered.links if rendered else ())
        ]
        return Manuscript(head, body, None if findings else rendered, links)

    def languages(
        self, folder: Path, known: Sequence[str], *, beside: str = ""
    ) -> Iterator[tuple[str, Path]]:
        """Yield the Markdown files of a folder by their language."""
        for path in self.children(folder):
            if path.name == beside:
                continue
            if path.suffix == ".md" and path.stem in known and path.is_file():
                yield path.stem, path
            else:
                names = ", ".join(f"{name}.md" for name in known)
                self.add(path, 1, EXPECTED, names=names)
