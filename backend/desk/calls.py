"""The list of calls to make, and what is done about one: taken, given back, its outcome noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from backend.complaints import call_list, call_notes, house_words, time_left, untold
from backend.complaints.models.call_attempt import CallOutcome
from backend.complaints.sla import ClockKind
from backend.complaints.teams import label as team_label
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.desk import call_view, guard
from backend.kit.errors import ConflictError, InvalidInputError, NotAllowedError
from backend.notifications.calls import LEASE
from backend.notifications.errors import CallNotFoundError
from backend.staff import audit
from backend.staff.permissions import Permission, may, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.call_list import Call
    from backend.complaints.call_notes import Tried
    from backend.complaints.untold import Untold
    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/calls"
GIVEN_UP = "ulasilamayan"
UNTOLD = "yolsuz"
TITLES = {"": "Aranacaklar", GIVEN_UP: "Ulaşılamayanlar", UNTOLD: "Yolu bulunmayanlar"}
_NO_SAFE_WAY = "Güvenli yol bilinmiyor: numarayı aramayın."
_NOTHING_LEFT = "Bildirim gönderilemedi; yerine geçen arama ya da mesaj da yok."
_MOST_KEY, _MOST_DIGITS = 64, 15
_DONE = {
    "take": "Arama sizde. Numarayı açıp arayabilirsiniz.",
    "back": "Arama geri bırakıldı.",
    CallOutcome.REACHED: "Kaydedildi: müşteriye bilgi verildi.",
    CallOutcome.NO_ANSWER: "Kaydedildi: cevap vermedi.",
    CallOutcome.BUSY: "Kaydedildi: meşgul.",
    CallOutcome.WRONG_NUMBER: "Kaydedildi: numara yanlış. Çözülmesi için kayıtta görünür.",
}


@dataclass(frozen=True)
class _Refused:
    """What could not be done, and what was written with it."""

    call_id: int = 0
    note: str = ""
    answers: bool = False
    error: YardimError | None = None


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_calls, "/calls", *SHOWN)
    routes.add(take, "/calls/<call:str>/take", "POST")
    routes.add(give_back, "/calls/<call:str>/back", "POST")
    routes.add(open_number, "/calls/<call:str>/number", "POST")
    routes.add(record, "/calls/<call:str>/outcome", "POST")


@guard.for_staff
async def show_calls(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show the calls to make, or those that nobody could make."""
    return await _page(request, services, who, _Refused())


@guard.for_staff
async def take(request: Request, services: DeskServices, who: LoggedIn, call: str) -> HTTPResponse:
    """Let somebody make a call; who comes second is told who has it."""
    try:
        async with services.works.begin() as work:
            await services.calls.take(work, who, _read(call))
    except (ConflictError, NotAllowedError) as error:
        return await _page(request, services, who, _Refused(error=error))
    return seen(f"{PATH}?tamam=take")


@guard.for_staff
async def give_back(
    request: Request, services: DeskServices, who: LoggedIn, call: str
) -> HTTPResponse:
    """Let others make a call."""
    try:
        async with services.works.begin() as work:
            await services.calls.give_back(work, who, _read(call))
    except (ConflictError, NotAllowedError) as error:
        return await _page(request, services, who, _Refused(error=error))
    return seen(f"{PATH}?tamam=back")


@guard.for_staff
async def open_number(
    request: Request, services: DeskServices, who: LoggedIn, call: str
) -> HTTPResponse:
    """Show a customer's number to whoever makes the call."""
    try:
        async with services.works.begin() as work:
            await services.calls.open_number(work, who, _read(call))
    except ConflictError as error:
        return await _page(request, services, who, _Refused(error=error))
    return seen(PATH)


@guard.for_staff
async def record(
    request: Request, services: DeskServices, who: LoggedIn, call: str
) -> HTTPResponse:
    """Note what came of a call."""
    fields = form_fields(request)
    outcome, note, key = (str(fields.get(name, "")) for name in ("outcome", "note", "id"))
    call_id, answers = _read(call), bool(fields.get("answers"))
    if not 0 < len(key) <= _MOST_KEY:
        raise InvalidInputError
    try:
        async with services.works.begin() as work:
            came = await services.calls.record(
                work, who, call_id, outcome, note=note, answers=answers, key=key
            )
    except (ConflictError, InvalidInputError, NotAllowedError) as error:
        return await _page(request, services, who, _Refused(call_id, note, answers, error))
    return seen(f"{PATH}?tamam={came}")


def _read(call: str) -> int:
    """Read a call's number in an address; one that can be none names nothing."""
    if not (call.isascii() and call.isdigit() and len(call) <= _MOST_DIGITS):
        raise CallNotFoundError
    return int(call)


