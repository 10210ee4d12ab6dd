"""`python -m backend complaints [NUMBER]`: the pool on a terminal, until the desk exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.cli.printing import print_lines
from backend.complaints import catalogue_keeper, queries
from backend.complaints.models import Audience
from backend.complaints.states import State
from backend.complaints.topics import topics
from backend.complaints.tracking_number import display, parse
from backend.complaints.views import STATUS_LABELS
from backend.kit.clock import SystemClock, turkish_datetime
from backend.kit.database import Database
from backend.kit.errors import ComplaintNotFoundError
from backend.kit.masking import mask_email, mask_name, mask_phone

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from backend.complaints.models import (
        Complaint,
        ComplaintClock,
        ComplaintCycle,
        ComplaintEntry,
        ComplaintEvent,
    )
    from backend.kit.settings import Settings
    from backend.staff.models import StaffMember

_SUMMARY = 60
_UNITS = (("day", 1440), ("hour", 60), ("minute", 1))


def run(settings: Settings, arguments: Namespace) -> int:
    """Print the pool or, with a number, one complaint; 1 when the number leads nowhere."""
    return print_lines(_lines(settings, arguments))


async def _lines(settings: Settings, arguments: Namespace) -> list[str]:
    database = Database(settings.database_url)
    try:
        async with database.reading() as session:
            await catalogue_keeper.load(session, SystemClock())
        if arguments.number:
            number = " ".join(arguments.number)
            return await complaint_lines(database, number, unmasked=arguments.unmasked)
        return await pool_lines(database, arguments.limit)
    finally:
        await database.close()


async def pool_lines(database: Database, limit: int) -> list[str]:
    """Return one line for each of the `limit` newest complaints; no contact is in them."""
    async with database.reading() as session:
        found = await queries.newest(session, limit)
    return [_row(complaint) for complaint in found] or ["no complaints"]


async def complaint_lines(database: Database, number: str, *, unmasked: bool) -> list[str]:
    """Return everything about one complaint, contacts masked unless `unmasked`.

    Raises:
        InvalidTrackingNumberError: `number` cannot be a tracking number.
        ComplaintNotFoundError: there is none.

    """
    async with database.reading() as session:
        complaint = await queries.by_number(session, parse(number), events=True)
    if complaint is None:
        raise ComplaintNotFoundError
    return list(_sheet(complaint, unmasked=unmasked))


def _row(complaint: Complaint) -> str:
    words = " ".join(complaint.description.split())
    short = words if len(words) <= _SUMMARY else words[: _SUMMARY - 1] + "…"
    return "  ".join(
        (
            display(complaint.tracking_number),
            f"{complaint.registered_at:%Y-%m-%d %H:%M}Z",
            f"{complaint.state:<19}",
            f"{complaint.topic:<23}",
            f"{complaint.severity:<8}",
            f"{complaint.channel:<10}",
            printable(short),
        )
    )


def _sheet(complaint: Complaint, *, unmasked: bool) -> Iterator[str]:
    known = topics().get(complaint.topic)
    confidence = f", {complaint.topic_confidence:.2f}" if complaint.topic_confidence else ""
    yield f"{display(complaint.tracking_number)}  {STATUS_LABELS[State(complaint.state)]}"
    fields = {
        "registered": turkish_datetime(complaint.registered_at),
        "received": turkish_datetime(complaint.received_at),
        "channel": complaint.channel,
        "state": f"{complaint.state} (cycle {complaint.cycle})",
        "topic": f"{known.label if known else ''} ({complaint.topic}, by {complaint.topic_set_by}"
        f"{confidence})",
        "team": complaint.team,
        "owner": complaint.owner.username if complaint.owner else None,
        "severity": complaint.severity,
        "name": _shown(complaint.contact_name, mask_name, unmasked=unmasked),
        "phone": _shown(complaint.contact_phone, mask_phone, unmasked=unmasked),
        "e-mail": _shown(complaint.contact_email, mask_email, unmasked=unmasked),
        "service number": _shown(complaint.service_number, mask_phone, unmasked=unmasked),
        "wants": complaint.remedy_sought,
        "place": complaint.place or complaint.province,
        "lasted": lasted(complaint.lasted_minutes),
        "amount": f"{complaint.amount} {complaint.currency}" if complaint.currency else None,
    }
    for name, value in fields.items():
        if value:
            yield f"  {name:<15} {printable(value)}"
    for entry in complaint.entries:
        yield f"  {_entry_line(entry)}"
        for line in entry.text.splitlines():
            yield f"    {printable(line)}"
    yield "  cycles"
    for cycle in complaint.cycles:
        yield f"    {_cycle_line(cycle)}"
    yield "  clocks"
    for clock in complaint.clocks:
        yield f"    {_clock_line(clock)}"
    yield "  events"
    for event in complaint.events:
        yield f"    {_event_line(event)}"


def _entry_line(entry: ComplaintEntry) -> str:
    erased = f"erased {turkish_datetime(entry.erased_at)}" if entry.erased_at else ""
    inside = "internal" if entry.audience == Audience.INTERNAL else ""
    parts = (
        entry.kind,
        turkish_datetime(entry.at),
        _by(entry.author_kind, entry.author),
        inside,
        erased,
    )
    return "  ".join(part for part in parts if part)


def _cycle_line(cycle: ComplaintCycle) -> str:
    resolved = f"resolved {turkish_datetime(cycle.resolved_at)}" if cycle.resolved_at else ""
    liked = f"satisfaction {cycle.satisfaction}" if cycle.satisfaction else ""
    opened = f"opened {turkish_datetime(cycle.opened_at)}"
    parts = (str(cycle.number), opened, resolved, cycle.outcome or "", liked)
    return "  ".join(part for part in parts if part)


def _clock_line(clock: ComplaintClock) -> str:
    how = "running"
    if clock.met_at:
        how = f"met {turkish_datetime(clock.met_at)}"
    elif clock.stopped_at:
        how = f"stopped {turkish_datetime(clock.stopped_at)}"
    elif clock.paused_at:
        how = f"paused since {turkish_datetime(clock.paused_at)}"
    return f"{clock.cycle}  {clock.kind:<12}  due {turkish_datetime(clock.due_at)}  {how}"


def _event_line(event: ComplaintEvent) -> str:
    moved = f"{event.from_state} -> {event.to_state}" if event.to_state else ""
    said = " ".join(_datum(value) for value in event.data.values() if value)
    parts = (
        turkish_datetime(event.at),
        event.kind,
        moved,
        _by(event.actor_kind, event.actor),
        event.reason or "",
        said,
    )
    return "  ".join(printable(part) for part in parts if part)


def _datum(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)


def lasted(minutes: int | None) -> str | None:
    """Write how long something had lasted in the largest unit that is exact."""
    if minutes is None:
        return None
    unit, size = next((each for each in _UNITS if minutes and minutes % each[1] == 0), _UNITS[-1])
    count = minutes // size
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _by(kind: str, member: StaffMember | None) -> str:
    return f"by {kind} {member.username}" if member else f"by {kind}"


def _shown(value: str | None, mask: Callable[[str], str], *, unmasked: bool) -> str | None:
    return value if not value or unmasked else mask(value)


def printable(text: str) -> str:
    """Return `text` on one line, without what a terminal would take for a command."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
