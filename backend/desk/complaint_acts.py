"""What can be done with a complaint on its page: each act reads its form, and asks the use case."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from backend.complaints import queries, reminders, tracking_number
from backend.complaints.attachments import FIELD, HandedIn
from backend.complaints.contact import Contact
from backend.complaints.errors import AnswerDoubtedError, InvalidTrackingNumberError
from backend.complaints.orders import Order
from backend.complaints.registration import fingerprint
from backend.complaints.reminders import When
from backend.conversations import canned
from backend.desk import complaint_unsent
from backend.kit.clock import ISTANBUL
from backend.kit.errors import ComplaintNotFoundError, InvalidInputError
from backend.notifications.errors import CallNotFoundError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from backend.complaints.models import Complaint
    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn

    type Fields = Mapping[str, object]
    type Act = Callable[[DeskServices, Work, Order, Fields], Awaitable[Complaint]]

WITH_FILES = {"note", "conclude", "state"}
"""Acts whose forms take files."""
SURE = "sure"
"""The field that says an answer is meant as it is: of exactly this one (`meant`)."""
_MOST_KEY = 64
# Of a number that a database can hold.
_MOST_DIGITS = 18
_STALE_PAGE = "Sayfayı yenileyip yeniden deneyin; yazdıklarınız durur."


def read_number(number: str) -> str:
    """Read a number in an address.

    Raises:
        ComplaintNotFoundError: it can be none, and names nothing.

    """
    try:
        return tracking_number.parse(number)
    except InvalidTrackingNumberError as error:
        raise ComplaintNotFoundError from error


def order_of(who: LoggedIn, number: str, fields: Fields) -> Order:
    """Read who wants something done, having seen what.

    Raises:
        InvalidInputError: the form is not one of ours, or cut short.

    """
    last, key = text_of(fields, "seen"), text_of(fields, "id")
    if not last.isdecimal() or not 0 < len(key) <= _MOST_KEY:
        raise InvalidInputError(_STALE_PAGE)
    return Order(number, who, seen=int(last), key=key)


def text_of(fields: Fields, name: str) -> str:
    """Return what a field says; what is missing is empty."""
    return str(fields.get(name, ""))


def _to_customer(fields: Fields, name: str) -> str:
    """Return what a field says that a customer is to read, with no place left to be filled in.

    Raises:
        InvalidInputError: there is one (`name`).

    """
    text = text_of(fields, name)
    if missing := canned.unfilled(text):
        raise InvalidInputError(errors={name: canned.UNFILLED.format(missing)})
    return text


def _files(fields: Fields) -> HandedIn | None:
    files = fields.get(FIELD)
    return files if isinstance(files, HandedIn) else None


def meant(outcome: str, answer: str) -> str:
    """Name a result, so that whoever is sure of it is sure of no other."""
    return fingerprint([outcome, answer.strip()])


async def _state(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    to, note = text_of(fields, "state"), text_of(fields, "note")
    question = _to_customer(fields, "question")
    return await s.handling.change_state(
        work, order, to, note=note, question=question, files=_files(fields)
    )


async def _topic(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    return await s.handling.change_topic(work, order, text_of(fields, "topic"))


async def _promise(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    try:
        day = date.fromisoformat(text_of(fields, "day"))
    except ValueError:
        day = None
    return await s.handling.change_promise(work, order, day, _to_customer(fields, "reason"))


async def _assign(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    team, person, note = (text_of(fields, name) for name in ("team", "person", "note"))
    return await s.handling.assign(work, order, team, person, note=note)


async def _conclude(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    outcome, answer = text_of(fields, "outcome"), _to_customer(fields, "answer")
    if text_of(fields, SURE) != meant(outcome, answer):
        found = await queries.seen_by(work.session, order.by, order.number)
        if (
            complaint_unsent.is_open(found)
            and outcome
            and answer.strip()
            and (doubts := s.handling.doubts(found, answer, _files(fields)))
        ):
            raise AnswerDoubtedError(doubts)
    return await s.handling.conclude(work, order, outcome, answer, _files(fields))


async def _link(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    return await s.handling.link(work, order, text_of(fields, "other"))


async def _withdraw(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    how, said = text_of(fields, "how"), text_of(fields, "said")
    sure = bool(fields.get("sure"))
    return await s.handling.withdraw_for_customer(work, order, how, said, sure=sure)


async def _severity(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    to, why = text_of(fields, "severity"), text_of(fields, "why")
    return await s.handling.change_severity(work, order, to, why)


async def _safe(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    phone, email = text_of(fields, "safe_phone"), text_of(fields, "safe_email")
    safe = Contact(phone=phone or None, email=email or None)
    return await s.handling.call_safe(work, order, safe, text_of(fields, "safe_why"))


async def _readdress(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    phone, email = text_of(fields, "contact_phone"), text_of(fields, "contact_email")
    new = Contact(phone=phone or None, email=email or None)
    return await s.handling.correct_contact(work, order, new, text_of(fields, "contact_why"))


async def _no_way(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    return await s.handling.give_up_telling(work, order, text_of(fields, "no_way_why"))


async def _note(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    return await s.handling.note(work, order, text_of(fields, "note"), _files(fields))


async def _reminder(_: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    when = When(*(text_of(fields, name) for name in ("when", "on", "at")))
    keep = bool(text_of(fields, "keep"))
    return await reminders.remind(work, order, when, text_of(fields, "text"), keep=keep)


async def _call(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    words, phone = text_of(fields, "words"), text_of(fields, "phone")
    try:
        by = datetime.fromisoformat(text_of(fields, "by")).replace(tzinfo=ISTANBUL)
    except ValueError:
        by = None
    return await s.calls.plan(work, order, words, by, phone)


async def _drop_call(s: DeskServices, work: Work, order: Order, fields: Fields) -> Complaint:
    call = text_of(fields, "call")
    if not (call.isascii() and call.isdigit() and len(call) <= _MOST_DIGITS):
        raise CallNotFoundError
    return await s.calls.drop(work, order, int(call), text_of(fields, "drop_reason"))


ACTS: dict[str, Act] = {
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
