"""Readings: what a message says, given the question that was asked.

A line has `question`, `messages` (one or more, sent one after the other), the right `reading`, and
where it fits `value`, `field`, `kind`, `language`, `also` (further readings, in order), `fields`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from actions.reading import learnt, questions as q, reading as r
from tools.evaluation.page import Section, Table
from tools.evaluation.reading_lines import SEVERAL, SUMMARY, is_right, read_line
from tools.evaluation.terminal import table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from actions.reading.reading import Reading
    from tools.evaluation.model import NluModel


def measure(rows: Sequence[dict[str, Any]], model: NluModel) -> dict[str, Any]:
    """Return how many lines are read right, by what is asked and what is right, and the others."""
    texts = sorted({text for row in rows for text in row["messages"]})
    parsed = dict(zip(texts, model.parse(texts), strict=True))
    groups: dict[str, list[bool]] = defaultdict(list)
    wrong: list[dict[str, Any]] = []
    alarms = closed = 0
    for row in rows:
        found = read_line(row, parsed, learnt.newest())
        right = is_right(row, found)
        for group in _groups(row):
            groups[group].append(right)
        if not right:
            wrong.append({**row, "read": _shown(found)})
        alarms += found.main == r.DANGER != row["reading"]
        closed += (
            row["question"] in {q.SOLVED, q.CLOSE}
            and found.main in _SOLVED
            and row["reading"] not in _SOLVED
        )
    return {
        "groups": {
            name: {"lines": len(right), "right": sum(right) / len(right)}
            for name, right in sorted(groups.items())
        },
        "false_alarms": alarms,
        "no_danger": sum(row["reading"] != r.DANGER for row in rows),
        "false_closings": closed,
        "milliseconds": model.milliseconds_per_text,
        "wrong": wrong,
    }


def _groups(row: dict[str, Any]) -> list[str]:
    """Return the names under which a line is counted."""
    found = ["all", f"at {row['question']}"]
    found += [name for name, belongs in _GROUPS.items() if belongs(row)]
    return found


def _is_to(row: dict[str, Any], questions: frozenset[str], readings: frozenset[str]) -> bool:
    return row["question"] in questions and row["reading"] in readings


_SOLVED = frozenset({r.YES, r.SOLVED})
_EVERYDAY = ("word", "verb", "number-day")
_GROUPS: Mapping[str, Callable[[dict[str, Any]], bool]] = {
    "danger": lambda row: row["reading"] == r.DANGER,
    "name given": lambda row: _is_to(row, frozenset({q.NAME}), frozenset({r.GIVEN})),
    "name with an everyday word": lambda row: (
        _is_to(row, frozenset({q.NAME}), frozenset({r.GIVEN}))
        and any(sort in row["topic"] for sort in _EVERYDAY)
    ),
    "phone given": lambda row: _is_to(
        row, frozenset({q.PHONE}), frozenset({r.GIVEN, r.PART, r.INVALID})
    ),
    "human": lambda row: row["reading"] == r.HUMAN,
    "refusals": lambda row: row["reading"] == r.REFUSED,
    "confirm and correct": lambda row: _is_to(
        row, SUMMARY, frozenset({r.YES, r.NO, r.CORRECT, r.UNSURE})
    ),
    "solved": lambda row: _is_to(
        row, frozenset({q.SOLVED}), frozenset({r.YES, r.NO, r.UNSURE, r.WAIT})
    ),
    "requests": lambda row: row["reading"] in r.REQUESTS,
    "everything in one message": lambda row: (
        len(row.get("fields") or ()) >= SEVERAL and row["reading"] in r.STORY
    ),
}


def _shown(found: Reading) -> str:
    parts = [found.main, found.value, found.field, found.kind]
    told = {k: v for k, v in vars(found.fields).items() if v and k != "phone_is_mobile"}
    also = f"+{','.join(found.also)}" if found.also else ""
    return " ".join(str(part) for part in parts if part) + also + (f" {told}" if told else "")


def sections(report: dict[str, Any]) -> list[Section]:
    """Return the page's sections."""
    rows = [[name, g["lines"], round(100 * g["right"], 1)] for name, g in report["groups"].items()]
    wrong = [
        [one["question"], " / ".join(one["messages"]), one["reading"], one["read"]]
        for one in report["wrong"]
    ]
    return [
        Section("Readings", [Table(["group", "lines", "right %"], rows)]),
        Section("Read wrong", [Table(["question", "messages", "right", "read"], wrong)]),
    ]


def summary(report: dict[str, Any]) -> str:
    """Return the figures for the terminal."""
    rows = [
        [name, str(g["lines"]), f"{100 * g['right']:.1f}"] for name, g in report["groups"].items()
    ]
    alarms = f"{report['false_alarms']} of {report['no_danger']}"
    return (
        table(["group", "lines", "right %"], rows)
        + f"\n\nfalse alarms of danger: {alarms}\nfalse closings: {report['false_closings']}"
        + f"\nparse: {report['milliseconds']:.1f} ms a text"
    )
