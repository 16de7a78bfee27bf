"""What the knowledge side keeps."""

from knowledge.models.articles import Article, FormerSlug, Prompt, Revision, Translation
from knowledge.models.editorial import (
    Activity,
    EditorialEntry,
    Manuscript,
    Note,
    Outcome,
    PlannedPublication,
    Presence,
    Step,
    Submission,
    Writer,
)
from knowledge.models.publications import (
    Generation,
    Publication,
    SearchEntry,
    Snapshot,
    TagUse,
    Word,
)
from knowledge.models.synonyms import SynonymAction, SynonymChange, SynonymGroup
from knowledge.models.themes import Language, Ribbon, Theme, ThemeTranslation

__all__ = [
    "Activity",
    "Article",
    "EditorialEntry",
    "FormerSlug",
    "Generation",
    "Language",
    "Manuscript",
    "Note",
    "Outcome",
    "PlannedPublication",
    "Presence",
    "Prompt",
    "Publication",
    "Revision",
    "Ribbon",
    "SearchEntry",
    "Snapshot",
    "Step",
    "Submission",
    "SynonymAction",
    "SynonymChange",
    "SynonymGroup",
    "TagUse",
    "Theme",
    "ThemeTranslation",
    "Translation",
    "Word",
    "Writer",
]
