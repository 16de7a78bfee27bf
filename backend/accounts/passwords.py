"""Rules for passwords, in our own words."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class LongEnough(MinimumLengthValidator):
    """At least `min_length` characters; length is worth more than odd characters."""

    def get_error_message(self) -> str:
        return ngettext(
            "Take at least %(min_length)d character.",
            "Take at least %(min_length)d characters.",
            self.min_length,
        ) % {"min_length": self.min_length}

    def get_help_text(self) -> str:
        return self.get_error_message()


class NotCommon(CommonPasswordValidator):
    """None of the 20,000 passwords that are guessed first."""

    def get_error_message(self) -> str:
        return _("Many people use this password, so it is guessed quickly. Take another one.")

    def get_help_text(self) -> str:
        return _("Take a password that not many people use.")


class UnlikeThePerson(UserAttributeSimilarityValidator):
    """Not made of the person's own name or address."""

    DEFAULT_USER_ATTRIBUTES = ("email", "display_name")

    def __init__(self) -> None:
        super().__init__(user_attributes=self.DEFAULT_USER_ATTRIBUTES)

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse `password` when it resembles what is known of `user`."""
        try:
            super().validate(password, user)
        except ValidationError as error:
            raise ValidationError(
                _("This looks too much like your name or e-mail address. Take another one."),
                code="password_too_similar",
            ) from error

    def get_help_text(self) -> str:
        return _("Take a password that is unlike your name and e-mail address.")
