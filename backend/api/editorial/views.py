"""What all operations on texts for readers share."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django.http import Http404
from rest_framework.request import Request

from accounts.models import Person, PlatformRoleName
from api.filters import refuse_unknown
from api.permissions import Editor
from api.uploads import TakesFiles
from api.views import PrivateAPIView
from core.errors import DomainError, Issue
from knowledge.models import Revision, Translation
from knowledge.workbench import translations


class EditorialView(PrivateAPIView):
    """For editors alone. Takes no query parameters unless a view says which."""

    permission_classes = [Editor]
    schema_tag = "editorial"
    parameters: frozenset[str] | None = frozenset()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if self.parameters is not None:
            refuse_unknown(request, self.parameters)

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)

    def translation(self, id: uuid.UUID) -> Translation:  # noqa: A002 -- the word of the route
        """Return the translation with this id, as `workbench.translations` gives it."""
        row = translations().filter(pk=id).first()
        if row is None:
            raise Http404
        return row

    def revision(self, translation: Translation, number: int, *, name: str) -> Revision:
        """Return a revision by its number; `name` is the field that named it."""
        found = translation.revisions.filter(number=number).first()
        if found is None:
            raise DomainError("invalid_input", issues=[Issue("body", name, "unknown_object")])
        return found

    def editor(self, id: uuid.UUID | None, *, name: str) -> Person | None:  # noqa: A002
        """Return the editor with this id; `name` is the field that named them."""
        if id is None:
            return None
        found = Person.objects.filter(
            pk=id, is_active=True, platform_roles__role=PlatformRoleName.EDITOR
        ).first()
        if found is None:
            raise DomainError("invalid_input", issues=[Issue("body", name, "unknown_object")])
        return found


class UploadView(TakesFiles, EditorialView):
    """Something that takes files."""
