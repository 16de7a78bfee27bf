"""What the commands tell the person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.say import SetupError, lasted, say_error, step, unexpected


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.04, "0.0 s"), (59.9, "59.9 s"), (60, "1 min 00 s"), (125, "2 min 05 s")],
)
def test_durations_are_said_as_people_do(seconds: float, said: str) -> None:
    assert lasted(seconds) == said


def test_an_error_is_its_sentence_and_its_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    say_error(SetupError("It rains.", "Take an umbrella."))

    assert capsys.readouterr().err == "It rains.\nTake an umbrella.\n"


def test_what_nobody_thought_of_is_one_sentence_and_a_traceback_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "setup.log"
    try:
        (tmp_path / "absent").read_text()
    except OSError as error:
        told = unexpected(error, log)

    assert "absent" in told.sentence
    assert "Traceback" not in told.sentence
    assert str(log) in told.way_out
    assert "Traceback" in log.read_text()


def test_a_step_says_how_it_ended(capsys: pytest.CaptureFixture[str]) -> None:
    with step("Painting"):
        pass
    with pytest.raises(ValueError, match="no paint"), step("Drying"):
        raise ValueError("no paint")

    said = capsys.readouterr().out
    assert "Painting: done" in said
    assert "Drying: stopped" in said
