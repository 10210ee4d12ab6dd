"""The rules of routing: their order, what each asks and decides, and what a change would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import in_force, rule_changes, rule_words
from backend.complaints.catalogue_rows import rule_of
from backend.complaints.house_words import CHANNELS, PRIORITIES, PRODUCTS, SEVERITIES
from backend.complaints.models.catalogue import LAST_POSITION, WORD_LIMIT
from backend.complaints.rule_changes import NEW, NOTE_LIMIT, PROVINCE_LIMIT
from backend.complaints.teams import label as team_label, teams
from backend.complaints.topics import topics
from backend.desk import (
    catalogue_forms as forms,
    catalogue_saving,
    guard,
    house_rules,
    routing_view,
    settings,
    who_is_there,
)
from backend.desk.trying import NOTHING_YET, Told, Tried
from backend.kit.clock import ISTANBUL
from backend.kit.errors import NotFoundError
from backend.staff import service
from backend.staff.permissions import Permission, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from sanic import HTTPResponse, Request

    from backend.complaints.catalogue import Catalogue
    from backend.complaints.models.catalogue import RoutingRule
    from backend.desk.services import DeskServices
    from backend.desk.trying import Act
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{settings.PATH}/rules"
_FIELDS = (
    "position",
    "topic",
    "severity",
    "channel",
    "product",
    "province",
    "word",
    "team",
    "priority",
    "note",
    "valid_from",
    "valid_until",
)
_STEP, _NEW_PATH, _MOST_DIGITS = 10, "new", 18
_END = "end"


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    one = "/settings/rules/<name:str>"
    routes.add(show_rules, "/settings/rules", *SHOWN)
    routes.add(show_rule, one, *SHOWN)
    routes.add(save_rule, one, "POST")
    routes.add(end_rule, f"{one}/end", "POST")


@guard.for_staff
async def show_rules(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """List the rules in the order in which they are asked; those to come and those over apart."""
    require(who.role, Permission.RUN_TEAMS)
    today = forms.today(services)
    async with services.works.reading() as session:
        stored = await rule_changes.stored(session)
        names = {one.id: one.display_name for one in await service.everybody(session)}
    lines = [_line(row, names) for row in stored]
    over = [one for one in lines if one["until"] is not None and one["until"] <= today]
    return services.pages.show(
        request,
        "desk_rules.html",
        who=who,
        holding=[one for one in lines if one not in over and one["from"] <= today],
        to_come=[one for one in lines if one not in over and one["from"] > today],
        over=over[::-1],
    )


@guard.for_staff
async def show_rule(
    request: Request, services: DeskServices, who: LoggedIn, name: str
) -> HTTPResponse:
    """Show a rule, or a form for a new one."""
    return await _page(request, services, who, _id(name))


@guard.for_staff
async def save_rule(
    request: Request, services: DeskServices, who: LoggedIn, name: str
) -> HTTPResponse:
    """Say what a rule would have changed in the last 30 days, then have it from a day on."""
    rule_id, sent = _id(name), {**house_rules.sent_by(request), "form": ""}

    async def act(work: Work, given: Mapping[str, str]) -> None:
        await rule_changes.save(work, who, rule_id, given, forms.newest_seen(given))

    def begins(_before: Catalogue) -> date:
        return forms.day(sent["valid_from"])

    return await _follow(request, services, who, rule_id, sent, (act, begins))


@guard.for_staff
async def end_rule(
    request: Request, services: DeskServices, who: LoggedIn, name: str
) -> HTTPResponse:
    """Say what would have been without a rule, then have it hold no more from a day on."""
    rule_id, sent = _id(name), {**house_rules.sent_by(request), "form": _END}

    async def act(work: Work, given: Mapping[str, str]) -> None:
        ends = given.get("ends_on", "")
        await rule_changes.end(work, who, rule_id, ends, forms.newest_seen(given))

    def begins(before: Catalogue) -> date:
        [rule] = [one for one in before.rules if one.id == rule_id]
        return max(forms.day(sent["ends_on"]), rule.valid_from)

    return await _follow(request, services, who, rule_id, sent, (act, begins))


async def _follow(  # noqa: PLR0913, PLR0917 - who asks what of which rule, and from when
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    rule_id: int,
    sent: Mapping[str, str],
    how: tuple[Act, Callable[[Catalogue], date]],
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)

    async def says(before: Catalogue, after: Catalogue) -> Told:
        return await routing_view.rule_told(services, who, begins(before), (before, after))

    act, begins = how
    tried = await catalogue_saving.tried(services, sent, act, says)
    return seen(PATH) if tried.saved else await _page(request, services, who, rule_id, tried, sent)


def _id(name: str) -> int:
    if name == _NEW_PATH:
        return NEW
    if not (name.isascii() and name.isdigit() and len(name) <= _MOST_DIGITS) or int(name) == NEW:
        raise NotFoundError
    return int(name)


async def _page(  # noqa: PLR0913, PLR0917 - which rule, and what was tried
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    rule_id: int,
    tried: Tried = NOTHING_YET,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    today = forms.today(services)
    async with services.works.reading() as session:
        row = await rule_changes.one(session, rule_id) if rule_id != NEW else None
        names = {one.id: one.display_name for one in await service.everybody(session)}
        there = await who_is_there.read(session, services.clock.now(), Permission.HANDLE)
    ending = sent is not None and sent["form"] == _END
    chosen_team = row.team if row is not None else ""
    return services.pages.show_form(
        request,
        "desk_rule.html",
        tried.error,
        tried=tried,
        who=who,
        rule=_line(row, names) if row is not None else None,
        over=row is not None and row.valid_until is not None and row.valid_until <= today,
        address=f"{PATH}/{rule_id or _NEW_PATH}",
        newest=row.revision if row is not None else 0,
        ending=ending,
        form=sent if sent and not ending else _filled(row, today.isoformat()),
        ends_on=sent.get("ends_on", "") if sent and ending else today.isoformat(),
        topics=[(one.code, one.label) for one in topics().values()],
        severities=[(each.value, label) for each, label in SEVERITIES.items()],
        channels=[(each.value, label) for each, label in CHANNELS.items()],
        products=[(each.value, label) for each, label in PRODUCTS.items()],
        teams=there.teams(
            teams() | ({chosen_team: team_label(chosen_team)} if chosen_team else {})
        ),
        priorities=[(str(int(each)), label) for each, label in PRIORITIES.items()],
        today=today.isoformat(),
        limits={"word": WORD_LIMIT, "province": PROVINCE_LIMIT, "note": NOTE_LIMIT},
        last=LAST_POSITION,
    )


def _filled(row: RoutingRule | None, today: str) -> dict[str, str]:
    if row is None:
        places = [rule.position for rule in in_force.catalogue().rules]
        place = min(max(places, default=0) + _STEP, LAST_POSITION)
        return {**dict.fromkeys(_FIELDS, ""), "position": str(place), "priority": "0"} | {
            "valid_from": today
        }
    values = {name: str(getattr(row, name) or "") for name in _FIELDS}
    return values | {
        "priority": str(row.priority),
        "valid_from": max(today, row.valid_from.isoformat()),
    }


def _line(row: RoutingRule, names: Mapping[str, str]) -> dict[str, Any]:
    rule = rule_of(row)
    return {
        "id": row.id,
        "position": row.position,
        "asks": rule_words.conditions(rule),
        "decides": rule_words.outcome(rule),
        "team_closed": bool(row.team) and row.team not in teams(),
        "note": row.note,
        "from": row.valid_from,
        "until": row.valid_until,
        "who": names.get(row.changed_by or "", ""),
        "at": row.changed_at.astimezone(ISTANBUL),
    }
