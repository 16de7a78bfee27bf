"""What is sealed of a reflection, in the shape of today and in earlier ones."""

from __future__ import annotations

from collections import Counter

import orjson
from hypothesis import given
from hypothesis import strategies as st

from reflections.contents import (
    Asked,
    Content,
    Felt,
    Prompt,
    count_feelings,
    decoded,
    end_of,
    felt_of,
    read_feelings,
)
from reflections.feelings import FEELINGS, INTENSITIES

feelings = st.lists(
    st.builds(Felt, st.sampled_from(FEELINGS), st.none() | st.sampled_from(INTENSITIES)),
    max_size=4,
).map(tuple)
# Words that look like what stands around feelings, beside any others.
words = st.text() | st.sampled_from(['"],"after":["calm"]', '],"before":[', '"tags":', "\\"])

EARLIER = {
    "format": 1,
    "title": "Een stil gesprek",
    "answers": {"text": "Ze zweeg."},
    "before": ["tense"],
    "after": [],
    "prompt": ["levend-verlies", "stilte", "Wanneer?"],
}


def test_everything_comes_back_as_it_was() -> None:
    content = Content(
        title="Een stil gesprek",
        answers={"description": "Ze zweeg."},
        feelings_before=(Felt("tense", 4), Felt("sad")),
        feelings_after=(Felt("calm", 1),),
        prompt=Prompt("levend-verlies", "stilte", "Wanneer?"),
        questions=(Asked("description", "Wat zag je?"),),
        tags=("stilte", "tolk"),
    )
    assert decoded(content.encoded()) == content


def test_what_was_sealed_before_there_were_tags_and_intensities_is_read() -> None:
    content = decoded(orjson.dumps(EARLIER))
    assert content.feelings_before == (Felt("tense"),)
    assert (content.tags, content.questions) == ((), ())
    assert content.prompt == Prompt("levend-verlies", "stilte", "Wanneer?")


def test_what_is_absent_takes_no_room() -> None:
    content = decoded(orjson.dumps(EARLIER))
    assert orjson.loads(content.encoded()) == EARLIER


def test_what_was_written_shows_nowhere_by_accident() -> None:
    assert repr(Content(title="geheim", tags=("geheim",))) == "<Content>"


@given(before=feelings, after=feelings, text=words, more=st.lists(words, max_size=3))
def test_feelings_are_read_without_the_rest(
    before: tuple[Felt, ...], after: tuple[Felt, ...], text: str, more: list[str]
) -> None:
    content = Content(
        title=text,
        answers={"text": text},
        feelings_before=before,
        feelings_after=after,
        prompt=Prompt("levend-verlies", "stilte", text) if more else None,
        questions=tuple(Asked("description", each) for each in more[1:]),
        tags=tuple(more[2:]),
        envelope=text if len(more) == 1 else "",
    )
    written = felt_of(end_of(content.encoded()))
    assert tuple(map(_read, written)) == (before, after)


@given(st.lists(feelings, max_size=5))
def test_feelings_of_many_are_counted_as_those_of_each(many: list[tuple[Felt, ...]]) -> None:
    written = [felt_of(end_of(Content(feelings_before=each).encoded()))[0] for each in many]
    counted = sum((Counter(read_feelings(each)) for each in written), Counter())
    assert count_feelings(written) == counted
    assert counted.total() == sum(map(len, many))


def _read(written: bytes) -> tuple[Felt, ...]:
    return tuple(
        Felt(name.decode(), int(intensity) if intensity else None)
        for name, intensity in read_feelings(written)
    )
