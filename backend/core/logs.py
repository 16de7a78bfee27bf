"""What logs may hold: kinds, places and request ids; never what a person wrote."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="-")


class RequestIdFilter(logging.Filter):
    """Gives every log line the id of the request it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        return True


class NoReport:
    """Django's error report holds local variables; this one holds nothing."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        self.is_email = False

    def get_traceback_text(self) -> str:
        """Return a sentence instead of a report."""
        return "Reports are switched off: see the log for the kind of failure and its place."

    get_traceback_html = get_traceback_text

    def get_traceback_data(self) -> dict[str, Any]:
        """Return nothing."""
        return {}
