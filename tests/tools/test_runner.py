"""Running checks and counting them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools.check import conclude
from tools.checks import Check, Command
from tools.runner import Result, Runner


def code(text: str) -> list[Command]:
    return [[sys.executable, "-c", text]]


@pytest.fixture
def runner() -> Runner:
    return Runner({})


def test_all_run_and_are_counted_whatever_fails(
    runner: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    runner.run(
        [
            Check("first", code("print('all is well')")),
            Check("second", code("print('what went wrong'); raise SystemExit(3)")),
            Check("third", code("")),
        ]
    )

    assert conclude(runner.results, seconds=1) == 1
    said = capsys.readouterr().out
    assert [result.passed for result in runner.results] == [True, False, True]
    assert "what went wrong" in said
    assert "all is well" not in said
    assert said.splitlines()[-1] == "2 passed, 1 failed"


def test_when_all_pass_the_answer_is_zero(
    runner: Runner, capsys: pytest.CaptureFixture[str]
) -> None:
    runner.run([Check("only", code(""))])

    assert conclude(runner.results, seconds=1) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 0 failed"


def test_lanes_run_side_by_side(runner: Runner, tmp_path: Path) -> None:
    meet = (
        "import pathlib, time\n"
        "pathlib.Path('{mine}').touch()\n"
        "while not pathlib.Path('{other}').exists(): time.sleep(0.01)"
    )
    runner.run(
        [Check("left", code(meet.format(mine="l", other="r")), folder=tmp_path)],
        [Check("right", code(meet.format(mine="r", other="l")), folder=tmp_path)],
    )

    assert [result.passed for result in runner.results] == [True, True]


def test_a_command_that_does_not_exist_fails_with_its_name(runner: Runner) -> None:
    runner.run([Check("absent", [["/nowhere/tool"]])])

    assert not runner.results[0].passed
    assert "/nowhere/tool" in runner.results[0].output


def test_the_second_command_does_not_run_when_the_first_fails(runner: Runner) -> None:
    runner.run([Check("two", [*code("raise SystemExit(1)"), *code("print('second')")])])

    assert "second" not in runner.results[0].output


def test_a_reason_before_it_fails_the_check_without_running_it(
    runner: Runner, tmp_path: Path
) -> None:
    file = tmp_path / "ran"
    command = code(f"open({str(file)!r}, 'w')")
    runner.run([Check("refused", command, before=lambda: "There is no browser.")])

    assert not runner.results[0].passed
    assert runner.results[0].output == "There is no browser."
    assert not file.exists()


@pytest.mark.parametrize("change", ["changed.ts", "new.ts"])
def test_a_generated_file_that_was_not_up_to_date_fails_by_name(
    runner: Runner, change: str
) -> None:
    from tools.places import ROOT

    folder = ROOT / ".data" / "generated-by-a-test"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        (folder / "changed.ts").write_text("before")
        (folder / "same.ts").write_text("same")
        command = code(f"open({str(folder / change)!r}, 'w').write('after')")
        runner.run([Check("generated", command, unchanged=[folder])])
    finally:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()

    assert not runner.results[0].passed
    assert change in runner.results[0].output
    assert "same.ts" not in runner.results[0].output


def test_generating_the_same_again_passes(runner: Runner, tmp_path: Path) -> None:
    file = tmp_path / "schema.yaml"
    file.write_text("same")
    command = code(f"open({str(file)!r}, 'w').write('same')")

    runner.run([Check("generated", command, unchanged=[file])])

    assert runner.results[0].passed


def test_what_is_done_after_it_is_done_only_when_it_passed(runner: Runner) -> None:
    done: list[str] = []
    runner.run(
        [
            Check("good", code(""), after=lambda: done.append("good")),
            Check("bad", code("raise SystemExit(1)"), after=lambda: done.append("bad")),
        ]
    )

    assert done == ["good"]


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("=== 12 passed in 3.45s ===", "12 passed in 3.45s"),
        ("1 failed, 12 passed, 3 warnings in 75.02s (0:01:15)",) * 2,
        ("\x1b[32m\x1b[1m3 passed\x1b[0m\x1b[32m in 0.01s\x1b[0m", "3 passed in 0.01s"),
        ("no tests ran in 0.02s", "no tests ran in 0.02s"),
        ("I passed in 3 s", None),
    ],
)
def test_the_closing_counts_of_pytest_are_found(line: str, counts: str | None) -> None:
    assert Result("tests", True, 1, f"....\n{line}\n").closing_counts == counts


def test_the_closing_counts_of_pytest_stand_before_the_counts_of_the_checks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    conclude([Result("tests", True, 1, "12 passed in 3.45s\n")], seconds=1)

    assert capsys.readouterr().out.splitlines()[-2:] == [
        "=== 12 passed in 3.45s ===",
        "1 passed, 0 failed",
    ]
