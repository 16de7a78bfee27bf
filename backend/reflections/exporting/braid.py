"""A flat braid as lines to draw: the one of the app, on paper (ADR 0108).

In every step neighbours change places, those on even lanes and those on odd lanes in turns, and
who goes down lies above in every other step. With as many steps as strands each pair meets once.
Lengths are in whatever unit the paper is given in; y grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
# Which part of a step lies above: all of the crossing, nothing of the next one. A bed of paper is
# the shortest and a hollow the longest, or their ends would show as hair lines.
_TOP = (0.12, 0.88)
_LONGER = 0.03


@dataclass(frozen=True, slots=True)
class Step:
    """Where one strand goes in one step, and whether it lies above the one that it meets."""

    origin: int
    target: int
    is_above: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """Its size, and how far the strands run straight before and after the braid."""

    width: float
    height: float
    lead: float


def steps_of(count: int) -> list[list[Step]]:
    """Return the steps of each of `count` strands; the first one begins on lane 0."""
    strands: list[list[Step]] = [[] for _ in range(count)]
    lanes = list(range(count))
    for step in range(count):
        after = list(lanes)
        for lane, strand in enumerate(lanes):
            other = lane + 1 if lane % 2 == step % 2 else lane - 1
            if not 0 <= other < count:
                strands[strand].append(Step(lane, lane, is_above=False))
                continue
            strands[strand].append(Step(lane, other, (other > lane) == (step % 2 == 0)))
            after[other] = strand
        lanes = after
    return strands


def curves_of(steps: Sequence[Step], paper: Paper) -> list[Curve]:
    """Return the curves of one strand, each going on where and whither the one before came."""
    count = len(steps)
    stride, fall = (paper.width - 2 * paper.lead) / count, paper.height / count
    moves = [step.target - step.origin for step in steps]
    headings = [0.0, *((before + after) / 2 * fall for before, after in pairwise(moves)), 0.0]
    curves = []
    for at, step in enumerate(steps):
        x, y = paper.lead + at * stride, (step.origin + 0.5) * fall
        end_x, end_y = x + stride, (step.target + 0.5) * fall
        start_pull = (x + stride / 3, y + headings[at] / 3)
        end_pull = (end_x - stride / 3, end_y - headings[at + 1] / 3)
        curves.append(((x, y), start_pull, end_pull, (end_x, end_y)))
    return curves


def drawn(count: int, paper: Paper) -> dict[str, Any]:
    """Return what a template draws: whole strands, and in turn what lies above.

    A line is its first point and three for each curve that follows.
    """
    strands = steps_of(count)
    return {
        "lines": [_line(curves_of(steps, paper), paper) for steps in strands],
        "tops": [
            {
                "strand": number,
                **{
                    name: [_rounded(point) for point in part(curve, *_reaching(more))]
                    for name, more in (("bed", 0), ("ribbon", 1), ("hollow", 2))
                },
            }
            for number, steps in enumerate(strands)
            for step, curve in zip(steps, curves_of(steps, paper), strict=True)
            if step.is_above
        ],
    }


def part(curve: Curve, begin: float, end: float) -> Curve:
    """Return `curve` from one place on it to another, each from 0 to 1."""
    _before, rest = _split(curve, begin)
    wanted, _after = _split(rest, (end - begin) / (1 - begin))
    return wanted


def _reaching(more: int) -> tuple[float, float]:
    return _TOP[0] - more * _LONGER, _TOP[1] + more * _LONGER


def _line(curves: Sequence[Curve], paper: Paper) -> list[Point]:
    return [_rounded(point) for point in _points(curves, paper)]


def _points(curves: Sequence[Curve], paper: Paper) -> Iterator[Point]:
    first, last = curves[0][0], curves[-1][3]
    yield (0, first[1])
    yield from ((0, first[1]), first, first)
    for _start, *rest in curves:
        yield from rest
    yield from (last, (paper.width, last[1]), (paper.width, last[1]))


def _split(curve: Curve, t: float) -> tuple[Curve, Curve]:
    """Return both parts of `curve`, by de Casteljau's way."""
    a, b, c, d = curve
    ab, bc, cd = _mix(a, b, t), _mix(b, c, t), _mix(c, d, t)
    abc, bcd = _mix(ab, bc, t), _mix(bc, cd, t)
    middle = _mix(abc, bcd, t)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def _mix(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _rounded(point: Point) -> Point:
    return round(point[0], 2), round(point[1], 2)
