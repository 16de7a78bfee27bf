"""Problems and issues of texts on their way to readers."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "translation_exists",
    409,
    _("This translation exists already"),
    _("Open it and go on with it."),
)
register_problem(
    "nothing_to_go_back_to",
    409,
    _("There is nothing to put away"),
    _("Nothing is being written in this text, so there is nothing to put away."),
)
register_problem(
    "nothing_to_keep",
    409,
    _("This is kept already"),
    _("A version says all of it. Go on writing."),
)
register_problem(
    "nothing_to_submit",
    409,
    _("There is nothing new to submit"),
    _("These words wait already, were approved, or are what readers see."),
)
register_problem(
    "submission_ended",
    409,
    _("This submission no longer waits"),
    _("Somebody decided on it, took it back, or submitted a newer text. Look at the newest one."),
)
register_problem(
    "review_needs_other_eyes",
    403,
    _("This needs somebody else's eyes"),
    _("You had a hand in this text, so a colleague decides on it."),
)
register_problem(
    "already_reviewed_by",
    409,
    _("A colleague is reviewing this"),
    _("Ask them, or let the reviewer be changed first."),
)
register_problem(
    "submission_of_others",
    403,
    _("This submission is not yours"),
    _("Only who wrote along can take it back. You can reject it, and say why."),
)
register_problem(
    "not_approved",
    409,
    _("This text is not approved"),
    _("Somebody who did not write it approves it first."),
)
register_problem(
    "already_published",
    409,
    _("Readers have this text"),
    _("There is nothing to publish."),
)
register_problem(
    "newer_is_published",
    409,
    _("Readers have a newer text"),
    _("Restore the old text as a draft and submit that."),
)
register_problem(
    "nothing_planned",
    409,
    _("Nothing is planned"),
    _("There is no plan to let go."),
)
register_problem(
    "slug_taken",
    409,
    _("This address is taken"),
    _("Another text has it, or had it once. Choose another one."),
)
register_issue("title_nameless", _("Give a title with at least one letter."))
register_issue("title_missing", _("Give this text a title."))
register_issue("summary_length", _("Write a summary of %(least)s to %(most)s characters."))
register_issue("tags_count", _("Give %(least)s to %(most)s different subjects."))
register_issue("tag_kebab", _("Write a subject as lower-case words joined by hyphens."))
register_issue("sources_count", _("Name 1 to %(most)s sources."))
register_issue("reviewer_wrote_along", _("Choose somebody who did not write this text."))
register_issue("rejection_unexplained", _("Say why, so that the writer can go on."))
register_issue("moment_is_over", _("Choose a moment that is still to come."))
register_issue(
    "slug_kebab", _("Write the address as lower-case words without accents, joined by hyphens.")
)
register_issue("unknown_object", _("There is nothing here with this identifier."))
register_issue("markdown_too_long", _("The text has more than %(most)s characters."))
register_issue("markdown_paragraph_too_long", _("A paragraph has more than %(most)s characters."))
register_issue(
    "markdown_picture_unheard", _("Line %(line)s: say in words what this picture shows.")
)
register_issue(
    "markdown_picture_foreign",
    _("Line %(line)s: this picture is not kept here. Remove it and upload it yourself."),
)
register_issue(
    "markdown_picture_unknown",
    _("Line %(line)s: this picture is gone. Remove it or choose another one."),
)
register_issue("markdown_prompt_inside", _("A question cannot stand inside a list or a quotation."))
register_issue(
    "markdown_article_unknown",
    _("Line %(line)s: there is no article %(article)s to link to. Choose another one."),
)
register_issue("markdown_empty", _("Write the text first."))
register_issue(
    "markdown_top_heading",
    _("Line %(line)s: begin headings at ##, because the title is the only one above them."),
)
register_issue("markdown_closes_nothing", _("Line %(line)s: this ::: closes no block."))
register_issue(
    "markdown_block_open_before_next",
    _("Line %(line)s: close this block with ::: before the next one begins."),
)
register_issue("markdown_block_open", _("Line %(line)s: close this block with :::."))
register_issue("markdown_block_unknown", _("Line %(line)s: use one of the blocks %(blocks)s."))
register_issue(
    "markdown_block_title_too_long",
    _("Line %(line)s: the title of a block has at most %(most)s characters."),
)
register_issue("markdown_prompt_keyless", _("Line %(line)s: give this question a key."))
register_issue(
    "markdown_prompt_key",
    _("Line %(line)s: write the key of a question as lower-case words joined by hyphens."),
)
register_issue("markdown_prompt_twice", _("Line %(line)s: this key stands here twice."))
register_issue(
    "markdown_prompts_many", _("Line %(line)s: an article has at most %(most)s questions.")
)
