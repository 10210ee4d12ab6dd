"""What reached nobody, and nothing stands in for: sent again, or let be with a reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from backend.complaints import teams, unsent
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.complaints.unsent import Against
from backend.desk import failures, guard
from backend.kit.clock import ISTANBUL
from backend.kit.errors import InvalidInputError
from backend.kit.masking import mask_email, mask_phone
from backend.kit.own_names import mask_words
from backend.notifications import dead_letters
from backend.notifications.errors import LetterOverError, LetterUnsendableError
from backend.notifications.models import OutboxChannel, Purpose
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sanic import HTTPResponse, Request

    from backend.complaints.unsent import Letter
    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/letters"
_ROW = re.compile(r"[0-9]{1,18}")
CHANNELS = {OutboxChannel.SMS: "SMS", OutboxChannel.EMAIL: "E-posta", OutboxChannel.CALL: "Arama"}
PURPOSES = {
    Purpose.REPLY: "Yanıt",
    Purpose.NOTICE: "Bildirim",
    Purpose.SURVEY: "Anket",
    Purpose.ALERT: "Çalışana uyarı",
    Purpose.CODE: "Doğrulama kodu",
}
AGAINST = {
    Against.WRONG_ADDRESS: "Bu adres müşterinin değil ya da kullanılmıyor.",
    Against.OVER: "Şikâyet kapanmış, geri çekilmiş ya da başka kayıtla birleştirilmiş.",
    Against.MET: "Bu iletinin tutacağı süre başka bir yolla tutulmuş ya da artık işlemiyor.",
    Against.TOLD_SINCE: "Müşteriye daha sonra başka bir bildirim ulaşmış.",
    Against.OLD: "İleti bir günden eski; müşteri yanıtı artık beklemiyor olabilir.",
}


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_letters, "/letters", *SHOWN)
    routes.add(send_letter, "/letters/<letter:str>/again", "POST")
    routes.add(dismiss_letter, "/letters/<letter:str>/dismiss", "POST")


@guard.for_staff
async def show_letters(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show them, the newest first; `once` goes back."""
    return await _page(request, services, who)


@guard.for_staff
async def send_letter(
    request: Request, services: DeskServices, who: LoggedIn, letter: str
) -> HTTPResponse:
    """Send one again; what speaks against it is shown first, and asked about."""
    anyhow, about = form_fields(request).get("anyhow") == "yes", _number(letter)
    try:
        async with services.works.begin() as work:
            against = await unsent.send_again(work, who, about, anyhow=anyhow)
    except (LetterOverError, LetterUnsendableError) as error:
        return await _page(request, services, who, error, about=about)
    if against:
        return await _page(request, services, who, about=about, against=against)
    return seen(PATH)


@guard.for_staff
async def dismiss_letter(
    request: Request, services: DeskServices, who: LoggedIn, letter: str
) -> HTTPResponse:
    """Let one be; without a reason it stays."""
    reason, about = str(form_fields(request).get("reason", "")), _number(letter)
    try:
        async with services.works.begin() as work:
            await unsent.dismiss(work, who, about, reason)
    except (LetterOverError, InvalidInputError) as error:
        return await _page(request, services, who, error, about=about, reason=reason)
    return seen(PATH)


def _number(text: str) -> int:
    return int(text) if _ROW.fullmatch(text) else 0


async def _page(  # noqa: PLR0913 - what is shown, and what was refused or asked about
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    error: YardimError | None = None,
    *,
    about: int = 0,
    against: Sequence[Against] = (),
    reason: str = "",
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    before = _number(str(request.args.get("once", "")))
    async with services.works.reading() as session:
        found = await unsent.page(session, before or None)
    return services.pages.show_form(
        request,
        "desk_letters.html",
        error,
        refused=error,
        who=who,
        letters=[_line(each) for each in found],
        about=about,
        against=[AGAINST[each] for each in against],
        reason=reason,
        limit=dead_letters.REASON_LIMIT,
        older=found[-1].message.id if len(found) == unsent.PAGE else None,
    )


def _line(letter: Letter) -> dict[str, Any]:
    message, complaint = letter.message, letter.complaint
    address = message.recipient
    return {
        "id": message.id,
        "at": message.created_at.astimezone(ISTANBUL),
        "what": PURPOSES[Purpose(message.purpose)],
        "channel": CHANNELS[OutboxChannel(message.channel)],
        "to": mask_email(address) if "@" in address else mask_phone(address),
        "why": failures.told(message.failure or ""),
        # The words as the customer would have had them, contacts masked.
        "words": mask_words(message.text or "", complaint.contact_name if complaint else None),
        "wrong_address": unsent.is_wrong_address(message),
        "is_call": message.channel == OutboxChannel.CALL,
        "can_be_sent": dead_letters.can_be_sent(message),
        "number": complaint.tracking_number if complaint else "",
        "display": display(complaint.tracking_number) if complaint else "",
        "topic": kept_topic(complaint.topic).label if complaint else "",
        "team": teams.label(complaint.team) if complaint else "",
    }
