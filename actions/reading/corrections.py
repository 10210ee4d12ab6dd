"""What a customer wants put right: "telefon yanlış, 0533 …", "konu fatura değil internet". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.reading import names, questions as q, reading as r, topics
from actions.reading.candidate import Candidate
from actions.reading.emails import email_of
from actions.reading.phones import phone_of
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.context import Context
    from actions.reading.message import Message
    from actions.reading.reading import Fields

SERVICE_NUMBER = "service_number"
DESCRIPTION, TOPIC, PHONE, EMAIL, NAME = q.PROBLEM, q.TOPIC, q.PHONE, q.EMAIL, q.NAME
_BRIEF, _SHORT_ENOUGH = 3, 10
_FIELDS: tuple[tuple[str, str], ...] = (
    (r"\b(e ?-?posta|eposta|e ?-?mail|mail)\w*", EMAIL),
    (r"\b(hizmet|abone|abonelik|musteri) ?(no|num)\w*", SERVICE_NUMBER),
    (r"\b(aciklama|metin|metni|metnim|anlat|yazdigim sey|sikayet metn)\w*", DESCRIPTION),
    (r"\bkonu\w*", TOPIC),
    (r"\b(tel|tlf|telefon|tefon|numara|nmr|num|cep|gsm)\w*", PHONE),
    (r"\b(ad|adi|adim|adimi|adm|isim|ismi|ismim|ismimi|ismm|soyad\w*|soyis\w*)\b", NAME),
)
_WRONG = re.compile(
    r"yanl|ynls|hatali|\bdegil\b|duzel|duzlt|dzlt|degis|dogrusu|guncel|eksik|olacakti",
)
_RATHER = re.compile(r"\bdegil\b[\s,;:]*")
_RIGHT = re.compile(r"\b(?:dogrusu|yenisi|olarak|olmali|olacak)\b[\s,;:]*")
_TAIL = re.compile(r"[\s,;.:!]*\b(?:olacak\w*|olcak|olmali|yazin|olsun|diye.*|duzelt\w*)\b.*$")


@dataclass(frozen=True)
class Correction:
    """A field (None: not said which) and its new value (None: still to be asked)."""

    field: str | None
    value: str | None = None
    choices: tuple[str, ...] = ()


def candidates(message: Message, context: Context, told: Fields) -> Iterator[Candidate]:
    """Yield that something told before is wrong, and what is right."""
    if not (context.told or context.name) and context.question not in {q.CONFIRM, q.CORRECT}:
        return
    meant = message.likelihood("correct_detail")
    field, wrong = field_named(message.folded), bool(_WRONG.search(message.folded))
    if context.question == q.CORRECT and field is not None and len(message.words) <= _BRIEF:
        found = _with_value(field, message, context.name)
        yield Candidate(r.CORRECT, 0.95, value=found.value, field=found.field, choices=found.choices)
        return
    brief = len(message.words) <= _SHORT_ENOUGH
    if wrong and field is not None and brief and field != context.question:
        found = _with_value(field, message, context.name)
        score = 0.93 if context.question in {q.CONFIRM, q.CORRECT} else max(0.75, meant)
        yield Candidate(
            r.CORRECT, score, value=found.value, field=found.field, choices=found.choices
        )
    elif context.question in {q.CONFIRM, q.CORRECT}:
        new = [(q.PHONE, told.phone), (q.EMAIL, told.email), (q.NAME, told.name)]
        for changed, value in new:
            if value is not None:
                yield Candidate(r.CORRECT, 0.9, value=value, field=changed)
                break


def _with_value(field: str | None, message: Message, known_name: str | None) -> Correction:
    """Find the new value; an address or a number says by itself what it corrects."""
    phone, email = phone_of(message), email_of(message)
    if field == SERVICE_NUMBER:
        return Correction(field, message.first(SERVICE_NUMBER))
    if email is not None:
        return Correction(EMAIL, email)
    if phone is not None:
        return Correction(PHONE, phone.number)
    if field == NAME:
        return Correction(field, _name(message.text, known_name))
    return _topic(message.text) if field == TOPIC else Correction(field)


def field_named(folded: str) -> str | None:
    """Return the field that a folded text is about, or None."""
    return next((field for words, field in _FIELDS if re.search(words, folded)), None)


def _name(text: str, known: str | None) -> str | None:
    """Read "adım Ayşe değil Ayşen" and "ismim yanlış, doğrusu Sevda"."""
    folded = fold(text)
    rather = _RATHER.search(folded)
    if rather is None:
        right = _RIGHT.search(folded)
        if right and right.group().startswith(("dogrusu", "yenisi")):
            return names.read(_without_tail(text[right.end() :]))
        return None
    new = _without_tail(text[rather.end() :])
    wrong = text[: rather.start()].split()[-1:] or [""]
    if known and len(new.split()) == 1:
        replaced = names.replace_part(known, wrong[0].strip(",."), new.strip(" .,"))
        if replaced:
            return replaced
        if "soyad" in folded or "soyis" in folded:
            first_names = known.split()[:-1] or [known]
            return names.read(" ".join([*first_names, new]))
    return names.read(new)


def _topic(text: str) -> Correction:
    folded = fold(text)
    rather = _RATHER.search(folded)
    start = rather.end() if rather else 0
    found = topics.read(re.sub(r"\bkonu\w*", "", folded[start:]))
    if len(found) == 1:
        return Correction(TOPIC, found[0])
    return Correction(TOPIC, None, found)


def _without_tail(text: str) -> str:
    tail = _TAIL.search(fold(text))
    return text[: tail.start()] if tail else text
