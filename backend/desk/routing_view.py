"""What another table of teams, topics and rules would have done with the last days' complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import last_days, rule_trial, rule_words, whose_work
from backend.complaints.house_words import PRIORITIES
from backend.complaints.routing import Priority
from backend.complaints.rule_trial import Table
from backend.desk.trying import Told, example

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from backend.complaints.access import Viewer
    from backend.complaints.catalogue import Catalogue
    from backend.complaints.routing import Route, Rule
    from backend.complaints.rule_trial import Trial
    from backend.desk.services import DeskServices

OF_LAST_DAYS = f"Son {last_days.DAYS} günde"


async def rule_told(
    services: DeskServices, who: Viewer, day: date, ends: tuple[Catalogue, Catalogue]
) -> Told:
    """Say what changes when a rule is there, is otherwise, or is gone from a day on.

    Where it asks and decides the same as before (its reason was worded anew), nothing was tried.
    """
    was, will = (_worded(each.rules_on(day)) for each in ends)
    gone, come = was - will, will - was
    lines = [f"Kalkar: {one}" for one in sorted(gone)] + [f"Gelir: {one}" for one in sorted(come)]
    if not lines:
        return Told(["Kural aynı kalır; yalnız nedeni değişir."], plain=True)
    return await routed(services, who, day, ends, Told(lines))


def _worded(rules: Iterable[Rule]) -> set[str]:
    """Say of each rule where it stands, what it asks and decides, and until when."""
    return {f"{one.position}. sıra: {_said_of(one)}{_until(one)}" for one in rules}


def _said_of(rule: Rule) -> str:
    return f"{rule_words.conditions(rule)} → {rule_words.outcome(rule)}"


def _until(rule: Rule) -> str:
    return f", {rule.valid_until:%d.%m.%Y} gününe kadar" if rule.valid_until else ""


def labels(catalogue: Catalogue, day: date) -> Mapping[str, str]:
    """Return what each team is called on a day, by its code."""
    return {code: team.label for code, team in catalogue.teams_on(day).items()}


async def routed(  # noqa: PLR0913 - who asks, of which day, before and after, and of what
    services: DeskServices,
    who: Viewer,
    day: date,
    ends: tuple[Catalogue, Catalogue],
    told: Told,
    *,
    topic: str = "",
) -> Told:
    """Add whose work the last days' complaints would have been."""
    async with services.works.reading() as session:
        staffed = await whose_work.staffed_teams(session)
    tables = (Table.of(each, day, staffed) for each in ends)
    trial = await rule_trial.compared(services.works, who, *tables, topic=topic)
    names = labels(ends[1], day)
    return Told(
        [*told.lines, *_said(trial, topic)],
        [(names.get(code, code), was, will) for code, was, will in trial.teams if was != will],
        [
            example(one.number, f"{where(one.before, names)} → {where(one.after, names)}")
            for one in trial.examples
        ],
    )


def _said(trial: Trial, topic: str) -> list[str]:
    which = " bu konuda" if topic else ""
    if not trial.looked_at:
        return [f"{OF_LAST_DAYS}{which} şikâyet gelmedi."]
    came = f"{OF_LAST_DAYS}{which} {trial.looked_at} şikâyet geldi"
    elsewhere = all(one.before.team != one.after.team for one in trial.examples)
    went = "başka ekibe giderdi" if elsewhere else "başka türlü yönlenirdi"
    lines = [f"{came}; {trial.differ} tanesi (günde {_a_day(trial.differ)}) {went}."]
    if topic and trial.by_rules:
        lines.append(
            f"{trial.by_rules} tanesinin ekibini yönlendirme kuralları belirler; onlar değişmezdi."
        )
    return lines


def _a_day(count: int) -> str:
    """Write how many a day of the last ones: `2,5`."""
    return f"{count / last_days.DAYS:.1f}".replace(".", ",")


def where(route: Route, names: Mapping[str, str]) -> str:
    """Say whose work it is, and how soon where that is not as usual."""
    label = names.get(route.team, route.team)
    if not route.priority:
        return label
    return f"{label}, {PRIORITIES[Priority(route.priority)]}"
