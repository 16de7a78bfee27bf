"""Texts on their way to readers, for the contract tests: one in the state an operation needs."""

from __future__ import annotations

import datetime
import itertools
import uuid
from typing import Any

from django.utils import timezone

from accounts.models import Person
from knowledge.drafting import begin_manuscript
from knowledge.models import Theme, Translation
from knowledge.notes import write_note
from knowledge.releasing import plan_publication
from knowledge.reviewing import submit
from tests.factories.accounts import PersonFactory
from tests.factories.editorial import approved, begun, live, written
from tests.factories.images import ImageFactory
from tests.factories.knowledge import ThemeFactory
from tests.support.contract_document import Operation

_numbers = itertools.count(1)
_TOMORROW = datetime.timedelta(days=1)


def is_editorial(operation: Operation) -> bool:
    """Tell whether `operation` is for editors."""
    return operation.spec.get("tags") == ["editorial"]


def prepare(operation: Operation, author: Person) -> tuple[uuid.UUID, dict[str, Any]]:
    """Make a text of `author`, published and changed since.

    Returns the id that the address of `operation` names, and what its body must say.
    """
    if operation.path.startswith("/images"):
        return ImageFactory(uploaded_by=author).pk, {}
    reviewer = PersonFactory(editor=True)
    theme = Theme.objects.first() or ThemeFactory()
    translation = begun(author, theme, title=f"Tekst {next(_numbers)}")
    first = live(translation, by=author, reviewer=reviewer)
    begin_manuscript(translation=translation, by=author)
    written(translation, author, title=f"Tekst {next(_numbers)}, herzien")
    if operation.path.startswith("/revisions"):
        return first.pk, {}
    if operation.path.startswith("/notes"):
        return write_note(translation=translation, by=author, text="Kan dit korter?").pk, {}
    if operation.path.startswith("/submissions"):
        return submit(translation=translation, by=author).pk, {}
    return translation.pk, _ready(operation, translation, author, reviewer)


def _ready(
    operation: Operation, translation: Translation, author: Person, reviewer: Person
) -> dict[str, Any]:
    if operation.id not in {"publishRevision", "cancelPlannedPublication"}:
        return {}
    revision = approved(translation, by=author, reviewer=reviewer)
    if operation.id == "cancelPlannedPublication":
        plan_publication(revision=revision, at=timezone.now() + _TOMORROW, by=author)
        return {}
    return {"revision": revision.number}
