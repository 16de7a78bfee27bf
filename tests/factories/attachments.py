"""Attachments for tests, kept through the verb; the same in every run."""

from __future__ import annotations

from typing import Any

import factory

from core.identifiers import new_id
from core.tenancy import acting_as
from reflections.attachments.attaching import attach
from reflections.attachments.models import Attachment
from reflections.attachments.reading import OpenAttachment
from reflections.attachments.taking import Given
from tests.factories.accounts import PersonFactory
from tests.factories.reflections import ReflectionFactory, sealing_key_of
from tests.factories.sealing import envelope_under, sealed_file_under
from tests.support.pictures import encoded, two_halves

_GIVEN = ("data", "name", "media", "envelope")


class AttachmentFactory(factory.Factory[OpenAttachment]):
    """A photo with a reflection of somebody; `data` and `name` for another file.

    `sealed`: as a browser sends it that sealed it, with a sealed reflection.
    """

    class Meta:
        model = Attachment

    class Params:
        sealed = factory.Trait(
            id=factory.LazyFunction(new_id),
            reflection=factory.LazyAttribute(
                lambda it: ReflectionFactory(person=it.person, sealed=True).id
            ),
            name="",
            media="",
            envelope=factory.LazyAttribute(lambda it: envelope_under(sealing_key_of(it.person))),
            data=factory.LazyAttribute(lambda it: sealed_file_under(sealing_key_of(it.person))),
        )

    person = factory.SubFactory(PersonFactory)
    reflection = factory.LazyAttribute(lambda it: ReflectionFactory(person=it.person).id)
    name = factory.Sequence(lambda number: f"Flap {number}.jpg")
    media = "image/jpeg"
    data = encoded(two_halves())

    @classmethod
    def _create(cls, *_: Any, **kwargs: Any) -> OpenAttachment:
        given = {key: kwargs.pop(key) for key in _GIVEN if key in kwargs}
        with acting_as(kwargs["person"].pk):
            return attach(given=Given(**given), **kwargs)
