"""What belongs to the sealed reflection of the screens."""

from __future__ import annotations

import uuid

from accounts.models import Person
from tests.factories.action_points import ActionPointFactory
from tests.factories.attachments import AttachmentFactory
from tests.factories.reflections import sealing_key_of
from tests.factories.sealing import envelope_under
from tests.factories.weaves import weave


def seal_along(person: Person, reflection: uuid.UUID) -> None:
    """Give a sealed reflection of `person` a weave, an action point and an attachment.

    They are sealed as well, and nobody can open them.
    """
    envelope = envelope_under(sealing_key_of(person))
    weave(person, {}, reflection=reflection, envelope=envelope)
    ActionPointFactory(person=person, reflection=reflection, what="", envelope=envelope)
    AttachmentFactory(person=person, reflection=reflection, sealed=True)
