"""Why a file is not taken as an attachment, and what can be done about it.

What is wrong with a picture is said as it is for pictures in articles (`api.editorial`).
"""

from django.utils.translation import gettext_lazy as _

from api.errors import register_problem

register_problem(
    "attachment_empty",
    422,
    _("This file is empty"),
    _("Nothing is in it. Choose the file again."),
)
register_problem(
    "attachment_too_large",
    413,
    _("This file is too large"),
    _("An attachment may be 10 MB at most. Save it smaller and try again."),
)
register_problem(
    "attachment_kind_unknown",
    415,
    _("This kind of file cannot be kept here"),
    _(
        "Choose a PDF, or a picture as JPEG, PNG, WebP, AVIF or GIF. Save a HEIC photo of an "
        "iPhone as JPEG first."
    ),
)
register_problem(
    "attachment_not_what_it_says",
    415,
    _("This file is not what its name says"),
    _("Open it in a program that can read it, save it anew, and choose that file."),
)
register_problem(
    "pdf_encrypted",
    422,
    _("This PDF has a password"),
    _("So we cannot take out who made it. Save a copy without a password and choose that one."),
)
register_problem(
    "pdf_too_large",
    413,
    _("There is too much in this PDF"),
    _("Split it, or save only the pages that you need."),
)
register_problem(
    "pdf_broken",
    422,
    _("This PDF is damaged"),
    _("It cannot be read to its end. Open it and save it anew, or print it to a new PDF."),
)
register_problem(
    "too_many_attachments",
    409,
    _("This reflection has as many attachments as there can be"),
    _("There can be %(most)s. Remove one first."),
)
register_problem(
    "attachments_full",
    409,
    _("There is no room for more attachments"),
    _("You have %(most)s MB. Remove attachments that you do not need, or empty the trash."),
)
