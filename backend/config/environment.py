"""The one place where settings are read from the environment.

Every setting is listed in `docs/operating.md`; a test compares the two.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

Mode = Literal["development", "production", "test"]

SETTINGS: dict[str, str] = {
    "KLANKBORD_MODE": "development, test or production; decides which defaults are allowed",
    "KLANKBORD_DATA": "folder for the embedded database, mail files and logs",
    "DATABASE_URL": "PostgreSQL as the application role",
    "OWNER_DATABASE_URL": "PostgreSQL as the owner role; only for `prepare_database` and `migrate`",
    "SECRET_KEY": "signs sessions and links",
    "MASTER_KEYS": "wrap the data keys: `id:base64url`, comma separated, the first one wraps",
    "PUBLIC_URL": "address under which people reach the app",
    "ALLOWED_HOSTS": "host names that are served, comma separated",
    "PORT": "port on which web listens",
    "WEB_WORKERS": "number of web processes",
    "WEB_THREADS": "threads per web process",
    "EMAIL_URL": "`smtp://user:password@host:port` (`smtp+tls://`, `smtps://`) or `file:///folder`",
    "MAIL_FROM": "sender of every mail",
    "LOG_LEVEL": "DEBUG, INFO, WARNING or ERROR",
    "TRUSTED_PROXIES": "number of reverse proxies in front that set X-Forwarded-For",
    "PUBLIC_MEMORY_MIB": "memory per web process for public reads, in MiB",
    "PRIVATE_API_PER_MINUTE": "requests to the private API per person and minute; 0: no limit",
    "COMMENTS_PER_HOUR": "comments that a person may write per hour; 0: no limit",
    "LINK_CHECKS": "on or off: whether the worker asks if links in published texts still work",
    "BUNDLES_PER_HOUR": "bundles of lists that a person may have made per hour; 0: no limit",
    "ATTACHMENTS_PER_PERSON_MIB": "room for the attachments of a person, in MiB",
    "EXPORTS_PER_HOUR": "exports of reflections that a person may ask for per hour; 0: no limit",
    "IMAGE_STORE": "`file:///folder` or `s3://key:secret@bucket/prefix?endpoint=…&region=…`",
    "FRONTEND_DIST": "folder that holds the built app",
    "STATIC_ROOT": "folder that holds the collected static files",
}


def read(name: str, default: str | None = None) -> str:
    """Return setting `name`, taken from the file `NAME_FILE` names when that is set.

    Raises `ImproperlyConfigured` when it is absent and there is no `default`, when its file
    cannot be read, or when `name` is not declared in `SETTINGS`.
    """
    if name not in SETTINGS:
        raise ImproperlyConfigured(f"{name} is not declared in SETTINGS.")
    file = os.environ.get(f"{name}_FILE")
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(
                f"{name}_FILE names {file}, which cannot be read."
            ) from error
    value = os.environ.get(name, default)
    if value is None or (value == "" and default is None):
        raise ImproperlyConfigured(f"Set {name}: {SETTINGS[name]}.")
    return value


def read_int(name: str, default: int) -> int:
    """Return setting `name` as a whole number; raises `ImproperlyConfigured` when it is none."""
    value = read(name, str(default))
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} must be a whole number.") from error


def read_switch(name: str, default: bool) -> bool:
    """Return whether setting `name` is on; raises `ImproperlyConfigured` for anything else."""
    value = read(name, "on" if default else "off")
    if value not in {"on", "off"}:
        raise ImproperlyConfigured(f"{name} must be on or off.")
    return value == "on"


def read_list(name: str, default: str) -> list[str]:
    """Return setting `name` split at commas, without empty parts."""
    return [part.strip() for part in read(name, default).split(",") if part.strip()]


def read_mode() -> Mode:
    """Return the mode; raises `ImproperlyConfigured` when it is not one of the three."""
    modes: dict[str, Mode] = {
        "development": "development",
        "production": "production",
        "test": "test",
    }
    mode = modes.get(read("KLANKBORD_MODE", "development"))
    if mode is None:
        raise ImproperlyConfigured("KLANKBORD_MODE must be development, test or production.")
    return mode


@dataclass(frozen=True)
class DatabaseAddress:
    """What a `postgresql://` address says."""

    name: str
    user: str
    password: str
    host: str
    port: str
    options: dict[str, str]


def database_address(url: str) -> DatabaseAddress:
    """Split a `postgresql://user:password@host:port/name?host=/socket` address.

    A socket directory goes into the query as `host`, as libpq has it
    (https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING-URIS).
    Raises `ImproperlyConfigured` for any other scheme or when the name is missing.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://.")
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise ImproperlyConfigured("DATABASE_URL must name a database.")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return DatabaseAddress(
        name=name,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        host=query.pop("host", "") or unquote(parts.hostname or ""),
        port=query.pop("port", "") or (str(parts.port) if parts.port else ""),
        options=query,
    )
