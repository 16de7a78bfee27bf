"""Problems and issues that belong to no single domain."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "invalid_input",
    400,
    _("Something in this request is not right"),
    _("See the list of issues: each one says where it is and what is expected."),
)
register_problem(
    "json_broken",
    400,
    _("This is not valid JSON"),
    _("Reading stopped at line %(line)s, column %(column)s."),
)
register_problem(
    "json_too_deep",
    400,
    _("This JSON nests too deep"),
    _("No resource here nests deeper than a few levels."),
)
register_problem(
    "unreadable",
    400,
    _("This request cannot be read"),
    _("It holds bytes that are not valid UTF-8, or characters that are not allowed."),
)
register_problem(
    "body_too_large",
    413,
    _("This is too large"),
    _("A request may hold at most 1 MiB."),
)
register_problem(
    "not_signed_in",
    401,
    _("You are not signed in"),
    _("Sign in and try again. What you wrote on this device is kept."),
)
register_problem(
    "not_allowed",
    403,
    _("You may not do this"),
    _("Your account has no right to do this here."),
)
register_problem(
    "csrf_failed",
    403,
    _("This page is too old to send from"),
    _("Reload the page and try again. What you wrote on this device is kept."),
)
register_problem(
    "not_found",
    404,
    _("This does not exist"),
    _("There is nothing at this address, or it is not yours to see."),
)
register_problem(
    "method_not_allowed",
    405,
    _("This cannot be done here"),
    _("See the header Allow for what this address can do."),
)
register_problem(
    "not_acceptable",
    406,
    _("This form is not available"),
    _("Answers are JSON."),
)
register_problem(
    "conflict",
    409,
    _("This exists already"),
    _("Something with this identifier has been made before."),
)
register_problem(
    "version_stale",
    412,
    _("This was changed in the meantime"),
    _("Your version is older than the one that is kept. Fetch it, compare, and send again."),
)
register_problem(
    "unsupported_media_type",
    415,
    _("This kind of content is not read here"),
    _("Send application/json, application/merge-patch+json with PATCH, or a form with a picture."),
)
register_problem(
    "version_required",
    428,
    _("Say which version you are changing"),
    _("Send the ETag of the version that you read in the header If-Match."),
)
register_problem(
    "too_many_requests",
    429,
    _("Too many attempts"),
    _("Wait a little and try again. The header Retry-After gives the seconds."),
)
register_problem(
    "server_error",
    500,
    _("Something went wrong on our side"),
    _("Nothing was half saved. Try again; if it stays, tell us the request id."),
)
register_problem(
    "database_unavailable",
    503,
    _("Klankbord cannot reach its database"),
    _("Nothing was half saved. Try again in a moment."),
)

register_issue("unknown_key", _("This key is not known here."))
register_issue("unknown_parameter", _("This parameter is not known here."))
register_issue("repeated_parameter", _("Give this parameter once."))
register_issue("repeated_key", _("Give this once."))
register_issue("wrong_type", _("This is another kind of value than the one expected here."))
register_issue("not_an_object", _("Send a JSON object."))
register_issue(
    "control_characters",
    _("This holds characters that cannot be kept (control characters). Remove them."),
)
register_issue("cursor_unknown", _("This cursor is not one of ours. Begin at the first page."))
register_issue("page_size", _("Give a whole number from 1 to 100."))
register_issue("sort_unknown", _("Sort by one of: %(choices)s."))
register_issue("language_unknown", _("Give one of: nl, fr, en."))
register_issue("content_length", _("Give the number of bytes of the body."))
register_issue("broken_encoding", _("From byte %(position)s on this is not valid UTF-8."))
register_issue("if_match_broken", _("Give one ETag between quotation marks."))
