"""Editors' texts that no editor would write: every answer is a clear one, nothing half is kept.

`HOSTILE_DOCUMENTS=10000 pytest tests/faults/test_hostile_documents.py` tries as many; how long
the answers take is measured by `python -m benchmarks.hostile`.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from accounts.models import Person
from knowledge.models import Manuscript, Revision
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import begun
from tests.factories.knowledge import ThemeFactory
from tests.support.hostile import documents, how_many

pytestmark = pytest.mark.django_db

_MERGE = "application/merge-patch+json"
_attempts = itertools.count()


def test_hostile_texts_are_kept_as_they_are_or_refused(
    client_for: Callable[[Person], Any],
) -> None:
    person = PersonFactory(editor=True)
    text = begun(person, ThemeFactory())
    client, address = client_for(person), f"/api/v1/translations/{text.pk}"
    asked: Counter[tuple[str, int]] = Counter()
    tag = client.get(f"{address}/manuscript")["ETag"]
    for source in documents(how_many(60)):
        words = json.dumps({"body": source, "title": source[:80].replace("\n", " ") or "x"})
        saved = client.patch(
            f"{address}/manuscript", words, content_type=_MERGE, headers={"If-Match": tag}
        )
        asked["save", saved.status_code] += 1
        kept = Manuscript.objects.get(translation=text).body
        if saved.status_code == 200:
            tag = saved["ETag"]
            assert kept == source
        else:
            assert saved.status_code == 400, saved.content
            assert saved.json()["issues"]
            assert kept != source
        before = Revision.objects.count()
        submitted = client.post(
            f"{address}/submissions",
            {},
            format="json",
            headers={"Idempotency-Key": f"hostile-{next(_attempts)}"},
        )
        asked["submit", submitted.status_code] += 1
        if submitted.status_code == 400:
            assert submitted.json()["issues"]
            assert Revision.objects.count() == before
            continue
        assert submitted.status_code == 201, submitted.content
        withdraw(client, submitted.json()["id"])
        tag = client.get(f"{address}/manuscript")["ETag"]
        newest = submitted.json()["revision"]
        compared = client.get(f"{address}/comparison?from=1&to={newest}")
        asked["compare", compared.status_code] += 1
        assert compared.status_code == 200, compared.content
    assert {act for act, _status in asked} == {"save", "submit", "compare"}


def withdraw(client: Any, submission: str) -> None:
    """Take back what was submitted."""
    key = f"hostile-{next(_attempts)}"
    body = {"outcome": "withdrawn"}
    address = f"/api/v1/submissions/{submission}/decisions"
    answer = client.post(address, body, format="json", headers={"Idempotency-Key": key})
    assert answer.status_code == 200, answer.content
