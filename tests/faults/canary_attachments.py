"""Canaries in attachments: in what they are called, show and tell, kept and refused."""

from __future__ import annotations

import json
from typing import Any

from tests.api.reflections.conftest import REFLECTIONS
from tests.faults.canary_words import Canaries
from tests.support.documents import everything_in, telling_pdf, telling_photo

BOUNDARY = "grens-van-een-formulier"
FORM = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}


def form_of(name: str, data: bytes, media: str) -> bytes:
    """Return a form with one file."""
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; '
        f'filename="{name}"\r\nContent-Type: {media}\r\n\r\n'
    )
    return head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()


def attach_everywhere(client: Any, word: Canaries, reflection: str) -> None:
    """Put canaries into a PDF and a photo, and into files that are refused."""
    name, shown, told = word["filename"], word["gonefiletext"], word["gonefiletold"]
    pdf, photo = telling_pdf(told, text=shown, note=shown), telling_photo(told, (3000, 2000))
    address = f"{REFLECTIONS}/{reflection}/attachments"
    for key, form in {
        "pdf": form_of(f"{name}.pdf", pdf, "application/pdf"),
        "photo": form_of(f"{name}.jpg", photo, "image/jpeg"),
    }.items():
        for _ in range(2):
            status, answer = client.ask("POST", address, form, FORM | {"Idempotency-Key": key})
            assert status == 201
        file = f"/api/v1/attachments/{json.loads(answer)['id']}/file"
        status, content = client.ask("GET", file)
        assert status == 200
        assert told.encode() not in content
        # What is shown is kept, or nothing would be proven by not finding it.
        assert key != "pdf" or shown.encode() in everything_in(content)
    for number, form in enumerate(
        (
            form_of(f"{name}.jpg", pdf, "image/jpeg"),
            form_of(f"{name}.txt", shown.encode(), "text/plain"),
            form_of(f"{name}.pdf", pdf[:-900] + shown.encode(), "application/pdf"),
            form_of(f"{name}.jpg", photo[:3000], "image/jpeg"),
        )
    ):
        wrong = FORM | {"Idempotency-Key": f"wrong{number}"}
        assert client.ask("POST", address, form, wrong)[0] in {415, 422}
    too_large = form_of(f"{name}.jpg", photo + shown.encode() * 800_000, "image/jpeg")
    assert client.ask("POST", address, too_large, FORM | {"Idempotency-Key": "large"})[0] == 413


def read_attachments(client: Any) -> str:
    """Return all that its writer reads of attachments, but the files."""
    listed = json.loads(client.ask("GET", REFLECTIONS)[1])["items"]
    addresses = [f"{REFLECTIONS}/{item['id']}/attachments" for item in listed]
    return "".join(client.ask("GET", address)[1].decode() for address in addresses)
