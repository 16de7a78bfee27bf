"""Problems and issues of reflections and of requests that may be repeated."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "idempotency_key_reused",
    422,
    _("This key was used for something else"),
    _("The first request with this Idempotency-Key had another body. Make a new key."),
)

register_issue("idempotency_key_missing", _("Send a header Idempotency-Key."))
register_issue(
    "idempotency_key_broken", _("Give 1 to 255 visible ASCII characters, best a fresh UUID.")
)
register_issue("too_long", _("This may hold at most %(longest)s characters."))
register_issue("required", _("This is needed here."))
register_issue("too_long_ago", _("Give a day from 1950 onwards."))
register_issue("in_the_future", _("Give a day that has come already."))
register_issue("theme_unknown", _("This theme is not known here."))
register_issue("template_unknown", _("This template is not known here."))
register_issue("not_in_this_template", _("The template of this reflection does not ask this."))
register_issue("feeling_unknown", _("This feeling is not in the list."))
register_issue("feeling_repeated", _("Name every feeling once."))
register_issue("not_a_key", _("Give lower case letters, digits and dashes."))
register_issue("not_uuid7", _("Give a UUID of version 7 in lower case."))
