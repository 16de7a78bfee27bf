"""The bytes of a public answer, with the headers and the compressed forms that belong to them."""

from __future__ import annotations

import gzip
import re
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

import brotli

Headers = list[tuple[str, str]]


class Medium(NamedTuple):
    """What kind of document an answer is, and what caches may do with it."""

    content_type: str
    cache_control: str = "public, max-age=0, must-revalidate"


JSON = Medium("application/json")

# Below this many bytes compression saves no packet.
_WORTHWHILE = 600
# Middling: these are made once per publication and process, while a reader waits.
_BROTLI_QUALITY = 5
_GZIP_LEVEL = 6
_SUFFIXES = {"identity": "", "br": "-br", "gzip": "-gzip"}
_coding = re.compile(r"^\s*([a-zA-Z0-9*-]+)\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$")
_tag = re.compile(r'(?:W/)?("[\x21\x23-\x7e]*")')
_OVERHEAD = 1500
_LONGEST = 300


class Answer:
    """One public representation: the same bytes for everyone who asks for it.

    `generation` is the state of the database it was read from.
    """

    __slots__ = (
        "_forms", "body", "forms", "generation", "key", "language", "measured", "medium", "tag",
    )  # fmt: skip

    def __init__(self, body: bytes, language: str, generation: int, medium: Medium = JSON) -> None:
        self.body = body
        self.language = language
        self.generation = generation
        self.medium = medium
        self.tag = blake2b(body, digest_size=12).hexdigest()
        # How many forms there are, and how many of them the memory has counted.
        self.forms = self.measured = 0
        self.key = ""
        self._forms: dict[str, tuple[bytes, str, Headers]] = {}

    @property
    def size(self) -> int:
        """Bytes of memory this takes, nearly, with the forms it has by now."""
        compressed = sum(len(form[0]) for name, form in self._forms.items() if name != "identity")
        return _OVERHEAD + len(self.body) + compressed

    def form(self, coding: str) -> tuple[bytes, str, Headers]:
        """Return bytes, entity tag and headers in a content coding; made when first asked."""
        form = self._forms.get(coding)
        if form is None:
            form = self._forms[coding] = self._make(coding)
            self.forms = len(self._forms)
        return form

    def _make(self, coding: str) -> tuple[bytes, str, Headers]:
        body = self.body
        if coding == "br":
            body = brotli.compress(body, quality=_BROTLI_QUALITY)
        elif coding == "gzip":
            body = gzip.compress(body, _GZIP_LEVEL, mtime=0)
        # A strong tag names exact bytes (RFC 9110, 8.8.3.3), so each coding has its own.
        tag = f'"{self.tag}{_SUFFIXES[coding]}"'
        headers = [
            ("Content-Type", self.medium.content_type),
            ("Content-Length", str(len(body))),
            ("ETag", tag),
            ("Cache-Control", self.medium.cache_control),
            ("Content-Language", self.language),
            ("Vary", "Accept-Encoding, Accept-Language"),
        ]
        if coding != "identity":
            headers.append(("Content-Encoding", coding))
        return body, tag, headers

    def matches(self, if_none_match: str, tag: str) -> bool:
        """Tell whether the caller has this already; `tag` is that of the form it would get.

        The tags of the other codings count as well: they hold the same text.
        """
        if if_none_match == tag or if_none_match.strip() == "*":
            return True
        own = {f'"{self.tag}{suffix}"' for suffix in _SUFFIXES.values()}
        return any(found in own for found in _tag.findall(if_none_match[:4000]))


def respond(
    answer: Answer, *, method: str, accept_encoding: str, if_none_match: str | None
) -> tuple[int, Headers, bytes]:
    """Return status, headers and body of `answer` for one request."""
    small = len(answer.body) < _WORTHWHILE
    body, tag, headers = answer.form("identity" if small else choose_coding(accept_encoding))
    if if_none_match is not None and answer.matches(if_none_match, tag):
        return 304, headers, b""
    return 200, headers, b"" if method == "HEAD" else body


def choose_coding(accept_encoding: str) -> str:
    """Return br, gzip or identity: the best that `Accept-Encoding` allows (RFC 9110, 12.5.3)."""
    return _choose_coding(accept_encoding[:_LONGEST])


@lru_cache(maxsize=256)
def _choose_coding(accept_encoding: str) -> str:
    weights: dict[str, float] = {}
    for part in accept_encoding.split(","):
        if match := _coding.match(part):
            weights[match.group(1).lower()] = float(match.group(2) or 1)
    anything = weights.get("*", 0.0)
    best, best_weight = "identity", 0.0
    for coding in ("br", "gzip"):
        weight = weights.get(coding, anything)
        if weight > best_weight:
            best, best_weight = coding, weight
    return best if best_weight >= weights.get("identity", 0.0) else "identity"
