"""The routes of this domain."""

from django.urls import URLPattern, path

from api.knowledge import problems  # noqa: F401 -- its texts register themselves
from api.knowledge.bundles import OneThemeBundle
from api.knowledge.comments.views import (
    Comments,
    Decisions,
    HouseRules,
    OneComment,
    ReportedComments,
    Reports,
)
from api.knowledge.readings import ArticleReadings
from api.knowledge.saved.bundles import OneListBundle, SavedBundle
from api.knowledge.saved.views import Lists, OneList, OneSavedArticle, SavedArticles
from api.knowledge.synonyms import OneSynonymGroup, Synonyms
from api.knowledge.views import Articles, OneArticle, OneTheme, Search, SearchFacets, Themes

urlpatterns: list[URLPattern] = [
    path("themes", Themes.as_view()),
    path("themes/<slug:key>", OneTheme.as_view()),
    path("themes/<slug:key>/bundle", OneThemeBundle.as_view()),
    path("articles", Articles.as_view()),
    path("articles/<slug:slug>", OneArticle.as_view()),
    path("articles/<slug:slug>/readings", ArticleReadings.as_view()),
    path("search", Search.as_view()),
    path("search-facets", SearchFacets.as_view()),
    path("synonyms", Synonyms.as_view()),
    path("synonyms/<uuid:id>", OneSynonymGroup.as_view()),
    path("saved-articles", SavedArticles.as_view()),
    path("saved-articles/bundle", SavedBundle.as_view()),
    path("saved-articles/<uuid:id>", OneSavedArticle.as_view()),
    path("lists", Lists.as_view()),
    path("lists/<uuid:id>", OneList.as_view()),
    path("lists/<uuid:id>/bundle", OneListBundle.as_view()),
    path("house-rules", HouseRules.as_view()),
    path("comments", Comments.as_view()),
    path("comments/<uuid:id>", OneComment.as_view()),
    path("comments/<uuid:id>/reports", Reports.as_view()),
    path("comments/<uuid:id>/decisions", Decisions.as_view()),
    path("reported-comments", ReportedComments.as_view()),
]
