"""What the pages of the house's rules share: the rows that were set, and what a form has sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import house_rule_changes, sums, teams
from backend.complaints.calendars import DayKind
from backend.complaints.house_rule_changes import Change
from backend.complaints.house_rules import EVERY_TEAM, RuleKind
from backend.kit.clock import ISTANBUL
from backend.kit.dated_settings import ArbitrationLimit
from backend.web.bodies import form_fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sanic import Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.models.house_rule import HouseRule

DAYS = {DayKind.OFF: "Tatil", DayKind.HALF: "Yarım gün (13.00'e kadar)", DayKind.WORK: "İş günü"}
LEVELS = {
    "owner": "Sahibi",
    "lead": "Ekip liderleri",
    "supervisor": "Süpervizörler",
    "admin": "Şikâyet yöneticisi",
}
TERMS = {
    "first_notice_hours": ("İlk bildirim", "saat"),
    "legal_business_days": ("Yasal süre", "iş günü"),
    "repeat_days": ("Tekrar sayılan süre", "gün"),
    "reopen_days": ("Yeniden açma süresi", "gün"),
}


def sent_by(request: Request) -> dict[str, str]:
    """Return what a form has sent, as it was typed."""
    return {name: str(value) for name, value in form_fields(request).items()}


def change_of(sent: Mapping[str, str]) -> Change:
    """Read what every change has."""
    seen = sent.get("seen", "")
    number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 19 else 0  # noqa: PLR2004 - fits the column
    return Change(sent.get("day", ""), sent.get("reason", ""), number)


async def set_before(session: AsyncSession, today: date, *kinds: RuleKind) -> list[dict[str, Any]]:
    """Return what was set of these kinds in words, the newest first.

    `to_come` is what can still be taken back: the last word of a day after `today`.
    """
    rows = await house_rule_changes.history(session, *kinds)
    last: dict[tuple[str, str, date], int] = {}
    for row, _ in rows:
        last.setdefault((row.kind, row.scope, row.valid_from), row.id)
    return [
        {
            "from": row.valid_from,
            "words": said(row),
            "kind": row.kind,
            "scope": row.scope,
            "to_come": row.valid_from > today
            and row.value is not None
            and row.id == last[row.kind, row.scope, row.valid_from],
            "reason": row.reason,
            "who": name,
            "at": row.changed_at.astimezone(ISTANBUL),
        }
        for row, name in rows
    ]


def said(row: HouseRule) -> str:
    """Say what a row sets."""
    value: Any = row.value
    if row.kind == RuleKind.DAY:
        return DAYS[DayKind(value)] if value else "Takvimdeki gibi"
    if row.kind == RuleKind.LADDER:
        return f"{team(row.scope)}: {steps(value)}"
    if value is None:
        return "Bu günün değişikliği geri alındı"
    if row.kind == RuleKind.LIMIT:
        told = ArbitrationLimit(valid_from=row.valid_from, limit=value)
        return f"Hakem heyeti sınırı {sums.written(told.limit)}"
    named = ((TERMS[name], number) for name, number in value.items())
    return ", ".join(f"{label} {number} {unit}" for (label, unit), number in named)


def team(code: str) -> str:
    """Name whose ladder it is."""
    return "Bütün ekipler" if code == EVERY_TEAM else teams.label(code)


def steps(those: Sequence[Mapping[str, Any]]) -> str:
    """Say a ladder in one line."""
    if not those:
        return "ayarlardaki basamaklar"
    return ", ".join(step(each["percent"], each["days"], each["who"]) for each in those)


def step(percent: int, days: int, who: str) -> str:
    """Say one step."""
    when = f"%100 + {days} iş günü" if days else f"%{percent}"
    return f"{when} {LEVELS[who].lower()}"
