"""What a text points at, and in which line."""

from __future__ import annotations

from core.references import find_links

SOURCE = """## Kop

Lees [het *hele* rapport](https://example.org/a
"titel") en
daarna <https://example.org/b>, of [een artikel](article:stilte).

- Een [punt][los]

![Een vlecht](image:123 "Twaalf linten")

[los]: http://example.org/c
"""


def test_links_come_with_their_words_and_their_line() -> None:
    assert [(it.address, it.words, it.line) for it in find_links(SOURCE)] == [
        ("https://example.org/a", "het hele rapport", 3),
        ("https://example.org/b", "https://example.org/b", 4),
        ("article:stilte", "een artikel", 4),
        ("http://example.org/c", "punt", 7),
    ]
