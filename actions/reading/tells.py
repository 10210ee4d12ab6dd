"""Everything that a message tells beside the answer to a question. Pure."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from actions.reading import (
    anothers_name,
    details as around,
    given_names,
    lasting,
    names,
    no_names,
    places,
    signature,
    tracking_numbers,
    trouble,
    two_numbers,
    verbs,
    whose_number,
)
from actions.reading.emails import email_of
from actions.reading.name_spelling import written
from actions.reading.phones import phone_of
from actions.reading.reading import Fields
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message


def fields(message: Message) -> Fields:
    """Return the details of a message."""
    return details(message, _name(message))


def details(message: Message, name: str | None) -> Fields:
    """Return the details of a message in which this name was found, or none was looked for."""
    if message.is_choice:
        return Fields(tracking_number=message.first("tracking_number"))
    reached, line = two_numbers.told_apart(message.text)
    phone = reached or (None if around.is_asked_about(message.folded) else phone_of(message))
    if reached is None and phone is not None and _is_no_way_to_its_writer(message):
        line = phone.number
        phone = None
    city, district = place_of(message, name)
    return Fields(
        name=name,
        phone=phone.number if phone is not None else None,
        phone_is_mobile=phone is not None and phone.mobile,
        email=_email(message),
        service_number=message.first("service_number") or line,
        tracking_number=_tracking_number(message),
        city=city,
        district=district,
        lasted=lasting.minutes(message),
        amount=message.first("amount"),
    )


def place_of(message: Message, name: str | None) -> tuple[str | None, str | None]:
    """Return the city and the district that are told; a surname ("Derya Ilgaz") is neither."""
    words = set(fold(name or "").split())
    words |= anothers_name.words_of_it(message.text)
    city, district = (
        next(
            (one for one in message.entities.get(kind, ()) if not words & {*fold(one).split()}),
            None,
        )
        for kind in ("city", "district")
    )
    return city, written(district.split()) if district else None


def _is_no_way_to_its_writer(message: Message) -> bool:
    """Whether the one number is another's, not to be called, or the line of whom it is told for."""
    return whose_number.is_another_s(message.text) or _is_of_another_s_line(message)


def _is_of_another_s_line(message: Message) -> bool:
    told = anothers_name.is_told_for(message.text) and trouble.is_told(verbs.plain(message.folded))
    return told and anothers_name.is_their_line(message.text)


def place_in(message: Message) -> str | None:
    """Return the place that a message tells, "district, city" as far as told."""
    city, district = place_of(message, None)
    return Fields(city=city, district=district).place


def is_a_place(text: str, message: Message) -> bool:
    """Whether a text is where somebody lives: "Konyaaltı Antalya", "Bornova Evka", "Etlik Mah".

    A district that stands beside its city is followed by its quarters, unless a given name is.
    """
    words = fold(text).split()
    if not words or any(map(places.is_of_an_address, words)):
        return bool(words)
    told = places.told(message)
    if not told or words[0] not in told:
        return False
    rest = list(dropwhile(told.__contains__, words))
    return not rest or not given_names.is_turkish(rest[0])


def _name(message: Message) -> str | None:
    text = anothers_name.without_it(no_names.without_them(message.text))
    if around.is_anothers_name(fold(text)):
        return None
    readers = (names.said_in_passing, names.signed, signature.name_in)
    found = (name for reader in readers if (name := reader(text)) is not None)
    name = next((one for one in found if not _is_nobody(one, message)), None)
    return without_places(name, message) if name is not None else None


def _is_nobody(name: str, message: Message) -> bool:
    return signature.is_a_place(name.split()) or is_a_place(name, message)


def without_places(name: str, message: Message) -> str:
    """Cut off where somebody lives: "Hüseyin Avcı Antalya Alanya" is not a name of four words."""
    told = {
        fold(one) for entity in ("city", "district") for one in message.entities.get(entity, ())
    }
    words = name.split()
    while len(words) > _SHORTEST_WITH_PLACE and fold(words[-1]) in told:
        words.pop()
    return " ".join(words)


_SHORTEST_WITH_PLACE = 2
_SENTENCE = 6


def _email(message: Message) -> str | None:
    """Return the address; in a sentence, one that was typed as such."""
    typed = message.first("email") if len(message.words) > _SENTENCE else None
    return email_of(message) or typed


def _tracking_number(message: Message) -> str | None:
    number = tracking_numbers.written_in(message)
    if number is None:  # in words it is one where its check digit says so
        number = tracking_numbers.spelt(message.text, tracking_numbers.LENGTH)
    certain = number is not None and (
        "tracking_number" in message.entities or tracking_numbers.is_right(number)
    )
    return number if certain else None
