"""Everything out, and texts in, over HTTP."""

from __future__ import annotations

import hashlib
import tempfile
from typing import IO, Any

from django.http import FileResponse
from rest_framework.request import Request
from rest_framework.response import Response

from api.editorial import transfer_documentation as documentation
from api.editorial.transfer_serializers import (
    ImportReportSerializer,
    ImportTrialSerializer,
    NewImportSerializer,
)
from api.editorial.views import EditorialView, UploadView
from api.errors import issue_text, issue_texts, problem_codes
from api.filters import refuse_unknown
from api.idempotency import answer_once
from knowledge.flaws import Flaw
from knowledge.transfer.exporting import export_to_zip
from knowledge.transfer.taking_in import TakenIn, take_in

_IN_MEMORY = 8 * 1024 * 1024


@documentation.archive
class KnowledgeArchive(EditorialView):
    """Everything that editors keep, as one file."""

    def get(self, request: Request) -> FileResponse:
        file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 -- the response closes it
        export_to_zip(file, originals=False)
        file.seek(0)
        return FileResponse(
            file, as_attachment=True, filename="klankbord.zip", content_type="application/zip"
        )


class _Importing(UploadView):
    problem_statuses = ("409", "413", "422")

    def bring(self, wanted: dict[str, Any]) -> Response:
        return Response(ImportReportSerializer(_shown(take_in(by=self.person, **wanted))).data)


@documentation.trials
class ImportTrials(_Importing):
    """What an import would change; nothing is kept."""

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        serializer = ImportTrialSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        return self.bring(serializer.validated_data)


@documentation.imports
class Imports(_Importing):
    """Bringing texts in, as a trial told."""

    def post(self, request: Request) -> Response:
        refuse_unknown(request, ())
        serializer = NewImportSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        wanted = serializer.validated_data
        sent = {name: value for name, value in wanted.items() if name != "file"}
        sent["file"] = _digest(wanted["file"])
        return answer_once(request, lambda: self.bring(wanted), body=sent)


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(1024 * 1024):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _shown(taken: TakenIn) -> dict[str, Any]:
    report = taken.report
    return {
        "kind": taken.kind,
        "plan": taken.plan,
        "possible": taken.kind == "wordpress" or not report.refused,
        "files": [
            {
                "file": file,
                "outcome": outcome,
                "changes": report.changes.get(file, []),
                "remarks": _counts(report.remarks.get(file, {}), "code"),
            }
            for file, outcome in report.files
        ],
        "refused": [_refusal(flaw) for flaw in report.refused],
        "left_out": _counts(report.left_out, "kind"),
    }


def _counts(counts: dict[str, int], name: str) -> list[dict[str, Any]]:
    return [{name: code, "number": number} for code, number in sorted(counts.items())]


def _refusal(flaw: Flaw) -> dict[str, Any]:
    return {"file": flaw.file, "line": flaw.line, "reason": _reason(flaw)}


def _reason(flaw: Flaw) -> str:
    """Return why, in the caller's language; what a verb refused is said as it always is."""
    if flaw.message in issue_texts():
        return issue_text(flaw.message)
    if kind := problem_codes().get(flaw.message):
        return f"{kind.title}. {kind.detail}"
    return flaw.tell()
