"""What a customer wants put right: "telefon yanlış, 0533 …", "konu fatura değil internet". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.reading import (
    details,
    instructions,
    named_after_a_no,
    names,
    new_amounts,
    new_names,
    new_numbers,
    new_places,
    new_words,
    pointed_out,
    questions as q,
    reading as r,
    rewriting,
    stories,
    tells,
    topics,
    topics_put_right,
)
from actions.reading.candidate import Candidate
from actions.reading.emails import email_of
from actions.reading.phones import phone_of, read_phone
from actions.reading.short_answers import lead
from actions.reading.told_fields import (
    DESCRIPTION,
    EMAIL,
    NAME,
    PHONE,
    PLACE,
    SERVICE_NUMBER,
    TOPIC,
    WRONG,
    field_named,
    is_amiss,
)
from actions.reading.verbs import plain
from lexicon.turkish import fold, lower

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.context import Context
    from actions.reading.message import Message
    from actions.reading.phones import Phone
    from actions.reading.reading import Fields

_AT_THE_SUMMARY = frozenset({q.CONFIRM, q.CORRECT})
_NOT_AT = frozenset({*q.IRREVERSIBLE, q.RESUME, q.WAITING})
_BRIEF, _SHORT_ENOUGH, _LONG = 4, 10, 16
_RATHER = re.compile(r"\bdegil\w*[\s,;:]*|\b(?:alakasi|ilgisi) yok\s*|\byazm[iu]ss[iu]n\w*\s*")
_AMOUNT = re.compile(
    r"\d|\b(?:bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz|on|yuz|bin|kat\w*|lira|tl|gun\w*|hafta\w*|"
    r"ay\w*|"
    r"yil\w*|saat\w*|fatura\w*|internet\w*|gelmedi|geldi|once|sonra)\b"
)
_ALL_OF_IT = re.compile(
    r"\W*(?:hepsi|hepsini|tamami|tamamini|herseyi|her seyi|ikisi de|bastan sona)\W*"
)
_I_AM = re.compile(r"\b[Bb]en(?:im adım)? (?=[A-ZÇĞİÖŞÜ])")
_SURE, _PLAIN = 1.0, 0.97
_TO_REACH = re.compile(
    r"yanl|\bhatali|\bdegil|\bdegis|\bduzel|\bara(?:y[iu]n|s[iu]n|rs)|\bulas|\bkullan|\birtibat|\bolsun|"
    r"\bolacak"
)
_FEWEST_ADDED = 2


@dataclass(frozen=True)
class Correction:
    """A field (None: not said which) and its new value (None: still to be asked)."""

    field: str | None
    value: str | None = None
    choices: tuple[str, ...] = ()


def candidates(message: Message, context: Context, told: Fields) -> Iterator[Candidate]:
    """Yield that something told before is wrong, and what is right."""
    if context.question in _AT_THE_SUMMARY:
        other = named_after_a_no.name(message.text, asked=False) if context.name else None
        if context.question == q.CORRECT and _ALL_OF_IT.fullmatch(message.folded):
            yield Candidate(r.UNCLEAR, _SURE)
        elif other is not None:
            value = new_names.put_right(other, context.name) or other
            yield Candidate(r.CORRECT, _SURE, value=value, field=NAME)
        elif (found := _at_the_summary(message, context, told)) is not None:
            yield _candidate(found, _score(message, found))
        elif adds(message, told):
            yield Candidate(r.MORE, _SURE)
        elif instructions.instructs(plain(message.text)):
            yield Candidate(r.CORRECT, _SURE)
    elif (context.told or context.name) and context.question not in _NOT_AT:
        field = field_named(message.folded)
        brief = len(message.words) <= _SHORT_ENOUGH
        found = _in_passing(message, context) if brief and told.phone is None else None
        if found is not None:
            yield _candidate(found, _PLAIN)
        elif brief and field not in {None, context.question} and WRONG.search(message.folded):
            known = (context.name, context.phone)
            score = max(0.75, message.likelihood("correct_detail"))
            yield _candidate(_with_value(field, message, *known), score)


def _in_passing(message: Message, context: Context) -> Correction | None:
    """Return what is put right where something else is asked: some digits, or the topic."""
    folded = message.folded
    if new_numbers.is_in_part(folded) and context.question != q.PHONE:
        number = new_numbers.put_right(folded, context.phone)
        if number is not None:
            return Correction(PHONE, number)
    other = topics_put_right.instead_of(context.topic, folded)
    return Correction(TOPIC, other) if other and context.question != q.TOPIC else None


def adds(message: Message, told: Fields) -> bool:
    """Whether words are to be added to what was told: "hat kesik, onu da yaz"."""
    if not (stories.says_to_add(message) or new_words.added(message.text)):
        return False
    return len(details.left(message, told)) >= _FEWEST_ADDED


def _candidate(found: Correction, score: float) -> Candidate:
    return Candidate(r.CORRECT, score, value=found.value, field=found.field, choices=found.choices)


def _score(message: Message, found: Correction) -> float:
    """Return how sure a correction is: less so without a value, where a human is asked for."""
    other = max(message.likelihood(one) for one in ("talk_to_agent", "ask_why", "cancel"))
    return min(_SURE, max(0.5, other - 0.05)) if found.value is None and other > 1 / 2 else _SURE


def _at_the_summary(message: Message, context: Context, told: Fields) -> Correction | None:
    """Return what is corrected, by the first that holds of what a correction may be."""
    folded, words, phone = message.folded, message.words, context.phone
    given = told.email is not None or told.phone is not None
    if told.phone is not None and phone is not None and details.is_anothers_number(folded):
        return None
    other = pointed_out.number(message.text, phone, context.line)
    if other is not None and told.phone is None:
        return Correction(PHONE, other)
    if len(words) > (_LONG * 2 if given else _LONG):
        return None
    field = field_named(folded)
    instead = rewriting.instead(message.text)
    if instead is not None and not given:
        return Correction(DESCRIPTION, instead)
    in_part = field is None or (field == PHONE and new_numbers.is_in_part(folded))
    whole = new_numbers.in_parts(message) or (
        new_numbers.put_right(folded, phone) if in_part else None
    )
    if given or whole:
        return (
            Correction(PHONE, whole) if whole else _with_value(field, message, context.name, phone)
        )
    return _a_fact(message, field) or _by_its_words(message, context, told)


def _a_fact(message: Message, field: str | None) -> Correction | None:
    """Return the place or the sum of money that is put right."""
    place = new_places.put_right(message)
    if place is not None:
        return Correction(PLACE, place)
    if new_amounts.put_right(message.folded) is not None and field in {None, DESCRIPTION}:
        return Correction(DESCRIPTION, message.text.strip())
    return None


def _by_its_words(message: Message, context: Context, told: Fields) -> Correction | None:
    """Return what is corrected where no number or address says it: a topic, a name, a field."""
    folded, words, phone = message.folded, message.words, context.phone
    field, amiss = field_named(folded), is_amiss(folded)
    if field == DESCRIPTION and names.is_alone(message.text):
        field = None  # "Metin" is somebody
    if field == NAME and details.is_anothers_name(folded):
        field = NAME if new_names.put_right(message.text, context.name) else None
    other = topics_put_right.instead_of(context.topic, folded)
    if context.question == q.CORRECT and other is None and field is None:
        other = _topic_alone(message)
    if other is not None and field in {None, TOPIC, PHONE}:  # "numara taşıma" is one, too
        return Correction(TOPIC, other)
    either = topics_put_right.either_of(context.topic, folded)
    if either and field in {None, TOPIC}:
        return Correction(TOPIC, None, either)
    named = _name(message, context, field, amiss=amiss) if field in {NAME, None} else None
    asked = context.question == q.CORRECT and len(words) <= _BRIEF
    if named is None and adds(message, told):
        return None
    if named is not None or (field is not None and (amiss or asked)):
        return named or _with_value(field, message, context.name, phone)
    may_be = field == TOPIC or (field is None and _RATHER.search(folded) is not None)
    return _rather(message, phone, field) if may_be else None


def _topic_alone(message: Message) -> str | None:
    """Return the topic that is all that a message names, where it was asked what is wrong."""
    found = topics.read(message.text) if len(message.words) <= _BRIEF else ()
    return found[0] if len(found) == 1 else None


def _name(
    message: Message, context: Context, field: str | None, *, amiss: bool
) -> Correction | None:
    """Read a corrected name: by the field, by the part that is wrong, or by itself."""
    text, asked = message.text, context.question == q.CORRECT
    part = new_names.names_known_part(message.folded, context.name)
    wrong = field == NAME or (part is not None and amiss)
    if wrong or _I_AM.search(text) or new_names.resembles(text, context.name):
        value = new_names.put_right(text, context.name)
        if value is not None and lower(value) != lower(context.name or ""):
            return Correction(NAME, value)
        return Correction(NAME) if wrong and (amiss or asked) else None
    bare = names.read(text) if len(text.split()) <= _BRIEF and field is None else None
    if bare is None or lead(plain(text)) is not None:
        return None
    if not (asked and message.likelihood("inform") > 1 / 4) and not _stands_alone(message, text):
        return None
    return Correction(NAME, new_names.put_right(text, context.name) or bare)


def _stands_alone(message: Message, text: str) -> bool:
    """Whether a text is written as names are, and the classifier knows nothing better."""
    if not all(word[:1].isupper() and not word.isupper() for word in text.split()):
        return False
    return all(
        likelihood < 1 / 2 or intent in {"inform", "correct_detail"}
        for intent, likelihood in message.ranking
    )


def _rather(message: Message, phone: str | None, field: str | None) -> Correction | None:
    """Read "… değil …" that names no field: a topic, an amount, or a part of the story."""
    folded = message.folded
    match = _RATHER.search(folded)
    before, after = (folded[: match.start()], folded[match.end() :]) if match else ("", folded)
    if field == TOPIC or (topics.read(before) and topics.read(after) and not _AMOUNT.search(after)):
        return _topic(message.text)
    if topics.read(before) and "yok" in folded and topics.read(after):
        return _topic(message.text)
    if new_numbers.is_in_part(folded) and not re.search(
        r"\b(?:lira|tl|kat|gun|ay|fatura\w*)\b", folded
    ):
        return Correction(PHONE, new_numbers.put_right(folded, phone))
    # "… değil …" both ways round: "üç değil beş ay", "beş aydır, üç ay değil".
    first, comma, second = before.rpartition(",")
    if comma and not after.strip(" .!"):
        before, after = first, second
    if _AMOUNT.search(before) and _AMOUNT.search(after):
        return Correction(DESCRIPTION, message.text.strip())
    return None


def _with_value(
    field: str | None, message: Message, known_name: str | None, known_phone: str | None
) -> Correction:
    """Find the new value; an address or a number says by itself what it corrects."""
    phone, email = phone_of(message), email_of(message)
    if field == SERVICE_NUMBER or (field == PLACE and not (phone or email)):
        line = field == SERVICE_NUMBER
        return Correction(field, message.first(SERVICE_NUMBER) if line else tells.place_in(message))
    if field == NAME and (value := new_names.put_right(message.text, known_name)) and not email:
        return Correction(NAME, value)
    if email is not None:
        return Correction(EMAIL, email)
    if phone is not None:
        return Correction(_whose(message.folded, phone, known_phone), phone.number)
    if field == TOPIC:
        return _topic(message.text)
    put_right = new_numbers.put_right(message.folded, known_phone) if field == PHONE else None
    return Correction(field, _after_a_colon(message.text) if field == DESCRIPTION else put_right)


def _whose(folded: str, phone: Phone, known: str | None) -> str:
    """Return what a number is: a landline beside a mobile is the line's, unless to be called."""
    contact = read_phone(known or "")
    if phone.mobile or contact is None or not contact.mobile or _TO_REACH.search(folded):
        return PHONE
    return SERVICE_NUMBER


def _after_a_colon(text: str) -> str | None:
    """Return the new words: "açıklama şöyle olsun: …"."""
    said = text.partition(":")[2].strip()
    return said if len(said.split()) > 1 else None


def _topic(text: str) -> Correction:
    folded = fold(text)
    rather = _RATHER.search(folded)
    found = topics_put_right.named(folded[rather.end() if rather else 0 :])
    return Correction(TOPIC, found[0]) if len(found) == 1 else Correction(TOPIC, None, found)
