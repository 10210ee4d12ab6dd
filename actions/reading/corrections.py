"""What a customer wants put right: "telefon yanlış, 0533 …", "konu fatura değil internet". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.reading import names, new_names, new_numbers, questions as q, reading as r
from actions.reading import signs, topics
from actions.reading.candidate import Candidate
from actions.reading.emails import email_of
from actions.reading.phones import finished_phone, phone_of
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.context import Context
    from actions.reading.message import Message
    from actions.reading.reading import Fields

SERVICE_NUMBER = "service_number"
DESCRIPTION, TOPIC, PHONE, EMAIL, NAME = q.PROBLEM, q.TOPIC, q.PHONE, q.EMAIL, q.NAME
_AT_THE_SUMMARY = frozenset({q.CONFIRM, q.CORRECT})
_NOT_AT = frozenset({*q.IRREVERSIBLE, q.RESUME, q.WAITING})
_BRIEF, _SHORT_ENOUGH, _LONG = 4, 10, 16
_FIELDS: tuple[tuple[str, str], ...] = (
    (EMAIL, r"\b(?:e ?-?posta|eposta|e ?-?mail|mail|meyil)\w*"),
    (SERVICE_NUMBER, r"\b(?:hizmet|abone|abonelik|musteri) ?(?:no|num)\w*"),
    (
        DESCRIPTION,
        r"\b(?:aciklama|metin|metni|metnim|yazdigim (?:sey|sikayet)|sikayet (?:metn|kism|acikla)|"
        r"(?:sorun|problem)(?:u|um|un|i|im|unu|umu|ini)?\b(?= ?(?:kism|acik|yanl|eksik|hatal|degis|duzel)))\w*",
    ),
    (TOPIC, r"\bkonu\w*"),
    (
        PHONE,
        r"\b(?:(?:tel|tlf|tlfn|telefon|tefon|numara|nmr|num|cep|cebi|gsm|rakam|hane)\w*|"
        r"hat(?:t[iu]\w*|lar\w*)?\b)",
    ),
    (
        NAME,
        r"\b(?:ad|adi|adim|adm|adimi|adimiz|adin|adini|adina|adimin|isim|ismi|ismin|ismim|ismimi|ismime|"
        r"isimde|ismm|isimi|ismimin|soyad\w*|soyis\w*)\b",
    ),
)
_FIELD = tuple((field, re.compile(words)) for field, words in _FIELDS)
_WRONG = re.compile(r"yanl|ynls|hatali|\bdegil|duzel|duzlt|dzlt|degis|dogrusu|guncel|eksik|olacakti")
_AMISS = re.compile(
    r"yanl|ynls|\bhata|\bdegil|duzel|duzlt|dzlt|degis|dogrusu|guncel|eksik|\bol[au]?c[ae]k|olmali|olsun|"
    r"\bharic|\beski|\bkapan|\bkapali|\bbaska|\bbenim degil|\bfazla|\bkaris|\byap|\byaz|\bekle|\bunut|"
    r"\bson |\bkontrol|\bkim\b|\bnere|\boldu\b|\bbit(?:iyor|er)|\bkoy|\bartik|\byok\b|\bait\b|\bfarkli"
)
_WEAK = re.compile(r"\b(?:yap|yaz|ekle|son |koy|kim\b|nere|ait|oldu\b|yok\b)")
_ALL_RIGHT = re.compile(r"\b(?:yanlis|hata|eksik|sorun)\w* (?:bir sey )?(?:yok|gor)|\bdegil mi\b")
_RATHER = re.compile(r"\bdegil\w*[\s,;:]*|\b(?:alakasi|ilgisi) yok\s*")
_AMOUNT = re.compile(
    r"\d|\b(?:bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|yuz|bin|kat\w*|lira|tl|gun\w*|hafta\w*|ay\w*|"
    r"yil\w*|saat\w*|fatura\w*|internet\w*|gelmedi|geldi|once|sonra)\b"
)
_ALL_OF_IT = re.compile(r"\W*(?:hepsi|hepsini|tamami|tamamini|herseyi|her seyi|ikisi de|bastan sona)\W*")
_SURE = 1.0


@dataclass(frozen=True)
class Correction:
    """A field (None: not said which) and its new value (None: still to be asked)."""

    field: str | None
    value: str | None = None
    choices: tuple[str, ...] = ()


def candidates(message: Message, context: Context, told: Fields) -> Iterator[Candidate]:
    """Yield that something told before is wrong, and what is right."""
    if context.question in _AT_THE_SUMMARY:
        if context.question == q.CORRECT and _ALL_OF_IT.fullmatch(message.folded):
            yield Candidate(r.UNCLEAR, _SURE)
        elif (found := _at_the_summary(message, context, told)) is not None:
            yield _candidate(found, _score(message, found))
    elif (context.told or context.name) and context.question not in _NOT_AT:
        field = field_named(message.folded)
        brief = len(message.words) <= _SHORT_ENOUGH
        if brief and field not in {None, context.question} and _WRONG.search(message.folded):
            known = (context.name, getattr(context, "phone", None))
            score = max(0.75, message.likelihood("correct_detail"))
            yield _candidate(_with_value(field, message, *known), score)


def _candidate(found: Correction, score: float) -> Candidate:
    return Candidate(
        r.CORRECT, score, value=found.value, field=found.field, choices=found.choices
    )


def _score(message: Message, found: Correction) -> float:
    """Return how sure a correction is: less so without a value, where a human is asked for."""
    other = max(message.likelihood(one) for one in ("talk_to_agent", "ask_why", "cancel"))
    return min(_SURE, max(0.5, other - 0.05)) if found.value is None and other > 1 / 2 else _SURE


def _at_the_summary(message: Message, context: Context, told: Fields) -> Correction | None:
    folded, words = message.folded, message.words
    given = told.email is not None or told.phone is not None
    if len(words) > (_LONG * 2 if given else _LONG):
        return None
    # The number in the summary is not in every context yet; without it the whole one is asked.
    phone: str | None = getattr(context, "phone", None)
    field = field_named(folded)
    amiss = _is_amiss(folded)
    if given:
        return _with_value(field, message, context.name, phone)
    if (whole := _in_parts(message)) is not None:
        return Correction(PHONE, whole)
    if field is None and new_numbers.put_right(folded, phone):
        return Correction(PHONE, new_numbers.put_right(folded, phone))
    part = new_names.names_known_part(folded, context.name)
    if field in {NAME, None} and (found := _name(message, context, part, field, amiss=amiss)):
        return found
    if field is not None and (amiss or (context.question == q.CORRECT and len(words) <= _BRIEF)):
        return _with_value(field, message, context.name, phone)
    if field == TOPIC or (field is None and _RATHER.search(folded)):
        return _rather(message, context, phone, field)
    return None


def _is_amiss(folded: str) -> bool:
    found = {match.group() for match in _AMISS.finditer(folded)}
    if signs.ASKED.search(folded) and not re.search(r"\bkim\b", folded):
        found = {word for word in found if not _WEAK.match(word)}
    return bool(found) and not _ALL_RIGHT.search(folded)


def _in_parts(message: Message) -> str | None:
    """Return a number whose digits came in several messages, the last of them this one."""
    begun = ""
    for text in reversed(message.earlier):
        if not text.replace(" ", "").isdigit():
            break
        begun = text + begun
    if not begun or not message.text.replace(" ", "").isdigit():
        return None
    phone = finished_phone(re.sub(r"\D", "", begun), message.text)
    return phone.number if phone is not None else None


def _name(
    message: Message, context: Context, part: str | None, field: str | None, *, amiss: bool
) -> Correction | None:
    """Read a corrected name: by the field, by the part that is wrong, or by itself."""
    text, asked = message.text, context.question == q.CORRECT
    i_am = re.search(r"\bben(?:im adim| )\s*(?=[A-ZÇĞİÖŞÜ])", text.replace("Ben", "ben"))
    bare = names.read(text) if len(text.split()) <= _BRIEF else None
    alike = new_names.resembles(text, context.name)
    if field == NAME or (part and amiss) or i_am or alike:
        value = new_names.put_right(text, context.name)
        known = fold(value or "") == fold(context.name or "")
        if value is not None and not known:
            return Correction(NAME, value)
        named = field == NAME and (amiss or asked)
        return Correction(NAME) if named or (part and amiss) else None
    if bare is not None and field is None and (asked or _is_written_as_a_name(text)):
        if message.likelihood("inform") > 1 / 4 and (asked or part):
            return Correction(NAME, new_names.put_right(text, context.name) or bare)
    return None


def _is_written_as_a_name(text: str) -> bool:
    return all(word[:1].isupper() for word in text.split())


def _rather(
    message: Message, context: Context, phone: str | None, field: str | None
) -> Correction | None:
    """Read "… değil …" that names no field: a topic, an amount, or a part of the story."""
    folded = message.folded
    match = _RATHER.search(folded)
    before, after = (folded[: match.start()], folded[match.end() :]) if match else ("", folded)
    if field == TOPIC or (topics.read(before) and topics.read(after) and not _AMOUNT.search(after)):
        return _topic(message.text)
    if topics.read(before) and "yok" in folded and topics.read(after):
        return _topic(message.text)
    if new_numbers.is_in_part(folded) and not re.search(r"\b(?:lira|tl|kat|gun|ay|fatura\w*)\b", folded):
        return Correction(PHONE, new_numbers.put_right(folded, phone))
    if _AMOUNT.search(before) and _AMOUNT.search(after):
        return Correction(DESCRIPTION, message.text.strip())
    return None


def _with_value(
    field: str | None, message: Message, known_name: str | None, known_phone: str | None
) -> Correction:
    """Find the new value; an address or a number says by itself what it corrects."""
    phone, email = phone_of(message), email_of(message)
    if field == SERVICE_NUMBER:
        return Correction(field, message.first(SERVICE_NUMBER))
    if field == NAME and (value := new_names.put_right(message.text, known_name)) and not email:
        return Correction(NAME, value)
    if email is not None:
        return Correction(EMAIL, email)
    if phone is not None:
        return Correction(PHONE, phone.number)
    if field == PHONE:
        return Correction(field, new_numbers.put_right(message.folded, known_phone))
    return _topic(message.text) if field == TOPIC else Correction(field)


def field_named(folded: str) -> str | None:
    """Return the field that a folded text is about: the one it names first, or None."""
    found = [(match.start(), field) for field, words in _FIELD if (match := words.search(folded))]
    return min(found, default=(0, None))[1]


def _topic(text: str) -> Correction:
    folded = fold(text)
    rather = _RATHER.search(folded)
    named = re.sub(r"\bkonu\w*", "", folded[rather.end() if rather else 0 :])
    found = topics.read(named)
    if len(found) == 1:
        return Correction(TOPIC, found[0])
    return Correction(TOPIC, None, found)
