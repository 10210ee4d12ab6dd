"""Readings: what a message says, given the question that was asked.

A line has `question`, `messages` (one or more, sent one after the other), the right `reading`, and
where it fits `value`, `field`, `kind`, `language`, `also` (further readings, in order), `fields`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from actions.reading import questions as q, reading as r, topics
from actions.reading.context import Context
from actions.reading.message import Message
from actions.reading.read import read
from actions.reading.reading import Fields, Reading
from lexicon.turkish import fold
from tools.evaluation.page import Section, Table
from tools.evaluation.terminal import table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tools.evaluation.model import NluModel

# Where a story was told before the question comes.
_TOLD = frozenset({q.SOLVED, q.TOPIC, q.PHONE, q.EMAIL, q.NAME, q.CONFIRM, q.CORRECT, q.DROP})
_SUMMARY = frozenset({q.CONFIRM, q.CORRECT})
_FIELD = {"description": q.PROBLEM, "topic": q.TOPIC}
# Readings that lead to the same thing being done, so that either is right.
_ALIKE = (
    frozenset({r.YES, r.SOLVED}),
    frozenset({r.NO, r.PERSISTS}),
    frozenset({r.COMPLAINT, r.MORE, r.PERSISTS}),
    frozenset({r.UNCLEAR, r.INVALID}),
    frozenset({r.SMALL_TALK, r.OUT_OF_SCOPE, r.UNCLEAR}),
    frozenset({r.POSITION, r.HOW_LONG}),
    frozenset({r.CANCEL, r.NO_COMPLAINT}),
    frozenset({r.LEAVE_QUEUE, r.CANCEL}),
)


def measure(rows: Sequence[dict[str, Any]], model: NluModel) -> dict[str, Any]:
    """Return how many lines are read right, by what is asked and what is right, and the others."""
    texts = sorted({text for row in rows for text in row["messages"]})
    parsed = dict(zip(texts, model.parse(texts), strict=True))
    groups: dict[str, list[bool]] = defaultdict(list)
    wrong: list[dict[str, Any]] = []
    for row in rows:
        found = read_line(row, parsed)
        right = is_right(row, found)
        for group in _groups(row):
            groups[group].append(right)
        if not right:
            wrong.append({**row, "read": _shown(found)})
    alarms = [
        row
        for row in rows
        if row["reading"] != r.DANGER and read_line(row, parsed).main == r.DANGER
    ]
    closed = [
        row
        for row in rows
        if row["question"] in {q.SOLVED, q.CLOSE}
        and row["reading"] not in {r.YES, r.SOLVED}
        and read_line(row, parsed).main in {r.YES, r.SOLVED}
    ]
    return {
        "groups": {
            name: {"lines": len(right), "right": sum(right) / len(right)}
            for name, right in sorted(groups.items())
        },
        "false_alarms": len(alarms),
        "no_danger": sum(row["reading"] != r.DANGER for row in rows),
        "false_closings": len(closed),
        "milliseconds": model.milliseconds_per_text,
        "wrong": wrong,
    }


def read_line(row: dict[str, Any], parsed: dict[str, dict[str, Any]]) -> Reading:
    """Return the reading of a line: of its last message, after those before it.

    Where the messages tell several details, those of all of them; the first story is the reading.
    """
    context = context_of(row)
    every: list[Reading] = []
    before: list[str] = []
    for text in row["messages"]:
        message = Message.of({**parsed[text], "text": text}, before)
        found = read(message, context)
        every.append(found)
        before.append(text)
        if found.main == r.PART:
            context = replace(context, begun=found.value)
        elif len(row.get("fields") or ()) >= _SEVERAL and found.main in r.STORY:
            context = replace(context, question=q.PHONE, told=True)
    return _joined(row, every) if row.get("fields") else every[-1]


def _joined(row: dict[str, Any], every: Sequence[Reading]) -> Reading:
    told: dict[str, Any] = {}
    asked = row["question"] if row["question"] in {q.NAME, q.EMAIL} else q.PHONE
    for found in every:
        if found.main == r.GIVEN and found.value:
            told.setdefault(
                asked if row["question"] != q.TRACKING else "tracking_number", found.value
            )
        for name, value in vars(found.fields).items():
            if value and name not in told:
                told[name] = value
    wanted = {row["reading"]} if row["reading"] == r.GIVEN else r.STORY
    main = next((found for found in every if found.main in wanted), every[-1])
    return replace(main, fields=Fields(**told))


def context_of(row: dict[str, Any]) -> Context:
    """Return what is known when the line's question was asked."""
    question = row["question"]
    return Context(
        question=question,
        offer=f"{question}:1",
        told=question in _TOLD,
        topic="billing" if question in _TOLD else None,
        name="Ayşe Yılmaz" if question in _SUMMARY else None,
        phone="+905321234567" if question in _SUMMARY else None,
    )


