"""Who may do what: the status of every operation for every caller and every object.

Read a row as: for this caller, the answer about something of their own, about something of
somebody else's, and about something that does not exist. Callers are anonymous; `owner`, whose
things "somebody else's" are for all others (for the owner they are the other professional's);
another professional; an editor; and a coordinator of the owner's own organisation.

What "own", "other's" and "absent" mean where the address names no object:
collections and searches — the caller has something, only others have something, nobody has;
creations — the id in the body is of one's own, of somebody else's, or fresh;
`/me`, `/house-rules` and `/retention` — there is no address for another account, so `If-Match`
carries one's own entity tag, somebody else's, or none that exists. Published knowledge belongs to
everyone alike, and so do synonyms to all editors.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Caller = Literal["anonymous", "owner", "other_professional", "editor", "coordinator"]
Whose = Literal["own", "others", "absent"]
Row = Mapping[Caller, tuple[int, int, int]]

CALLERS: tuple[Caller, ...] = ("anonymous", "owner", "other_professional", "editor", "coordinator")
OBJECTS: tuple[Whose, ...] = ("own", "others", "absent")


def _open(own: int, others: int, absent: int) -> Row:
    """The same for everyone, signed in or not."""
    return dict.fromkeys(CALLERS, (own, others, absent))


def _private(own: int, others: int, absent: int) -> Row:
    """The same for everyone who is signed in; no role opens anything that is another's."""
    return {"anonymous": (401, 401, 401)} | {
        caller: (own, others, absent) for caller in CALLERS if caller != "anonymous"
    }


def _editorial(own: int, others: int, absent: int) -> Row:
    """Editors alone; "own" is a text that the editor wrote, "others" one that a colleague did."""
    refused = dict.fromkeys(CALLERS, (403, 403, 403))
    return refused | {"anonymous": (401, 401, 401), "editor": (own, others, absent)}


def _editors(own: int, others: int, absent: int, *, otherwise: tuple[int, int, int]) -> Row:
    """Something for editors; `otherwise` for all others who are signed in."""
    return _private(*otherwise) | {"editor": (own, others, absent)}


def _members(
    all_of_them: tuple[int, int, int], *, coordinator: tuple[int, int, int], editor: int
) -> Row:
    """Something of an organisation; the editor is a member of none."""
    return _private(*all_of_them) | {
        "coordinator": coordinator,
        "editor": (editor, editor, editor),
    }


