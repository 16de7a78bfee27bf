"""Problems and issues of action points."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "reflection_not_available",
    409,
    _("This reflection is not there"),
    _("You have no reflection like this, or it was not sent yet."),
)

register_issue("nothing_written", _("Write something here."))
register_issue("too_far_ahead", _("Give a day within the next ten years."))
register_issue("state_unknown", _("This state is not known here."))
register_issue("moment_unknown", _("This moment is not known here."))
register_issue("moved_needs_day", _("Say to which day you move it."))
register_issue("reminder_needs_day", _("Give a day first; the reminder comes by that."))
register_issue("reflection_unknown", _("You have no reflection like this, or it was not sent yet."))
