"""As how many SMS something would go to a customer, told while it is written."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sanic.response import HTTPResponse, json

from backend.complaints import queries
from backend.desk import complaint_acts, guard
from backend.gateways.sms import segments
from backend.notifications.models import OutboxChannel
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sanic import Request

    from backend.complaints.models import Complaint
    from backend.complaints.notices import Preview
    from backend.desk.complaint_acts import Fields
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(tell_size, "/complaints/<number:str>/sms", "POST")


@guard.for_staff
async def tell_size(
    request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Say how many SMS an unfinished form (`act`) would be, with the words around what is written.

    `segments` is 0 where nothing is written, or nothing would go by SMS; `plain` is how many it
    would be without the letters that the alphabet of SMS lacks.
    """
    require(who.role, Permission.HANDLE)
    fields = form_fields(request)
    async with services.works.reading() as session:
        found = await queries.seen_by(session, who, complaint_acts.read_number(number))
    tables = services.settings.sms_turkish_tables
    size, plain = _sizes(_previews(services, found, fields), turkish_tables=tables)
    return json({"segments": size, "plain": plain}, headers={"Cache-Control": "no-store"})


def _previews(services: DeskServices, complaint: Complaint, fields: Fields) -> Sequence[Preview]:
    written = {name: complaint_acts.text_of(fields, name).strip() for name in _OF_ACTS.values()}
    act = complaint_acts.text_of(fields, "act")
    handling, files = services.handling, bool(complaint_acts.text_of(fields, "files"))
    if act not in _OF_ACTS or not (words := written[_OF_ACTS[act]]):
        return ()
    if act == "conclude":
        outcome = complaint_acts.text_of(fields, "outcome")
        return handling.preview_unfinished(complaint, outcome, words, with_files=files)
    if act == "state":
        return handling.preview_question(complaint, words, with_files=files)
    try:
        day = date.fromisoformat(complaint_acts.text_of(fields, "day"))
    except ValueError:
        day = None
    return handling.preview_promise(complaint, day, words)


# By which field of which form a customer is told something.
_OF_ACTS = {"conclude": "answer", "state": "question", "promise": "reason"}


def _sizes(previews: Sequence[Preview], *, turkish_tables: bool) -> tuple[int, int]:
    for each in previews:
        if each.channel is OutboxChannel.SMS:
            plain = segments.measure(
                segments.gsm_letters(each.text), turkish_tables=turkish_tables
            ).segments
            return each.segments, plain
    return 0, 0
