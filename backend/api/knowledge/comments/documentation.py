"""What `openapi.yaml` says about comments and their moderation."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema,
    extend_schema_view,
)

from api.fields import UUID7
from api.idempotency import idempotency_parameters
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
_MERGE_PATCH = "application/merge-patch+json"
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


def _answer(name: str, value: object, status: str = "200") -> OpenApiExample:
    return OpenApiExample(name, value=value, response_only=True, status_codes=[status])


def _request(name: str, value: object, media: str = "application/json") -> OpenApiExample:
    return OpenApiExample(name, value=value, request_only=True, media_type=media)


_location = OpenApiParameter(
    name="Location",
    location=OpenApiParameter.HEADER,
    response=[201],
    type=OpenApiTypes.URI_REF,
    description="Where the new comment is.",
)
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
    get=extend_schema(
        operation_id="listComments",
        summary="List the comments under an article",
        description=(
            "The oldest first, of the text in one language. For people who are signed in. What "
            "an editor hid is there for its author and for editors alone."
        ),
        parameters=[_article, _language],
        responses={200: CommentSerializer(many=True)},
        examples=[_answer("comments", _COMMENT)],
    ),
    post=extend_schema(
        operation_id="writeComment",
        summary="Put a comment under an article",
        description=(
            "Everyone who is signed in reads it. A conflict when the caller did not accept the "
            "house rules yet (`house-rules-first`), or when the article is not published "
            "(`article-not-available`). Limited per hour."
        ),
        parameters=[*idempotency_parameters(), entity_tag_header(), _location],
        request=NewCommentSerializer,
        responses={201: OpenApiResponse(CommentSerializer, description="It stands there.")},
        examples=[
            _request("new", {"article": _ARTICLE_ID, "language": "nl", "text": _COMMENT["text"]}),
            _answer("written", _COMMENT, "201"),
        ],
    ),
)

comment = extend_schema_view(
    get=extend_schema(
        operation_id="readComment",
        summary="Read a comment",
        description="One that is hidden exists for its author and for editors alone.",
        parameters=[entity_tag_header()],
        responses={200: _one},
        examples=[_answer("comment", _COMMENT)],
    ),
    patch=extend_schema(
        operation_id="changeComment",
        summary="Change one of one's comments",
        description="A JSON merge patch (RFC 7396). By its author, within fifteen minutes.",
        parameters=[if_match_parameter(), entity_tag_header()],
        request=CommentChangesSerializer,
        responses={200: _one},
        examples=[
            _request("changes", {"text": "Wachten vond ik het moeilijkst."}, _MERGE_PATCH),
            _answer("changed", _COMMENT | {"version": 2, "changedAt": "2026-10-14T16:24:00Z"}),
        ],
    ),
    delete=extend_schema(
        operation_id="deleteComment",
        summary="Delete one of one's comments",
        description="For good, at any time.",
        parameters=[if_match_parameter()],
        responses={204: OpenApiResponse(description="It is gone.")},
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
            _request("report", {"reason": "client_details"}),
            _answer("reported", _THEIRS | {"reported": True}),
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
            _request("decision", {"outcome": "hide", "reason": _REASON}),
            _answer("decided", _HIDDEN),
        ],
    ),
)

reported_comments = extend_schema_view(
    get=extend_schema(
        operation_id="listReportedComments",
        summary="List what waits for a decision",
        description="For editors: comments with open reports, the oldest comment first.",
        responses={200: ReportedCommentSerializer(many=True)},
        examples=[
            _answer(
                "reported",
                {
                    "comment": _THEIRS,
                    "slug": "tussen-wachten-en-weten",
                    "reports": [{"reason": "client_details", "count": 2}],
                },
            )
        ],
    ),
)

house_rules = extend_schema_view(
    get=extend_schema(
        operation_id="readHouseRules",
        summary="Read the house rules",
        description="What people keep to in comments, and whether the caller accepted it.",
        parameters=[entity_tag_header()],
        responses={200: OpenApiResponse(HouseRulesSerializer, description="The house rules.")},
        examples=[_answer("rules", _RULES)],
    ),
    patch=extend_schema(
        operation_id="answerHouseRules",
        summary="Accept the house rules",
        description="A JSON merge patch (RFC 7396). Accepting counts for the version one read.",
        parameters=[if_match_parameter(), entity_tag_header()],
        request=HouseRulesAnswerSerializer,
        responses={200: OpenApiResponse(HouseRulesSerializer, description="As it is now.")},
        examples=[
            _request("accept", {"accepted": True}, _MERGE_PATCH),
            _answer("accepted", _RULES | {"accepted": True}),
        ],
    ),
)
