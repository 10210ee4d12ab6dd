"""Rules of routing as supervisors have them: read from a form, saved from a day on, and ended.

A rule that is worded anew ends, and another begins: what it decided before is told by the old one.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from backend.complaints import catalogue_changes as changes, in_force
from backend.complaints.lengths import too_long
from backend.complaints.models import Channel
from backend.complaints.models.catalogue import LAST_POSITION, WORD_LIMIT, RoutingRule
from backend.complaints.routing import Priority, Product, Rule, folded
from backend.complaints.severity import Severity
from backend.complaints.teams import TEAM_WRONG
from backend.kit.clock import coming_day
from backend.kit.errors import InvalidInputError, NotFoundError
from backend.kit.masking import mask_secrets
from backend.kit.text import clean_line
from backend.staff.audit import Done

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.kit.work import Work

CHOICE_WRONG = "Listeden birini seçin."
ASKS_NOTHING = "En az bir koşul seçin; koşulsuz kural her kaydı alır."
DECIDES_NOTHING = "Bir ekip ya da öncelik seçin."
WORD_WRONG = "Aranacak kelimede en az iki harf olmalı."
ENDS_WRONG = "Bitiş, başlangıçtan sonraki bir gün olmalı."
PROVINCE_LIMIT, NOTE_LIMIT, _LEAST_LETTERS = 40, 500, 2
NEW = 0
"""The id of a rule that is not saved yet."""


@dataclass(frozen=True)
class Draft:
    """A rule as it was sent, and why it is to be there."""

    rule: Rule
    note: str = ""


async def stored(session: AsyncSession) -> Sequence[RoutingRule]:
    """Return every rule there is or was, in the order in which they are asked."""
    query = select(RoutingRule).order_by(RoutingRule.position, RoutingRule.id)
    return (await session.scalars(query)).all()


async def one(session: AsyncSession, rule_id: int) -> RoutingRule:
    """Return a rule.

    Raises:
        NotFoundError: there is none.

    """
    found = await session.get(RoutingRule, rule_id)
    if found is None:
        raise NotFoundError
    return found


def read(now: datetime, sent: Mapping[str, str]) -> Draft:
    """Read a rule from a form.

    Raises:
        InvalidInputError: by field.

    """
    errors: dict[str, str] = {}
    begins, ends = _days(now, sent, errors)
    position = changes.number_of(errors, sent, "position", LAST_POSITION)
    topics = in_force.topics_of(begins)
    teams = [code for code, team in in_force.teams_of(begins).items() if not team.closed]
    chosen = {
        "topic": changes.one_of(errors, sent, "topic", ["", *topics], CHOICE_WRONG),
        "severity": changes.one_of(errors, sent, "severity", ["", *Severity], CHOICE_WRONG),
        "channel": changes.one_of(errors, sent, "channel", ["", *Channel], CHOICE_WRONG),
        "product": changes.one_of(errors, sent, "product", ["", *Product], CHOICE_WRONG),
        "province": _line(errors, sent, "province", PROVINCE_LIMIT),
        "word": _line(errors, sent, "word", WORD_LIMIT),
    }
    if chosen["word"] and sum(map(str.isalnum, folded(chosen["word"]))) < _LEAST_LETTERS:
        errors["word"] = WORD_WRONG
    if not any(chosen.values()):
        errors["topic"] = ASKS_NOTHING
    team = changes.one_of(errors, sent, "team", ["", *teams], TEAM_WRONG)
    priorities = [str(int(each)) for each in Priority]
    priority = changes.one_of(errors, sent, "priority", priorities, CHOICE_WRONG)
    if not team and priority == str(int(Priority.NORMAL)):
        errors.setdefault("team", DECIDES_NOTHING)
    note = _line(errors, sent, "note", NOTE_LIMIT)
    if errors or begins is None:
        raise InvalidInputError(errors=errors)
    rule = Rule(NEW, position, begins, ends, **chosen, team=team, priority=int(priority))
    return Draft(rule, note)


async def save(
    work: Work, who: Viewer, rule_id: int, sent: Mapping[str, str], seen: int
) -> RoutingRule:
    """Have a rule from a day on: a new one (`NEW`), or another wording of one there is.

    Raises:
        NotAllowedError: they may not run teams.
        NotFoundError: there is no such rule, or it is over.
        SettingChangedError: somebody has changed it since.
        InvalidInputError: by field.

    """
    number = await changes.begin(work, who)
    draft = read(work.now, sent)
    begins = draft.rule.valid_from
    if rule_id != NEW:
        before = await _changeable(work, rule_id, begins, seen)
        before.valid_until = max(begins, before.valid_from)
        before.revision = number
    values = {name: value for name, value in asdict(draft.rule).items() if name != "id"}
    row = RoutingRule(
        **values, note=draft.note, revision=number, changed_at=work.now, changed_by=who.id
    )
    work.session.add(row)
    await work.session.flush()
    told = {name: str(value) for name, value in values.items() if value}
    instead = {} if rule_id == NEW else {"instead_of": rule_id}
    changes.note(work, who, Done.RULE_CHANGED, rule=row.id, to=told, **instead)
    return row


async def end(work: Work, who: Viewer, rule_id: int, day: str, seen: int) -> None:
    """Have a rule hold no more from a day on; one that has not begun by then never does.

    Raises:
        NotAllowedError, NotFoundError, SettingChangedError: as `save`.
        InvalidInputError: the day is none, or past (`ends_on`).

    """
    number = await changes.begin(work, who)
    ends = coming_day(day, work.now)
    if ends is None:
        raise InvalidInputError(errors={"ends_on": changes.DAY_WRONG})
    row = await _changeable(work, rule_id, ends, seen)
    row.valid_until, row.revision = max(ends, row.valid_from), number
    changes.note(work, who, Done.RULE_CHANGED, rule=rule_id, ends=str(row.valid_until))


async def _changeable(work: Work, rule_id: int, day: date, seen: int) -> RoutingRule:
    """Lock a rule that can still be changed from a day on."""
    row = await work.session.get(RoutingRule, rule_id, with_for_update=True)
    if row is None:
        raise NotFoundError
    await changes.require_seen(work.session, [row], seen)
    if row.valid_until is not None and row.valid_until <= day:
        raise NotFoundError
    return row


def _days(
    now: datetime, sent: Mapping[str, str], errors: dict[str, str]
) -> tuple[date | None, date | None]:
    begins, ends = coming_day(sent.get("valid_from", ""), now), None
    if begins is None:
        errors["valid_from"] = changes.DAY_WRONG
    if text := sent.get("valid_until", "").strip():
        ends = coming_day(text, now)
        if ends is None or (begins is not None and ends <= begins):
            errors["valid_until"] = ENDS_WRONG
    return begins, ends


def _line(errors: dict[str, str], sent: Mapping[str, str], field: str, limit: int) -> str:
    text = mask_secrets(clean_line(sent.get(field, "")))
    if len(text) > limit:
        errors[field] = too_long(limit)
    return text
