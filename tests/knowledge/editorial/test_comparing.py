"""What a comparison shows: words that came, went and stayed."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from knowledge.comparing import Piece, compare, compare_words
from knowledge.models import Manuscript


def text(body: str = "", **words: Any) -> Manuscript:
    return Manuscript(body=body, title="Titel", summary="Kort.", **words)


def shown(old: str, new: str) -> list[tuple[str, str]]:
    """Return the lines as (kind, text with marks)."""
    marks = {"same": "{}", "added": "+{}+", "removed": "-{}-"}
    return [
        (line.kind, "".join(marks[piece.change].format(piece.text) for piece in line.pieces))
        for line in compare(text(old), text(new)).lines
    ]


def test_a_changed_word_is_shown_within_its_line() -> None:
    assert shown("Hij zweeg heel lang.", "Hij zweeg erg lang.") == [
        ("paragraph", "Hij zweeg -heel-+erg+ lang.")
    ]


def test_marks_that_readers_do_not_see_are_no_change() -> None:
    assert shown("Een *stil* gesprek.\nToch.", "Een **stil** gesprek. Toch.") == [
        ("paragraph", "Een stil gesprek. Toch.")
    ]


def test_lines_that_share_nothing_are_two_lines() -> None:
    assert shown("Alles is anders nu.", "Wachten kost tijd.") == [
        ("paragraph", "-Alles is anders nu.-"),
        ("paragraph", "+Wachten kost tijd.+"),
    ]


def test_every_kind_of_line_has_its_name() -> None:
    body = (
        "## Kop\n\nTekst.\n\n- punt\n\n> gezegd\n\n| a |\n|---|\n| b |\n\n"
        "::: callout Let op\nBinnen.\n:::\n\n```\ncode\n```\n"
    )
    kinds = [kind for kind, _text in shown("", body)]
    assert kinds == [
        "heading", "paragraph", "item", "quotation", "cell", "cell", "callout", "paragraph",
        "code",
    ]  # fmt: skip


def test_tags_and_sources_are_compared_as_wholes() -> None:
    old = text(tags=["rouw", "stilte"], sources=[{"author": "Boss, P.", "year": 1999}])
    new = text(tags=["rouw", "wachten"], sources=[])
    found = compare(old, new)
    assert list(found.tags) == [
        Piece("same", "rouw"),
        Piece("removed", "stilte"),
        Piece("added", "wachten"),
    ]
    assert list(found.sources) == [Piece("removed", "Boss, P., 1999")]


def test_a_text_without_measure_is_compared_by_its_source_and_as_wholes() -> None:
    old, new = "a\n\n" * 33_000, "a\n\n" * 100 + "b\n\n" * 32_900
    found = compare(text(old), text(new)).lines
    assert [(line.kind, line.change) for line in found] == [
        ("code", "same"),
        ("code", "removed"),
        ("code", "added"),
    ]
    assert found[2].pieces[0].text.count("b") == 32_900


def test_a_paragraph_without_measure_is_not_searched_word_for_word() -> None:
    old = " ".join(str(number) for number in range(3000))
    new = " ".join(str(number) for number in reversed(range(3000)))
    assert len(compare_words(f"Toch {old}.", f"Toch {new}.")) == 4


_texts = st.text(alphabet="ab .\n'é🙂", max_size=60)


@given(_texts, _texts)
def test_nothing_is_lost_on_either_side(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert "".join(piece.text for piece in pieces if piece.change != "added") == old
    assert "".join(piece.text for piece in pieces if piece.change != "removed") == new
