"""What `openapi.yaml` shows of keeping texts true."""

from __future__ import annotations

from typing import Any

from api.editorial.examples import ID, OTHER_ID, PERSON, WHEN

_TEXT: dict[str, Any] = {
    "translation": ID,
    "language": "nl",
    "theme": "grief-and-loss",
    "title": "Tussen wachten en weten",
}
REVIEW_DATE: dict[str, Any] = {
    "reviewOn": "2026-10-01",
    "due": "overdue",
    "owner": PERSON,
    "lookedAt": None,
    "lookedBy": None,
    "version": 1,
}
REVIEW_ITEM: dict[str, Any] = REVIEW_DATE | {
    "id": OTHER_ID,
    "article": "ambiguous-loss",
    "theme": "grief-and-loss",
    "title": "Tussen wachten en weten",
    "texts": [{"id": ID, "language": "nl"}],
    "updatedAt": WHEN,
}
CONFIRMED: dict[str, Any] = REVIEW_DATE | {
    "reviewOn": "2027-10-14",
    "due": "later",
    "lookedAt": WHEN,
    "lookedBy": PERSON,
    "version": 2,
}
LINK: dict[str, Any] = {
    "id": OTHER_ID,
    "address": "https://www.example.org/rapport",
    "state": "dead",
    "reason": "gone",
    "status": 404,
    "movedTo": "",
    "checkedAt": WHEN,
    "nextCheck": WHEN,
    "failingSince": "2026-10-11",
    "mentions": [_TEXT | {"place": "text", "position": 14, "words": "het rapport"}],
}
UNDESCRIBED: dict[str, Any] = _TEXT | {
    "id": OTHER_ID,
    "stage": "writing",
    "pictures": [{"line": 8, "address": "vlecht.png", "fault": "missing"}],
}
TEXT_LEVEL: dict[str, Any] = _TEXT | {
    "id": OTHER_ID,
    "stage": "published",
    "words": 812,
    "score": 58.4,
    "level": "rather-hard",
    "hard": True,
}
READING_LEVEL: dict[str, Any] = {
    "measure": "flesch-douma",
    "score": 58.4,
    "level": "rather-hard",
    "hard": True,
    "words": 812,
    "sentences": 44,
    "wordsPerSentence": 18.5,
    "syllablesPerWord": 1.7,
    "longestSentences": [
        {
            "text": "Wie wacht op iemand die misschien nog leeft, en dat elke dag opnieuw doet "
            "zonder dat iemand in de buurt er een woord voor heeft, die rouwt op een manier "
            "die zelden gezien wordt.",
            "words": 34,
        }
    ],
    "longestWords": [{"word": "gezinshereniging", "syllables": 6, "times": 3}],
}
READINGS: dict[str, Any] = {
    "span": "week",
    "figures": [
        {"since": "2026-10-01", "readings": 12},
        {"since": "2026-10-08", "readings": None},
    ],
    "total": 14,
}
MOST_READ: dict[str, Any] = {"items": [_TEXT | {"readings": 128}]}
