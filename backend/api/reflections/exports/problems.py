"""Problems and issues of exports."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "export_running",
    409,
    _("Another export is being made"),
    _("One at a time. Wait until it is ready, or remove it."),
)
register_problem(
    "nothing_to_export",
    409,
    _("There is nothing to take along"),
    _("In what you chose there are no reflections."),
)
register_problem(
    "portfolio_too_long",
    409,
    _("This is too much for one portfolio"),
    _(
        "A portfolio has room for some 200 pages and at most %(entries)s reflections. "
        "Choose a shorter period or fewer reflections."
    ),
)
register_problem(
    "export_not_ready",
    409,
    _("There is no file yet"),
    _("Ask how far the export is, and fetch the file once it is ready."),
)

register_issue("ends_before_it_begins", _("Give a last day that is not before the first."))
register_issue("period_or_chosen", _("Choose a period or reflections, not both."))
register_issue("too_many", _("Choose at most %(most)s."))
register_issue("reflection_unknown", _("One of these reflections is not there any more."))
