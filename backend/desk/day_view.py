"""What another day of the calendar would do, in words. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from backend.complaints.house_words import CLOCKS
from backend.desk import house_rules
from backend.desk.trying import Told, example
from backend.web import moments

if TYPE_CHECKING:
    from datetime import date

    from backend.complaints.calendar_moves import Moved, Moves
    from backend.complaints.house_rules import HouseRules

_EACH_WAY = 3


def told(day: date, before: HouseRules, after: HouseRules, moves: Moves) -> Told:
    """Say how a day would count, which clocks it moves, and what stays as it was promised."""
    was, will = (each.calendar.kind_of(day) for each in (before, after))
    if was is will:
        return Told()
    lines = [f"{house_rules.DAYS[was]} → {house_rules.DAYS[will]}."]
    if moves.clocks:
        kinds = Counter(one.kind for one in moves.clocks)
        named = ", ".join(f"{kinds[kind]} {_named(kind)}" for kind in CLOCKS if kind in kinds)
        later = sum(one.after > one.before for one in moves.clocks)
        ways = ((later, "daha geç"), (len(moves.clocks) - later, "daha erken"))
        split = ", ".join(f"{count} tanesi {way}" for count, way in ways if count)
        lines.append(f"{moves.complaints} açık şikâyetin süresi kayar: {named}; {split} biter.")
    else:
        lines.append("Hiçbir süre kaymaz.")
    if moves.told_otherwise:
        lines.append(
            f"{moves.told_otherwise} sözün bitmeden önceki bildirimi, yine iş saatinde kalsın diye "
            "başka bir saate alınır."
        )
    if moves.promised_for_it:
        lines.append(f"Bu güne verilmiş {moves.promised_for_it} söz var; o gün tutulması gerekir.")
    lines.append("Müşteriye verilmiş sözler değişmez.")
    return Told(lines, examples=[example(one.number, _said(one)) for one in _ends(moves)])


def _ends(moves: Moves) -> list[Moved]:
    """Return those that are due first and those that are due last."""
    if len(moves.clocks) <= 2 * _EACH_WAY:
        return list(moves.clocks)
    return [*moves.clocks[:_EACH_WAY], *moves.clocks[-_EACH_WAY:]]


def _named(kind: str) -> str:
    return {"target": "ekip hedefi", "legal": "yasal süre", "legal_notice": "yasal bildirim"}[kind]


def _said(one: Moved) -> str:
    return f"{CLOCKS[one.kind]}: {moments.moment(one.before)} → {moments.moment(one.after)}"
