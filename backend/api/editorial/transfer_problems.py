"""Why a file is not imported, and what can be done about it."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "archive_unreadable",
    422,
    _("This zip file cannot be read"),
    _("It is broken, or no zip file. Download it again, or zip the folder again."),
)
register_problem(
    "archive_empty",
    422,
    _("This zip file is empty"),
    _("Nothing is in it. Zip the folder again and choose that file."),
)
register_problem(
    "archive_encrypted",
    422,
    _("This zip file has a password"),
    _("Make it again without a password."),
)
register_problem(
    "archive_too_large",
    413,
    _("This file is too large"),
    _("One part of it, or all of it together, is larger than %(most)s MB. Send it in parts."),
)
register_problem(
    "import_too_large",
    413,
    _("This file is too large to upload"),
    _("A file may be 64 MB at most. Send it in parts, or ask whoever runs this installation."),
)
register_problem(
    "archive_too_squeezed",
    422,
    _("This zip file is not safe to unpack"),
    _("A file in it becomes more than a hundred times as large. Texts never do that."),
)
register_problem(
    "archive_too_many_files",
    422,
    _("This zip file holds too many files"),
    _("It may hold %(most)s files at most. Send it in parts."),
)
register_problem(
    "archive_name_unsafe",
    422,
    _("A file in this zip file has an unsafe name"),
    _("A name leads out of its folder, or holds characters that do not belong in it."),
)
register_problem(
    "archive_name_twice",
    422,
    _("Two files in this zip file have the same name"),
    _("Also names that differ only in capitals or accents count as the same."),
)
register_problem(
    "archive_holds_links",
    422,
    _("This zip file holds a link"),
    _("Put the file itself in it instead of a link to it."),
)
register_problem(
    "archive_nested",
    422,
    _("This zip file holds another zip file"),
    _("Unpack it first, and zip the folder that was in it."),
)
register_problem(
    "wordpress_unsafe",
    422,
    _("This export file is not safe to read"),
    _("It defines parts of its own or points to other files. WordPress does not do that."),
)
register_problem(
    "wordpress_broken",
    422,
    _("This export file is broken"),
    _("It cannot be read from line %(line)s on. Export it from WordPress again."),
)
register_problem(
    "wordpress_other",
    422,
    _("This is no export file of WordPress"),
    _("In WordPress, choose Tools and then Export, and upload the file that you get."),
)
register_problem(
    "wordpress_too_many",
    422,
    _("This export file holds too many texts"),
    _("It may hold %(most)s posts and pages at most. Export a part of them."),
)
register_problem(
    "import_unknown",
    422,
    _("This kind of file is not read here"),
    _("Choose a zip file that was downloaded here, or an export file of WordPress."),
)
register_problem(
    "import_refused",
    422,
    _("Not all of this can be imported"),
    _("Look at what would change first: there you see which file is not right, and where."),
)
register_problem(
    "import_changed",
    409,
    _("Something changed in the meantime"),
    _("Nothing was imported. Look again at what would change, and confirm that."),
)
register_problem(
    "import_pictures_many",
    422,
    _("This holds too many new pictures"),
    _("At most %(most)s can come along at once. Send them in parts, or ask who runs this."),
)
register_issue("import_needs_theme", _("Choose the theme that these texts go to."))
register_issue(
    "wordpress_language", _("This text is in a language that we do not have. It is left out.")
)
register_issue(
    "wordpress_post_too_long",
    _("This text is too long or nested too deep to be one article. It is left out."),
)
