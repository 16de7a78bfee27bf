"""The addresses of documents that stand beside the pages."""

from django.urls import path, re_path

from api.pages.documents import feed, robots, sitemap

urlpatterns = [
    re_path(r"^.+/feed\.(?:atom|json)$", feed),
    path("sitemap.xml", sitemap),
    path("sitemap-<int:part>.xml", sitemap),
    path("robots.txt", robots),
]
