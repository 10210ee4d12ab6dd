"""One's own account: who one is here, the password, and the second step of the login."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno

from backend.complaints.teams import all_teams
from backend.desk import guard
from backend.desk.audit_words import ROLES
from backend.kit.clock import ISTANBUL
from backend.kit.errors import YardimError
from backend.staff import own_second_step, preferences, second_step, staff_sessions, totp
from backend.staff.own_second_step import Given, Offer
from backend.web.bodies import form_fields
from backend.web.pages import seen, with_retry_after
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.sealing import Keys
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

# A fifth of the picture may be unreadable; white around it, as readers ask for.
_CORRECTION, _BORDER = "m", 4


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_account, "/account", *SHOWN)
    routes.add(keep_keys, "/account/keys", "POST")
    routes.add(offer_second_step, "/account/second-step", "POST")
    routes.add(turn_on, "/account/second-step/on", "POST")
    routes.add(turn_off, "/account/second-step/off", "POST")
    routes.add(make_codes, "/account/second-step/codes", "POST")


@guard.for_staff
async def show_account(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show one's own account."""
    return await _account_page(request, services, who)


@guard.for_staff
async def keep_keys(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Turn single keys on or off, for every browser of theirs."""
    on = form_fields(request).get("keys") == "on"
    async with services.works.begin() as work:
        await preferences.keep_single_keys(work.session, who.id, on=on)
    return seen(guard.ACCOUNT_PATH)


@guard.for_staff
async def offer_second_step(
    request: Request, services: DeskServices, who: LoggedIn
) -> HTTPResponse:
    """Show what a telephone reads; nothing is kept of it until it is confirmed.

    Only the answer to this form shows it: no address does to whoever comes by later.
    """
    if services.keys is None or who.second_step:
        return seen(guard.ACCOUNT_PATH + guard.after(request))
    made = own_second_step.offer(services.keys, who.id, services.works.now())
    return _offer_page(request, services, who, made)


@guard.for_staff
async def turn_on(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Turn the second step on by the telephone's first code, and show the recovery codes once."""
    if services.keys is None:
        return seen(guard.ACCOUNT_PATH)
    given = _given(request)
    try:
        done = await own_second_step.turn_on(
            services.works, services.keys, who, given, services.lifetime
        )
    except YardimError as error:
        return await _offer_again(request, services, who, services.keys, given, error)
    # The session is another from here on, and so is what its forms carry.
    now_in = await staff_sessions.use(services.works, done.token, services.lifetime)
    if now_in is None:
        return seen(guard.LOGIN_PATH)
    page = _codes_page(request, services, now_in, done.recovery_codes)
    return guard.keep(request, services, page, done.token)


@guard.for_staff
async def turn_off(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Turn the second step off."""
    try:
        await own_second_step.turn_off(services.works, services.keys, who, _given(request))
    except YardimError as error:
        return await _account_page(request, services, who, error, "off")
    return seen(guard.ACCOUNT_PATH)


@guard.for_staff
async def make_codes(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Make new recovery codes and show them once; those that were left are void."""
    try:
        codes = await own_second_step.new_recovery_codes(
            services.works, services.keys, who, _given(request)
        )
    except YardimError as error:
        return await _account_page(request, services, who, error, "codes")
    return _codes_page(request, services, who, codes)


def _given(request: Request) -> Given:
    fields = form_fields(request)
    return Given(*(str(fields.get(name, "")) for name in ("code", "password", "sealed")))


async def _account_page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: YardimError | None = None,
    action: str = "",
) -> HTTPResponse:
    """Answer with the account; `action` is the form that was refused."""
    async with services.works.reading() as session:
        since = await second_step.since(session, who.id)
        left = await second_step.recovery_codes_left(session, who.id)
    page = services.pages.show_form(
        request,
        "desk_account.html",
        error,
        who=who,
        role=ROLES[who.role],
        teams=[title for code, title in all_teams().items() if code in who.teams],
        after=guard.after(request),
        offered=services.keys is not None,
        demanded=services.must_turn_on_second_step(who),
        since=since.astimezone(ISTANBUL) if since is not None else None,
        left=left,
        action=action,
        problem=error.detail if error is not None and not error.errors else "",
    )
    return with_retry_after(page, error) if error is not None else page


async def _offer_again(  # noqa: PLR0913, PLR0917 - whose form, and what came of it
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    keys: Keys,
    given: Given,
    error: YardimError,
) -> HTTPResponse:
    """Show the same picture once more: the telephone has read it. One too old is begun anew."""
    made = own_second_step.offered(keys, who.id, given.sealed, services.works.now())
    if made is None or who.second_step:
        return await _account_page(request, services, who, error, "on")
    return _offer_page(request, services, who, made, error)


def _offer_page(
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    made: Offer,
    error: YardimError | None = None,
) -> HTTPResponse:
    house = f"{services.settings.operator_name} Masa"
    address = totp.address(made.secret, who.username, house)
    picture = segno.make(address, error=_CORRECTION, micro=False).svg_inline(
        border=_BORDER, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None
    )
    page = services.pages.show_form(
        request,
        "desk_second_step.html",
        error,
        who=who,
        picture=picture,
        key=totp.in_groups(made.secret),
        sealed=made.sealed,
        after=guard.after(request),
        problem=error.detail if error is not None and not error.errors else "",
    )
    return with_retry_after(page, error) if error is not None else page


def _codes_page(
    request: Request, services: DeskServices, who: LoggedIn, codes: list[str]
) -> HTTPResponse:
    onward = guard.wanted(request) if guard.after(request) else guard.ACCOUNT_PATH
    return services.pages.show(
        request, "desk_recovery_codes.html", who=who, codes=codes, onward=onward
    )
