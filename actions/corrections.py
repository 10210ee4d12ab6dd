"""What a customer wants put right: "telefon yanlış, 0533 …", "konu fatura değil internet". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions import names, topics
from actions.complaint_draft import DESCRIPTION, EMAIL, NAME, PHONE, TOPIC, Draft
from actions.contact import email_of, phone_of
from bot.turkish import fold

if TYPE_CHECKING:
    from actions.message import Message

SERVICE_NUMBER = "service_number"
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


def read(message: Message, draft: Draft) -> Correction | None:
    """Return what is to be corrected, or None when the message corrects nothing."""
    meant = message.intent == "correct_detail"
    if message.is_choice:
        return Correction(message.first("field")) if meant else None
    field, wrong = field_named(message.folded), bool(_WRONG.search(message.folded))
    found = _with_value(field, message, draft)
    if not meant:
        return found if wrong and field is not None else None
    # A bare "Ayşe" looks like a correction to the classifier, which learnt corrected names.
    return found if wrong or found.field is not None else None


def _with_value(field: str | None, message: Message, draft: Draft) -> Correction:
    """Find the new value; an address or a number says by itself what it corrects."""
    phone, email = phone_of(message), email_of(message)
    if field == SERVICE_NUMBER:
        return Correction(field, message.first(SERVICE_NUMBER))
    if email is not None:
        return Correction(EMAIL, email)
    if phone is not None:
        return Correction(PHONE, phone.number)
    if field == NAME:
        return Correction(field, _name(message.text, draft))
    return _topic(message.text) if field == TOPIC else Correction(field)


def field_named(folded: str) -> str | None:
    """Return the field that a folded text is about, or None."""
    return next((field for words, field in _FIELDS if re.search(words, folded)), None)


def _name(text: str, draft: Draft) -> str | None:
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
    if draft.customer_name and len(new.split()) == 1:
        replaced = names.replace_part(draft.customer_name, wrong[0].strip(",."), new.strip(" .,"))
        if replaced:
            return replaced
        if "soyad" in folded or "soyis" in folded:
            first_names = draft.customer_name.split()[:-1] or [draft.customer_name]
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
