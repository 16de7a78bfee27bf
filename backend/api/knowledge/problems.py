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
register_problem(
    "article_not_available",
    409,
    _("This article is not available"),
    _("It is not published, or not any more, so nothing can be added to it."),
)
register_problem(
    "article_not_saved",
    409,
    _("This article is not among your saved ones"),
    _("A list holds saved articles. Save the article first, then put it in the list."),
)
register_problem(
    "too_many_lists",
    409,
    _("You have as many lists as there can be"),
    _("There can be %(most)s. Delete one that you no longer use."),
)
register_problem(
    "house_rules_first",
    409,
    _("Read the house rules first"),
    _("Accept them once, then you can write comments."),
)
register_problem(
    "comment_settled",
    403,
    _("This comment can no longer be changed"),
    _("That is possible for fifteen minutes, while it is shown. You can still delete it."),
)
register_problem(
    "bundle_in_the_making",
    503,
    _("Another bundle is being made"),
    _("They are made one after the other. Try again in a moment."),
)
register_problem(
    "nothing_to_bundle",
    409,
    _("There is nothing to take along yet"),
    _("Save an article first, or put one in this list. Then you can take it along as a bundle."),
)
register_issue("empty_parameter", _("Give this parameter a value, or leave it out."))
