"""Terms and limits: what holds today, what was set, and other ones from a day on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from backend.complaints import appeal, house_rule_changes as changes, sla, sums
from backend.complaints.house_rules import RuleKind, calendar
from backend.complaints.models.house_rule import RULE_REASON_LIMIT
from backend.desk import guard, house_rules, settings, trying
from backend.desk.trying import NOTHING_YET, Told, Tried
from backend.kit.clock import day_in_turkiye
from backend.kit.errors import InvalidInputError, SettingChangedError
from backend.staff.permissions import Permission, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from sanic import HTTPResponse, Request

    from backend.complaints.house_rules import HouseRules
    from backend.desk.services import DeskServices
    from backend.desk.trying import Act, Says
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{settings.PATH}/limits"
_LIMIT = "Hakem heyeti sınırı"


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_limits, "/settings/limits", *SHOWN)
    routes.add(save_terms, "/settings/limits/terms", "POST")
    routes.add(save_limit, "/settings/limits/committee", "POST")


@guard.for_staff
async def show_limits(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show what holds today, and what was set."""
    return await _page(request, services, who)


@guard.for_staff
async def save_terms(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Say what other terms from a later day on would change, then have them."""
    sent = house_rules.sent_by(request)

    async def act(work: Work, given: Mapping[str, str]) -> None:
        change = house_rules.change_of(given)
        if sent.get("back"):
            await changes.take_back(work, who, change, RuleKind.TERMS)
            return
        await changes.save_terms(work, who, change, _changed(sent, services))

    async def says(before: HouseRules, after: HouseRules) -> Told:
        was, will = (sla.terms_on(_day(sent), services.settings, each) for each in (before, after))
        lines = [
            f"{label}: {getattr(was, name)} → {getattr(will, name)} {unit}"
            for name, (label, unit) in house_rules.TERMS.items()
            if getattr(was, name) != getattr(will, name)
        ]
        return Told(lines)

    return await _follow(request, services, who, {**sent, "form": "terms"}, (act, says))


@guard.for_staff
async def save_limit(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Say what another limit of the committees from a day on would change, then have it."""
    sent = house_rules.sent_by(request)

    async def act(work: Work, given: Mapping[str, str]) -> None:
        change = house_rules.change_of(given)
        if sent.get("back"):
            await changes.take_back(work, who, change, RuleKind.LIMIT)
            return
        await changes.save_limit(work, who, change, sent.get("limit", ""))

    async def says(before: HouseRules, after: HouseRules) -> Told:
        was, will = (
            appeal.limit_on(_day(sent), services.settings, each) for each in (before, after)
        )
        return Told([f"{_LIMIT}: {_said(was)} → {_said(will)}"] if was != will else [])

    return await _follow(request, services, who, {**sent, "form": "committee"}, (act, says))


def _changed(sent: Mapping[str, str], services: DeskServices) -> dict[str, str]:
    """Return the terms that are to be others than those that hold on their day anyhow."""
    given = {name: sent.get(name, "").strip() for name in house_rules.TERMS}
    try:
        terms = sla.terms_on(_day(sent), services.settings)
    except ValueError:
        return given
    return {name: text for name, text in given.items() if text != str(getattr(terms, name))}


def _day(sent: Mapping[str, str]) -> date:
    return date.fromisoformat(sent.get("day", ""))


def _said(limit: Decimal | None) -> str:
    return sums.written(limit) if limit else "bilinmiyor"


async def _follow(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    sent: Mapping[str, str],
    how: tuple[Act, Says[HouseRules]],
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    try:
        tried = await trying.follow(services.works, sent, trying.of_house(services), *how)
    except (InvalidInputError, SettingChangedError) as error:
        tried = Tried(error=error)
    return seen(PATH) if tried.saved else await _page(request, services, who, tried, sent)


async def _page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    tried: Tried = NOTHING_YET,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    today = day_in_turkiye(services.clock.now())
    terms = sla.terms_on(today, services.settings)
    limit = appeal.limit_on(today, services.settings)
    async with services.works.reading() as session:
        history = await house_rules.set_before(session, today, RuleKind.TERMS, RuleKind.LIMIT)
        newest = {
            kind.value: await changes.newest(session, kind)
            for kind in (RuleKind.TERMS, RuleKind.LIMIT)
        }
    return services.pages.show_form(
        request,
        "desk_limits.html",
        tried.error,
        tried=tried,
        who=who,
        now=[
            (label, f"{getattr(terms, name)} {unit}")
            for name, (label, unit) in house_rules.TERMS.items()
        ]
        + [("İş saatleri (ayarlardan)", calendar().written), (_LIMIT, _said(limit))],
        unknown_year=appeal.unknown_year(today, services.settings),
        terms=house_rules.TERMS,
        history=history,
        newest=newest,
        holds={name: str(getattr(terms, name)) for name in house_rules.TERMS}
        | {"limit": f"{limit.normalize():f}".replace(".", ",") if limit else ""},
        sent=sent or {},
        today=today.isoformat(),
        tomorrow=(today + timedelta(days=1)).isoformat(),
        reason_limit=RULE_REASON_LIMIT,
    )
