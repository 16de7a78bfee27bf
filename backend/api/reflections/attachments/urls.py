"""The routes of attachments."""

from django.urls import path

import api.reflections.attachments.problems
from api.reflections.attachments.views import (
    AttachmentFile,
    AttachmentPreview,
    Attachments,
    OneAttachment,
)

__all__ = ["api", "urlpatterns"]

urlpatterns = [
    path("reflections/<uuid:id>/attachments", Attachments.as_view(), name="attachments"),
    path("attachments/<uuid:id>", OneAttachment.as_view(), name="attachment"),
    path("attachments/<uuid:id>/file", AttachmentFile.as_view(), name="attachment-file"),
    path("attachments/<uuid:id>/preview", AttachmentPreview.as_view(), name="attachment-preview"),
]
