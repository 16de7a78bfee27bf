"""Why a file is not taken as a picture, and what can be done about it."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_problem

register_problem(
    "image_empty",
    422,
    _("This file is empty"),
    _("Nothing is in it. Choose the picture again."),
)
register_problem(
    "image_too_large",
    413,
    _("This picture is too large"),
    _("A file may be 15 MB at most. Save it smaller and try again."),
)
register_problem(
    "image_too_many_pixels",
    422,
    _("This picture has too many pixels"),
    _("A photo may have 50 million, another picture 16 million. Make it smaller and try again."),
)
register_problem(
    "image_is_drawing",
    415,
    _("An SVG drawing cannot be used here"),
    _("It can hold programs. Save it as PNG and choose that file."),
)
register_problem(
    "image_kind_unknown",
    415,
    _("This is not a picture that we can read"),
    _("Choose a JPEG, PNG, WebP, AVIF or GIF. Save a HEIC photo of an iPhone as JPEG first."),
)
register_problem(
    "image_holds_more",
    422,
    _("This file holds more than a picture"),
    _("Something else is in it or behind it. Open it in a photo program, save it anew, try again."),
)
register_problem(
    "image_broken",
    422,
    _("This picture is damaged"),
    _("It cannot be read to its end. Open it and save it anew, or choose another file."),
)
register_problem(
    "image_in_use",
    409,
    _("This picture is in use"),
    _("Take it out of the texts that show it first, and publish those."),
)
