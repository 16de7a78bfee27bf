"""What signing up asks besides an address and a password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import get_language

from accounts.models import Language, Person
from accounts.passwords import UnlikeThePerson


def language_of_request() -> str:
    """Return the language in which the caller is answered, `nl` when we do not speak theirs."""
    language = (get_language() or "").partition("-")[0]
    return language if language in Language.values else Language.DUTCH.value


class SignUpForm(forms.Form):
    """allauth builds its sign-up on this one (`ACCOUNT_SIGNUP_FORM_CLASS`)."""

    display_name = forms.CharField(max_length=100, required=False)
    language = forms.ChoiceField(choices=Language.choices, required=False)

    account_already_exists = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._refuse_resemblance(cleaned)
        if self.account_already_exists and not self.errors:
            # Making an account hashes a password. Work as long when there is one already, or
            # the time tells who has an account.
            Person().set_password(cleaned.get("password"))
        return cleaned

    def _refuse_resemblance(self, cleaned: dict[str, Any]) -> None:
        # allauth checks the password before there is a person to compare it with.
        person = Person(
            email=cleaned.get("email", ""), display_name=cleaned.get("display_name", "")
        )
        try:
            UnlikeThePerson().validate(cleaned.get("password") or "", person)
        except ValidationError as error:
            self.add_error("password", error)

    def signup(self, _request: HttpRequest, person: Person) -> None:
        """Complete the person that allauth has just made."""
        person.display_name = self.cleaned_data["display_name"]
        person.language = self.cleaned_data["language"] or language_of_request()
        person.save(update_fields=["display_name", "language"])
