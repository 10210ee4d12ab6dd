"""One complaint: everything about it, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from backend.complaints import access, queries, reminders, tracking_number
from backend.complaints.attachments import FIELD, HandedIn
from backend.complaints.errors import ComplaintChangedError, InvalidTrackingNumberError
from backend.complaints.orders import Order
from backend.complaints.registration import Contact
from backend.complaints.reminders import When
from backend.desk import complaint_view, guard
from backend.kit.clock import ISTANBUL
from backend.kit.errors import (
    ComplaintNotFoundError,
    ConflictError,
    InvalidInputError,
    NotAllowedError,
)
from backend.notifications.errors import CallNotFoundError
from backend.notifications.models import OutboxChannel
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN
from backend.web.uploads import uploads

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from sanic import HTTPResponse, Request

    from backend.complaints.models import Complaint
    from backend.complaints.notices import Preview
    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

    type Fields = Mapping[str, object]
    type Act = Callable[[DeskServices, Work, Order, Fields], Awaitable[Complaint]]

PATH = f"{guard.PATH}/complaints"
_MOST_KEY = 64
# Of a number that a database can hold.
_MOST_DIGITS = 18
_STALE_PAGE = "Sayfayı yenileyip yeniden deneyin; yazdıklarınız durur."
_DONE = {
    "state": "Durum değişti.",
    "topic": "Konu değişti.",
    "promise": "Söz değişti; müşteriye bildiriliyor.",
    "assign": "Atandı.",
    "conclude": "Sonuçlandırıldı; yanıt müşteriye gönderiliyor.",
    "link": "Birleştirildi; müşteriye bildiriliyor.",
    "note": "Not kaydedildi.",
    "call": "Arama planlandı.",
    "drop-call": "Aramadan vazgeçildi.",
    "withdraw": "Geri çekildi; müşteriye bildiriliyor.",
    "severity": "Önem değişti.",
    "safe": "Güvenli yol kaydedildi; bundan sonra müşteriye yalnız oradan yazılır.",
    "readdress": "İletişim bilgisi düzeltildi; bundan sonra oraya yazılır.",
    "no-way": "Yol bulunamadığı kaydedildi.",
    "reminder": "Hatırlatma kuruldu.",
    "macro": "Makro uygulandı.",
    "new": "Kaydedildi; takip numarası müşteriye gönderiliyor.",
}
# The same where the complaint is kept quiet: nothing of it goes to the customer's contact.
_DONE_QUIETLY = {
    "state": "Durum değişti; telefona ya da e-postaya bir şey gönderilmedi.",
    "promise": "Söz değişti; müşteriye bildirilmedi, güvenli yol bilinmiyor.",
    "conclude": "Sonuçlandırıldı; yanıt telefona ya da e-postaya gönderilmedi.",
    "link": "Birleştirildi; müşteriye bildirilmedi, güvenli yol bilinmiyor.",
    "withdraw": "Geri çekildi; müşteriye bildirilmedi, güvenli yol bilinmiyor.",
    "new": "Kaydedildi. Güvenli yol bilinmediği için müşteriye bir şey gönderilmedi.",
}
# Acts whose forms take files.
_WITH_FILES = {"note", "conclude", "state"}
_WAYS = {
    None: "Sohbette",
    OutboxChannel.SMS: "SMS ile",
    OutboxChannel.EMAIL: "E-posta ile",
    OutboxChannel.CALL: "Arayarak",
}


@dataclass(frozen=True)
class _Shown:
    """What a page has to say beside the complaint: what went wrong with which form."""

    form: str = ""
    fields: Fields = field(default_factory=dict)
    error: YardimError | None = None
    opened: bool = False
    previews: Sequence[Preview] | None = None
    files_gone: bool = False
    """Whether files were chosen that the page cannot keep."""

    @property
    def seen(self) -> int | None:
        """The last event that was seen, where something is newer."""
        return self.error.seen if isinstance(self.error, ComplaintChangedError) else None


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    routes.add(show_complaint, "/complaints/<number:str>", *SHOWN)
    routes.add(open_contact, "/complaints/<number:str>/contact", "POST")
    routes.add(preview, "/complaints/<number:str>/preview", "POST", files=True)
    for name, act in _ACTS.items():
        path = f"/complaints/<number:str>/{name}"
        routes.add(_doing(name, act), path, "POST", files=name in _WITH_FILES)


@guard.for_staff
async def show_complaint(
    request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Show a complaint, contacts masked."""
    return await _page(request, services, who, number, _Shown())


