"""Every address that is served."""

from django.contrib import admin
from django.urls import include, path, re_path

from api.accounts.mailbox import development_mailbox
from api.errors import not_found
from api.health import health
from api.media import rendition
from api.pages.views import app_page

handler400 = "api.errors.bad_request"
handler403 = "api.errors.permission_denied"
handler404 = "api.errors.not_found"
handler500 = "api.errors.server_error"

urlpatterns = [
    path("health", health),
    path("api/v1/", include("api.urls")),
    path("_allauth/", include("allauth.headless.urls")),
    path("admin/", admin.site.urls),
    path("media/<uuid:id>/<str:name>", rendition),
    path("development/mailbox", development_mailbox),
    re_path(
        r"^(?:api|_allauth|development|static|admin|media)(?:/|$)", not_found, {"exception": None}
    ),
    path("", include("api.pages.urls")),
    re_path(r"^", app_page),
]
