from __future__ import annotations

import pytest

from backend.cli import main


def listed(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    capsys.readouterr()
    assert main(["staff"]) == 0
    return [line.split(maxsplit=3) for line in capsys.readouterr().out.splitlines()]


def test_at_first_nobody_works_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys) == [["nobody"]]


def test_people_are_added_change_and_leave_but_are_never_gone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["staff", "zeki", "--role", "lead", "--name", "Zeki Işık"]) == 0
    assert main(["staff", "ayse"]) == 0
    assert listed(capsys) == [
        ["ayse", "agent", "active", "ayse"],
        ["zeki", "lead", "active", "Zeki Işık"],
    ]
    assert main(["staff", "zeki", "--left"]) == 0
    assert main(["staff", "ayse", "--role", "supervisor", "--name", "Ayşe Kaya"]) == 0
    assert listed(capsys) == [
        ["ayse", "supervisor", "active", "Ayşe Kaya"],
        ["zeki", "lead", "left", "Zeki Işık"],
    ]


@pytest.mark.parametrize(
    "wrong",
    [["Ayşe"], ["a b"], ["a"], [""], ["ayse", "--role", "boss"], ["ayse", "--name", " "]],
)
def test_what_cannot_be_is_refused(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staff", *wrong]) == 1
    assert "invalid_input" in capsys.readouterr().err
    assert listed(capsys) == [["nobody"]]


@pytest.mark.parametrize("who", ["nobody", "zeki"])
def test_only_who_works_here_may_act(who: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["staff", "zeki", "--left"])
    assert main(["correct-topic", "111111111110", "billing", "--by", who]) == 1
    assert "staff_not_found" in capsys.readouterr().err
