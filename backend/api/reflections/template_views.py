"""Templates over HTTP: ours for everyone, and those of organisations for their members."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Person
from accounts.querysets import organisations_coordinated_by
from api.conditional import etag, require_match
from api.filters import StrictFilterBackend, refuse_unknown
from api.idempotency import answer_once
from api.parsers import MergePatchParser, StrictJSONParser
from api.permissions import SignedIn
from api.reflections import template_documentation as documentation
from api.reflections.template_serializers import (
    NewTemplateSerializer,
    TemplateChangesSerializer,
    TemplateSerializer,
)
from api.serializers import checked
from api.views import PrivateAPIView
from core.errors import DomainError
from reflections.designing import TemplateChanges, change_template, create_template
from reflections.models import Template
from reflections.policies import may_change_template
from reflections.querysets import TemplateQuerySet


class TemplateView(PrivateAPIView):
    """What all operations on templates share."""

    permission_classes = [SignedIn]
    schema_tag = "reflections"

    @property
    def person(self) -> Person:
        return cast("Person", self.request.user)

    def get_queryset(self) -> TemplateQuerySet:
        rows: TemplateQuerySet = Template.objects.visible_to(self.person.pk)
        return rows

    def get_serializer_context(self) -> dict[str, Any]:
        return {"coordinated": organisations_coordinated_by(self.person)}

    def answer(self, template: Template, code: int = status.HTTP_200_OK) -> Response:
        """Return the template, with its entity tag."""
        data = TemplateSerializer(template, context=self.get_serializer_context()).data
        return Response(data, code, headers={"ETag": etag(template.version)})


@documentation.collection
class Templates(TemplateView):
    """All templates that the caller can use or has used."""

    parser_classes = [StrictJSONParser]
    filter_backends = [StrictFilterBackend]

    def get_ordering(self) -> tuple[str, ...]:
        return ("position", "key")

    def get(self, request: Request) -> Response:
        rows = self.filter_queryset(self.get_queryset().select_related("organisation"))
        page = TemplateSerializer(
            self.paginate_queryset(rows), many=True, context=self.get_serializer_context()
        )
        return self.get_paginated_response(page.data)

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        return answer_once(request, self._create)

    def _create(self) -> Response:
        wanted = checked(NewTemplateSerializer, self.request.data)
        template = create_template(person=self.person, **wanted)
        response = self.answer(template, status.HTTP_201_CREATED)
        response["Location"] = f"{self.request.path}/{template.key}"
        return response


@documentation.member
class OneTemplate(TemplateView):
    """One template."""

    parser_classes = [MergePatchParser]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    def get(self, request: Request, key: str) -> Response:
        return self.answer(self._row(key))

    def patch(self, request: Request, key: str) -> Response:
        if not may_change_template(self._row(key), organisations_coordinated_by(self.person)):
            raise DomainError("not_allowed")
        # Only whom the database lets change a row can lock it.
        template = self._row(key, locked=True)
        require_match(request, etag(template.version))
        changes = checked(TemplateChangesSerializer, request.data, partial=True)
        return self.answer(
            change_template(template=template, changes=cast("TemplateChanges", changes))
        )

    def _row(self, key: str, *, locked: bool = False) -> Template:
        rows = self.get_queryset().filter(key=key)
        row: Template | None = (rows.select_for_update() if locked else rows).first()
        if row is None:
            raise Http404
        return row
