"""The routes of reflections."""

from django.urls import path

import api.reflections.problems
from api.reflections.views import OneReflection, Reflections, ReflectionSearches

__all__ = ["api", "urlpatterns"]

urlpatterns = [
    path("reflections", Reflections.as_view(), name="reflections"),
    path("reflections/<uuid:id>", OneReflection.as_view(), name="reflection"),
    path("reflection-searches", ReflectionSearches.as_view(), name="reflection-searches"),
]
