"""The routes of action points."""

from django.urls import path

import api.reflections.action_points.problems
from api.reflections.action_points.views import ActionPoints, OneActionPoint

__all__ = ["api", "urlpatterns"]

urlpatterns = [
    path("action-points", ActionPoints.as_view(), name="action-points"),
    path("action-points/<uuid:id>", OneActionPoint.as_view(), name="action-point"),
]
