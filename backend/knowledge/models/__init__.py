"""What the knowledge side keeps."""

from knowledge.models.articles import Article, Prompt, Revision, Translation
from knowledge.models.publications import (
    Generation,
    Publication,
    SearchEntry,
    Snapshot,
    TagUse,
    Word,
)
from knowledge.models.themes import Language, Ribbon, Theme, ThemeTranslation

__all__ = [
    "Article",
    "Generation",
    "Language",
    "Prompt",
    "Publication",
    "Revision",
    "Ribbon",
    "SearchEntry",
    "Snapshot",
    "TagUse",
    "Theme",
    "ThemeTranslation",
    "Translation",
    "Word",
]
