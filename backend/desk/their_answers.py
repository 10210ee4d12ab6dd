"""Taking what a customer wrote to a person as the answer to what their complaint waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import queries, tracking_number
from backend.conversations import access, proofs, their_answers
from backend.conversations.agents import Agent, holds
from backend.conversations.errors import NotHolderError
from backend.conversations.handover import locked
from backend.desk import conversation as one, guard
from backend.kit.errors import ConflictError, InvalidInputError, NotAllowedError
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

_NOTHING_ASKED = "Bu kayıt artık müşteriden yanıt beklemiyor."
_NOTHING_SAID = "Müşteri sorudan sonra bu görüşmede bir şey yazmadı."


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(take_answer, "/conversations/<conversation:str>/answer", "POST")


@guard.for_staff
async def take_answer(
    request: Request, services: DeskServices, who: LoggedIn, conversation: str
) -> HTTPResponse:
    """Add to a complaint what its customer wrote since we asked, and go on with it."""
    fields = form_fields(request)
    number = tracking_number.find(str(fields.get("number", ""))) or ""
    try:
        require(who.role, Permission.ANSWER)
        async with services.works.begin() as work:
            await _take(work, services, who, conversation, number)
    except (ConflictError, InvalidInputError, NotAllowedError) as error:
        return await one.page(request, services, who, conversation, one.Refused(error))
    return seen(f"{guard.PATH}/conversations/{conversation}")


async def _take(
    work: Work, services: DeskServices, who: LoggedIn, conversation: str, number: str
) -> None:
    session = work.session
    await access.require(session, who, conversation)
    talk = await locked(session, conversation)
    if not holds(talk, Agent(who.id, who.name)):
        raise NotHolderError
    complaint = await queries.by_number(session, number)
    proof = await proofs.proof_of(session, conversation, work.now)
    asked = complaint.asked if complaint is not None and proof.covers(complaint) else None
    if complaint is None or asked is None:
        raise InvalidInputError(_NOTHING_ASKED)
    words = await their_answers.since(session, conversation, asked.at)
    if not words:
        raise InvalidInputError(_NOTHING_SAID)
    key, by = f"desk:answer:{asked.id}", await proofs.asker_of(session, conversation, proof)
    await services.complaints.add_information(session, number, proof, words, key, actor=by)
    which = {"complaint": complaint.id, "conversation": conversation}
    audit.note(session, work.now, Done.ANSWER_TAKEN, who.id, **which)
