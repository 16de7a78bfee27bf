"""Problems and issues of accounts."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "key_broken",
    422,
    _("This link is not complete"),
    _("Copy it from the mail as a whole, or switch reminders off in your account."),
)
register_problem(
    "reauthentication_needed",
    403,
    _("Say once more that it is you"),
    _("Give your password, or a code or passkey, and then do this again within a few minutes."),
)

register_issue("name_on_one_line", _("Write your name on one line."))
register_issue("language_unknown", _("Take nl, fr or en."))

register_problem(
    "sealing_key_exists",
    409,
    _("There is a key for sealed entries already"),
    _("Fetch it and open it. To begin again with another one, name the newest in `replaces`."),
)
register_problem(
    "too_many_sealing_keys",
    409,
    _("No further key for sealed entries"),
    _("There are %(most)s already. Open one of these."),
)

register_issue("not_a_wrap", _("This is no wrapped key, or one of another key."))
register_issue("too_many_passkeys", _("Give at most %(most)s passkeys."))
register_issue("passkey_repeated", _("Name every passkey once."))
