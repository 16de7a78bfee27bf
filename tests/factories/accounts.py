"""People, organisations and roles for tests; the same values in every run."""

from __future__ import annotations

from typing import Any

import factory
from allauth.account.models import EmailAddress
from factory.django import DjangoModelFactory

from accounts.models import Membership, Organisation, Person, PlatformRole

# Strong enough for every password rule; one for all, so that a test can sign in as anyone.
PASSWORD = "windmolen-kanaal-42"


class PersonFactory(DjangoModelFactory[Person]):
    """Someone with a verified address who can sign in with `PASSWORD`.

    `PersonFactory(operator=True)`, `(editor=True)`, `(unverified=True)` for the other states.
    """

    class Meta:
        model = Person
        skip_postgeneration_save = True

    class Params:
        operator = factory.Trait(is_staff=True)

    email = factory.Sequence(lambda number: f"person-{number}@klankbord.example")
    display_name = factory.Sequence(lambda number: f"Person {number}")
    language = "nl"

    @classmethod
    def _create(cls, model_class: type[Person], *args: Any, **kwargs: Any) -> Person:
        password = kwargs.pop("password", PASSWORD)
        return model_class.objects.create_user(*args, password=password, **kwargs)

    @factory.post_generation
    def unverified(self: Person, create: bool, extracted: bool, **kwargs: Any) -> None:
        """Leave the address unverified, as just after signing up."""
        EmailAddress.objects.create(
            user=self, email=self.email, primary=True, verified=not extracted
        )

    @factory.post_generation
    def editor(self: Person, create: bool, extracted: bool, **kwargs: Any) -> None:
        """Give the platform role editor."""
        if extracted:
            PlatformRole.objects.create(person=self, role="editor")


class OrganisationFactory(DjangoModelFactory[Organisation]):
    """An employer."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda number: f"Organisation {number}")


class MembershipFactory(DjangoModelFactory[Membership]):
    """A professional at an organisation; `(role="coordinator")` for the other role."""

    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = "professional"
