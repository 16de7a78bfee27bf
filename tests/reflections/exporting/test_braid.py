"""The braid on paper is the one of the app: each strand meets each other one, over and under."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reflections.exporting.braid import Paper, curves_of, drawn, part, steps_of

PAPER = Paper(width=220, height=216, lead=9)
counts = pytest.mark.parametrize("count", [2, 3, 7, 12])


@counts
def test_each_strand_meets_each_other_one_once(count: int) -> None:
    strands = steps_of(count)
    for strand, steps in enumerate(strands):
        met = [
            other
            for at, step in enumerate(steps)
            for other, theirs in enumerate(strands)
            if other != strand
            and (theirs[at].origin, theirs[at].target) == (step.target, step.origin)
        ]
        assert sorted(met) == [other for other in range(count) if other != strand]


@counts
def test_where_two_meet_one_lies_above(count: int) -> None:
    strands = steps_of(count)
    above = sum(step.is_above for steps in strands for step in steps)
    assert above == count * (count - 1) / 2


@counts
def test_a_strand_lies_above_and_below_in_turns(count: int) -> None:
    for steps in steps_of(count):
        layers = [step.is_above for step in steps if step.origin != step.target]
        assert all(before != after for before, after in pairwise(layers))


@counts
def test_a_strand_is_one_smooth_line(count: int) -> None:
    for steps in steps_of(count):
        for before, after in pairwise(curves_of(steps, PAPER)):
            assert after[0] == pytest.approx(before[3])
            assert after[1][1] - after[0][1] == pytest.approx(before[3][1] - before[2][1])


def test_lines_run_from_edge_to_edge_and_what_lies_above_is_a_part_of_them() -> None:
    found = drawn(12, PAPER)
    assert [line[0][0] for line in found["lines"]] == [0] * 12
    assert [line[-1][0] for line in found["lines"]] == [220] * 12
    assert all(len(line) % 3 == 1 for line in found["lines"])
    assert len(found["tops"]) == 66
    for top in found["tops"]:
        assert top["hollow"][0][0] < top["ribbon"][0][0] < top["bed"][0][0]


def test_a_part_of_a_curve_lies_on_it() -> None:
    curve = ((0.0, 0.0), (1.0, 0.0), (2.0, 3.0), (3.0, 3.0))
    assert part(curve, 0, 1) == curve
    middle = part(curve, 0.25, 0.75)
    assert middle[0][0] == pytest.approx(0.75)
    assert middle[3][0] == pytest.approx(2.25)
