"""Where the files of pictures are kept, from the one setting `IMAGE_STORE`."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PARTS = ("originals", "renditions")
_OPTIONS = {"endpoint": "endpoint_url", "region": "region_name"}


def image_storages(url: str) -> dict[str, dict[str, Any]]:
    """Return Django's storages `originals` and `renditions` for the address `url`.

    Raises `ImproperlyConfigured` for another scheme, a missing folder or bucket, or an option
    that is not known. Its message never holds the address, which may hold a secret.
    """
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path.strip("/"):
        return {part: _on_disk(f"{unquote(parts.path).rstrip('/')}/{part}") for part in PARTS}
    if parts.scheme == "s3" and parts.hostname:
        return {part: _in_bucket(url, part) for part in PARTS}
    raise ImproperlyConfigured("IMAGE_STORE must begin with file:///folder or s3://bucket.")


def _on_disk(folder: str) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": folder,
            "allow_overwrite": True,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    }


def _in_bucket(url: str, part: str) -> dict[str, Any]:
    parts = urlsplit(url)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    if unknown := set(query) - set(_OPTIONS):
        raise ImproperlyConfigured(f"IMAGE_STORE has no option {sorted(unknown)[0]}.")
    options: dict[str, Any] = {
        "bucket_name": parts.hostname,
        "location": f"{parts.path.strip('/')}/{part}".strip("/"),
        "file_overwrite": True,
        # The app serves what may be seen; nobody gets a key or a signed address to the store.
        "default_acl": None,
        "querystring_auth": True,
    }
    options |= {_OPTIONS[key]: value for key, value in query.items()}
    if parts.username:
        # Without them boto3 looks where the machine keeps its own.
        options["access_key"] = unquote(parts.username)
        options["secret_key"] = unquote(parts.password or "")
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
