"""Valid requests for every operation, about things of the world."""

from __future__ import annotations

import copy
import itertools
import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from accounts.models import Person
from core.identifiers import new_id
from tests.contract.editorial import is_editorial, prepare
from tests.contract.matrix import CALLERS, Caller, Whose
from tests.contract.world import World, secret_of
from tests.factories.accounts import PersonFactory
from tests.factories.sealing import both_wraps
from tests.support.contract_document import BASE, Operation
from tests.support.pictures import picture_file
from tests.support.transfer import SYNONYMS, plan_of

Text = tuple[uuid.UUID, dict[str, Any]]
THEME, ARTICLE = "grief-and-loss", "tussen-wachten-en-weten"
# Addresses that stand for whoever asks; their entity tags are asked for.
OF_THE_CALLER = {"/me", "/house-rules", "/retention"}
_attempts = itertools.count()


@dataclass
class Ask:
    """One request, ready to be sent or to be spoilt first."""

    operation: Operation
    path: str
    headers: dict[str, str]
    query: dict[str, str]
    body: Any = None

    @property
    def media(self) -> str:
        """Return the media type of its body."""
        return next(iter(self.operation.bodies), "application/json")

    def send(self, client: Any, **spoilt: Any) -> Any:
        """Send it by `client`; `spoilt` replaces `path`, `content_type`, `data` or `headers`."""
        data, media = b"", "application/octet-stream"
        if self.body is not None:
            data, media = json.dumps(self.body).encode(), self.media
        if self.body is not None and self.operation.takes_form:
            data, media = encode_multipart(BOUNDARY, self._form()), MULTIPART_CONTENT
        arguments: dict[str, Any] = {
            "path": self.path,
            "data": data,
            "content_type": media,
            "headers": self.headers,
            "query_params": self.query,
        } | spoilt
        return client.generic(self.operation.method, arguments.pop("path"), **arguments)

    def _form(self) -> dict[str, Any]:
        if "import" not in self.operation.path:
            return self.body | {
                "file": SimpleUploadedFile("stoel.png", picture_file(), "image/png")
            }
        form = self.body | {"file": SimpleUploadedFile("woorden.zip", SYNONYMS)}
        return form | ({"plan": plan_of(SYNONYMS, theme=form["theme"])} if "plan" in form else {})


# What must be asked where it can be.
_QUERIES = {"q": "wachten", "from": "1", "to": "1", "format": "epub"}


def example_of(operation: Operation) -> Any:
    """Return a body that `operation` takes, from the contract; `None` when it takes none."""
    for media in operation.bodies.values():
        return copy.deepcopy(next(iter(media["examples"].values()))["value"])
    return None


def valid_request(
    operation: Operation,
    *,
    thing: uuid.UUID | None = None,
    article: str = ARTICLE,
    theme: str = THEME,
    tag: str = '"1"',
) -> Ask:
    """Return a request that `operation` accepts when what it names exists."""
    path = BASE + operation.path
    # Templates have a key, as themes do.
    key = thing if thing and path.startswith(f"{BASE}/templates") else theme
    named = {"id": thing or new_id(), "slug": article, "key": key}
    for name, value in {**named, "month": "2026-01", "day": "2027-01-01"}.items():
        path = path.replace(f"{{{name}}}", str(value))
    headers = {}
    if "If-Match" in operation.names("header"):
        headers["If-Match"] = tag
    if "Idempotency-Key" in operation.names("header"):
        headers["Idempotency-Key"] = f"contract-{next(_attempts)}"
    body = example_of(operation)
    if isinstance(body, dict) and "id" in body:
        body["id"] = str(thing or new_id())
    if isinstance(body, dict) and operation.id == "makeSealingKey":
        body |= both_wraps(body["id"])
    if isinstance(body, dict) and operation.id in {"saveArticle", "writeComment"}:
        body["article"] = str(thing or new_id())
    query = {name: value for name, value in _QUERIES.items() if name in operation.names("query")}
    if operation.id == "listComments":
        query = {"article": str(thing or new_id()), "language": "nl"}
    return Ask(operation, path, headers, query, body)


def request_about(
    operation: Operation,
    world: World,
    caller: Caller,
    whose: Whose,
    *,
    tag_of: Callable[[Caller], str],
    texts: Mapping[Whose, Text],
) -> Ask:
    """Return the request by which `caller` asks about something of `whose`.

    `tag_of` gives the entity tag of a caller's account, `texts` are those of `texts_for`.
    """
    absent = whose == "absent"
    if operation.path.startswith("/templates"):
        return _request_about_template(operation, world, whose)
    if is_editorial(operation):
        # Nobody but an editor comes so far that it matters which text it is.
        near = caller in {"editor", "owner"}
        return _request_about_text(operation, texts.get(whose) if near else None)
    ask = valid_request(
        operation,
        thing=None if absent else world.thing(operation, world.holder(caller, whose)),
        article="nothing-like-it" if absent else ARTICLE,
        theme="nothing-like-it" if absent else THEME,
    )
    if operation.path in OF_THE_CALLER and "If-Match" in ask.headers:
        ask.headers["If-Match"] = '"0"' if absent else tag_of(world.holder(caller, whose))
    if operation.id == "saveArticle":
        # With another note than the one that is kept, it would be a conflict.
        del ask.body["note"]
    if operation.id == "searchReflections":
        ask.body = {"query": secret_of(world.holder(caller, whose))}
    return ask


def _request_about_template(operation: Operation, world: World, whose: Whose) -> Ask:
    ask = valid_request(operation, thing=world.template(whose) if "{" in operation.path else None)
    if operation.id == "createTemplate":
        ask.body["organisation"] = str(world.organisations[whose])
    return ask


def texts_for(operation: Operation, world: World) -> dict[Whose, Text]:
    """Make what an editor's `operation` is about: by the world's editor, and by another one."""
    if not is_editorial(operation) or "{" not in operation.path:
        return {}
    authors: dict[Whose, Person] = {
        "own": world.people["editor"],
        "others": PersonFactory(editor=True),
    }
    return {whose: prepare(operation, author) for whose, author in authors.items()}


def _request_about_text(operation: Operation, text: Text | None) -> Ask:
    if text is None:
        return valid_request(operation, tag="*")
    thing, body = text
    ask = valid_request(operation, thing=thing, tag="*")
    if isinstance(ask.body, dict):
        ask.body |= body
    return ask


def has_things_by_name(operation: Operation) -> bool:
    """Tell whether a request to `operation` names what it is about, so that all may have some."""
    if is_editorial(operation):
        return False
    named_in_body = {"writeReflection", "planActionPoint", "saveArticle", "writeComment"}
    return "{" in operation.path or operation.id in named_in_body


def writers(operation: Operation, caller: Caller, whose: Whose) -> set[Caller]:
    """Return who has written something before `caller` asks, where nothing is named."""
    everyone: set[Caller] = {name for name in CALLERS if name != "anonymous"}
    if is_editorial(operation):
        return set()
    if whose == "own":
        return everyone
    return everyone - {caller} if whose == "others" else set()
