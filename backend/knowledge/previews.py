"""The picture by which a published text is known where somebody shares its address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

from knowledge.models import Image
from knowledge.picturing import MEDIA, address_of

_address = re.compile(rf"{MEDIA}/([0-9a-f-]{{36}})/[^/]+")


@dataclass(frozen=True)
class Preview:
    """A picture at `address`, a path, in a form that every program reads, and what it shows."""

    address: str
    width: int
    height: int
    text: str


def preview_of(html: str) -> Preview | None:
    """Return the first picture in the `html` that readers get; None when there is none.

    Nor is there one while no published text shows that picture: its files are not for everyone.
    """
    finder = _First()
    finder.feed(html)
    found = _address.fullmatch(finder.source)
    if found is None:
        return None
    image = Image.objects.published().filter(pk=found.group(1)).first()
    if image is None:
        return None
    width = int(image.fallback.partition(".")[0])
    return Preview(
        address=address_of(image, image.fallback),
        width=width,
        height=max(1, round(image.height * width / image.width)),
        text=finder.text,
    )


class _First(HTMLParser):
    """Looks for the first picture, and leaves what comes after it."""

    def __init__(self) -> None:
        super().__init__()
        self.source = self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img" and not self.source:
            given = dict(attrs)
            self.source, self.text = given.get("src") or "", given.get("alt") or ""
