"""What is certain about the generation, and for how long."""

from __future__ import annotations

from api.public.generation import POLL, TRUST, Generation


class Clock:
    now = 50.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_certain_before_the_first_answer() -> None:
    assert Generation(Clock()).trusted() is None


def test_an_answer_is_certain_from_the_question_on() -> None:
    clock = Clock()
    generation = Generation(clock)
    asked_at = generation.now()
    clock.now += TRUST / 2
    generation.observe(7, asked_at)
    assert generation.trusted() == 7
    clock.now += TRUST / 2
    assert generation.trusted() is None


def test_answers_that_come_late_change_nothing() -> None:
    clock = Clock()
    generation = Generation(clock)
    generation.observe(8, clock.now)
    generation.observe(7, clock.now - TRUST)
    assert generation.trusted() == 8


def test_an_old_number_never_comes_back_while_newer_is_known() -> None:
    clock = Clock()
    generation = Generation(clock)
    generation.observe(8, clock.now)
    clock.now += 0.1
    generation.observe(7, clock.now)
    assert generation.trusted() == 8


def test_forgetting_makes_another_database_possible() -> None:
    clock = Clock()
    generation = Generation(clock)
    generation.observe(8, clock.now)
    generation.forget()
    assert generation.trusted() is None
    generation.observe(3, clock.now)
    assert generation.trusted() == 3


def test_a_publication_is_visible_within_a_second_also_without_notifications() -> None:
    assert POLL < TRUST < 1
