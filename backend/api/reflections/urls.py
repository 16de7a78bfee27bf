"""The routes of reflections."""

from django.urls import include, path

import api.reflections.exports.problems
import api.reflections.problems
import api.reflections.weave_problems
from api.reflections.days_views import ReflectionMemories, ReflectionMonth
from api.reflections.exports.views import ExportFile, Exports, OneExport
from api.reflections.looking_back_views import (
    FittingArticles,
    LookingBack,
    RelatedReflections,
)
from api.reflections.sealed_views import SealedReflections
from api.reflections.template_views import OneTemplate, Templates
from api.reflections.trash_views import (
    AllErasures,
    Erasures,
    Restorations,
    RetentionOfCaller,
    Trash,
)
from api.reflections.views import OneReflection, Reflections, ReflectionSearches
from api.reflections.weave_views import (
    OneWeaveMoment,
    OwnWeave,
    ReflectionWeave,
    Strands,
    WeaveMoments,
)

__all__ = ["api", "urlpatterns"]

urlpatterns = [
    path("reflections", Reflections.as_view(), name="reflections"),
    path("reflections/<uuid:id>", OneReflection.as_view(), name="reflection"),
    path("sealed-reflections", SealedReflections.as_view(), name="sealed-reflections"),
    path("templates", Templates.as_view(), name="templates"),
    path("templates/<slug:key>", OneTemplate.as_view(), name="template"),
    path("exports", Exports.as_view(), name="exports"),
    path("exports/<uuid:id>", OneExport.as_view(), name="export"),
    path("exports/<uuid:id>/file", ExportFile.as_view(), name="export-file"),
    path("reflection-searches", ReflectionSearches.as_view(), name="reflection-searches"),
    path("insights", LookingBack.as_view(), name="insights"),
    path(
        "reflections/<uuid:id>/related-reflections",
        RelatedReflections.as_view(),
        name="related-reflections",
    ),
    path(
        "reflections/<uuid:id>/fitting-articles", FittingArticles.as_view(), name="fitting-articles"
    ),
    path("reflection-months/<str:month>", ReflectionMonth.as_view(), name="reflection-month"),
    path("reflection-memories/<str:day>", ReflectionMemories.as_view(), name="reflection-memories"),
    path("trash", Trash.as_view(), name="trash"),
    path("trash/erasures", AllErasures.as_view(), name="all-erasures"),
    path("trash/<uuid:id>/erasures", Erasures.as_view(), name="erasures"),
    path("trash/<uuid:id>/restorations", Restorations.as_view(), name="restorations"),
    path("", include("api.reflections.team_signals.urls")),
    path("retention", RetentionOfCaller.as_view(), name="retention"),
    path("reflections/<uuid:id>/weave", ReflectionWeave.as_view(), name="reflection-weave"),
    path("strands", Strands.as_view(), name="strands"),
    path("me/weave", OwnWeave.as_view(), name="own-weave"),
    path("me/weave/moments", WeaveMoments.as_view(), name="weave-moments"),
    path("me/weave/moments/<uuid:id>", OneWeaveMoment.as_view(), name="weave-moment"),
]
