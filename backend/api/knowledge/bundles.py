"""Themes as files to take along, and what all such answers share."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import Http404, HttpResponse
from rest_framework.request import Request

from api.errors import problem
from api.filters import refuse_unknown
from api.knowledge import bundle_documentation
from api.knowledge.filters import BundleFilters, read_filters
from api.knowledge.views import KnowledgeView
from core.errors import DomainError
from knowledge.models import BundleForm, ThemeBundle
from knowledge.theme_bundles import read_theme_bundle

MEDIA = {BundleForm.PDF: "application/pdf", BundleForm.EPUB: "application/epub+zip"}
RETRY_AFTER = "2"
_tag = re.compile(r'(?:W/)?("[\x21\x23-\x7e]*")')


def file_headers(form: BundleForm, *, name: str, language: str) -> dict[str, str]:
    """Return the headers of a bundle that is kept under `name` where it goes."""
    return {
        "Content-Type": MEDIA[form],
        "Content-Disposition": f'attachment; filename="{name}.{form.value}"',
        "Content-Language": language,
    }


@bundle_documentation.theme_bundle
class OneThemeBundle(KnowledgeView):
    """One theme as a file, the same for everyone."""

    def get(self, request: Request, key: str) -> HttpResponse:
        refuse_unknown(request, {"language", "format"})
        chosen = read_filters(BundleFilters, request)
        try:
            bundle = read_theme_bundle(
                key,
                language=self.language(chosen),
                form=BundleForm(chosen["format"]),
                address=settings.PUBLIC_URL,
            )
        except DomainError as error:
            return problem(request, error.code, headers={"Retry-After": RETRY_AFTER})
        if bundle is None:
            raise Http404
        return self._answer(bundle)

    def _answer(self, bundle: ThemeBundle) -> HttpResponse:
        form, tag = BundleForm(bundle.form), f'"{bundle.fingerprint}"'
        headers = {
            **file_headers(form, name=f"klankbord-{bundle.slug}", language=bundle.language),
            "ETag": tag,
            "Cache-Control": "public, max-age=0, must-revalidate",
            "Vary": "Accept-Language",
        }
        known = self.request.headers.get("If-None-Match", "")[:4000]
        if known.strip() == "*" or tag in _tag.findall(known):
            # Before its content is fetched, which is hundreds of kilobytes.
            return HttpResponse(status=304, headers=headers)
        content = bytes(bundle.content)
        headers["Content-Length"] = str(len(content))
        body = b"" if self.request.method == "HEAD" else content
        return HttpResponse(body, headers=headers)
