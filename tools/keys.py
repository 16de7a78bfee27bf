"""The secrets of one data folder: made at its first start, kept in `secrets.json`."""

from __future__ import annotations

import base64
import json
import os
import secrets
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from tools.say import SetupError


@dataclass(frozen=True)
class Keys:
    """What Klankbord must not lose: without `master_keys` no reflection can be read."""

    admin_password: str
    owner_password: str
    application_password: str
    application_role: str
    secret_key: str
    master_keys: str


def read_keys(data: Path) -> Keys:
    """The keys of data folder `data`, made when the folder is new.

    Raises `SetupError` when the file is broken, or gone while there is a database that needs it.
    """
    file = data / "secrets.json"
    if not file.exists():
        if (data / "postgres" / "cluster").exists():
            raise SetupError(
                f"{file} is gone; without it the database beside it cannot be opened, and its "
                "reflections cannot be read.",
                "Put the file back, or begin anew with an empty database: `make clean-data`.",
            )
        write_private(file, asdict(new_keys()))
    file.chmod(0o600)
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return Keys(**{field.name: str(content[field.name]) for field in fields(Keys)})
    except (ValueError, KeyError, TypeError) as error:
        raise SetupError(
            f"{file} is broken: it does not hold the secrets that it should.",
            "Put back a good copy, or begin anew with an empty database: `make clean-data`.",
        ) from error


def write_private(file: Path, content: object) -> None:
    """Write `content` as JSON for the owner's eyes only; a reader never sees half of it."""
    partial = file.with_name(file.name + ".partial")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as output:
        json.dump(content, output, indent=2, ensure_ascii=False)
        output.write("\n")
        output.flush()
        os.fsync(output.fileno())
    partial.replace(file)


def new_keys() -> Keys:
    """Keys that nobody has used before."""
    return Keys(
        admin_password=secrets.token_urlsafe(24),
        owner_password=secrets.token_urlsafe(24),
        application_password=secrets.token_urlsafe(24),
        # Roles belong to a whole server, so on a shared one each data folder has its own.
        application_role=f"klankbord_app_{secrets.token_hex(4)}",
        secret_key=secrets.token_urlsafe(50),
        master_keys=f"{secrets.token_hex(4)}:"
        + base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("="),
    )
