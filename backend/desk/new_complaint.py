"""Entering a complaint that came by a way on which no machine of ours listens."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from backend.complaints import access, actors, house_words, sums
from backend.complaints.classifying import with_topic
from backend.complaints.contact import Contact
from backend.complaints.models import Channel, TopicSource
from backend.complaints.received import problem as received_problem
from backend.complaints.registration import NewComplaint
from backend.complaints.staff_words import to_staff
from backend.complaints.states import State
from backend.complaints.topics import choosable, kept_topic
from backend.complaints.tracking_number import display
from backend.desk import chosen_files, entering_again, guard, topic_guess, typed_customer
from backend.kit.clock import ISTANBUL
from backend.kit.errors import ConflictError, InvalidInputError, NotAllowedError
from backend.kit.text import clean_line
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require
from backend.web import moments
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN
from backend.web.uploads import uploads

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sanic import HTTPResponse, Request

    from backend.complaints.attachments import HandedIn, Looked
    from backend.complaints.beside import Others
    from backend.complaints.registering import Registered
    from backend.desk.chosen_files import Waiting
    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/complaints"
CHANNELS = (
    Channel.PHONE,
    Channel.STORE,
    Channel.FAX,
    Channel.SOCIAL_MEDIA,
    Channel.COMPLAINT_SITE,
    Channel.OFFICIAL_INSTITUTION,
)
_FIELDS = (
    "channel",
    "received",
    "source",
    "external_reference",
    "name",
    "phone",
    "email",
    "service_number",
    "on_behalf",
    "former_subscriber",
    "description",
    "remedy_sought",
    "amount",
    "topic",
    topic_guess.FIELD,
)
# A page that sends twice does so within this.
_SENT_TWICE = timedelta(minutes=1)
_MOST_KEY, _MOST_SOURCE, _MOST_REFERENCE = 64, 100, 200
_STALE_PAGE = "Sayfayı yenileyip yeniden deneyin; yazdıklarınız durur."
_CHANNEL_WRONG = "Listeden bir kanal seçin."
_RECEIVED_WRONG = "Başvuru zamanını seçin."
_TOO_LONG = "En fazla {} karakter yazabilirsiniz."
_ALREADY = (
    "Bu müşterinin az önce aynı sözlerle açılmış bir kaydı var: {}. "
    "Ayrı bir kayıt istiyorsanız işaretleyip yeniden gönderin."
)


@dataclass(frozen=True)
class _Form:
    """The form as it was filled in, what is wrong with it, and the customer's other complaints."""

    values: Mapping[str, str] = field(default_factory=dict)
    error: YardimError | None = None
    others: Others | None = None
    # It was sent, and is one that was registered a moment ago.
    known: str = ""
    # It was sent, and its customer told of this topic before.
    earlier: entering_again.Asked | None = None
    # What was chosen, and goes along when it is sent anew.
    files: Sequence[Waiting] = ()


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_form, "/complaints/new", *SHOWN)
    routes.add(enter, "/complaints/new", "POST", files=True)
    routes.add(look_up, "/complaints/new/customer", "POST", files=True)


