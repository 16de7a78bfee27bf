"""The routes of `/api/v1`."""

from django.urls import include, path

from api.reference import export_schema, openapi_json, openapi_yaml, reference

urlpatterns = [
    path("openapi.json", openapi_json),
    path("openapi.yaml", openapi_yaml),
    path("reflections-export.schema.json", export_schema),
    path("docs", reference),
    # They are tried in this order: what is saved while people write first, editors' many last.
    path("", include("api.reflections.urls")),
    path("", include("api.reflections.action_points.urls")),
    path("", include("api.reflections.attachments.urls")),
    path("", include("api.accounts.urls")),
    path("", include("api.knowledge.urls")),
    path("", include("api.editorial.urls")),
]
