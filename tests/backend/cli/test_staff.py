from __future__ import annotations

import asyncio

import pytest

from backend.cli import main
from backend.complaints.models.catalogue import TeamVersion
from backend.kit.clock import SystemClock
from backend.kit.database import Database
from backend.kit.live import Live
from backend.kit.settings import load_settings
from backend.kit.work import Works
from backend.staff import second_step, service, totp
from backend.staff.sealing import Keys


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


def test_the_second_step_is_reset_of_who_has_it_and_nothing_else_is_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["staff", "zeki", "--role", "supervisor", "--name", "Zeki Işık"])
    settings = load_settings()

    async def turn_on() -> None:
        database = Database(settings.database_url)
        async with Works(database, SystemClock(), Live({})).begin() as work:
            member = await service.working(work.session, "zeki")
            keys = Keys.of(settings.totp_key)
            assert keys is not None
            await second_step.put(work.session, keys, member.id, totp.new_secret(), 0, work.now)
        await database.close()

    asyncio.run(turn_on())
    for told in ("second step: reset", "second step: was off"):
        capsys.readouterr()
        assert main(["staff", "zeki", "--reset-totp"]) == 0
        assert capsys.readouterr().out.splitlines()[1] == told
    assert listed(capsys) == [["zeki", "supervisor", "active", "Zeki Işık"]]


def test_resetting_the_second_step_of_nobody_makes_nobody(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["staff", "ayse", "--reset-totp"]) == 1
    assert "staff_not_found" in capsys.readouterr().err
    assert listed(capsys) == [["nobody"]]


def test_teams_are_those_of_the_database(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["staff", "ayse", "--teams", "billing,hukuk"]) == 1
    assert "no team hukuk" in capsys.readouterr().err
    asyncio.run(_add_a_team("hukuk"))
    assert main(["staff", "ayse", "--teams", "billing,hukuk"]) == 0


async def _add_a_team(code: str) -> None:
    database, now = Database(load_settings().database_url), SystemClock().now()
    async with database.transaction() as session:
        changed = {"most_open": 10, "changed_at": now, "valid_from": now.date()}
        session.add(TeamVersion(code=code, label="Hukuk", **changed))
    await database.close()