@guard.for_staff
async def show_form(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show the form, empty."""
    require(who.role, Permission.HANDLE)
    return _page(request, services, who, _Form())


@guard.for_staff
async def look_up(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show the form as it is filled in so far, with the customer's other complaints."""
    require(who.role, Permission.HANDLE)
    values = _values(form_fields(request))
    files, looked = await _files(request, services, who)
    form = _Form(values)
    try:
        looked.require_all()
    except InvalidInputError as error:
        form = replace(form, error=error)
    return await _again(request, services, who, form, files)


@guard.for_staff
async def enter(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Register what the form says, tell the customer, and go to the complaint."""
    require(who.role, Permission.HANDLE)
    fields = form_fields(request)
    values, now = _values(fields), services.clock.now()
    files, looked = await _files(request, services, who)
    try:
        new = _new(values, now)
        looked.require_all()
        new = await with_topic(replace(new, files=tuple(files.digests)), services.topics)
        choice = str(fields.get(entering_again.FIELD, ""))
        earlier = None
        if choice != entering_again.NEW:
            earlier = await entering_again.find(services, who, new)
        if earlier is not None and choice != entering_again.EARLIER:
            shown = _Form(values, earlier=entering_again.asked(*earlier))
            return await _again(request, services, who, shown, files)
        if earlier is not None:
            async with services.works.begin() as work:
                key = _key(fields)
                await entering_again.go_on_and_tell(services, work, who, earlier, new, files, key)
            return seen(f"{PATH}/{earlier[0].tracking_number}")
        done = await _register(services, who, new, fields, files)
    except (ConflictError, InvalidInputError, NotAllowedError) as error:
        return await _again(request, services, who, _Form(values, error), files)
    number = done.complaint.tracking_number
    if done.already:
        return await _again(request, services, who, _Form(values, known=number), files)
    was_there = done.repeated and done.complaint.registered_at < now - _SENT_TWICE
    if access.may_see(who, done.complaint):
        return seen(f"{PATH}/{number}?tamam={'known' if was_there else 'new'}")
    return seen(f"{PATH}?kayit={number}{'&zaten=1' if was_there else ''}")


async def _files(
    request: Request, services: DeskServices, who: LoggedIn
) -> tuple[HandedIn, Looked]:
    return await chosen_files.read(request, services, chosen_files.holder(who, "new"))


async def _again(
    request: Request, services: DeskServices, who: LoggedIn, form: _Form, files: HandedIn
) -> HTTPResponse:
    """Show the form again as it was sent, with its files and the customer's other complaints."""
    others = await typed_customer.others(services, who, form.values)
    if uploads(request):
        try:
            await chosen_files.hold(request, services, files)
        except InvalidInputError as error:
            form = replace(form, error=form.error or error)
    waiting = await chosen_files.shown(services, files)
    return _page(request, services, who, replace(form, others=others, files=waiting))


async def _register(
    services: DeskServices,
    who: LoggedIn,
    new: NewComplaint,
    fields: Mapping[str, object],
    files: HandedIn,
) -> Registered:
    key = _key(fields)
    async with services.works.begin() as work:
        done = await services.complaints.register(
            work,
            new,
            actors.staff(who.id),
            entering_again.key_of(key),
            asker=f"staff:{who.id}",
            again=bool(fields.get("again")),
        )
        if not (done.repeated or done.already):
            await files.keep(work, done.complaint.entries[0])
            made = done.complaint.id
            audit.note(work.session, work.now, Done.REGISTERED, who.id, complaint=made)
    return done


def _key(fields: Mapping[str, object]) -> str:
    key = str(fields.get("id", ""))
    if not 0 < len(key) <= _MOST_KEY:
        raise InvalidInputError(_STALE_PAGE)
    return key


def _values(fields: Mapping[str, object]) -> dict[str, str]:
    return {name: str(fields.get(name, "")).strip() for name in _FIELDS}


def _new(values: Mapping[str, str], now: datetime) -> NewComplaint:
    """Read the form; what `NewComplaint` checks itself is left to it."""
    errors: dict[str, str] = {}
    if values["channel"] not in CHANNELS:
        errors["channel"] = _CHANNEL_WRONG
    received = _moment(values["received"])
    if received is None:
        errors["received"] = _RECEIVED_WRONG
    elif problem := received_problem(received, now):
        errors["received"] = problem
    source = clean_line(values["source"])
    reference = clean_line(values["external_reference"])
    for name, text, most in (
        ("source", source, _MOST_SOURCE),
        ("external_reference", reference, _MOST_REFERENCE),
    ):
        if len(text) > most:
            errors[name] = _TOO_LONG.format(most)
    amount = None
    try:
        amount = sums.read(values["amount"])
    except InvalidInputError as error:
        errors |= error.errors
    chosen = TopicSource.AGENT if values["topic"] else TopicSource.SYSTEM
    guess = topic_guess.accepted(values["topic"], values[topic_guess.FIELD])
    new = NewComplaint(
        channel=Channel(values["channel"]) if "channel" not in errors else Channel.PHONE,
        description=values["description"],
        contact=Contact(values["name"] or None, values["phone"] or None, values["email"] or None),
        topic=values["topic"] or NewComplaint.topic,
        topic_confidence=guess.confidence if guess else None,
        topic_set_by=TopicSource.CLASSIFIER if guess else chosen,
        remedy_sought=values["remedy_sought"] or None,
        service_number=values["service_number"] or None,
        amount=amount,
        source=source,
        external_reference=reference or None,
        received_at=received,
        on_behalf=values["on_behalf"] or None,
        former_subscriber=bool(values["former_subscriber"]),
    )
    try:
        new = new.checked()
    except InvalidInputError as error:
        errors = to_staff(error.errors) | errors
    if errors:
        raise InvalidInputError(errors=errors)
    return new


def _moment(given: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        return None
    return moment.replace(tzinfo=ISTANBUL) if moment.tzinfo is None else None


def _page(request: Request, services: DeskServices, who: LoggedIn, form: _Form) -> HTTPResponse:
    now = services.clock.now().astimezone(ISTANBUL)
    error = form.error
    return services.pages.show_form(
        request,
        "desk_new_complaint.html",
        error,
        who=who,
        values={name: form.values.get(name, "") for name in _FIELDS}
        | ({} if form.values else {"received": f"{now:%Y-%m-%dT%H:%M}"}),
        now=f"{now:%Y-%m-%dT%H:%M}",
        problem=error.detail if error is not None else "",
        known=form.known,
        earlier=form.earlier,
        already=_ALREADY.format(display(form.known)) if form.known else "",
        channels=[(each.value, house_words.CHANNELS[each]) for each in CHANNELS],
        topics=choosable(),
        asked=form.others is not None,
        others=[
            {
                "number": each.number,
                "display": display(each.number),
                "topic": kept_topic(each.topic).label,
                "state": house_words.STATES[State(each.state)],
                "when": moments.moment(each.registered_at),
            }
            for each in (form.others.seen if form.others else ())
        ],
        others_hidden=form.others.hidden if form.others else 0,
        waiting_files=form.files,
        # It was sent, and is as the server says it now.
        again=bool(form.values),
        once=uuid4().hex,
    )
