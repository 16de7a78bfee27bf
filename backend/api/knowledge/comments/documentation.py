"""What `openapi.yaml` says about comments and their moderation."""

from __future__ import annotations

from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.describing import (
    a_request,
    an_answer,
    describe_act,
    describe_change,
    describe_list,
    describe_read,
    describe_removal,
)
from api.fields import UUID7
from api.knowledge.comments.serializers import (
    CommentChangesSerializer,
    CommentSerializer,
    HouseRulesAnswerSerializer,
    HouseRulesSerializer,
    NewCommentSerializer,
    NewDecisionSerializer,
    NewReportSerializer,
    ReportedCommentSerializer,
)
from api.knowledge.languages import LANGUAGES
from api.schema import entity_tag_header, if_match_parameter

_ARTICLE_ID = "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d02"
_COMMENT = {
    "id": "0199f3f2-6d0b-7c3e-9a54-1f0f6f1f2d31",
    "article": _ARTICLE_ID,
    "language": "nl",
    "authorName": "Noor",
    "mine": True,
    "text": "Wachten zonder iets te zeggen vond ik het moeilijkst.",
    "createdAt": "2026-10-14T16:20:11.123456Z",
    "changedAt": None,
    "version": 1,
    "reported": False,
    "decision": None,
    "abilities": {"change": True, "delete": True, "report": False, "moderate": False},
}
_THEIRS = _COMMENT | {
    "mine": False,
    "abilities": {"change": False, "delete": False, "report": True, "moderate": True},
}
_REASON = "Wie dit leest, kan weten over welke cliënt het gaat."
_DECISION = {"outcome": "hide", "reason": _REASON, "decidedAt": "2026-10-14T17:02:45Z"}
_HIDDEN = _THEIRS | {
    "version": 2,
    "decision": _DECISION,
    "abilities": {"change": False, "delete": False, "report": False, "moderate": True},
}
_RULES = {
    "version": 1,
    "rules": ["Schrijf over je eigen praktijk."],
    "accepted": False,
}


_article = OpenApiParameter(
    name="article",
    required=True,
    type={"type": "string", "format": "uuid", "pattern": UUID7},
    description="Identifier of the article.",
)
_language = OpenApiParameter(
    name="language", required=True, enum=LANGUAGES, description="Of the text that is discussed."
)
_one = OpenApiResponse(CommentSerializer, description="The comment as it is now.")

comments = extend_schema_view(
    get=describe_list(
        "listComments",
        "List the comments under an article",
        CommentSerializer,
        _COMMENT,
        parameters=[_article, _language],
        description=(
            "The oldest first, of the text in one language. For people who are signed in. What "
            "an editor hid is there for its author and for editors alone."
        ),
    ),
    post=describe_act(
        "writeComment",
        "Put a comment under an article",
        NewCommentSerializer,
        {"article": _ARTICLE_ID, "language": "nl", "text": _COMMENT["text"]},
        CommentSerializer,
        _COMMENT,
        makes=True,
        headers=[entity_tag_header()],
        description=(
            "Everyone who is signed in reads it. A conflict when the caller did not accept the "
            "house rules yet (`house-rules-first`), or when the article is not published "
            "(`article-not-available`). Limited per hour."
        ),
    ),
)

comment = extend_schema_view(
    get=describe_read(
        "readComment",
        "Read a comment",
        CommentSerializer,
        _COMMENT,
        parameters=[entity_tag_header()],
        description="One that is hidden exists for its author and for editors alone.",
    ),
    patch=describe_change(
        "changeComment",
        "Change one of one's comments",
        CommentChangesSerializer,
        {"text": "Wachten vond ik het moeilijkst."},
        CommentSerializer,
        _COMMENT | {"version": 2, "changedAt": "2026-10-14T16:24:00Z"},
        description="A JSON merge patch (RFC 7396). By its author, within fifteen minutes.",
    ),
    delete=describe_removal(
        "deleteComment",
        "Delete one of one's comments",
        parameters=[if_match_parameter()],
        description="For good, at any time.",
    ),
)

reports = extend_schema_view(
    post=extend_schema(
        operation_id="reportComment",
        summary="Report a comment to the editors",
        description=(
            "Who reported it, editors are not shown. Once per person: a second time changes "
            "nothing, so that a retry is safe without a key. Nobody reports their own."
        ),
        parameters=[entity_tag_header()],
        request=NewReportSerializer,
        responses={200: _one},
        examples=[
            a_request({"reason": "client_details"}),
            an_answer(_THEIRS | {"reported": True}),
        ],
    ),
)

decisions = extend_schema_view(
    post=extend_schema(
        operation_id="decideComment",
        summary="Hide a comment, or keep it",
        description=(
            "For editors, about comments of others. `If-Match` names the version that was "
            "judged, so that a retry decides nothing twice. The decision closes the reports and "
            "is kept for good, with the moment, the editor and the reason; not with the text."
        ),
        parameters=[if_match_parameter(), entity_tag_header()],
        request=NewDecisionSerializer,
        responses={200: _one},
        examples=[
            a_request({"outcome": "hide", "reason": _REASON}),
            an_answer(_HIDDEN),
        ],
    ),
)

reported_comments = extend_schema_view(
    get=describe_list(
        "listReportedComments",
        "List what waits for a decision",
        ReportedCommentSerializer,
        {
            "comment": _THEIRS,
            "slug": "tussen-wachten-en-weten",
            "reports": [{"reason": "client_details", "count": 2}],
        },
        description="For editors: comments with open reports, the oldest comment first.",
    ),
)

house_rules = extend_schema_view(
    get=describe_read(
        "readHouseRules",
        "Read the house rules",
        HouseRulesSerializer,
        _RULES,
        parameters=[entity_tag_header()],
        description="What people keep to in comments, and whether the caller accepted it.",
    ),
    patch=describe_change(
        "answerHouseRules",
        "Accept the house rules",
        HouseRulesAnswerSerializer,
        {"accepted": True},
        HouseRulesSerializer,
        _RULES | {"accepted": True},
        description="A JSON merge patch (RFC 7396). Accepting counts for the version one read.",
    ),
)
