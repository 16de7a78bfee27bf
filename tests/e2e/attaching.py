"""Attachments of the people of the screens."""

from __future__ import annotations

import io
import uuid

from PIL import Image, ImageDraw

from accounts.models import Person
from tests.factories.attachments import AttachmentFactory
from tests.support.documents import plain_pdf

FLIP_CHART = "Flap van de intake"
REPORT = "Verslag van het teamoverleg over wachten, stilte en wat er daarna kwam"


def flip_chart() -> bytes:
    """Return a photo of a flip chart."""
    photo = Image.new("RGB", (1600, 1200), (228, 224, 214))
    pen = ImageDraw.Draw(photo)
    pen.rectangle((240, 90, 1360, 1130), fill=(252, 251, 247), outline=(120, 120, 120), width=6)
    for line, width in enumerate((700, 520, 820, 610, 400)):
        top = 230 + 160 * line
        pen.line((340, top, 340 + width, top + 14), fill=(30, 60, 120), width=14)
        pen.ellipse((290, top - 12, 314, top + 12), fill=(160, 40, 40))
    written = io.BytesIO()
    photo.save(written, "JPEG", quality=85)
    return written.getvalue()


def put_attachments(person: Person, reflection: uuid.UUID) -> None:
    """Keep a photo and a PDF with a reflection of `person`."""
    shared = {"person": person, "reflection": reflection}
    AttachmentFactory(**shared, name=f"{FLIP_CHART}.jpg", data=flip_chart())
    AttachmentFactory(**shared, name=f"{REPORT}.pdf", data=plain_pdf(), media="application/pdf")
