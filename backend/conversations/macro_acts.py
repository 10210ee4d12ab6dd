"""What a macro may do, and whether what is chosen of it can be. Pure, but for who works here.

A macro is a form that is filled in beforehand: of each act what was chosen, nothing where the act
is not done. Acts are done in the order of `ORDER`: what gives a complaint to others comes last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import reminder_times, states
from backend.complaints.answering import ANSWER_LIMIT, QUESTION_LIMIT
from backend.complaints.lengths import too_long
from backend.complaints.models.reminder import REMINDER_LIMIT
from backend.complaints.registration import ADDITION_LIMIT
from backend.complaints.states import State
from backend.complaints.teams import TEAM_WRONG, teams
from backend.complaints.topics import choosable
from backend.conversations import canned
from backend.kit.text import clean, clean_line

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

NOTE, REMINDER, STATE, QUESTION, ANSWER = "note", "reminder", "state", "question", "answer"
TOPIC, ASSIGN = "topic", "assign"
ORDER = (NOTE, REMINDER, STATE, QUESTION, ANSWER, TOPIC, ASSIGN)
LABELS = {
    NOTE: "İç not",
    REMINDER: "Hatırlat",
    STATE: "Durumu değiştir",
    QUESTION: "Müşteriye sor",
    ANSWER: "Sonuçlandır",
    TOPIC: "Konuyu değiştir",
    ASSIGN: "Ata",
}
ME, POOL = "me", "pool"
PEOPLE = {ME: "uygulayan kişi (ben)", POOL: "sahipsiz (ekip havuzu)"}
_CHOSEN = ("topic", "team", "person", "state", "outcome", "when")
_WRITTEN = {
    "note": ADDITION_LIMIT,
    "question": QUESTION_LIMIT,
    "answer": ANSWER_LIMIT,
    "reminder": REMINDER_LIMIT,
}
FIELDS = (*_CHOSEN, *_WRITTEN)
CHOICE_WRONG = "Listeden birini seçin."
NOTHING = "Makro bir şey yapmalı: en az bir işlem seçin."
ONE_END = "Durum, soru ve sonuçtan yalnızca biri seçilebilir."
OUTCOME_ALONE = "Sonuçla birlikte müşteriye gidecek yanıtı da yazın."
ANSWER_ALONE = "Yanıtla birlikte sonucu da seçin."
WHEN_ALONE = "Neyin hatırlatılacağını yazın."
REMINDER_ALONE = "Ne zaman hatırlatılacağını seçin."
BY_HAND = tuple(
    each
    for each in State
    if each is not State.WAITING_CUSTOMER and any(each in states.choices(at) for at in State)
)
"""The states a macro may choose; to wait for the customer is to ask them something."""


def cleaned(fields: Mapping[str, str]) -> dict[str, str]:
    """Return what is chosen and written, as it is kept: nothing of what is empty."""
    kept = {name: clean_line(fields.get(name, "")) for name in (*_CHOSEN, "reminder")}
    kept |= {name: clean(fields.get(name, "")).strip() for name in _WRITTEN if name != "reminder"}
    return {name: value for name, value in kept.items() if value}


def problems(kept: Mapping[str, str], people: Collection[str]) -> dict[str, str]:
    """Say by field what cannot be; `people` are the ids of who may be given a complaint."""
    known: dict[str, Collection[str]] = {
        "topic": dict(choosable()),
        "person": {*PEOPLE, *people},
        "state": BY_HAND,
        "outcome": list(states.DECISIONS),
        "when": reminder_times.QUICK,
    }
    wrong = {
        name: CHOICE_WRONG for name, ones in known.items() if kept.get(name, "") not in {"", *ones}
    }
    if kept.get("team", "") not in {"", *teams()}:
        wrong["team"] = TEAM_WRONG
    for name, limit in _WRITTEN.items():
        text = kept.get(name, "")
        if len(text) > limit:
            wrong[name] = too_long(limit)
        elif problem := canned.unknown_place(text):
            wrong[name] = problem
    pairs = (
        ("answer", "outcome", OUTCOME_ALONE),
        ("outcome", "answer", ANSWER_ALONE),
        ("reminder", "when", WHEN_ALONE),
        ("when", "reminder", REMINDER_ALONE),
    )
    for missing, given, told in pairs:
        if given in kept and missing not in kept:
            wrong.setdefault(missing, told)
    if sum(name in kept for name in (STATE, QUESTION, ANSWER)) > 1:
        wrong[STATE] = ONE_END
    if not kept:
        wrong["acts"] = NOTHING
    return wrong


def acts_of(kept: Mapping[str, str]) -> list[str]:
    """Return which acts a macro does, in their order."""
    given = {ASSIGN} if {"team", "person"} & kept.keys() else set()
    return [act for act in ORDER if act in kept or act in given]


def is_ready(text: str) -> bool:
    """Whether words stand for a ready reply: a slash and its short name."""
    return text.startswith("/") and canned.is_code(text[1:])
