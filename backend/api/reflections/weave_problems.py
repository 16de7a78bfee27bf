"""Problems and issues of weaves."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "weave_is_empty",
    409,
    _("There is nothing in your weave yet"),
    _("Put something in at least one strand, then keep it."),
)
register_problem(
    "weave_kept_already",
    409,
    _("This moment is kept already"),
    _("Your weave did not change since you kept it."),
)
register_problem(
    "weave_moved_on",
    409,
    _("Your weave has changed meanwhile"),
    _("Look at it as it is now, and keep that."),
)
register_issue("strand_unknown", _("This strand is not known here."))
register_issue("standing_unknown", _("This is not one of the choices for a strand."))
