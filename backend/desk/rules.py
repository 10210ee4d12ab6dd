"""The rules of routing: their order, what each asks and decides, and what a change would do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import in_force, rule_changes, rule_trial, rule_words
from backend.complaints.catalogue_rows import rule_of
from backend.complaints.house_words import CHANNELS, PRIORITIES, PRODUCTS, SEVERITIES
from backend.complaints.models.catalogue import LAST_POSITION, WORD_LIMIT
from backend.complaints.routing import in_order
from backend.complaints.rule_changes import NEW, NOTE_LIMIT, PROVINCE_LIMIT
from backend.complaints.teams import label as team_label, teams
from backend.complaints.topics import topics
from backend.complaints.tracking_number import display
from backend.desk import catalogue_forms as forms, guard, house_rules, settings, who_is_there
from backend.kit.clock import ISTANBUL
from backend.kit.errors import InvalidInputError, NotFoundError, SettingChangedError
from backend.staff import service
from backend.staff.permissions import Permission, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.complaints.models.catalogue import RoutingRule
    from backend.complaints.routing import Route
    from backend.complaints.rule_trial import Trial
    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
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


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    one = "/settings/rules/<name:str>"
    routes.add(show_rules, "/settings/rules", *SHOWN)
    routes.add(show_rule, one, *SHOWN)
    routes.add(save_rule, one, "POST")
    routes.add(try_rule, f"{one}/try", "POST")
    routes.add(end_rule, f"{one}/end", "POST")
    routes.add(try_ending, f"{one}/end/try", "POST")


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
async def try_rule(
    request: Request, services: DeskServices, who: LoggedIn, name: str
) -> HTTPResponse:
    """Show what a rule would have done in the last 30 days; nothing is saved."""
    require(who.role, Permission.RUN_TEAMS)
    rule_id, sent = _id(name), forms.sent(request, _FIELDS)
    try:
        draft = rule_changes.read(services.works.now(), sent).rule
    except InvalidInputError as error:
        return await _page(request, services, who, rule_id, error=error, sent=sent)
    before = in_force.rules_of(draft.valid_from)
    after = in_order(rule_changes.with_draft(before, rule_id, draft), draft.valid_from)
    trial = await rule_trial.tried(services.works, who, before, after)
    return await _page(request, services, who, rule_id, sent=sent, trial=trial)


@guard.for_staff
async def save_rule(
    request: Request, services: DeskServices, who: LoggedIn, name: str
) -> HTTPResponse:
    """Have a rule from a day on; what was refused stays in its form."""
    rule_id, sent, newest = (
        _id(name),
        forms.sent(request, _FIELDS),
        forms.newest_seen(house_rules.sent_by(request)),
    )
    try:
        async with services.works.begin() as work:
            await rule_changes.save(work, who, rule_id, sent, newest)
    except (InvalidInputError, SettingChangedError) as error:
        return await _page(request, services, who, rule_id, error=error, sent=sent)
    await services.catalogue.load(services.works)
    return seen(PATH)


@guard.for_staff
async def try_ending(
    request: Request, services: DeskServices, who: LoggedIn, name: str
) -> HTTPResponse:
    """Show what would have been without a rule in the last 30 days."""
    require(who.role, Permission.RUN_TEAMS)
    rule_id = _id(name)
    before = in_force.rules_of()
    after = rule_changes.with_draft(before, rule_id, None)
    trial = await rule_trial.tried(services.works, who, before, after)
    ends = forms.sent(request, ("ends_on",))["ends_on"]
    return await _page(request, services, who, rule_id, trial=trial, ends_on=ends)


@guard.for_staff
async def end_rule(
    request: Request, services: DeskServices, who: LoggedIn, name: str
) -> HTTPResponse:
    """Have a rule hold no more from a day on."""
    rule_id, newest = _id(name), forms.newest_seen(house_rules.sent_by(request))
    ends = forms.sent(request, ("ends_on",))["ends_on"]
    try:
        async with services.works.begin() as work:
            await rule_changes.end(work, who, rule_id, ends, newest)
    except (InvalidInputError, SettingChangedError) as error:
        return await _page(request, services, who, rule_id, error=error, ends_on=ends)
    await services.catalogue.load(services.works)
    return seen(PATH)


def _id(name: str) -> int:
    if name == _NEW_PATH:
        return NEW
    if not (name.isascii() and name.isdigit() and len(name) <= _MOST_DIGITS) or int(name) == NEW:
        raise NotFoundError
    return int(name)


async def _page(  # noqa: PLR0913 - which rule, what was sent, what was refused, what was tried
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    rule_id: int,
    *,
    error: YardimError | None = None,
    sent: Mapping[str, str] | None = None,
    ends_on: str = "",
    trial: Trial | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    today = forms.today(services)
    async with services.works.reading() as session:
        row = await rule_changes.one(session, rule_id) if rule_id != NEW else None
        names = {one.id: one.display_name for one in await service.everybody(session)}
        there = await who_is_there.read(session, services.clock.now(), Permission.HANDLE)
    chosen_team = row.team if row is not None else ""
    return services.pages.show_form(
        request,
        "desk_rule.html",
        error,
        refused=error,
        who=who,
        rule=_line(row, names) if row is not None else None,
        over=row is not None and row.valid_until is not None and row.valid_until <= today,
        address=f"{PATH}/{rule_id or _NEW_PATH}",
        newest=row.revision if row is not None else 0,
        form=sent if sent is not None else _filled(row, today.isoformat()),
        ends_on=ends_on or today.isoformat(),
        topics=[(one.code, one.label) for one in topics().values()],
        severities=[(each.value, label) for each, label in SEVERITIES.items()],
        channels=[(each.value, label) for each, label in CHANNELS.items()],
        products=[(each.value, label) for each, label in PRODUCTS.items()],
        teams=there.teams(
            teams() | ({chosen_team: team_label(chosen_team)} if chosen_team else {})
        ),
        priorities=[(str(int(each)), label) for each, label in PRIORITIES.items()],
        trial=_told(trial) if trial is not None else None,
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


def _told(trial: Trial) -> dict[str, Any]:
    return {
        "looked_at": trial.looked_at,
        "differ": trial.differ,
        "teams": [(team_label(code), before, after) for code, before, after in trial.teams],
        "examples": [
            {
                "number": one.number,
                "display": display(one.number),
                "before": _where(one.before),
                "after": _where(one.after),
            }
            for one in trial.examples
        ],
    }


def _where(route: Route) -> str:
    label = team_label(route.team)
    words = {int(each): text for each, text in PRIORITIES.items()}
    return f"{label}, {words[route.priority]}" if route.priority else label
