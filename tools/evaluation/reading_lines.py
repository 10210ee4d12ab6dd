"""A line of readings: how it is read, and whether that is right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from actions.reading import questions as q, reading as r, topics
from actions.reading.context import Context
from actions.reading.message import Message
from actions.reading.read import read
from actions.reading.reading import Fields, Reading
from actions.reading.second_opinion import ALIKE
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actions.reading.learnt import Learnt


# Where a story was told before the question comes.
_TOLD = frozenset({q.SOLVED, q.TOPIC, q.PHONE, q.EMAIL, q.NAME, q.CONFIRM, q.CORRECT, q.DROP})
SUMMARY = frozenset({q.CONFIRM, q.CORRECT})
_FIELD = {"description": q.PROBLEM, "topic": q.TOPIC}


# Readings of which either is right: those that the assistant holds alike, and a few more.
_ALIKE = (
    *ALIKE,
    frozenset({r.SMALL_TALK, r.OUT_OF_SCOPE, r.UNCLEAR}),
    frozenset({r.CANCEL, r.NO_COMPLAINT}),
    frozenset({r.LEAVE_QUEUE, r.CANCEL}),
)


_AMISS = frozenset({r.NO, r.CORRECT})
_NOT_SOLVED = frozenset({r.NO, r.PERSISTS, r.UNSURE})


def read_line(
    row: dict[str, Any], parsed: dict[str, dict[str, Any]], learnt: Learnt | None = None
) -> Reading:
    """Return the reading of a line: of its last message, after those before it.

    Where the messages tell several details, those of all of them; the first story is the reading.
    """
    context = context_of(row)
    every: list[Reading] = []
    before: list[str] = []
    for text in row["messages"]:
        message = Message.of({**parsed[text], "text": text}, before)
        found = read(message, context, learnt)
        every.append(found)
        before.append(text)
        if found.main == r.PART:
            context = replace(context, begun=found.value)
        elif len(row.get("fields") or ()) >= SEVERAL and found.main in r.STORY:
            context = replace(context, question=q.PHONE, told=True)
    return _joined(row, every) if row.get("fields") else every[-1]


def last_message(row: dict[str, Any], parsed: dict[str, dict[str, Any]]) -> tuple[Message, Context]:
    """Return a line's last message, and what is known when it comes."""
    context = context_of(row)
    before: list[str] = []
    *earlier, last = row["messages"]
    for text in earlier:
        found = read(Message.of({**parsed[text], "text": text}, before), context)
        before.append(text)
        if found.main == r.PART:
            context = replace(context, begun=found.value)
    return Message.of({**parsed[last], "text": last}, before), context


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
        name="Ayşe Yılmaz" if question in SUMMARY else None,
        phone="+905321234567" if question in SUMMARY else None,
    )


def is_right(row: dict[str, Any], found: Reading) -> bool:
    """Whether a line was read right: the reading, what was given, the wishes, the details."""
    wanted = row["reading"]
    if wanted == r.DANGER:
        return found.kind == row.get("kind") or found.main == r.DANGER
    alike = found.main == wanted or any({found.main, wanted} <= pair for pair in _ALIKE)
    if row["question"] == q.SOLVED and {found.main, wanted} <= _NOT_SOLVED:
        alike = True  # either way it stays open, and is asked or registered
    if row["question"] == q.CONFIRM and "field" not in row and {found.main, wanted} <= _AMISS:
        alike = True  # either way what is wrong is asked next
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


SEVERAL = 2
