"""The routes of this domain."""

from django.urls import URLPattern, path

from api.knowledge import problems  # noqa: F401 -- its texts register themselves
from api.knowledge.views import Articles, OneArticle, OneTheme, Search, Themes

urlpatterns: list[URLPattern] = [
    path("themes", Themes.as_view()),
    path("themes/<slug:key>", OneTheme.as_view()),
    path("articles", Articles.as_view()),
    path("articles/<slug:slug>", OneArticle.as_view()),
    path("search", Search.as_view()),
]
