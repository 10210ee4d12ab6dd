"""What the page of a complaint shows. Contacts are masked here, in texts too, unless opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import (
    attachment_rows,
    house_words,
    in_force,
    reached,
    reminder_times,
    reminders,
    rule_words,
    states,
    sums,
    time_left,
    untold,
    views,
)
from backend.complaints.attachment_names import written_size
from backend.complaints.house_words import PRIORITIES, move_label
from backend.complaints.ledger import FATES, ledger
from backend.complaints.models import Audience, Channel, EntryKind
from backend.complaints.routing import Priority
from backend.complaints.severity import Severity
from backend.complaints.sla import ClockKind
from backend.complaints.states import State
from backend.complaints.teams import label as team_label, teams
from backend.complaints.topics import choosable, kept_topic
from backend.complaints.tracking_number import display
from backend.conversations import macros
from backend.desk import (
    beside_view,
    call_view,
    chosen_files,
    clock_view,
    complaint_history,
    who_is_there,
)
from backend.desk.complaint_acts import WITH_FILES
from backend.desk.reminder_lines import lines as reminder_lines
from backend.kit.clock import ISTANBUL
from backend.kit.masking import mask_email, mask_name, mask_phone, show_phone
from backend.kit.own_names import masking
from backend.staff import service as staff_service
from backend.staff.models import Role
from backend.staff.permissions import Permission, may
from backend.web import moments
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.ledger import Promised
    from backend.complaints.models import Attachment, Complaint, ComplaintEntry
    from backend.kit.settings import Settings
    from backend.staff.models import StaffMember
    from backend.staff.staff_sessions import LoggedIn


async def values(  # noqa: PLR0913 - who looks, when, at what, and how much is open
    session: AsyncSession,
    who: LoggedIn,
    complaint: Complaint,
    now: datetime,
    settings: Settings,
    *,
    opened: bool = False,
) -> dict[str, Any]:
    """Return what the page shows of a complaint that was read with its events."""
    state = State(complaint.state)
    people = await staff_service.everybody(session)
    there = await who_is_there.read(session, now, Permission.HANDLE)
    shown = _as_it_is if opened else masking(complaint.contact_name)
    forms = {chosen_files.holder(who, complaint.tracking_number, each): each for each in WITH_FILES}
    files, waiting = await attachment_rows.of_page(
        session, [each.id for each in complaint.entries], forms
    )
    told = await reached.dates_told(session, [complaint])
    return {
        "complaint": _head(complaint, state, now),
        "opened": opened,
        "may_open": may(who.role, Permission.OPEN_PERSONAL_DATA),
        # What was erased is read only.
        "erased": complaint.erased_at is not None,
        "may_handle": may(who.role, Permission.HANDLE) and complaint.erased_at is None,
        "may_assign": may(who.role, Permission.ASSIGN),
        "contact": _contact(complaint, opened=opened),
        # What is kept quiet gets a safe way instead.
        "may_readdress": not complaint.quiet,
        "facts": _facts(complaint, shown),
        "entries": [
            _entry(each, complaint, shown, files.get(each.id, ())) for each in complaint.entries
        ],
        "events": complaint_history.lines(complaint, {one.id: one.display_name for one in people}),
        "waiting_files": {
            form: chosen_files.boxes(_since_opened(complaint, waiting.get(holder, ())))
            for holder, form in forms.items()
        },
        "newest": complaint.events[-1].id,
        "late_entry": _late_entry(complaint) if state in states.OPEN else "",
        "clocks": clock_view.clocks(complaint, now, settings),
        "promises": [_promise(each, shown) for each in ledger(complaint, now, told)],
        "results": _results(complaint),
        "moves": [(each.value, move_label(state, each)) for each in states.choices(state)],
        "asks": state in states.OPEN,
        "untold": complaint.quiet or bool(await untold.clocks_of(session, complaint)),
        "withdrawable": State.WITHDRAWN in states.ALLOWED[state],
        "ways_to_say": [(each.value, label) for each, label in house_words.REQUEST_MEDIUMS.items()],
        "severities": [(each.value, house_words.SEVERITIES[each]) for each in Severity],
        "is_open": state in states.OPEN,
        "outcomes": [
            (code, views.OUTCOME_LABELS[each.outcome])
            for code, each in states.DECISIONS.items()
            if each.invalid is None
        ],
        "invalid": [
            (code, f"Geçerli değil: {views.INVALID_LABELS[each.invalid]}")
            for code, each in states.DECISIONS.items()
            if each.invalid is not None
        ],
        "topics": choosable(complaint.topic),
        "teams": there.teams(teams() | {complaint.team: team_label(complaint.team)}),
        "people": there.people(await _assignable(session, who, complaint, people)),
        "calls": await call_view.of_complaint(session, complaint, now, settings, opened=opened),
        **await beside_view.values(session, who, complaint, now),
        "reminders": reminder_lines(await reminders.of_complaint(session, who, complaint.id)),
        "macros": [(one.id, one.name) for one in await macros.offered(session, who, complaint)],
        "reminder_times": reminder_times.CHOICES,
        "today": f"{now.astimezone(ISTANBUL):%Y-%m-%d}",
    }


def _since_opened(complaint: Complaint, rows: Sequence[Attachment]) -> list[Attachment]:
    """Return what was chosen since it was opened last, as drafts are (`complaints.drafts`)."""
    opened = max(each.opened_at for each in complaint.cycles)
    return [each for each in rows if each.at >= opened]


def _head(complaint: Complaint, state: State, now: datetime) -> dict[str, Any]:
    promise = complaint.clock(ClockKind.PROMISE)
    return {
        "id": complaint.id,
        "number": complaint.tracking_number,
        "display": display(complaint.tracking_number),
        "state": state.value,
        "state_label": house_words.STATES[state],
        "topic": complaint.topic,
        "topic_label": kept_topic(complaint.topic).label,
        "severity": complaint.severity,
        "severity_label": house_words.SEVERITIES[Severity(complaint.severity)],
        "channel_label": house_words.CHANNELS[Channel(complaint.channel)],
        "team": complaint.team,
        "why_team": rule_words.why_team(
            complaint, {rule.id: rule for rule in in_force.catalogue().rules}
        ),
        "priority": PRIORITIES[Priority(complaint.priority)] if complaint.priority else "",
        "team_label": team_label(complaint.team),
        "owner_id": complaint.owner_id or "",
        "owner": complaint.owner.display_name if complaint.owner else "",
        "cycle": complaint.cycle,
        "quiet": complaint.quiet,
        "promise": moments.moment(promise.due_at),
        "left": time_left.left(promise, now),
        "talk": complaint.conversation_id,
    }


def _late_entry(complaint: Complaint) -> str:
    """Say what was over already when a complaint was entered, and still is owed; "" for nothing."""
    over = [
        house_words.CLOCKS[ClockKind(each.kind)]
        for each in complaint.clocks
        if each.cycle == complaint.cycle == 1
        and each.running
        and each.due_at <= complaint.registered_at
    ]
    if not over:
        return ""
    came, entered = (moments.day(each) for each in (complaint.received_at, complaint.registered_at))
    owed = ", ".join(over)
    return (
        f"Önce bunu ele alın: müşteri {came} günü başvurdu, kayıt {entered} günü yapıldı. "
        f"Kaydedilirken dolmuştu: {owed}."
    )


QUIET = ("Dikkat", "Güvenli olduğunu söylemedi: aramayın, mesaj ve e-posta göndermeyin.")


def _contact(complaint: Complaint, *, opened: bool) -> list[tuple[str, str]]:
    fields: list[tuple[str, str | None, Callable[[str], str]]] = [
        ("Ad", complaint.contact_name, mask_name),
        ("Telefon", complaint.contact_phone, mask_phone),
        ("E-posta", complaint.contact_email, mask_email),
        ("Hizmet no", complaint.service_number, mask_phone),
    ]
    shown = [
        (name, show_phone(value) if opened else mask(value))
        for name, value, mask in fields
        if value
    ]
    return [QUIET, *shown] if complaint.quiet else shown


def _where(place: str | None, province: str | None) -> str:
    """Return where it is, the province only where the place does not end with it already."""
    named = place is not None and province is not None and fold(place).endswith(fold(province))
    return ", ".join(part for part in (place, None if named else province) if part)


def _facts(complaint: Complaint, shown: Callable[[str], str]) -> list[tuple[str, str]]:
    where = _where(complaint.place, complaint.province)
    reference = " ".join(part for part in (complaint.source, complaint.external_reference) if part)
    money = sums.written(complaint.amount) if complaint.amount is not None else ""
    facts = [
        ("Başvuru", moments.moment(complaint.received_at)),
        ("Kayıt", moments.moment(complaint.registered_at)),
        ("Dış kaynak", shown(reference)),
        ("Abonelik", "Artık abone değil" if complaint.former_subscriber else ""),
        ("İsteği", shown(complaint.remedy_sought or "")),
        ("Yer", shown(where)),
        ("Tutar", money),
    ]
    if complaint.registered_at == complaint.received_at:
        del facts[1]
    return [(name, value) for name, value in facts if value]


def _entry(
    entry: ComplaintEntry,
    complaint: Complaint,
    shown: Callable[[str], str],
    files: Sequence[Attachment],
) -> dict[str, Any]:
    kind = EntryKind(entry.kind)
    who = complaint_history.by(entry.author_kind, entry.author)
    if kind is EntryKind.DESCRIPTION and entry.author is not None:
        # The words are the customer's, whoever wrote them down.
        channel = house_words.CHANNELS[Channel(complaint.channel)]
        came = moments.moment(complaint.received_at)
        who = f"Müşteri ({channel}, {came}) · {who} girdi"
    return {
        "id": entry.id,
        "kind": kind.value,
        "label": house_words.ENTRIES[kind],
        "who": who,
        "at": entry.at,
        "when": moments.moment(entry.at),
        "inside": entry.audience == Audience.INTERNAL,
        "erased": entry.erased_at is not None,
        "text": shown(entry.text),
        "files": [_file(each, shown) for each in files if each.erased_at is None],
    }


def _file(file: Attachment, shown: Callable[[str], str]) -> dict[str, Any]:
    return {"id": file.id, "name": shown(file.name), "size": written_size(file.size)}


def _promise(each: Promised, shown: Callable[[str], str]) -> dict[str, str]:
    change = each.change
    return {
        "due": moments.day(each.due_at),
        "given": moments.moment(each.given_at),
        "who": complaint_history.by(change.actor_kind, change.actor) if change else "Kayıtla",
        "fate": FATES[each.fate],
        "words": shown(change.entry.text) if change and change.entry else "",
    }


def _results(complaint: Complaint) -> list[dict[str, Any]]:
    return [
        {
            "number": each.number,
            "outcome": views.result_label(each),
            "when": moments.moment(each.resolved_at) if each.resolved_at else "",
            "satisfaction": each.satisfaction,
        }
        for each in complaint.cycles
        if each.outcome
    ]


async def _assignable(
    session: AsyncSession, who: LoggedIn, complaint: Complaint, people: Sequence[StaffMember]
) -> list[tuple[str, str]]:
    """List to whom somebody may give a complaint, themselves first."""
    found = [(who.id, f"{who.name} (ben)")] if may(who.role, Permission.HANDLE) else []
    if may(who.role, Permission.ASSIGN):
        everyone = may(who.role, Permission.SEE_ALL_TEAMS)
        near = None if everyone else await staff_service.colleagues_of(session, who.id)
        found += [
            (one.id, one.display_name)
            for one in people
            if one.active
            and one.id != who.id
            and may(Role(one.role), Permission.HANDLE)
            and (near is None or one.id in near)
        ]
    owner = complaint.owner
    if owner is not None and owner.id not in {each for each, _ in found}:
        found.append((owner.id, owner.display_name))
    return found


def _as_it_is(text: str) -> str:
    return text
