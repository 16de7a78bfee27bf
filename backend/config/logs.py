"""What is logged, and how a line of it looks."""

from __future__ import annotations

from typing import Any

from config.environment import read

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "core.logs.RequestIdFilter"}},
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"}
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["request_id"],
        }
    },
    "root": {"handlers": ["stderr"], "level": read("LOG_LEVEL", "INFO")},
    "loggers": {
        # These two write requests' addresses and exceptions' arguments; `api.errors` answers
        # instead and logs the kind of the exception and where it arose.
        "django.request": {"level": "CRITICAL"},
        "django.security": {"level": "CRITICAL"},
    },
}
