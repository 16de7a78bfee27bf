"""The routes of keeping texts true."""

from django.urls import path

import api.editorial.keeping.problems
from api.editorial.keeping import views

__all__ = ["api", "urlpatterns"]

urlpatterns = [
    path("links", views.Links.as_view()),
    path("reading-figures", views.MostRead.as_view()),
    path("reading-levels", views.ReadingLevels.as_view()),
    path("review-dates", views.ReviewDates.as_view()),
    path("translations/<uuid:id>/confirmations", views.Confirmations.as_view()),
    path("translations/<uuid:id>/reading-level", views.OneReadingLevel.as_view()),
    path("translations/<uuid:id>/readings", views.Readings.as_view()),
    path("translations/<uuid:id>/review-date", views.OneReviewDate.as_view()),
    path("undescribed-images", views.UndescribedImages.as_view()),
]
