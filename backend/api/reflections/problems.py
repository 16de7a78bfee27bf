"""Problems and issues of reflections and of requests that may be repeated."""

from django.utils.translation import gettext_lazy as _

from api.errors import register_issue, register_problem

register_problem(
    "idempotency_key_reused",
    422,
    _("This key was used for something else"),
    _("The first request with this Idempotency-Key had another body. Make a new key."),
)

register_problem(
    "too_many_templates",
    409,
    _("Your organisation has as many templates as there can be"),
    _("There can be %(most)s. Change one that nobody uses any more."),
)

register_issue("idempotency_key_missing", _("Send a header Idempotency-Key."))
register_issue(
    "idempotency_key_broken", _("Give 1 to 255 visible ASCII characters, best a fresh UUID.")
)
register_issue("too_long", _("This may hold at most %(longest)s characters."))
register_issue("required", _("This is needed here."))
register_issue("too_long_ago", _("Give a day from 1950 onwards."))
register_issue("in_the_future", _("Give a day that has come already."))
register_issue("theme_unknown", _("This theme is not known here."))
register_issue("template_unknown", _("This template is not known here."))
register_issue("not_in_this_template", _("The template of this reflection does not ask this."))
register_issue("not_for_this_template", _("Only templates of organisations take questions along."))
register_issue("kind_unknown", _("This kind of session is not known here."))
register_issue("too_many_questions", _("A template asks at most twelve questions."))
register_issue("not_a_question", _("This is not a question with a key and words on one line."))
register_issue("question_repeated", _("Ask every question once."))
register_issue("questions_count", _("Ask one to twelve questions."))
register_issue("no_language", _("Write this in at least one language."))
register_issue("organisation_unknown", _("This organisation is not known here."))
register_issue("too_many_tags", _("Give at most ten tags."))
register_issue("not_a_tag", _("Give a word, or a few, on one line."))
register_issue("tag_repeated", _("Give every tag once."))
register_issue("intensity_unknown", _("Give a whole number from 1 to 5, or leave it out."))
register_issue("feeling_unknown", _("This feeling is not in the list."))
register_issue("feeling_repeated", _("Name every feeling once."))
register_issue("not_an_envelope", _("This is no sealed text, or it is not finished."))
register_issue(
    "in_the_envelope",
    _("A sealed reflection keeps its words in the envelope. Leave this out."),
)
register_issue(
    "to_be_sealed", _("This belongs to a sealed reflection. Seal it as well, in an envelope.")
)
register_issue("file_not_sealed", _("Its file can be read. Seal that as well, in its place."))
register_issue("of_no_reflection", _("Only what belongs to a reflection can be sealed."))
register_issue("sealing_key_unknown", _("This is sealed with a key that is not yours."))
register_issue("not_a_key", _("Give lower case letters, digits and dashes."))
register_issue("not_uuid7", _("Give a UUID of version 7 in lower case."))
register_issue("years_unknown", _("Give 1, 2, 3, 5 or 10 years."))
register_issue("period_or_days", _("Give the name of a period or its days, not both."))
register_issue("ends_before", _("Give a last day that does not come before the first."))
