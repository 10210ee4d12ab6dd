"""What another team or topic would do, in words: tried on the last 30 days' complaints."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from backend.complaints import (
    assigning,
    promise_trial,
    rule_trial,
    sla,
    states,
)
from backend.complaints.catalogue import OTHER
from backend.complaints.models import Complaint
from backend.desk import routing_view
from backend.desk.trying import Told, example
from backend.staff import service
from backend.web import moments

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from backend.complaints.access import Viewer
    from backend.complaints.catalogue import Catalogue, Team, Topic
    from backend.desk.services import DeskServices

NOTHING_LOST = Told(["O günden itibaren de hiçbir şey değişmez; yalnız bu satır kalkar."])
_PROMISES_STAY = "İşleyen süreler ve verilmiş sözler değişmez."


async def topic_told(
    services: DeskServices, who: Viewer, code: str, day: date, ends: tuple[Catalogue, Catalogue]
) -> Told:
    """Say what changes when a topic is otherwise from a day on."""
    was, will = (each.topics_on(day)[code] for each in ends)
    terms = sla.terms_on(day, services.settings)
    days = [terms.target_days(each) for each in (was, will)]
    called = [routing_view.labels(each, day) for each in ends]
    lines = _differences(
        ("Adı", [was.label, will.label]),
        ("Ekibi", [names[each.team] for names, each in zip(called, (was, will), strict=True)]),
        ("Hedef", [f"{each} iş günü" for each in days]),
        ("Seçilmesi", ["seçilebilir" if each.choosable else "seçilemez" for each in (was, will)]),
    )
    told = Told(lines)
    if (was.team, was.choosable) != (will.team, will.choosable):
        told = await routing_view.routed(
            services, who, day, ends, told, topic="" if code == OTHER else code
        )
    if days[0] != days[1]:
        told = await _promised(services, who, (was, will), told, day)
    return told


async def team_told(
    services: DeskServices, who: Viewer, code: str, day: date, ends: tuple[Catalogue, Catalogue]
) -> Told:
    """Say what changes when a team is otherwise from a day on."""
    was, will = (each.teams_on(day)[code] for each in ends)
    lines = _differences(
        ("Adı", [was.label, will.label]),
        ("Yeni iş", ["almaz, kapalı" if each.closed else "alır" for each in (was, will)]),
        ("Atama", ["otomatik" if each.assigns else "elle" for each in (was, will)]),
        ("Kişi başına en çok", [str(each.most_open) for each in (was, will)]),
    )
    # Another name alone is one for colleagues.
    told = Told(lines, plain=len(lines) == 1 and was.label != will.label)
    if was.closed != will.closed:
        if will.closed:
            lines.append(f"Elindeki {await _open(services, code)} açık şikâyet onda kalır.")
        told = await routing_view.routed(services, who, day, ends, told)
    if will.assigns and not will.closed and lines and _gives(was) != _gives(will):
        told = await _given(services, will, told)
    return told


def _differences(*fields: tuple[str, Sequence[str]]) -> list[str]:
    """Say what of something, before and after, is otherwise."""
    return [f"{name}: {was} → {will}" for name, (was, will) in fields if was != will]


def _gives(team: Team) -> tuple[bool, bool, int]:
    return team.assigns, team.closed, team.most_open


async def _open(services: DeskServices, code: str) -> int:
    query = select(func.count()).where(
        Complaint.team == code, Complaint.state.in_(sorted(states.OPEN))
    )
    async with services.works.reading() as session:
        return await session.scalar(query) or 0


async def _promised(
    services: DeskServices, who: Viewer, ends: tuple[Topic, Topic], told: Told, day: date
) -> Told:
    """Add what would have been promised to the last days' customers."""
    terms = sla.terms_on(day, services.settings)
    found = await promise_trial.tried(services.works, who, *ends, terms)
    if not found.looked_at:
        lines = [f"{routing_view.OF_LAST_DAYS} bu konuda söz verilmedi."]
    else:
        given = (
            f"{routing_view.OF_LAST_DAYS} verilen {found.looked_at} sözden {found.earlier} tanesi"
        )
        ended = f"Sonuçlanan {found.concluded} şikâyetten {found.late} tanesi gecikmiş"
        lines = [
            f"{given} daha erken, {found.later} tanesi daha geç bir gün için olurdu.",
            f"{ended}, {found.in_time} tanesi bu kez zamanında sayılırdı.",
        ]
    examples = [
        example(one.number, f"Söz: {moments.day(one.before)} → {moments.day(one.after)}")
        for one in found.examples
    ]
    return Told([*told.lines, *lines, _PROMISES_STAY], told.teams, [*told.examples, *examples])


async def _given(services: DeskServices, team: Team, told: Told) -> Told:
    """Add what would be given to whom at once."""
    async with services.works.reading() as session:
        plan = await assigning.planned(session, team, services.works.now())
        names = {one.id: one.display_name for one in await service.everybody(session)}
    each = Counter(names.get(staff_id, "") for _, staff_id in plan.given)
    gets = ", ".join(f"{name} {count}" for name, count in sorted(each.items()))
    lines = [
        f"Şimdi olsaydı {len(plan.given)} sahipsiz şikâyet dağıtılırdı: {gets}."
        if gets
        else "Şimdi olsaydı kimseye şikâyet verilmezdi."
    ]
    if plan.left:
        lines.append(f"{plan.left} şikâyet sahipsiz kalırdı: müsait olan yok ya da sınır dolu.")
    examples = [
        example(number, f"sahipsiz → {names.get(staff_id, '')}")
        for number, staff_id in plan.given[: rule_trial.MOST_EXAMPLES]
    ]
    return Told([*told.lines, *lines], told.teams, [*told.examples, *examples])
