"""What `openapi.yaml` shows of texts on their way to readers."""

from __future__ import annotations

from typing import Any

ID = "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d10"
OTHER_ID = "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d22"
WHEN = "2026-10-14T16:20:11.123456Z"

PERSON = {"id": OTHER_ID, "name": "Noor"}
SOURCE = {"author": "Boss, P.", "year": 1999, "title": "Ambiguous Loss"}
SUMMARY: dict[str, Any] = {
    "id": ID,
    "article": "ambiguous-loss",
    "theme": "grief-and-loss",
    "language": "nl",
    "slug": "tussen-wachten-en-weten",
    "title": "Tussen wachten en weten",
    "state": "submitted",
    "published": {"revision": 3, "publishedAt": WHEN, "updatedAt": WHEN},
    "planned": None,
    "madeFrom": None,
    "outdated": False,
}
SUBMISSION: dict[str, Any] = {
    "id": ID,
    "translation": ID,
    "language": "nl",
    "theme": "grief-and-loss",
    "title": "Tussen wachten en weten",
    "revision": 4,
    "submittedBy": PERSON,
    "submittedAt": WHEN,
    "reviewer": None,
    "startedAt": None,
    "dueOn": "2026-10-21",
    "message": "Graag een blik op het voorbeeld.",
    "outcome": "waiting",
    "decidedBy": None,
    "decidedAt": None,
    "comment": "",
    "abilities": {"decide": True, "withdraw": False},
}
WHOLE: dict[str, Any] = SUMMARY | {
    "approvedRevision": None,
    "latestRevision": 4,
    "submission": SUBMISSION,
    "formerSlugs": ["wachten"],
    "languages": [{"id": OTHER_ID, "language": "fr", "state": "published"}],
    "abilities": {"submit": False, "publish": False, "unpublish": True, "discard": False},
}
WORDS: dict[str, Any] = {
    "title": "Tussen wachten en weten",
    "summary": "Wat het doet met iemand als een geliefde weg is en misschien nog leeft.",
    "body": "## Niet weten\n\nWie wacht, rouwt al.\n",
    "tags": ["rouw", "wachten"],
    "sources": [SOURCE],
}
MANUSCRIPT: dict[str, Any] = WORDS | {
    "translation": ID,
    "language": "nl",
    "open": True,
    "version": 7,
    "base": 3,
    "madeFrom": None,
    "savedBy": PERSON,
    "updatedAt": WHEN,
}
REVISION_ITEM: dict[str, Any] = {
    "id": ID,
    "number": 3,
    "title": "Tussen wachten en weten",
    "author": PERSON,
    "createdAt": WHEN,
    "published": True,
}
REVISION: dict[str, Any] = (
    REVISION_ITEM
    | WORDS
    | {
        "translation": ID,
        "language": "nl",
        "html": '<h2 id="niet-weten">Niet weten</h2>\n<p>Wie wacht, rouwt al.</p>',
    }
)
NOTE: dict[str, Any] = {
    "id": ID,
    "revision": 4,
    "quote": "Wie wacht, rouwt al.",
    "text": "Kan dit met een voorbeeld erbij?",
    "writtenBy": PERSON,
    "writtenAt": WHEN,
    "resolvedBy": None,
    "resolvedAt": None,
    "version": 1,
    "abilities": {"change": True},
}
TRAIL_ENTRY: dict[str, Any] = {
    "id": ID,
    "step": "rejected",
    "revision": 4,
    "by": PERSON,
    "at": WHEN,
    "why": "Het voorbeeld is nog te herkenbaar.",
}
COMPARISON: dict[str, Any] = {
    "title": [{"change": "same", "text": "Tussen wachten en weten"}],
    "summary": [{"change": "same", "text": "Kort."}],
    "tags": [{"change": "same", "text": "rouw"}, {"change": "added", "text": "wachten"}],
    "sources": [{"change": "same", "text": "Boss, P., 1999, Ambiguous Loss"}],
    "lines": [
        {
            "kind": "paragraph",
            "change": "changed",
            "pieces": [
                {"change": "same", "text": "Wie wacht, rouwt "},
                {"change": "removed", "text": "vaak"},
                {"change": "added", "text": "al"},
                {"change": "same", "text": "."},
            ],
        }
    ],
}
