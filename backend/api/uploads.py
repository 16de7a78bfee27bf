"""Views that take files."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from rest_framework.request import Request

from api.methods import MethodFirst
from api.parsers import FormParser


class TakesFiles(MethodFirst):
    """Something that takes files: nothing of them is read before it is known who sends them."""

    parser_classes = [FormParser]

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        # Django looks for the CSRF token in the form too, and would read all of it before anybody
        # knows who sends it. Here it comes in the header.
        vars(request).update(_post=QueryDict(), _files=MultiValueDict())
        return super().initialize_request(request, *args, **kwargs)