async def _page(
    request: Request, services: DeskServices, who: LoggedIn, refused: _Refused
) -> HTTPResponse:
    require(who.role, Permission.SEE_OWN_TEAMS)
    listed = str(request.args.get("liste", ""))
    listed = listed if listed in TITLES else ""
    now = services.clock.now()
    async with services.works.reading() as session:
        found = await _LISTS[listed](session, who, now)
        no_way = await untold.waiting(session, who) if listed == UNTOLD else []
        counted = (
            len(no_way) if listed == UNTOLD else await session.scalar(untold.counted(who)) or 0
        )
        unsolved = (
            len(found) if listed == GIVEN_UP else await call_list.count_unsolved(session, who)
        )
        tried = await call_notes.tried(session, [each.message.id for each in found])
        wished = await call_notes.wished(session, {each.complaint.id for each in found})
        opened = await audit.opened_calls(session, who.id, now - LEASE)
    cards = [
        _card([_row(each, who, now, (tried, wished), opened) for each in those])
        for those in call_list.by_customer(found)
    ]
    error = refused.error
    rows = [row for card in cards for row in card["matters"]]
    here = {row["id"] for row in rows if row["mine"]}
    return services.pages.show_form(
        request,
        "desk_calls.html",
        error,
        who=who,
        titles=TITLES,
        listed=listed,
        given_up=rows if listed == GIVEN_UP else [],
        untold=[_untold(each, now) for each in no_way],
        counts={GIVEN_UP: unsolved, UNTOLD: counted},
        due=[card for card in cards if card["for_now"]],
        later=[card for card in cards if not card["for_now"]],
        outcomes=[(each.value, label) for each, label in house_words.CALL_OUTCOMES.items()],
        may_handle=may(who.role, Permission.HANDLE),
        done=_DONE.get(request.args.get("tamam", ""), ""),
        problem=(next(iter(error.errors.values()), error.detail)) if error else "",
        refused=refused,
        # What was written for a call that is no longer theirs is shown to be copied.
        left_over=refused.note if refused.call_id not in here else "",
        most_tries=services.settings.call_tries,
    )


async def _no_calls(_session: AsyncSession, _who: LoggedIn, _now: datetime) -> list[Call]:
    return []


async def _given_up(session: AsyncSession, who: LoggedIn, _now: datetime) -> list[Call]:
    return await call_list.unsolved(session, who)


_LISTS = {"": call_list.waiting, GIVEN_UP: _given_up, UNTOLD: _no_calls}


def _untold(one: Untold, now: datetime) -> dict[str, Any]:
    """Show what nobody is about to tell; it is dealt with on the page of its complaint."""
    complaint, clock = one.complaint, one.clock
    return {
        "id": clock.id,
        "number": complaint.tracking_number,
        "display": display(complaint.tracking_number),
        "topic": kept_topic(complaint.topic).label,
        "team": team_label(complaint.team),
        "owner": one.owner or "sahipsiz",
        "clock": house_words.CLOCKS[ClockKind(clock.kind)],
        "left": time_left.left(clock, now),
        "why": _NO_SAFE_WAY if complaint.quiet else _NOTHING_LEFT,
        "quiet": complaint.quiet,
    }


def _row(
    call: Call,
    who: LoggedIn,
    now: datetime,
    known: tuple[Mapping[int, Sequence[Tried]], Mapping[str, Sequence[str]]],
    opened: Collection[int],
) -> dict[str, Any]:
    """Show a call; `known` is when each was tried, and how each complaint's customer wishes."""
    message = call.message
    tried, wished = known[0].get(message.id, ()), known[1].get(call.complaint.id, ())
    mine = call.is_made_by(who.id, now)
    is_open = mine and message.id in opened
    row = call_view.shown(call, now, tried, mine=mine, opened=is_open)
    row["wishes"] = call_view.wishes(wished, call.complaint.contact_name, opened=is_open)
    # Each has a key of its own: what is noted of one leaves the others' as they are.
    return row | {"key": uuid4().hex}


def _card(matters: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what is shown of one customer: all that they are to be told, the most urgent first."""
    mine = [one for one in matters if one["mine"]]
    # One person calls a customer at a time.
    calling = any(one["holder"] for one in matters)
    free = [one for one in matters if one["takeable"] and not one["mine"] and not calling]
    return {
        "id": min(one["id"] for one in matters),
        "matters": matters,
        "first": matters[0],
        "who": next((one for one in mine if one["opened"]), matters[0]),
        "mine": mine,
        "free": free,
        "opened": bool(mine) and all(one["opened"] for one in mine),
        "for_now": any(one["for_now"] for one in matters),
    }
