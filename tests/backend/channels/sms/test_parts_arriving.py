from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.worker import run_pass

if TYPE_CHECKING:
    from conftest import Kannel

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock

OTHER = "+905551112233"


def _udh(number: int, of: int = 3, reference: int = 0xC3) -> bytes:
    return bytes([5, 0, 3, reference, of, number])


async def test_parts_that_arrive_by_themselves_are_joined(kannel: Kannel) -> None:
    await kannel.bring("tur yok, mo", udh=_udh(2))
    await kannel.bring("YARDIM 3 gün", udh=_udh(1))
    await kannel.bring("başkasının", OTHER, udh=_udh(3))
    assert await kannel.said() == []
    await kannel.bring("dem kırmızı", udh=_udh(3))
    assert await kannel.said() == ["3 güntur yok, modem kırmızı"]
    rows = await kannel.rows()
    assert [row.state for row in rows] == ["joined", "taken", "partial", "joined"]
    assert {row.belongs_to for row in rows if row.state == "joined"} == {rows[1].id}
    assert len(await kannel.heard()) == 1


async def test_other_messages_do_not_wait_for_missing_parts(kannel: Kannel) -> None:
    await kannel.bring("YARDIM bir", udh=_udh(1))
    await kannel.bring("YARDIM iki")
    assert await kannel.said() == ["iki"]


async def test_after_five_minutes_what_came_is_taken_and_late_parts_are_added(
    kannel: Kannel, container: Container, clock: FixedClock
) -> None:
    await kannel.bring("YARDIM baş ", udh=_udh(1))
    await kannel.bring(" son", udh=_udh(3))
    clock.set(clock.now() + timedelta(minutes=4, seconds=59))
    await run_pass(container)
    assert await kannel.said() == []
    clock.set(clock.now() + timedelta(seconds=1))
    await run_pass(container)
    assert await kannel.said() == ["baş  son"]
    clock.set(clock.now() + timedelta(minutes=3))
    await kannel.bring("orta", udh=_udh(2))
    assert await kannel.said() == ["baş  son", "orta"]
    assert [row.state for row in await kannel.rows()] == ["taken", "joined", "taken"]


async def test_a_repeated_part_is_linked(kannel: Kannel) -> None:
    await kannel.bring("YARDIM bir ", udh=_udh(1, 2))
    await kannel.bring("YARDIM bir ", udh=_udh(1, 2))
    await kannel.bring("iki", udh=_udh(2, 2))
    await kannel.bring("iki", udh=_udh(2, 2))
    assert await kannel.said() == ["bir iki"]
    assert [row.state for row in await kannel.rows()] == ["taken", "repeat", "joined", "repeat"]


async def test_a_phone_may_use_the_same_reference_for_every_message(
    kannel: Kannel, clock: FixedClock
) -> None:
    for text in ("ilk", "ikinci"):
        await kannel.bring(f"YARDIM {text} ", udh=_udh(1, 2))
        await kannel.bring(f"{text} son", udh=_udh(2, 2))
        clock.set(clock.now() + timedelta(minutes=3))
    assert await kannel.said() == ["ilk ilk son", "ikinci ikinci son"]


async def test_parts_may_bring_turkish_tables(kannel: Kannel) -> None:
    shift = bytes([0x25, 1, 1])
    await kannel.bring("YARDIM æi", udh=b"\x08" + _udh(1, 2)[1:] + shift)
    await kannel.bring("kìyet", udh=b"\x08" + _udh(2, 2)[1:] + shift)
    assert await kannel.said() == ["şikıyet"]


async def test_a_number_cut_by_a_border_is_masked(kannel: Kannel) -> None:
    await kannel.bring("YARDIM kartım 4111 1111", udh=_udh(1, 2))
    await kannel.bring(" 1111 1111 çalındı", udh=_udh(2, 2))
    (said,) = await kannel.said()
    assert said == "kartım ••••••••••••1111 çalındı"
    assert [row.text for row in await kannel.rows()] == [f"YARDIM {said}", ""]
