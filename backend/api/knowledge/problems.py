"""Problems and issues of published knowledge."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "not_published",
    409,
    _("This is not published"),
    _("Readers do not see it, so it cannot be taken away from them."),
)
register_problem(
    "synonyms_full",
    409,
    _("There are too many groups of synonyms"),
    _("Delete a group that is no longer needed, and try again."),
)
register_issue("synonyms_count", _("Give two to twelve words."))
register_issue("synonym_unusable", _("Give one word, or up to four that belong together."))
register_issue("synonym_same", _("The search takes this for a word that stands here already."))
register_issue("synonym_elsewhere", _("This word stands in another group of this language."))
register_issue("empty_parameter", _("Give this parameter a value, or leave it out."))
