"""Problems and issues of keeping texts true."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "never_published",
    409,
    _("Readers never had this article"),
    _("It gets a date when it is published for the first time."),
)
register_issue("change_unexplained", _("Say why, so that colleagues understand it later."))
register_issue(
    "review_day_out_of_reach", _("Choose a day between tomorrow and three years from now.")
)