def is_right(row: dict[str, Any], found: Reading) -> bool:
    """Whether a line was read right: the reading, what was given, the wishes, the details."""
    wanted = row["reading"]
    if wanted == r.DANGER:
        return found.kind == row.get("kind") or found.main == r.DANGER
    alike = found.main == wanted or any({found.main, wanted} <= pair for pair in _ALIKE)
    beside = found.main in {*row.get("also", ()), r.GREET} and _is_among(wanted, found)
    if not alike and not beside:
        return False
    if wanted in {r.GIVEN, r.CORRECT} and not _value_is_right(row, found):
        return False
    missing = [one for one in row.get("also", ()) if not _is_among(one, found)]
    return not missing and _fields_are_right(row.get("fields") or {}, found, row)


def _is_among(reading: str, found: Reading) -> bool:
    if reading in {r.GREET, r.THANK, r.INSULT, r.GOODBYE, r.SMALL_TALK}:
        return True  # said along, answered by nothing
    told = {*found.all}
    return any({reading, one} <= pair or reading == one for one in told for pair in _ALIKE) or (
        reading in {r.COMPLAINT, r.MORE} and bool(found.text)
    )


def _value_is_right(row: dict[str, Any], found: Reading) -> bool:
    if "field" in row and found.field != _FIELD.get(row["field"], row["field"]):
        return False
    value = row.get("value")
    if value is None or (row["reading"] == r.CORRECT and row.get("field") == "description"):
        return True
    if row["question"] == q.TOPIC or row.get("field") == "topic":
        named = topics.read(value)
        return found.value in named or bool(set(found.choices) & set(named))
    if row["reading"] == r.CORRECT and found.value is None:
        return False
    return _same(str(value), found.value or "")


def _same(value: str, found: str) -> bool:
    return fold(value).replace(" ", "") == fold(found).replace(" ", "")


def _fields_are_right(wanted: dict[str, Any], found: Reading, row: dict[str, Any]) -> bool:
    told = found.fields
    for name, value in wanted.items():
        if name in {"story", "date"}:
            continue  # the message is kept whole
        have = getattr(told, name)
        if name == "service_number" and have is None and not told.phone_is_mobile:
            have = told.phone
        if name in {"phone", "name", "email"} and have is None and row["question"] == name:
            have = found.value
        if have is None or not _same(_plain(name, str(value)), _plain(name, have)):
            return False
    return True


def _plain(name: str, value: str) -> str:
    if name in {"service_number", "phone", "tracking_number"}:
        return "".join(c for c in value if c.isdigit())[-10:]
    return value


def _groups(row: dict[str, Any]) -> list[str]:
    """Return the names under which a line is counted."""
    found = ["all", f"at {row['question']}"]
    found += [name for name, belongs in _GROUPS.items() if belongs(row)]
    return found


def _is_to(row: dict[str, Any], questions: frozenset[str], readings: frozenset[str]) -> bool:
    return row["question"] in questions and row["reading"] in readings


_SEVERAL = 2
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
        row, _SUMMARY, frozenset({r.YES, r.NO, r.CORRECT, r.UNSURE})
    ),
    "solved": lambda row: _is_to(
        row, frozenset({q.SOLVED}), frozenset({r.YES, r.NO, r.UNSURE, r.WAIT})
    ),
    "requests": lambda row: row["reading"] in r.REQUESTS,
    "everything in one message": lambda row: (
        len(row.get("fields") or ()) >= _SEVERAL and row["reading"] in r.STORY
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
