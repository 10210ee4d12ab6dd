"""Changing what the house goes by: from a day on, with a reason and who did it. Never commits.

What is promised stays: terms and ladders begin on a later day and hold for what comes in from then
on. A day of the calendar moves the deadlines that run over it, and no promise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from sqlalchemy import func, select

from backend.complaints import calendar_moves, sums
from backend.complaints.calendar_moves import Moves
from backend.complaints.calendars import DayKind
from backend.complaints.catalogue_changes import NUMBER_WRONG
from backend.complaints.house_rule_keeper import TOPIC, read
from backend.complaints.house_rules import EVERY_TEAM, RuleKind
from backend.complaints.models.house_rule import RULE_REASON_LIMIT, HouseRule
from backend.complaints.teams import TEAM_WRONG, all_teams
from backend.complaints.written import written
from backend.kit.clock import coming_day, day_in_turkiye
from backend.kit.database import alone
from backend.kit.dated_settings import ArbitrationLimit, EscalationStep
from backend.kit.errors import InvalidInputError, SettingChangedError
from backend.kit.live import LOOK
from backend.kit.text import clean_line
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.models import StaffMember
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.kit.work import Work

DAY_PAST = "Yarını ya da daha ileri bir günü seçin."
DAY_OF_TODAY = "Bugünü ya da ileri bir günü seçin."
LIMIT_WRONG = "Tutarı lira olarak yazın, örneğin 186000."
STEP_WRONG = "Yüzde 1-100, gün 0-30 olmalı; kime gideceğini seçin."
KIND_WRONG = "Günün nasıl sayılacağını seçin."
REASON_MISSING = "Nedenini yazın."
NOTHING_CHANGES = "Hiçbir şey değişmiyor; yazılanlar zaten geçerli."
STEPS_MISSING = "En az bir basamak bırakın."
FORM = "form"
"""The name under which an error of no single field is told."""
MOST: dict[str, int] = {
    "first_notice_hours": 240,
    "legal_business_days": 60,
    "repeat_days": 365,
    "reopen_days": 365,
}
_MOST_STEPS = 8


@dataclass(frozen=True)
class Change:
    """What every change has: from which day on (as typed), why, and what they had seen.

    `seen` is the id of the newest row of its kind that was shown to them, 0 if there was none.
    """

    day: str
    reason: str
    seen: int


async def history(
    session: AsyncSession, *kinds: RuleKind, limit: int = 100
) -> Sequence[Row[HouseRule, str]]:
    """Return what was set of these kinds, and by whom, the newest first."""
    query = (
        select(HouseRule, StaffMember.display_name)
        .join(StaffMember, StaffMember.id == HouseRule.changed_by)
        .where(HouseRule.kind.in_(kinds))
        .order_by(HouseRule.id.desc())
        .limit(limit)
    )
    return (await session.execute(query)).all()


async def save_terms(work: Work, who: Viewer, change: Change, numbers: Mapping[str, str]) -> None:
    """Have other terms from a later day on; what is left empty stays as it was.

    Raises:
        NotAllowedError: they may not.
        InvalidInputError: by field; nothing is changed.
        SettingChangedError: somebody else has set some since.

    """
    errors: dict[str, str] = {}
    day = _day(work, change, errors, tomorrow=True)
    value: dict[str, Any] = {}
    for name, most in MOST.items():
        if text := numbers.get(name, "").strip():
            if text.isascii() and text.isdigit() and 0 < int(text[:5]) <= most:
                value[name] = int(text)
            else:
                errors[name] = NUMBER_WRONG.format(most)
    if not value and not errors:
        errors[FORM] = NOTHING_CHANGES
    same_day = await _of_day(work.session, RuleKind.TERMS, "", day) or {}
    await _add(work, who, (RuleKind.TERMS, ""), day, same_day | value, change, errors)


async def save_limit(work: Work, who: Viewer, change: Change, limit: str) -> None:
    """Have another limit of the arbitration committees from a day on.

    Raises:
        As `save_terms`.

    """
    errors: dict[str, str] = {}
    day, value = _day(work, change, errors), None
    try:
        amount = sums.read(limit)
        if amount is None:
            errors["limit"] = NOTHING_CHANGES
        else:
            value = str(ArbitrationLimit(valid_from=day or date.max, limit=amount).limit)
    except (ValidationError, InvalidInputError):
        errors["limit"] = LIMIT_WRONG
    await _add(work, who, (RuleKind.LIMIT, ""), day, value, change, errors)


async def save_ladder(
    work: Work, who: Viewer, change: Change, team: str, steps: Sequence[Mapping[str, str]]
) -> None:
    """Have another ladder for a team, or for all without their own, from a later day on.

    Raises:
        As `save_terms`.

    """
    errors: dict[str, str] = {}
    day = _day(work, change, errors, tomorrow=True)
    made: list[EscalationStep] = []
    for number, step in enumerate(steps[:_MOST_STEPS], 1):
        if not step.get("who"):
            continue
        try:
            made.append(EscalationStep.model_validate({**step, "days": step.get("days") or 0}))
        except ValidationError:
            errors[f"step{number}"] = STEP_WRONG
    if not made and not errors:
        errors[FORM] = STEPS_MISSING
    made.sort(key=lambda one: (one.days, one.percent))
    value = [one.model_dump() for one in made]
    await _add(work, who, _ladder_of(team, errors), day, value, change, errors)


async def forget_ladder(work: Work, who: Viewer, change: Change, team: str) -> None:
    """Have what the settings say hold again for a team, or for all, from a later day on.

    Raises:
        As `save_terms`.

    """
    errors: dict[str, str] = {}
    day = _day(work, change, errors, tomorrow=True)
    await _add(work, who, _ladder_of(team, errors), day, [], change, errors)


async def take_back(
    work: Work, who: Viewer, change: Change, kind: RuleKind, scope: str = ""
) -> None:
    """Take back what was set for a day that is still to come.

    Raises:
        As `save_terms`.

    """
    errors: dict[str, str] = {}
    day = _day(work, change, errors, tomorrow=True)
    if day and await _of_day(work.session, kind, scope, day) is None:
        errors[FORM] = NOTHING_CHANGES
    await _add(work, who, (kind, scope), day, None, change, errors)


def _ladder_of(team: str, errors: dict[str, str]) -> tuple[RuleKind, str]:
    if team != EVERY_TEAM and team not in all_teams():
        errors["team"] = TEAM_WRONG
    return RuleKind.LADDER, team


async def _of_day(session: AsyncSession, kind: RuleKind, scope: str, day: date | None) -> Any:
    """Return what is set for exactly this day; None where nothing is."""
    query = select(HouseRule.value).where(
        HouseRule.kind == kind, HouseRule.scope == scope, HouseRule.valid_from == day
    )
    return await session.scalar(query.order_by(HouseRule.id.desc()).limit(1))


async def save_day(work: Work, who: Viewer, change: Change, kind: str) -> Moves:
    """Have a day count otherwise than by law, or (no kind) by law again.

    Deadlines of open complaints that run over it move with it; return which.

    Raises:
        As `save_terms`.

    """
    errors: dict[str, str] = {}
    when = _day(work, change, errors)
    if kind and kind not in DayKind:
        errors["kind"] = KIND_WRONG
    require(who.role, Permission.RUN_TEAMS)
    old = (await read(work.session)).calendar
    await _add(work, who, (RuleKind.DAY, ""), when, kind or None, change, errors)
    if when is None:  # pragma: no cover - `_add` has raised
        return Moves()
    new = (await read(work.session)).calendar
    return await calendar_moves.move(work.session, when, old, new)


async def newest(session: AsyncSession, kind: RuleKind) -> int:
    """Return the id of the newest row of a kind, 0 if there is none."""
    query = select(func.max(HouseRule.id)).where(HouseRule.kind == kind)
    return await session.scalar(query) or 0


async def _add(  # noqa: PLR0913, PLR0917 - a row has these
    work: Work,
    who: Viewer,
    which: tuple[RuleKind, str],
    day: date | None,
    value: Any,
    change: Change,
    errors: dict[str, str],
) -> None:
    require(who.role, Permission.RUN_TEAMS)
    try:
        reason = written("reason", clean_line(change.reason), RULE_REASON_LIMIT, REASON_MISSING)
    except InvalidInputError as error:
        errors |= error.errors
    if errors or day is None:
        raise InvalidInputError(errors=errors)
    kind, scope = which
    await alone(work.session, f"house rule:{kind}")
    last = next(iter(await history(work.session, kind, limit=1)), None)
    if last is not None and last[0].id != change.seen:
        raise SettingChangedError(last[1])
    row = HouseRule(
        kind=kind,
        scope=scope,
        valid_from=day,
        value=value,
        reason=reason,
        changed_at=work.now,
        changed_by=who.id,
    )
    work.session.add(row)
    await work.session.flush()
    detail = {"rule": kind, "scope": scope, "valid_from": day.isoformat(), "version": row.id}
    audit.note(work.session, work.now, Done.HOUSE_RULE_CHANGED, who.id, **detail)
    work.publish(TOPIC, LOOK)


def _day(
    work: Work, change: Change, errors: dict[str, str], *, tomorrow: bool = False
) -> date | None:
    day = coming_day(change.day, work.now)
    if day is None or (tomorrow and day == day_in_turkiye(work.now)):
        errors["day"] = DAY_PAST if tomorrow else DAY_OF_TODAY
        return None
    return day
