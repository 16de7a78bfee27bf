"""A browser with the app open: cookies, CSRF token, JSON to allauth's endpoints."""

from __future__ import annotations

import json
import re
from typing import Any

from django.core import mail
from django.test import Client

from tests.factories.accounts import PASSWORD

BASE = "/_allauth/browser/v1"


class Browser:
    """Speaks to allauth as the app does: it sends the CSRF token that a cookie brought."""

    def __init__(self, *, language: str = "nl", address: str = "198.51.100.7") -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.headers = {"Accept-Language": language, "User-Agent": "Firefox"}
        self.address = address
        self.get("/config")

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """Send `body` as JSON (bytes go as they are) and return the response."""
        token = self.client.cookies.get("csrftoken")
        content = body if isinstance(body, bytes) else json.dumps(body if body is not None else {})
        response = self.client.generic(
            method,
            f"{BASE}{path}",
            content if method != "GET" else b"",
            content_type="application/json",
            headers={
                **self.headers,
                **({"X-CSRFToken": token.value} if token else {}),
                **headers,
            },
            REMOTE_ADDR=self.address,
        )
        self.last = response
        return response

    def get(self, path: str, **headers: str) -> Any:
        return self.send("GET", path, **headers)

    def post(self, path: str, body: Any = None) -> Any:
        return self.send("POST", path, body)

    def delete(self, path: str, body: Any = None) -> Any:
        return self.send("DELETE", path, body)

    def sign_up(self, email: str, password: str = PASSWORD, **more: Any) -> Any:
        return self.post("/auth/signup", {"email": email, "password": password, **more})

    def sign_in(self, email: str, password: str = PASSWORD) -> Any:
        return self.post("/auth/login", {"email": email, "password": password})

    def sign_out(self) -> Any:
        return self.delete("/auth/session")

    @property
    def signed_in(self) -> bool:
        """Whether the server takes this browser for somebody."""
        return bool(self.get("/auth/session").json()["meta"]["is_authenticated"])


def key_in_mail(word: str) -> str:
    """Return the key at the end of the link that holds `word` in the newest mail."""
    found = re.search(rf"/{word}/(\S+)", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found[1]
