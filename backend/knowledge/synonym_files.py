"""The starter list of words that mean the same: one YAML file per language.

Each line is a group: a key that stays, and its words. What an editor changed or deleted is
theirs: the folder never writes over it.
"""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.utils.translation import gettext_noop as _

from knowledge.content_files import EXPECTED, LINKED_FOLDER, FileReader
from knowledge.front_matter import KEBAB_KEY, Head
from knowledge.models import SynonymChange, SynonymGroup
from knowledge.models.synonyms import LONGEST_WORD
from knowledge.models.themes import KEBAB
from knowledge.synonyms import (
    LEAST_WORDS,
    MOST_PARTS,
    MOST_WORDS,
    find_flaws,
    put_synonyms,
    read_stems,
)

# Kept: what is here is newer than the file, or was made by editors.
Outcome = Literal["created", "updated", "unchanged", "kept"]
_kebab = re.compile(KEBAB)
_LONGEST_KEY = 64
_REASONS = {
    "synonyms_count": _("%(key)r: a group holds %(least)s to %(most)s words"),
    "synonym_unusable": _("%(key)r: a word is at most %(longest)s characters, %(parts)s words"),
    "synonym_same": _("%(key)r: two words of this group are the same to the search"),
}
_BOUNDS = {
    "least": LEAST_WORDS,
    "most": MOST_WORDS,
    "longest": LONGEST_WORD,
    "parts": MOST_PARTS,
}


@dataclass(frozen=True)
class SynonymText:
    """A group as its file writes it; `file` is relative to the content folder."""

    file: str
    language: str
    key: str
    words: tuple[str, ...]


def read_synonyms(
    reader: FileReader, folder: Path, languages: Sequence[str]
) -> Iterator[SynonymText]:
    """Yield the groups of the files in `folder`, if there is one; note flaws in `reader`."""
    if folder.is_symlink():
        reader.add(folder, 1, LINKED_FOLDER)
        return
    if not folder.is_dir():
        return
    for path in reader.children(folder):
        if path.suffix != ".yaml" or path.stem not in languages or not path.is_file():
            reader.add(path, 1, EXPECTED, names=", ".join(f"{it}.yaml" for it in languages))
        elif (text := reader.text(path)) is not None:
            yield from _read_file(reader, path, Head(text, file=reader.name(path), first_line=1))


def _read_file(reader: FileReader, path: Path, head: Head) -> Iterator[SynonymText]:
    owners: dict[str, str] = {}
    for key in head.keys:
        words = head.words(key, longest=LONGEST_WORD)
        line = head.line_of(key)
        if not _kebab.match(key) or len(key) > _LONGEST_KEY:
            reader.add(path, line, KEBAB_KEY, key=key[:64])
        for code in dict.fromkeys(code for _at, code in find_flaws(words, path.stem)):
            reader.add(path, line, _REASONS[code], key=key[:64], **_BOUNDS)
        for word in words:
            owner = owners.setdefault(read_stems(word, path.stem), key)
            if owner != key:
                message = _("%(word)r stands in the group %(owner)r already")
                reader.add(path, line, message, word=word, owner=owner)
        yield SynonymText(reader.name(path), path.stem, key, tuple(words))
    reader.flaws += head.flaws


def bring_synonyms(
    texts: Iterable[SynonymText],
    *,
    actor: uuid.UUID | None = None,
    changes: dict[str, list[str]] | None = None,
) -> Iterator[tuple[str, Outcome]]:
    """Bring the groups into the database, but for what editors made of them.

    Yields for every file what happened; `changes` gets the keys of the groups that differed. The
    caller holds the transaction.
    """
    touched = SynonymChange.objects.filter(actor_id__isnull=False, key__isnull=False)
    edited = set(touched.values_list("language", "key"))
    groups = list(SynonymGroup.objects.all())
    known = {(group.language, group.key): group for group in groups}
    theirs = {
        (group.language, stems)
        for group in groups
        if group.key is None or (group.language, group.key) in edited
        for stems in group.stems
    }
    # A group that an editor made has no key here, but one in every file that is written of it.
    nameless = {(group.language, *group.words) for group in groups if group.key is None}
    outcomes: defaultdict[str, set[Outcome]] = defaultdict(set)
    for text in texts:
        owned = {(text.language, read_stems(word, text.language)) for word in text.words}
        group = known.get((text.language, text.key))
        outcome: Outcome = "kept"
        if (group and group.words == list(text.words)) or (text.language, *text.words) in nameless:
            outcome = "unchanged"
        elif (text.language, text.key) not in edited and owned.isdisjoint(theirs):
            outcome = _bring(text, group, actor)
        outcomes[text.file].add(outcome)
        if changes is not None and outcome != "unchanged":
            changes.setdefault(text.file, []).append(text.key)
    for file, found in outcomes.items():
        yield file, _together(found)


def _together(outcomes: set[Outcome]) -> Outcome:
    if len(outcomes) == 1:
        return outcomes.pop()
    return "kept" if outcomes == {"kept", "unchanged"} else "updated"


def _bring(text: SynonymText, group: SynonymGroup | None, actor: uuid.UUID | None) -> Outcome:
    put_synonyms(group=group, language=text.language, key=text.key, words=text.words, actor=actor)
    return "updated" if group else "created"
