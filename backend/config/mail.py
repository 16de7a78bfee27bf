"""What `EMAIL_URL` says about how mail leaves."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_SMTP_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


@dataclass(frozen=True)
class MailSettings:
    """Where mail goes: a folder, or a server with or without TLS."""

    backend: str
    folder: str = ""
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    start_tls: bool = False
    tls: bool = False


def mail_settings(url: str) -> MailSettings:
    """Read `file:///folder`, `smtp://`, `smtp+tls://` (STARTTLS) or `smtps://user:password@host:port`.

    Raises `ImproperlyConfigured` for anything else. The message never quotes the password.
    """
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path:
        return MailSettings(backend="accounts.mailbox.FolderBackend", folder=unquote(parts.path))
    if parts.scheme not in _SMTP_PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL must be file:///folder, smtp://, smtp+tls:// or smtps://user:password@host."
        )
    try:
        port = parts.port or _SMTP_PORTS[parts.scheme]
    except ValueError as error:
        raise ImproperlyConfigured("The port in EMAIL_URL must be a number.") from error
    return MailSettings(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        start_tls=parts.scheme == "smtp+tls",
        tls=parts.scheme == "smtps",
    )