@guard.for_staff
async def open_contact(
    request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Show it once with contacts as they are, and write down who opened them."""
    require(who.role, Permission.OPEN_PERSONAL_DATA)
    async with services.works.begin() as work:
        found = await queries.seen_by(work.session, who, read_number(number))
        audit.note(work.session, work.now, Done.OPENED, who.id, complaint=found.id)
    return await _page(request, services, who, number, _Shown(opened=True))


@guard.for_staff
async def preview(
    request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Show what the customer would get if it were concluded so; nothing is done."""
    require(who.role, Permission.HANDLE)
    fields = form_fields(request)
    async with services.works.reading() as session:
        found = await queries.seen_by(session, who, read_number(number))
    shown = _Shown("conclude", fields)
    try:
        outcome, answer = _text(fields, "outcome"), _text(fields, "answer")
        files = await services.attachments.handed_in(uploads(request))
        made = services.handling.preview(found, outcome, answer, files)
        shown = _Shown("conclude", fields, previews=made, files_gone=bool(files.taken))
    except InvalidInputError as error:
        shown = _Shown("conclude", fields, error)
    return await _page(request, services, who, number, shown)


def _doing(name: str, act: Act) -> Any:
    """Make the handler that does something to a complaint and shows it again."""

    async def handler(
        request: Request, services: DeskServices, who: LoggedIn, number: str
    ) -> HTTPResponse:
        fields = form_fields(request)
        try:
            require(who.role, Permission.HANDLE)
            order = _order(who, read_number(number), fields)
            files = await services.attachments.handed_in(uploads(request))
            async with services.works.begin() as work:
                done = await act(services, work, order, {**fields, FIELD: files})
        except (ConflictError, InvalidInputError, NotAllowedError) as error:
            return await _page(request, services, who, number, _Shown(name, fields, error))
        if not access.may_see(who, done):
            return seen(f"{PATH}?giden={done.tracking_number}")
        return seen(f"{PATH}/{done.tracking_number}?tamam={name}")

    handler.__name__ = f"do_complaint_{name.replace('-', '_')}"
    return guard.for_staff(handler)


def read_number(number: str) -> str:
    """Read a number in an address.

    Raises:
        ComplaintNotFoundError: it can be none, and names nothing.

    """
    try:
        return tracking_number.parse(number)
    except InvalidTrackingNumberError as error:
        raise ComplaintNotFoundError from error


def _order(who: LoggedIn, number: str, fields: Fields) -> Order:
    last, key = _text(fields, "seen"), _text(fields, "id")
    if not last.isdecimal() or not 0 < len(key) <= _MOST_KEY:
        raise InvalidInputError(_STALE_PAGE)
    return Order(number, who, seen=int(last), key=key)


def _text(fields: Fields, name: str) -> str:
    return str(fields.get(name, ""))


def _files(fields: Fields) -> HandedIn | None:
    files = fields.get(FIELD)
    return files if isinstance(files, HandedIn) else None


async def _state(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    to, note, question = (_text(fields, name) for name in ("state", "note", "question"))
    return await s.handling.change_state(
        work, order, to, note=note, question=question, files=_files(fields)
    )


async def _topic(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    return await s.handling.change_topic(work, order, _text(fields, "topic"))


async def _promise(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    try:
        day = date.fromisoformat(_text(fields, "day"))
    except ValueError:
        day = None
    return await s.handling.change_promise(work, order, day, _text(fields, "reason"))


async def _assign(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    team, person, note = (_text(fields, name) for name in ("team", "person", "note"))
    return await s.handling.assign(work, order, team, person, note=note)


async def _conclude(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    outcome, answer = _text(fields, "outcome"), _text(fields, "answer")
    return await s.handling.conclude(work, order, outcome, answer, _files(fields))


async def _link(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    return await s.handling.link(work, order, _text(fields, "other"))


async def _withdraw(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    how, said = _text(fields, "how"), _text(fields, "said")
    sure = bool(fields.get("sure"))
    return await s.handling.withdraw_for_customer(work, order, how, said, sure=sure)


async def _severity(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    to, why = _text(fields, "severity"), _text(fields, "why")
    return await s.handling.change_severity(work, order, to, why)


async def _safe(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    phone, email = _text(fields, "safe_phone"), _text(fields, "safe_email")
    safe = Contact(phone=phone or None, email=email or None)
    return await s.handling.call_safe(work, order, safe, _text(fields, "safe_why"))


async def _readdress(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    phone, email = _text(fields, "contact_phone"), _text(fields, "contact_email")
    new = Contact(phone=phone or None, email=email or None)
    return await s.handling.correct_contact(work, order, new, _text(fields, "contact_why"))


async def _no_way(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    return await s.handling.give_up_telling(work, order, _text(fields, "no_way_why"))


async def _note(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    return await s.handling.note(work, order, _text(fields, "note"), _files(fields))


async def _reminder(_: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    when = When(*(_text(fields, name) for name in ("when", "on", "at")))
    keep = bool(_text(fields, "keep"))
    return await reminders.remind(work, order, when, _text(fields, "text"), keep=keep)


async def _call(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    words, phone = _text(fields, "words"), _text(fields, "phone")
    try:
        by = datetime.fromisoformat(_text(fields, "by")).replace(tzinfo=ISTANBUL)
    except ValueError:
        by = None
    return await s.calls.plan(work, order, words, by, phone)


async def _drop_call(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    call = _text(fields, "call")
    if not (call.isascii() and call.isdigit() and len(call) <= _MOST_DIGITS):
        raise CallNotFoundError
    return await s.calls.drop(work, order, int(call), _text(fields, "drop_reason"))


_ACTS: dict[str, Act] = {
    "state": _state,
    "topic": _topic,
    "promise": _promise,
    "assign": _assign,
    "conclude": _conclude,
    "link": _link,
    "note": _note,
    "call": _call,
    "drop-call": _drop_call,
    "withdraw": _withdraw,
    "severity": _severity,
    "safe": _safe,
    "readdress": _readdress,
    "no-way": _no_way,
    "reminder": _reminder,
}


async def _page(
    request: Request, services: DeskServices, who: LoggedIn, number: str, shown: _Shown
) -> HTTPResponse:
    require(who.role, Permission.SEE_OWN_TEAMS)
    now, error = services.clock.now(), shown.error
    async with services.works.reading() as session:
        found = await queries.seen_by(session, who, read_number(number), events=True)
        values = await complaint_view.values(
            session, who, found, now, services.settings, opened=shown.opened
        )
    previews = shown.previews
    said = _DONE | _DONE_QUIETLY if found.quiet else _DONE
    done = request.args.get("tamam", "")
    return services.pages.show_form(
        request,
        "desk_complaint.html",
        error,
        who=who,
        done=said.get(done, ""),
        sent_form=done if done in _DONE else "",
        form=shown.form,
        sent={name: str(value) for name, value in shown.fields.items()},
        problem=error.detail if error is not None else "",
        newer_than=shown.seen,
        files_gone=shown.files_gone,
        previews=None
        if previews is None
        else [(_WAYS[each.channel], each.text, each.segments) for each in previews],
        once=uuid4().hex,
        **values,
    )
