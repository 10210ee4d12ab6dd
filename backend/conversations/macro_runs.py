"""Applying a macro to a complaint: shown first as it will be, then done whole or not at all.

Each act goes through the use case that its own button calls, with that one's permission, in one
unit of work. What is shown first was done as well, and rolled back: what would be refused is known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NoReturn

from backend.complaints import (
    access,
    queries,
    reminder_times,
    reminders,
    states,
    tracking_number,
    views,
)
from backend.complaints.errors import ComplaintChangedError
from backend.complaints.house_words import STATES
from backend.complaints.idempotency import Request
from backend.complaints.registration import fingerprint
from backend.complaints.reminders import When
from backend.complaints.states import State
from backend.complaints.teams import label as team_label
from backend.complaints.topics import kept_topic
from backend.complaints.tracking_number import display
from backend.conversations import canned, macro_acts as acts, macros
from backend.kit.clock import turkish_datetime
from backend.kit.errors import (
    ComplaintNotFoundError,
    ConflictError,
    InvalidInputError,
    NotAllowedError,
    NotFoundError,
    YardimError,
)
from backend.kit.masking import mask_name
from backend.staff import audit, service
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.handling import ComplaintHandling
    from backend.complaints.models import Complaint
    from backend.complaints.orders import Order
    from backend.conversations.shared_models import Macro
    from backend.kit.work import Work, Works

CHANGED = "Makro ya da bir hazır yanıt bu arada değişti; yeni hâline bakıp yeniden uygulayın."
NO_READY = "“{}” adlı hazır yanıt yok."
NO_VALUE = "Metinde doldurulamayan alan var: {}."


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a plan: what it is called, what exactly, and the words that it brings."""

    act: str
    what: str
    words: str = ""
    doubts: Sequence[str] = ()
    """What speaks against these words as an answer to the customer."""

    @property
    def label(self) -> str:
        """What people call it."""
        return acts.LABELS[self.act]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a macro will do to a complaint; `digest` names exactly this, `problem` what refuses it.

    In `steps`, names of customers are masked, as everywhere on the desk until they are opened.
    """

    macro_id: str
    name: str
    steps: Sequence[Step]
    seen: int
    digest: str
    problem: str = ""


class _RehearsedError(Exception):
    """Rolls back what was only tried."""


@dataclass(frozen=True)
class Applying:
    """Who applies which macro to which complaint; their name and our number stand in the words."""

    order: Order
    macro_id: str
    name: str
    phone: str


@dataclass(frozen=True)
class _FilledAct:
    """One act as it is done: what the macro has chosen, the words filled in, whose it is now."""

    act: str
    chosen: Mapping[str, str]
    words: str
    team: str


async def plan(works: Works, handling: ComplaintHandling, asked: Applying) -> Plan:
    """Say what a macro would do now; nothing is done.

    Raises:
        NotAllowedError: they do not handle complaints.
        ComplaintNotFoundError, NotFoundError: there is no such complaint or macro for them.

    """
    made: Plan | None = None
    try:
        async with works.begin() as work:
            complaint, macro = await _both(work.session, asked)
            seen = await queries.newest_event(work.session, complaint.id)
            filled, problem = await _filled(work.session, asked, macro, complaint)
            shown, _ = await _filled(work.session, asked, macro, complaint, masked=True)
            doubts = handling.doubts(complaint, filled.get(acts.ANSWER, ""))
            steps = await _steps(work, macro, complaint, shown, doubts)
            made = Plan(
                macro.id, macro.name, steps, seen, fingerprint([macro.acts, filled]), problem
            )
            if not problem:
                await _do(work, handling, replace(asked.order, seen=seen), macro, filled)
            _throw_away()
    except _RehearsedError:
        pass
    except (ConflictError, InvalidInputError, NotAllowedError, NotFoundError) as error:
        if made is None:
            raise
        made = replace(made, problem=error.detail)
    assert made is not None  # noqa: S101 - whatever left the block early was raised again
    return made


async def run(work: Work, handling: ComplaintHandling, asked: Applying, digest: str) -> Complaint:
    """Do what was shown (`Plan.digest`), all of it or nothing; under the same key once.

    Raises:
        NotAllowedError, ComplaintNotFoundError, NotFoundError: as `plan`.
        ComplaintChangedError: something happened to the complaint that they have not seen.
        ConflictError: the macro is not what was shown, or an act is refused; it is told why.

    """
    order = asked.order
    complaint, macro = await _both(work.session, asked, lock=True)
    request = Request("desk:macro", f"staff:{order.by.id}", order.key, [complaint.id, digest])
    if await request.done_before(work.session) is not None:
        return complaint
    if await queries.newest_event(work.session, complaint.id) > order.seen:
        raise ComplaintChangedError(order.seen)
    filled, problem = await _filled(work.session, asked, macro, complaint)
    if problem or fingerprint([macro.acts, filled]) != digest:
        raise ConflictError(problem or CHANGED)
    request.remember(work.session, complaint.id, work.now)
    await _do(work, handling, order, macro, filled)
    detail = {"macro": macro.id, "complaint": complaint.id, "acts": acts.acts_of(macro.acts)}
    audit.note(work.session, work.now, Done.MACRO_RUN, order.by.id, **detail)
    return complaint


def _throw_away() -> NoReturn:
    raise _RehearsedError


async def _both(
    session: AsyncSession, asked: Applying, *, lock: bool = False
) -> tuple[Complaint, Macro]:
    order, macro_id = asked.order, asked.macro_id
    require(order.by.role, Permission.HANDLE)
    number = tracking_number.parse(order.number)
    complaint = await queries.by_number(session, number, lock=lock)
    if complaint is None or not access.may_see(order.by, complaint):
        raise ComplaintNotFoundError
    found = [
        one for one in await macros.offered(session, order.by, complaint) if one.id == macro_id
    ]
    if not found:
        raise NotFoundError
    return complaint, found[0]


async def _filled(
    session: AsyncSession,
    asked: Applying,
    macro: Macro,
    complaint: Complaint,
    *,
    masked: bool = False,
) -> tuple[dict[str, str], str]:
    """Return the words of a macro with their values, and what is wrong with them, if anything."""
    first = (complaint.contact_name or "").split(maxsplit=1)[:1]
    name = first[0] if first else None
    values: Mapping[str, str | None] = {
        "ad": mask_name(name) if masked and name else name,
        "temsilci": asked.name,
        "takip_no": display(complaint.tracking_number),
        "telefon": asked.phone,
    }
    ready = {one.code: one.text for one in await canned.offered(session, asked.order.by)}
    filled, problem = {}, ""
    for field in (acts.NOTE, acts.REMINDER, acts.QUESTION, acts.ANSWER):
        text = macro.acts.get(field)
        if text is None:
            continue
        if acts.is_ready(text):
            if text[1:] not in ready:
                problem = problem or NO_READY.format(text)
            text = ready.get(text[1:], text)
        filled[field] = canned.fill(text, values)
        if missing := canned.unfilled(filled[field]):
            problem = problem or NO_VALUE.format(missing)
    return filled, problem


async def _steps(
    work: Work,
    macro: Macro,
    complaint: Complaint,
    words: Mapping[str, str],
    doubts: Sequence[str],
) -> list[Step]:
    chosen = macro.acts
    names = {one.id: one.display_name for one in await service.everybody(work.session)}
    people = acts.PEOPLE | names
    team = team_label(chosen.get("team") or complaint.team)
    person = people.get(chosen.get("person", acts.POOL), "")
    whats = {acts.NOTE: "müşteri görmez", acts.QUESTION: "müşteriye gönderilir"}
    whats[acts.ASSIGN] = ", ".join(part for part in (team, person) if part)
    if "when" in chosen:
        moment = reminder_times.moment(work.now, chosen["when"])
        whats[acts.REMINDER] = turkish_datetime(moment)
    if "state" in chosen:
        whats[acts.STATE] = STATES[State(chosen["state"])]
    if "outcome" in chosen:
        label = views.decision_label(states.DECISIONS[chosen["outcome"]])
        whats[acts.ANSWER] = f"{label}; müşteriye gönderilir"
    if "topic" in chosen:
        whats[acts.TOPIC] = kept_topic(chosen["topic"]).label
    return [
        Step(act, whats[act], words.get(act, ""), doubts if act == acts.ANSWER else ())
        for act in acts.acts_of(chosen)
    ]


async def _do(
    work: Work,
    handling: ComplaintHandling,
    order: Order,
    macro: Macro,
    words: Mapping[str, str],
) -> None:
    """Do the acts one after the other: what each of them makes happen the next has seen."""
    number = tracking_number.parse(order.number)
    for act in acts.acts_of(macro.acts):
        complaint = await queries.by_number(work.session, number)
        if complaint is None:
            raise ComplaintNotFoundError
        seen = await queries.newest_event(work.session, complaint.id)
        # Its own key holds for all of them.
        step = replace(order, seen=seen, key=None)
        try:
            filled_act = _FilledAct(act, macro.acts, words.get(act, ""), complaint.team)
            await _act(work, handling, step, filled_act)
        except (ConflictError, InvalidInputError, NotAllowedError, NotFoundError) as error:
            told = f"{acts.LABELS[act]}: {_told(error)}"
            raise ConflictError(told) from error


def _told(error: YardimError) -> str:
    return " ".join(error.errors.values()) or error.detail


async def _act(work: Work, handling: ComplaintHandling, order: Order, filled: _FilledAct) -> None:
    act, chosen, words = filled.act, filled.chosen, filled.words
    if act == acts.NOTE:
        await handling.note(work, order, words)
    elif act == acts.REMINDER:
        await reminders.remind(work, order, When(chosen["when"]), words)
    elif act == acts.STATE:
        await handling.change_state(work, order, chosen["state"])
    elif act == acts.QUESTION:
        await handling.ask(work, order, words)
    elif act == acts.ANSWER:
        await handling.conclude(work, order, chosen["outcome"], words)
    elif act == acts.TOPIC:
        await handling.change_topic(work, order, chosen["topic"])
    else:
        person = chosen.get("person", acts.POOL)
        whose = {acts.ME: order.by.id, acts.POOL: ""}.get(person, person)
        await handling.assign(work, order, chosen.get("team") or filled.team, whose)
