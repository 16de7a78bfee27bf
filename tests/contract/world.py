"""The people and things that contract tests ask about."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from functools import cached_property

from accounts.models import Organisation, Person
from core.identifiers import new_id
from tests.contract.editorial import is_editorial
from tests.contract.matrix import Caller, Whose
from tests.factories.accounts import MembershipFactory, OrganisationFactory, PersonFactory
from tests.factories.action_points import ActionPointFactory
from tests.factories.attachments import AttachmentFactory
from tests.factories.comments import CommentFactory
from tests.factories.exports import ExportFactory
from tests.factories.knowledge import SynonymGroupFactory, TranslationFactory
from tests.factories.reflections import ReflectionFactory, TemplateFactory
from tests.factories.saved import ReadingListFactory, SavedArticleFactory
from tests.factories.sealing import SealingKeyFactory
from tests.factories.team_signals import agree
from tests.factories.weaves import ASSUMED, SELF_EVIDENT, keep, weave
from tests.support.contract_document import Operation


def secret_of(caller: Caller) -> str:
    """Return a word that stands in everything of `caller` and of nobody else."""
    return f"geheim{caller.replace('_', '')}"


@dataclass
class World:
    """One person per caller, and by the head of their address the things that they have."""

    people: dict[Caller, Person]
    things: dict[Caller, dict[str, uuid.UUID]] = field(default_factory=dict)
    # Under which article each of them has a comment.
    articles: dict[Caller, uuid.UUID] = field(default_factory=dict)
    synonyms: uuid.UUID = field(default_factory=lambda: SynonymGroupFactory().pk)

    @cached_property
    def organisations(self) -> dict[Whose, uuid.UUID]:
        """Where the owner works, where nobody of them does, and one that is not there."""
        own = self.people["other_professional"].memberships.order_by("pk")[0].organisation_id
        return {"own": own, "others": OrganisationFactory().pk, "absent": new_id()}

    def template(self, whose: Whose) -> uuid.UUID:
        """Return the key of a template of one of these organisations."""
        if whose == "absent":
            return new_id()
        if whose == "others":
            return uuid.UUID(TemplateFactory().key)
        own = Organisation.objects.get(pk=self.organisations["own"])
        made = TemplateFactory(person=self.people["coordinator"], organisation=own)
        return uuid.UUID(made.key)

    @classmethod
    def create(cls) -> World:
        """Make everyone; the coordinator heads the organisation where the owner works."""
        organisation = OrganisationFactory()
        people: dict[Caller, Person] = {
            "owner": PersonFactory(),
            "other_professional": PersonFactory(),
            "editor": PersonFactory(editor=True),
            "coordinator": PersonFactory(),
        }
        for caller in ("owner", "other_professional"):
            MembershipFactory(person=people[caller], organisation=organisation)
        MembershipFactory(
            person=people["coordinator"], organisation=organisation, role="coordinator"
        )
        return cls(people)

    @cached_property
    def article(self) -> uuid.UUID:
        """One that is published and that nobody saved."""
        return uuid.UUID(str(TranslationFactory(published=True).article_id))

    def write(self, caller: Caller, operation: Operation | None = None) -> None:
        """Let `caller` keep one of everything, or of what `operation` is about."""
        if operation is None or operation.path.startswith("/trash"):
            self._throw_away(caller)
        if operation is not None and operation.path.startswith("/trash"):
            return
        if operation is not None and operation.path.startswith("/reflection"):
            self._reflect(caller)
            if operation.path.endswith("/attachments"):
                self._attach(caller)
        elif operation is not None and operation.path.startswith("/seal"):
            self._seal(caller)
        elif operation is not None and operation.path.startswith("/action-points"):
            self._plan(caller)
        elif operation is not None and operation.path.startswith("/attachments"):
            self._attach(caller)
        elif operation is not None and operation.path.startswith("/export"):
            self._reflect(caller)
            self._take_along(caller)
        elif operation is None or not (operation.public or is_editorial(operation)):
            self._write_all(caller, operation)

    def _write_all(self, caller: Caller, operation: Operation | None) -> None:
        if operation is None:
            self._seal(caller)
        self._reflect(caller)
        self._plan(caller)
        self._attach(caller)
        self._take_along(caller)
        self._read(caller)
        self._weave(caller, operation)
        self._work(caller)

    def _reflect(self, caller: Caller) -> None:
        secret, person = secret_of(caller), self.people[caller]
        reflection = ReflectionFactory(
            person=person, title=secret, answers={"text": f"Over {secret}."}
        )
        self.things.setdefault(caller, {})["reflections"] = reflection.id
        weave(person, {"age": ASSUMED | {"word": secret}}, reflection=reflection.id)

    def _weave(self, caller: Caller, operation: Operation | None) -> None:
        secret, person = secret_of(caller), self.people[caller]
        weave(person, {"age": SELF_EVIDENT | {"word": secret}})
        # What is kept already cannot be kept again.
        if operation is None or operation.id != "keepWeaveMoment":
            self.things[caller]["me"] = keep(person).id

    def _throw_away(self, caller: Caller) -> None:
        thrown = ReflectionFactory(
            person=self.people[caller], title=secret_of(caller), trashed=True
        )
        self.things.setdefault(caller, {})["trash"] = thrown.id

    def _seal(self, caller: Caller) -> None:
        key = SealingKeyFactory(person=self.people[caller])
        ReflectionFactory(person=self.people[caller], sealed=True)
        self.things.setdefault(caller, {})["sealing-keys"] = key.row.id

    def _plan(self, caller: Caller) -> None:
        point = ActionPointFactory(person=self.people[caller], what=secret_of(caller))
        self.things.setdefault(caller, {})["action-points"] = point.id

    def _attach(self, caller: Caller) -> None:
        things = self.things.setdefault(caller, {})
        of = {"reflection": things["reflections"]} if "reflections" in things else {}
        name = f"{secret_of(caller)}.jpg"
        kept = AttachmentFactory(person=self.people[caller], name=name, **of)
        things["attachments"] = kept.id

    def _take_along(self, caller: Caller) -> None:
        export = ExportFactory(person=self.people[caller], made=True)
        self.things.setdefault(caller, {})["exports"] = export.id

    def _read(self, caller: Caller) -> None:
        secret, person = secret_of(caller), self.people[caller]
        saved = SavedArticleFactory(person=person, note=f"Over {secret}.")
        reading_list = ReadingListFactory(person=person, name=secret, articles=[saved.id])
        # Comments are no secret; that it is reported makes it part of the editors' queue.
        comment = CommentFactory(author=person, article_id=saved.id, reported=True)
        self.articles[caller] = saved.id
        self.things.setdefault(caller, {}).update(
            {
                "saved-articles": saved.id,
                "lists": reading_list.id,
                "comments": comment.id,
            }
        )

    def _work(self, caller: Caller) -> None:
        """Let `caller` be something in an organisation of their own."""
        person, organisation = self.people[caller], OrganisationFactory()
        role = "coordinator" if caller == "coordinator" else "professional"
        MembershipFactory(person=person, organisation=organisation, role=role)
        if role == "professional":
            agree(person, organisation)
        self.things.setdefault(caller, {})["organisations"] = organisation.pk

    def thing(self, operation: Operation, holder: Caller) -> uuid.UUID | None:
        """Return what `operation` is about when it is about something of `holder`."""
        head = operation.path.split("/")[1]
        if head == "synonyms":
            return self.synonyms
        if operation.id in {"listComments", "writeComment"}:
            return self.articles.get(holder)
        return self.things.get(holder, {}).get(head)

    def stranger_to(self, caller: Caller) -> Caller:
        """Return whose things are "somebody else's" for `caller`."""
        return "other_professional" if caller == "owner" else "owner"

    def holder(self, caller: Caller, whose: Whose) -> Caller:
        """Return who has what `caller` asks about; the anonymous have nothing of their own."""
        if whose == "own" and caller != "anonymous":
            return caller
        return self.stranger_to(caller)
