"""Terms and limits: what holds today, what was set, and other ones from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import appeal, house_rule_changes, sla
from backend.complaints.house_rules import RuleKind
from backend.complaints.models.house_rule import RULE_REASON_LIMIT
from backend.complaints.notice_words import lira
from backend.desk import guard, house_rules, settings
from backend.kit.clock import day_in_turkiye
from backend.kit.errors import InvalidInputError, SettingChangedError
from backend.staff.permissions import Permission, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{settings.PATH}/limits"


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
    """Have other terms from a later day on; what was refused stays in its form."""
    sent = house_rules.sent_by(request)
    try:
        async with services.works.begin() as work:
            change = house_rules.change_of(sent)
            await house_rule_changes.save_terms(work, who, change, sent)
    except (InvalidInputError, SettingChangedError) as error:
        return await _page(request, services, who, error, {**sent, "form": "terms"})
    await services.rules.load(services.works)
    return seen(PATH)


@guard.for_staff
async def save_limit(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Have another limit of the committees from a day on; what was refused stays in its form."""
    sent = house_rules.sent_by(request)
    try:
        async with services.works.begin() as work:
            change, limit = house_rules.change_of(sent), sent.get("limit", "")
            await house_rule_changes.save_limit(work, who, change, limit)
    except (InvalidInputError, SettingChangedError) as error:
        return await _page(request, services, who, error, {**sent, "form": "committee"})
    await services.rules.load(services.works)
    return seen(PATH)


async def _page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: YardimError | None = None,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    today = day_in_turkiye(services.clock.now())
    terms = sla.terms_on(today, services.settings)
    limit = appeal.limit_on(today, services.settings)
    async with services.works.reading() as session:
        history = await house_rules.set_before(session, RuleKind.TERMS, RuleKind.LIMIT)
        newest = {
            kind.value: await house_rule_changes.newest(session, kind)
            for kind in (RuleKind.TERMS, RuleKind.LIMIT)
        }
    return services.pages.show_form(
        request,
        "desk_limits.html",
        error,
        refused=error,
        who=who,
        now=[
            (label, f"{getattr(terms, name)} {unit}")
            for name, (label, unit) in house_rules.TERMS.items()
        ]
        + [("Hakem heyeti sınırı", lira(limit) if limit else "bilinmiyor")],
        terms=house_rules.TERMS,
        history=history,
        newest=newest,
        sent=sent or {},
        today=today.isoformat(),
        reason_limit=RULE_REASON_LIMIT,
    )
