"""A large library of articles, made of the paragraphs of the starter content."""

from __future__ import annotations

import datetime
import random
import re
from pathlib import Path

import yaml

LANGUAGES = ("nl", "fr", "en")
_BLOCK = re.compile(r"^:::.*?^:::$", re.MULTILINE | re.DOTALL)


def write_library(source: Path, target: Path, *, articles: int) -> None:
    """Write `articles` articles in three languages to `target`, in the format of `content/`.

    Every article has the length of a real one, its own title and its own mixture of paragraphs;
    the same seed gives the same library.
    """
    mixed = random.Random(20260601)
    themes = sorted(path.name for path in (source / "themes").iterdir() if path.is_dir())
    for file in (source / "themes").rglob("*.*"):
        copy = target / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    stock = {language: paragraphs(source, language) for language in LANGUAGES}
    for number in range(articles):
        theme = themes[number % len(themes)]
        folder = target / "articles" / theme / f"benchmark-{number:05d}"
        folder.mkdir(parents=True)
        for language in LANGUAGES:
            text = _article(mixed, stock[language], language, number)
            (folder / f"{language}.md").write_text(text, encoding="utf-8")


def paragraphs(source: Path, language: str) -> list[str]:
    """Return the longer paragraphs of all starter articles in one language."""
    found = []
    for file in sorted((source / "articles").rglob(f"{language}.md")):
        body = _BLOCK.sub("", file.read_text(encoding="utf-8").split("---\n", 2)[2])
        found += [
            part.strip()
            for part in body.split("\n\n")
            if len(part) > 120 and not part.lstrip().startswith(("#", "|", ":::"))
        ]
    return found


def _words(mixed: random.Random, paragraphs: list[str], count: int) -> str:
    text = " ".join(mixed.choice(paragraphs).split())
    plain = [word for word in re.sub(r"[^\w\s'’-]", " ", text).split() if len(word) > 3]
    return " ".join(plain[:count])


def _article(mixed: random.Random, paragraphs: list[str], language: str, number: int) -> str:
    tags = sorted({f"onderwerp-{mixed.randrange(60)}" for _ in range(4)} | {"praktijk"})[:5]
    head = {
        "title": f"{_words(mixed, paragraphs, 6)[:120]} {number}",
        "slug": f"benchmark-{language}-{number:05d}",
        "summary": (" ".join(mixed.choice(paragraphs).split()) + " " + "." * 60)[:200].strip(),
        "tags": tags[:5] if len(tags) > 1 else [*tags, "gesprek"],
        "published": datetime.date(2026, 1 + number % 9, 1 + number % 28),
        "sources": [{"author": "Klankbord", "year": 2026, "title": "Benchmark"}],
    }
    sections = []
    for section in range(5):
        chosen = [mixed.choice(paragraphs) for _ in range(4)]
        sections.append(f"## {_words(mixed, paragraphs, 4)} {section}\n\n" + "\n\n".join(chosen))
    question = f"::: prompt question-{number % 7}\n{mixed.choice(paragraphs)[:160]}\n:::"
    header = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{header}---\n" + "\n\n".join([*sections, question]) + "\n"
