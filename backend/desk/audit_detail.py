"""What a row of the audit was about, in words, and where that stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from backend.complaints import teams
from backend.complaints.house_rules import RuleKind
from backend.complaints.topics import topics
from backend.complaints.tracking_number import display
from backend.desk.texts import WAYS
from backend.notifications.text_shapes import Way
from backend.staff.audit import Done

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from backend.notifications.text_shapes import Text

    type About = tuple[str, str]
    type Read = Callable[[Mapping[str, Any]], Iterator[About]]

_DESK = "/desk"
_SETTINGS = f"{_DESK}/settings"
_TEAM = "team:"
_PLACES = {"house": "kurum", "own": "kendisi için"}
_RULES = {
    RuleKind.TERMS: ("süreler", "limits"),
    RuleKind.LIMIT: ("hakem heyeti sınırı", "limits"),
    RuleKind.LADDER: ("uyarı basamakları", "ladders"),
    RuleKind.DAY: ("tatil", "holidays"),
}


@dataclass(frozen=True)
class Known:
    """What rows are read with: tracking numbers by complaints' ids, and what texts are called.

    `sets`: whoever reads may open the settings.
    """

    numbers: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, Text] = field(default_factory=dict)
    sets: bool = True


def about(kind: str, detail: Mapping[str, Any], known: Known) -> list[About]:
    """Say what was done to what: words, each with its address or "".

    What nobody can say any more is left out.
    """
    read = _READ.get(kind)
    found = list(read(detail)) if read is not None else []
    if kind == Done.TEXT_CHANGED:
        found.append(_text(detail, known.texts))
    if not known.sets:
        closed = (_SETTINGS, f"{_DESK}/hours")
        found = [(words, "" if address.startswith(closed) else address) for words, address in found]
    if conversation := detail.get("conversation"):
        found.append(("görüşme", f"{_DESK}/conversations/{conversation}"))
    if number := detail.get("number") or known.numbers.get(str(detail.get("complaint", ""))):
        found.append((display(number), f"{_DESK}/complaints/{number}"))
    return found


def _team(detail: Mapping[str, Any]) -> Iterator[About]:
    code = str(detail["team"])
    yield teams.label(code), f"{_SETTINGS}/teams/{code}"


def _of_team(detail: Mapping[str, Any]) -> Iterator[About]:
    yield teams.label(str(detail["team"])), ""


def _to_team(detail: Mapping[str, Any]) -> Iterator[About]:
    if code := detail.get("team"):
        yield f"{teams.label(code)} ekibine", ""


def _topic(detail: Mapping[str, Any]) -> Iterator[About]:
    code = str(detail["topic"])
    known = topics().get(code)
    yield known.label if known is not None else code, f"{_SETTINGS}/topics/{code}"


def _rule(detail: Mapping[str, Any]) -> Iterator[About]:
    to = detail.get("to")
    place = to.get("position") if isinstance(to, dict) else None
    yield f"{place}. kural" if place else "kural", f"{_SETTINGS}/rules/{detail['rule']}"


def _text(detail: Mapping[str, Any], texts: Mapping[str, Text]) -> About:
    name, _, way = str(detail["text"]).partition(".")
    label = texts[name].label if name in texts else name
    return f"{label}, {WAYS[Way(way)]}", f"{_SETTINGS}/texts/{name}/{way}"


def _house_rule(detail: Mapping[str, Any]) -> Iterator[About]:
    words, page = _RULES[RuleKind(detail["rule"])]
    scope = str(detail.get("scope") or "")
    team = f", {teams.label(scope)}" if scope in teams.all_teams() else ""
    yield f"{words}{team}, {_day(detail['valid_from'])}", f"{_SETTINGS}/{page}"


def _hours(detail: Mapping[str, Any]) -> Iterator[About]:
    day = detail.get("day") or detail.get("valid_from")
    removed = " (kaldırıldı)" if detail.get("removed") else ""
    if day:
        yield f"{_day(day)}{removed}", f"{_DESK}/hours"


def _canned(detail: Mapping[str, Any]) -> Iterator[About]:
    removed = "" if detail.get("offered") else " (kaldırıldı)"
    yield f"/{detail['code']}, {_place(detail)}{removed}", ""


def _place_alone(detail: Mapping[str, Any]) -> Iterator[About]:
    yield _place(detail), ""


def _bulk(detail: Mapping[str, Any]) -> Iterator[About]:
    yield f"{detail['complaints']} kayıt", ""


def _work(detail: Mapping[str, Any]) -> Iterator[About]:
    calls = f", {detail['calls']} arama" if detail.get("calls") else ""
    much = f"{detail.get('conversations', 0)} görüşme, {detail.get('complaints', 0)} şikâyet"
    yield much + calls, ""


def _place(detail: Mapping[str, Any]) -> str:
    where = str(detail["where"])
    return teams.label(where.removeprefix(_TEAM)) if where.startswith(_TEAM) else _PLACES[where]


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%d.%m.%Y}"


_READ: dict[str, Read] = {
    Done.TEAM_CHANGED: _team,
    Done.VIEW_SHARED: _of_team,
    Done.TRANSFERRED: _to_team,
    Done.TOPIC_CHANGED: _topic,
    Done.RULE_CHANGED: _rule,
    Done.HOUSE_RULE_CHANGED: _house_rule,
    Done.HOURS_CHANGED: _hours,
    Done.CANNED_CHANGED: _canned,
    Done.MACRO_CHANGED: _place_alone,
    Done.BULK: _bulk,
    Done.WORK_PASSED_ON: _work,
}
