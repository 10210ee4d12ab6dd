"""Entering what a customer tells again: what is there of the topic is shown, and one chooses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints import (
    access,
    actors,
    house_words,
    idempotency,
    queries,
    repeat_rows,
    sameness,
)
from backend.complaints.beside import Ways
from backend.complaints.models import Channel
from backend.complaints.orders import Order
from backend.complaints.registering import ON_BEHALF
from backend.complaints.repeats import Standing, Topic
from backend.complaints.states import State
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.web import moments

if TYPE_CHECKING:
    from backend.complaints.attachments import HandedIn
    from backend.complaints.models import Complaint
    from backend.complaints.registration import NewComplaint
    from backend.complaints.repeats import Repeat
    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn

FIELD, NEW, EARLIER = "repeat", "new", "earlier"
_CHOICES = {Standing.OPEN: "Bu kayda ekle", Standing.CONCLUDED: "Bu kaydı yeniden aç"}
_TOLD = "Müşteri aynı konuda yeniden başvurdu ({}):\n{}"
_FORMER = "Başvuran artık abone değil."


@dataclass(frozen=True)
class Asked:
    """What is there before, as the form shows it."""

    number: str
    display: str
    state: str
    topic: str
    since: str
    certain: bool
    choice: str


async def find(
    services: DeskServices, who: LoggedIn, new: NewComplaint
) -> tuple[Complaint, Repeat] | None:
    """Return what a customer told of this topic before, open or concluded, if one may see it.

    None for what is one with it: the same words, or a reference that is known, are `register`'s.
    """
    ways = Ways(new.contact.phone, new.contact.email, new.service_number)
    topic = Topic.of(new.topic, new.topic_set_by, new.topic_confidence)
    async with services.works.reading() as session:
        if new.external_reference is not None and await queries.by_reference(
            session, new.channel, new.source, new.external_reference
        ):
            return None
        now = services.clock.now()
        found = await repeat_rows.find(session, ways, topic, now, services.settings)
        if found is None or found.standing is Standing.PAST:
            return None
        complaint = await queries.by_id(session, found.earlier.id)
    if complaint.words == sameness.words_of(new.description):
        return None
    return (complaint, found) if access.may_see(who, complaint) else None


def asked(complaint: Complaint, found: Repeat) -> Asked:
    """Return what the form shows of it."""
    return Asked(
        complaint.tracking_number,
        display(complaint.tracking_number),
        house_words.STATES[State(complaint.state)],
        kept_topic(complaint.topic).label,
        moments.day(complaint.registered_at),
        found.certain,
        _CHOICES[found.standing],
    )


def key_of(form: str) -> str:
    """Return under which key a form registers, once."""
    return f"desk:{form}"


async def is_done(services: DeskServices, who: LoggedIn, form: str) -> bool:
    """Whether what a form says was put into the pool: registered, or written to an earlier one."""
    if not form:
        return False
    scopes = [*(f"register:{each}" for each in Channel), "desk:note"]
    keys = [key_of(form), _order_key(form, "note")]
    async with services.works.reading() as session:
        return await idempotency.is_used(session, f"staff:{who.id}", scopes, keys)


def _order_key(form: str, part: str) -> str:
    return f"{key_of(form)}:{part}"


async def go_on(  # noqa: PLR0913, PLR0917 - with what, by whom, and what goes along
    services: DeskServices,
    work: Work,
    who: LoggedIn,
    complaint: Complaint,
    new: NewComplaint,
    files: HandedIn,
    key: str,
) -> bool:
    """Write what was told to the earlier complaint; what was concluded is opened again first.

    Return whether it was done now: a second click does nothing more.

    Raises:
        Also what the two actions of `ComplaintHandling` raise.

    """
    number = complaint.tracking_number

    async def order(part: str) -> Order:
        seen = await queries.newest_event(work.session, complaint.id)
        return Order(number, who, seen=seen, key=_order_key(key, part))

    if State(complaint.state) in {State.RESOLVED, State.CLOSED}:
        await services.handling.change_state(work, await order("reopen"), State.IN_REVIEW)
    words = _TOLD.format(house_words.CHANNELS[Channel(new.channel)], new.description)
    if new.on_behalf:
        words = f"{words}\n{ON_BEHALF.format(new.on_behalf)}"
    if new.former_subscriber:
        words = f"{words}\n{_FORMER}"
    noting = await order("note")
    noted = await services.handling.note(work, noting, words, files)
    noted.former_subscriber |= new.former_subscriber
    await work.session.flush()
    done = await queries.newest_event(work.session, complaint.id) != noting.seen
    if done:
        services.complaints.came_again(work.session, noted, actors.staff(who.id))
    return done


async def go_on_and_tell(  # noqa: PLR0913, PLR0917 - as above
    services: DeskServices,
    work: Work,
    who: LoggedIn,
    earlier: tuple[Complaint, Repeat],
    new: NewComplaint,
    files: HandedIn,
    key: str,
) -> None:
    """Do so for whoever came by no chat of ours: they are told the number, as who registers is.

    Raises:
        As `go_on`.

    """
    known, found = earlier
    added = await go_on(services, work, who, known, new, files, key)
    if added and found.standing is Standing.OPEN:  # of what is opened again they were told
        again = await queries.by_id(work.session, known.id, lock=True)
        await services.handling.tell_it_is_known(work, again)
