"""The routes of this domain."""

from django.urls import URLPattern, path

from api.knowledge import problems  # noqa: F401 -- its texts register themselves
from api.knowledge.synonyms import OneSynonymGroup, Synonyms
from api.knowledge.views import Articles, OneArticle, OneTheme, Search, SearchFacets, Themes

urlpatterns: list[URLPattern] = [
    path("themes", Themes.as_view()),
    path("themes/<slug:key>", OneTheme.as_view()),
    path("articles", Articles.as_view()),
    path("articles/<slug:slug>", OneArticle.as_view()),
    path("search", Search.as_view()),
    path("search-facets", SearchFacets.as_view()),
    path("synonyms", Synonyms.as_view()),
    path("synonyms/<uuid:id>", OneSynonymGroup.as_view()),
]
