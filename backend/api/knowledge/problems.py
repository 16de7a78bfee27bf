"""Problems and issues of published knowledge."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "not_published",
    409,
    _("This is not published"),
    _("Readers do not see it, so it cannot be taken away from them."),
)
register_issue("empty_parameter", _("Give this parameter a value, or leave it out."))
