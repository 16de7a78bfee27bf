"""The strands of the diversity weave: data that stands in `content/strands.yaml`.

Twelve characteristics that everybody has, after Movisie's *diversiteitsvlechtwerk*.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

LANGUAGES = ("nl", "fr", "en")
KEY_PATTERN = r"^[a-z]+(?:-[a-z]+)*$"
FEWEST_QUESTIONS, MOST_QUESTIONS = 2, 3
_key = re.compile(KEY_PATTERN)
_TEXTS = {"name", "questions", "mirror"}


class BrokenStrandsError(Exception):
    """The file of the strands cannot be read; the message says where, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a strand says in one language.

    `questions` are open ones, for the other; `mirror` is one for oneself.
    """

    name: str
    questions: tuple[str, ...]
    mirror: str


@dataclass(frozen=True, slots=True)
class Strand:
    """One of the characteristics; `wordings` are by language."""

    key: str
    wordings: Mapping[str, Wording]


def all_strands() -> tuple[Strand, ...]:
    """Return the strands in their order; raises `BrokenStrandsError`."""
    return read_strands(settings.STRANDS)


def strand_keys() -> tuple[str, ...]:
    """Return the keys of the strands in their order."""
    return tuple(strand.key for strand in all_strands())


@lru_cache(maxsize=4)
def read_strands(file: Path) -> tuple[Strand, ...]:
    """Return the strands that `file` holds; raises `BrokenStrandsError`."""
    try:
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BrokenStrandsError(f"{file}: {error}") from error
    if not isinstance(document, list) or not document:
        raise BrokenStrandsError(f"{file}: a list of strands is expected")
    strands = tuple(_strand(entry, f"{file}, strand {at}") for at, entry in enumerate(document, 1))
    if len({strand.key for strand in strands}) < len(strands):
        raise BrokenStrandsError(f"{file}: every key stands in it once")
    return strands


def _strand(entry: Any, where: str) -> Strand:
    if not isinstance(entry, dict) or set(entry) != {"key", *LANGUAGES}:
        raise BrokenStrandsError(f"{where}: key, {', '.join(LANGUAGES)} are expected")
    if not isinstance(entry["key"], str) or not _key.match(entry["key"]):
        raise BrokenStrandsError(f"{where}: a key is lower case letters and dashes")
    return Strand(
        entry["key"],
        {language: _wording(entry[language], f"{where}, {language}") for language in LANGUAGES},
    )


def _wording(texts: Any, where: str) -> Wording:
    if not isinstance(texts, dict) or set(texts) != _TEXTS:
        raise BrokenStrandsError(f"{where}: {', '.join(sorted(_TEXTS))} are expected")
    questions = texts["questions"]
    if not _are_texts([texts["name"], texts["mirror"]]) or not _are_texts(questions):
        raise BrokenStrandsError(f"{where}: every text says something")
    if not FEWEST_QUESTIONS <= len(questions) <= MOST_QUESTIONS:
        raise BrokenStrandsError(f"{where}: two or three questions are expected")
    return Wording(texts["name"], tuple(questions), texts["mirror"])


def _are_texts(values: Any) -> bool:
    return isinstance(values, list) and all(
        isinstance(value, str) and value.strip() for value in values
    )
