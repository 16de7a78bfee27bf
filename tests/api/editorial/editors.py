"""Editors who work over HTTP."""

from __future__ import annotations

import itertools
import json
from typing import Any

from accounts.models import Person

TRANSLATIONS = "/api/v1/translations"
_attempts = itertools.count()


class Editor:
    """An editor with a browser."""

    def __init__(self, client: Any, person: Person) -> None:
        self.client, self.person = client, person

    def get(self, address: str) -> Any:
        response = self.client.get(address)
        assert response.status_code == 200, response.content
        return response.json()

    def post(self, address: str, body: Any, status: int | None = None) -> Any:
        key = f"way-{next(_attempts)}"
        response = self.client.post(address, body, format="json", headers={"Idempotency-Key": key})
        assert response.status_code in ((status,) if status else (200, 201)), response.content
        return response.json()

    def save(self, text: str, tag: str, status: int = 200, **words: Any) -> Any:
        response = self.client.patch(
            f"{TRANSLATIONS}/{text}/manuscript",
            json.dumps(words),
            content_type="application/merge-patch+json",
            headers={"If-Match": tag},
        )
        assert response.status_code == status, response.content
        return response

    def tag(self, text: str) -> str:
        """Return the entity tag of what is written in a text now."""
        tag: str = self.client.get(f"{TRANSLATIONS}/{text}/manuscript")["ETag"]
        return tag

    def discard(self, text: str, status: int = 200) -> Any:
        """Put away what is written in a text."""
        response = self.client.delete(
            f"{TRANSLATIONS}/{text}/manuscript", headers={"If-Match": self.tag(text)}
        )
        assert response.status_code == status, response.content
        return response.json()

    def submit(self, text: str, status: int | None = None, **more: Any) -> Any:
        return self.post(f"{TRANSLATIONS}/{text}/submissions", more, status)

    def decide(
        self, submission: str, outcome: str, comment: str = "", status: int | None = None
    ) -> Any:
        body = {"outcome": outcome, "comment": comment}
        return self.post(f"/api/v1/submissions/{submission}/decisions", body, status)


def publish(writer: Editor, colleague: Editor, text: str) -> None:
    """Bring what `writer` wrote in `text` to readers."""
    waiting = writer.submit(text)
    colleague.decide(waiting["id"], "approved")
    writer.post(f"{TRANSLATIONS}/{text}/publications", {"revision": waiting["revision"]})