MATRIX: Mapping[str, Row] = {
    #                                own others absent
    "listThemes": _open(200, 200, 200),
    "readTheme": _open(200, 200, 404),
    "readThemeBundle": _open(200, 200, 404),
    "listArticles": _open(200, 200, 200),
    "readArticle": _open(200, 200, 404),
    # It tells nothing about what there is.
    "countReading": _open(204, 204, 204),
    "searchArticles": _open(200, 200, 200),
    "countSearchFacets": _open(200, 200, 200),
    #
    "listSynonyms": _editorial(200, 200, 200),
    "createSynonyms": _editorial(201, 201, 201),
    "readSynonyms": _editorial(200, 200, 404),
    "changeSynonyms": _editorial(200, 200, 404),
    "deleteSynonyms": _editorial(204, 204, 404),
    #
    "readMe": _private(200, 200, 200),
    "changeMe": _private(200, 412, 412),
    # Nobody here has just said once more who they are.
    "eraseMe": _private(403, 412, 412),
    "listSealingKeys": _private(200, 200, 200),
    # Identifiers are unique per person, as those of reflections are.
    "makeSealingKey": _private(409, 201, 201),
    "readSealingKey": _private(200, 404, 404),
    # Nobody here has just said once more who they are.
    "changeSealingKey": _private(403, 404, 404),
    # Whoever holds the key of a mail, signed in or not; the key of the contract is none.
    "refuseReminders": _open(422, 422, 422),
    #
    "listSavedArticles": _private(200, 200, 200),
    # Everyone may save what another saved; what nobody can read is not there to be saved.
    "saveArticle": _private(200, 201, 409),
    "readSavedArticle": _private(200, 404, 404),
    "changeSavedArticle": _private(200, 404, 404),
    "forgetArticle": _private(204, 404, 404),
    "readSavedBundle": _private(200, 409, 409),
    "listLists": _private(200, 200, 200),
    "makeList": _private(201, 201, 201),
    "readList": _private(200, 404, 404),
    "readListBundle": _private(200, 404, 404),
    "changeList": _private(200, 404, 404),
    "deleteList": _private(204, 404, 404),
    #
    "readHouseRules": _private(200, 200, 200),
    "answerHouseRules": _private(200, 412, 412),
    # Comments are there for all who are signed in; their authors change and delete them.
    "listComments": _private(200, 200, 200),
    "writeComment": _private(201, 201, 409),
    "readComment": _private(200, 200, 404),
    "changeComment": _private(200, 403, 404),
    "deleteComment": _private(204, 403, 404),
    "reportComment": _private(403, 200, 404),
    "listReportedComments": _editors(200, 200, 200, otherwise=(403, 403, 403)),
    "decideComment": _editors(403, 200, 404, otherwise=(403, 403, 404)),
    #
    "listReflections": _private(200, 200, 200),
    # Identifiers are unique per person, so that a conflict never tells of somebody else's entry.
    "writeReflection": _private(409, 201, 201),
    "searchReflections": _private(200, 200, 200),
    "readReflectionMonth": _private(200, 200, 200),
    "readReflectionMemories": _private(200, 200, 200),
    "readReflection": _private(200, 404, 404),
    "changeReflection": _private(200, 404, 404),
    "deleteReflection": _private(204, 404, 404),
    "listSealedReflections": _private(200, 200, 200),
    "readInsights": _private(200, 200, 200),
    "listRelatedReflections": _private(200, 404, 404),
    "listFittingArticles": _private(200, 404, 404),
    # "Own" is the organisation where all but the editor work, or something of it; "others" is of
    # another one. Only its coordinator makes and changes templates.
    "listTemplates": _private(200, 200, 200),
    "createTemplate": _members((403, 400, 400), coordinator=(201, 400, 400), editor=400),
    "readTemplate": _members((200, 404, 404), coordinator=(200, 404, 404), editor=404),
    "changeTemplate": _members((403, 404, 404), coordinator=(200, 404, 404), editor=404),
    "listTrash": _private(200, 200, 200),
    "emptyTrash": _private(204, 204, 204),
    "eraseReflection": _private(204, 404, 404),
    "restoreReflection": _private(200, 404, 404),
    "readRetention": _private(200, 200, 200),
    "changeRetention": _private(200, 412, 412),
    #
    "listActionPoints": _private(200, 200, 200),
    "planActionPoint": _private(409, 201, 201),
    "readActionPoint": _private(200, 404, 404),
    "changeActionPoint": _private(200, 404, 404),
    "deleteActionPoint": _private(204, 404, 404),
    #
    "listAttachments": _private(200, 404, 404),
    "attachFile": _private(201, 404, 404),
    "readAttachment": _private(200, 404, 404),
    "renameAttachment": _private(200, 404, 404),
    "removeAttachment": _private(204, 404, 404),
    "fetchAttachment": _private(200, 404, 404),
    "replaceAttachmentFile": _private(200, 404, 404),
    "fetchAttachmentPreview": _private(200, 404, 404),
    #
    "listStrands": _private(200, 200, 200),
    # A weave is always there; where nobody touched it, it has another version than the one named.
    "readOwnWeave": _private(200, 200, 200),
    "changeOwnWeave": _private(200, 412, 412),
    "deleteOwnWeave": _private(204, 412, 412),
    "listWeaveMoments": _private(200, 200, 200),
    "keepWeaveMoment": _private(201, 409, 409),
    "readWeaveMoment": _private(200, 404, 404),
    "deleteWeaveMoment": _private(204, 404, 404),
    "readReflectionWeave": _private(200, 404, 404),
    "changeReflectionWeave": _private(200, 404, 404),
    "deleteReflectionWeave": _private(204, 404, 404),
    #
    "listExports": _private(200, 200, 200),
    # Who wrote nothing has nothing to take along, whatever others wrote.
    "askForExport": _private(202, 409, 409),
    "readExport": _private(200, 404, 404),
    "removeExport": _private(204, 404, 404),
    "fetchExport": _private(200, 404, 404),
    #
    # Each has an organisation of their own; only the coordinator coordinates it, and is not asked.
    "readSignals": _private(403, 404, 404) | {"coordinator": (200, 404, 404)},
    "readSignalConsent": _private(200, 404, 404),
    "changeSignalConsent": _private(200, 404, 404) | {"coordinator": (403, 404, 404)},
    #
    "downloadEverything": _editorial(200, 200, 200),
    "tryImport": _editorial(200, 200, 200),
    # The file says for itself what it brings: nobody else's text is named in the address.
    "importTexts": _editorial(200, 200, 200),
    "listImages": _editorial(200, 200, 200),
    "uploadImage": _editorial(201, 201, 201),
    "readImage": _editorial(200, 200, 404),
    "describeImage": _editorial(200, 200, 404),
    "deleteImage": _editorial(204, 204, 404),
    "listEditors": _editorial(200, 200, 200),
    "listTranslations": _editorial(200, 200, 200),
    "startTranslation": _editorial(201, 201, 201),
    "readTranslation": _editorial(200, 200, 404),
    "renameTranslation": _editorial(200, 200, 404),
    "readManuscript": _editorial(200, 200, 404),
    "saveManuscript": _editorial(200, 200, 404),
    "discardManuscript": _editorial(200, 200, 404),
    "listRevisions": _editorial(200, 200, 404),
    "keepVersion": _editorial(201, 201, 404),
    "readRevision": _editorial(200, 200, 404),
    "restoreRevision": _editorial(200, 200, 404),
    "compareRevisions": _editorial(200, 200, 404),
    "listSubmissions": _editorial(200, 200, 200),
    "readSubmission": _editorial(200, 200, 404),
    "submitTranslation": _editorial(201, 201, 404),
    # Who wrote a text neither reviews it nor decides on it.
    "assignSubmission": _editorial(403, 200, 404),
    "decideSubmission": _editorial(403, 200, 404),
    "publishRevision": _editorial(200, 200, 404),
    "cancelPlannedPublication": _editorial(200, 200, 404),
    "unpublishTranslation": _editorial(200, 200, 404),
    "listNotes": _editorial(200, 200, 404),
    "writeNote": _editorial(201, 201, 404),
    "readNote": _editorial(200, 200, 404),
    "changeNote": _editorial(200, 200, 404),
    "listTrail": _editorial(200, 200, 404),
    "bePresent": _editorial(200, 200, 404),
    "listReviewDates": _editorial(200, 200, 200),
    "readReviewDate": _editorial(200, 200, 404),
    "changeReviewDate": _editorial(200, 200, 404),
    "confirmArticle": _editorial(200, 200, 404),
    "listLinks": _editorial(200, 200, 200),
    "listUndescribedImages": _editorial(200, 200, 200),
    "listReadingLevels": _editorial(200, 200, 200),
    "readReadingLevel": _editorial(200, 200, 404),
    "readReadings": _editorial(200, 200, 404),
    "listMostRead": _editorial(200, 200, 200),
}
