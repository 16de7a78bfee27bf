"""The routes of texts on their way to readers."""

from django.urls import include, path

import api.editorial.image_problems
import api.editorial.problems
import api.editorial.transfer_problems
from api.editorial import image_views, note_views, review_views, text_views, transfer_views

__all__ = ["api", "urlpatterns"]

urlpatterns = [
    path("knowledge-archive", transfer_views.KnowledgeArchive.as_view()),
    path("import-trials", transfer_views.ImportTrials.as_view()),
    path("imports", transfer_views.Imports.as_view()),
    path("images", image_views.Images.as_view()),
    path("images/<uuid:id>", image_views.OneImage.as_view()),
    path("", include("api.editorial.keeping.urls")),
    path("editors", review_views.Editors.as_view()),
    path("translations", text_views.Translations.as_view()),
    path("translations/<uuid:id>", text_views.OneTranslation.as_view()),
    path("translations/<uuid:id>/comparison", text_views.Comparison.as_view()),
    path("translations/<uuid:id>/manuscript", text_views.OneManuscript.as_view()),
    path("translations/<uuid:id>/notes", note_views.Notes.as_view()),
    path("translations/<uuid:id>/plan-cancellations", review_views.PlanCancellations.as_view()),
    path("translations/<uuid:id>/presence", review_views.PresenceIn.as_view()),
    path("translations/<uuid:id>/publications", review_views.Publications.as_view()),
    path("translations/<uuid:id>/renamings", text_views.Renamings.as_view()),
    path("translations/<uuid:id>/revisions", text_views.Revisions.as_view()),
    path("translations/<uuid:id>/submissions", review_views.Submitting.as_view()),
    path("translations/<uuid:id>/trail", note_views.Trail.as_view()),
    path("translations/<uuid:id>/withdrawals", review_views.Withdrawals.as_view()),
    path("notes/<uuid:id>", note_views.OneNote.as_view()),
    path("revisions/<uuid:id>", text_views.OneRevision.as_view()),
    path("revisions/<uuid:id>/restorations", text_views.Restorations.as_view()),
    path("submissions", review_views.Submissions.as_view()),
    path("submissions/<uuid:id>", review_views.OneSubmission.as_view()),
    path("submissions/<uuid:id>/assignments", review_views.Assignments.as_view()),
    path("submissions/<uuid:id>/decisions", review_views.Decisions.as_view()),
]
