"""Everything that a message tells beside the answer to a question. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actions.reading import names, signature, tracking_numbers, two_numbers
from actions.reading.emails import email_of
from actions.reading.phones import phone_of
from actions.reading.reading import Fields

if TYPE_CHECKING:
    from actions.reading.message import Message


def fields(message: Message) -> Fields:
    """Return the details of a message."""
    if message.is_choice:
        return Fields(tracking_number=message.first("tracking_number"))
    reached, line = two_numbers.told(message.text)
    phone = reached or phone_of(message)
    return Fields(
        name=_name(message.text),
        phone=phone.number if phone is not None else None,
        phone_is_mobile=phone is not None and phone.mobile,
        email=email_of(message),
        service_number=message.first("service_number") or line,
        tracking_number=_tracking_number(message),
        city=message.first("city"),
        district=message.first("district"),
        date=message.first("date"),
    )


def _name(text: str) -> str | None:
    return names.said_in_passing(text) or names.signed(text) or signature.name_in(text)


def _tracking_number(message: Message) -> str | None:
    number = tracking_numbers.written_in(message)
    certain = number is not None and (
        "tracking_number" in message.entities or tracking_numbers.is_right(number)
    )
    return number if certain else None
