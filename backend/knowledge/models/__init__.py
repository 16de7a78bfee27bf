"""What the knowledge side keeps."""

from knowledge.models.articles import Article, FormerSlug, Prompt, Revision, Translation
from knowledge.models.comments import (
    Comment,
    CommentReport,
    HouseRulesAcceptance,
    ModerationDecision,
    ModerationOutcome,
    ReportReason,
)
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
from knowledge.models.images import Image, ImageUse
from knowledge.models.publications import (
    BundleForm,
    Generation,
    Publication,
    SearchEntry,
    Snapshot,
    TagUse,
    ThemeBundle,
    Word,
)
from knowledge.models.saved import LIST_NAME, NOTE, ListEntry, ReadingList, SavedArticle
from knowledge.models.synonyms import SynonymAction, SynonymChange, SynonymGroup
from knowledge.models.themes import Language, Ribbon, Theme, ThemeTranslation

__all__ = [
    "LIST_NAME",
    "NOTE",
    "Activity",
    "Article",
    "BundleForm",
    "Comment",
    "CommentReport",
    "EditorialEntry",
    "FormerSlug",
    "Generation",
    "HouseRulesAcceptance",
    "Image",
    "ImageUse",
    "Language",
    "ListEntry",
    "Manuscript",
    "ModerationDecision",
    "ModerationOutcome",
    "Note",
    "Outcome",
    "PlannedPublication",
    "Presence",
    "Prompt",
    "Publication",
    "ReadingList",
    "ReportReason",
    "Revision",
    "Ribbon",
    "SavedArticle",
    "SearchEntry",
    "Snapshot",
    "Step",
    "Submission",
    "SynonymAction",
    "SynonymChange",
    "SynonymGroup",
    "TagUse",
    "Theme",
    "ThemeBundle",
    "ThemeTranslation",
    "Translation",
    "Word",
    "Writer",
]
