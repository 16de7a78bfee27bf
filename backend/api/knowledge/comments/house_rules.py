"""The house rules as people read them. Another meaning needs another `HOUSE_RULES_VERSION`."""

from django.utils.translation import gettext_lazy as _

HOUSE_RULES = (
    _("Write about your own practice. Give no names or details by which a client is recognised."),
    _("Speak as colleagues do: curious, and kind when you disagree."),
    _("Everyone who is signed in reads along, under the name in your account."),
    _("You can change a comment for fifteen minutes, and delete it at any time."),
    _("Report what does not belong here. An editor decides, and tells the author why."),
)
