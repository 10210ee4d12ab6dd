"""Opening personal data in a conversation, and registering a complaint for the customer there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints.attachments import HandedIn
from backend.complaints.staff_words import as_told_to_staff
from backend.complaints.tracking_number import display
from backend.conversations import access, desk_registering
from backend.conversations.agents import Agent
from backend.conversations.desk_registering import FIELDS, Filled
from backend.desk import conversation as one, entering_again, guard, topic_guess
from backend.kit.errors import ConflictError, InvalidInputError, NotAllowedError
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.complaints.models import Complaint
    from backend.complaints.registering import Registered
    from backend.complaints.repeats import Repeat
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

_PATH = "/conversations/<conversation:str>"
_EARLIER = (
    "Müşterinin bu konuda bir kaydı var: {} · {} · {}. Ona mı eklensin, yeni kayıt mı açılsın, "
    "aşağıda seçin."
)
_ALREADY = (
    "Bu müşterinin az önce aynı sözlerle açılmış bir kaydı var: {}. Ayrı bir kayıt istiyorsanız "
    "aşağıda işaretleyin."
)


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(open_data, f"{_PATH}/open", "POST")
    routes.add(register, f"{_PATH}/complaint", "POST")
    routes.add(keep, f"{_PATH}/fields", "POST")


@guard.for_staff
async def open_data(
    request: Request, services: DeskServices, who: LoggedIn, conversation: str
) -> HTTPResponse:
    """Show contacts as they are, which is written down; with `form`, the form of a complaint."""
    require(who.role, Permission.OPEN_PERSONAL_DATA)
    form = bool(form_fields(request).get("form"))
    async with services.works.begin() as work:
        await access.require(work.session, who, conversation)
        audit.note(work.session, work.now, Done.OPENED, who.id, conversation=conversation)
    return seen(_address(conversation) + ("?kayit=1" if form else ""))


@guard.for_staff
async def register(
    request: Request, services: DeskServices, who: LoggedIn, conversation: str
) -> HTTPResponse:
    """Register what the form says, once; the customer is told the number."""
    fields = form_fields(request)
    values = _values(fields)
    try:
        require(who.role, Permission.HANDLE)
        again = bool(fields.get("again"))
        guess = topic_guess.accepted(values["topic"], values[topic_guess.FIELD])
        filled = Filled(_named(values), key=values["id"], again=again, guess=guess)
        choice = str(fields.get(entering_again.FIELD, ""))
        earlier = None
        if choice != entering_again.NEW and not again:
            earlier = await _earlier(services, who, conversation, filled)
        if earlier is None:
            await _register(services, who, conversation, filled)
        elif choice == entering_again.EARLIER:
            await _go_on(services, who, conversation, filled, earlier[0])
        else:
            shown = entering_again.asked(*earlier)
            values["earlier"] = f"{shown.choice} ({shown.display})"
            told = _EARLIER.format(shown.display, shown.topic, shown.state)
            raise InvalidInputError(errors={entering_again.FIELD: told})  # noqa: TRY301 - as every refusal here
    except (ConflictError, InvalidInputError, NotAllowedError) as error:
        refused = one.Refused(as_told_to_staff(error), "complaint")
        return await one.page(
            request, services, who, conversation, refused, filled=values, form=True
        )
    return seen(_address(conversation))


async def _earlier(
    services: DeskServices, who: LoggedIn, conversation: str, filled: Filled
) -> tuple[Complaint, Repeat] | None:
    async with services.works.reading() as session:
        agent = Agent(who.id, who.name)
        new = await desk_registering.filled_in(session, conversation, agent, filled)
    return await entering_again.find(services, who, new)


async def _register(
    services: DeskServices, who: LoggedIn, conversation: str, filled: Filled
) -> None:
    async with services.works.begin() as work:
        agent = Agent(who.id, who.name)
        done = await desk_registering.register(
            work, services.complaints, conversation, agent, filled
        )
        _refuse_twice(done)
        if not done.repeated:
            audit.note(
                work.session,
                work.now,
                Done.REGISTERED,
                who.id,
                conversation=conversation,
                complaint=done.complaint.id,
            )


async def _go_on(
    services: DeskServices,
    who: LoggedIn,
    conversation: str,
    filled: Filled,
    complaint: Complaint,
) -> None:
    """Write what was told to the complaint of before, and tell the customer, once."""
    agent = Agent(who.id, who.name)
    files = HandedIn(services.attachments)
    async with services.works.begin() as work:
        new = await desk_registering.filled_in(work.session, conversation, agent, filled)
        if await entering_again.go_on(services, work, who, complaint, new, files, filled.key):
            await desk_registering.went_on(work, conversation, agent, filled, complaint)


@guard.for_staff
async def keep(
    request: Request, services: DeskServices, who: LoggedIn, conversation: str
) -> HTTPResponse:
    """Keep what was put right in the fields; nothing is registered."""
    values = _values(form_fields(request))
    try:
        require(who.role, Permission.ANSWER)
        async with services.works.begin() as work:
            agent = Agent(who.id, who.name)
            guess = topic_guess.accepted(values["topic"], values[topic_guess.FIELD])
            filled = Filled(_named(values), guess=guess)
            await desk_registering.keep(work, conversation, agent, filled)
    except (ConflictError, InvalidInputError, NotAllowedError) as error:
        refused = one.Refused(as_told_to_staff(error), "complaint")
        return await one.page(
            request, services, who, conversation, refused, filled=values, form=True
        )
    return seen(_address(conversation))


def _refuse_twice(done: Registered) -> None:
    if done.already:
        number = display(done.complaint.tracking_number)
        raise InvalidInputError(errors={"again": _ALREADY.format(number)})


def _values(fields: object) -> dict[str, str]:
    given = fields if isinstance(fields, dict) else {}
    return {name: str(given.get(name, "")) for name in (*FIELDS, "id", topic_guess.FIELD)}


def _named(values: dict[str, str]) -> dict[str, str]:
    return {name: values[name] for name in FIELDS}


def _address(conversation: str) -> str:
    return f"{guard.PATH}/conversations/{conversation}"
