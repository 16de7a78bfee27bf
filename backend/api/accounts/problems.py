"""Issues of accounts."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue

register_issue("name_on_one_line", _("Write your name on one line."))
register_issue("language_unknown", _("Take nl, fr or en."))
