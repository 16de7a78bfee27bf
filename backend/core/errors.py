"""The one error that domain verbs raise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Location = Literal["body", "query", "path", "header"]


@dataclass(frozen=True)
class Issue:
    """One thing that is wrong with what came in.

    `name` is the path of the field in snake_case (`answers.text`); `code` names the rule that
    was broken; `params` fill the sentence that explains it. Never put what a person wrote
    into `params`.
    """

    location: Location
    name: str
    code: str
    params: dict[str, Any] = field(default_factory=dict)


class DomainError(Exception):
    """A verb could not do what was asked.

    `code` is snake_case and is what callers compare; `api.errors` knows the sentence and the
    HTTP status that go with it. The arguments never carry what a person wrote.
    """

    def __init__(self, code: str, *, issues: Sequence[Issue] = (), **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.issues = tuple(issues)
        self.params = params
