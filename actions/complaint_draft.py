"""A complaint while it is being taken: what is known, and what has to be asked next. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from actions import topics
from actions.contact import read_phone

if TYPE_CHECKING:
    from collections.abc import Mapping

DESCRIPTION, TOPIC, HELP_RESULT = "complaint_description", "topic", "first_contact_result"
PHONE, EMAIL, NAME = "phone", "email", "customer_name"
CORRECTION, CONFIRMED = "correction_field", "confirmed"
QUESTIONS = (DESCRIPTION, TOPIC, HELP_RESULT, PHONE, EMAIL, NAME, CORRECTION, CONFIRMED)
PERSONAL = frozenset({PHONE, EMAIL, NAME, CONFIRMED})

REFUSED = "refused"
"""Stands in a slot whose question was answered with "no": it is not asked again."""
SOLVED, NOT_SOLVED = "solved", "not_solved"
TO_BE_CHOSEN = "?"
"""In `correction_field`: something is wrong, and the customer is to say what.

Otherwise `correction_field` is the question that is being asked again, or None.
"""
BY_CLASSIFIER, BY_CUSTOMER = "classifier", "customer"
MOST_FAILED_ATTEMPTS = 3


@dataclass(frozen=True)
class Draft:
    """The form's slots, by their names; None is what is not known yet."""

    complaint_description: str | None = None
    complaint_opening: str | None = None
    topic: str | None = None
    topic_confidence: float | None = None
    topic_set_by: str | None = None
    topic_choices: tuple[str, ...] = ()
    first_contact_result: str | None = None
    phone: str | None = None
    # Digits of a number that goes on in the next message, and that we wait for the rest.
    phone_part: str | None = None
    phone_goes_on: bool = False
    email: str | None = None
    customer_name: str | None = None
    service_number: str | None = None
    correction_field: str | None = None
    confirmed: str | None = None
    privacy_notice_given: bool = False
    # Whoever tells of danger is sent for help once, before anything is asked.
    danger_warned: bool = False
    failed_attempts: float = 0.0

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Draft:
        """Read a tracker's slots."""
        known = {
            field.name: slots[field.name]
            for field in fields(cls)
            if slots.get(field.name) is not None
        }
        if "topic_choices" in known:
            known["topic_choices"] = tuple(known["topic_choices"])
        return cls(**known)

    def changes_since(self, earlier: Draft) -> dict[str, Any]:
        """Return the slots that differ, as JSON can hold them."""
        before, after = asdict(earlier), asdict(self)
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in after.items()
            if value != before[name]
        }

    @property
    def next_question(self) -> str | None:
        """Return the slot to ask for next; None when the complaint can be registered."""
        if self.correction_field == TO_BE_CHOSEN:
            return CORRECTION
        if self.correction_field in QUESTIONS:
            return self.correction_field
        wanted = {
            DESCRIPTION: self.complaint_description is None,
            TOPIC: self.topic is None,
            HELP_RESULT: self.first_contact_result is None and topics.has_first_help(self.topic),
        }
        if not self.solved:
            wanted |= {
                PHONE: self.phone is None,
                EMAIL: self.email is None and not self.has_mobile,
                NAME: self.customer_name is None,
                CONFIRMED: self.confirmed is None,
            }
        return next((question for question, missing in wanted.items() if missing), None)

    @property
    def solved(self) -> bool:
        """Whether the steps that were offered solved the problem."""
        return self.first_contact_result == SOLVED

    @property
    def has_mobile(self) -> bool:
        """Whether a mobile number is known."""
        phone = read_phone(self.phone) if self.phone and self.phone != REFUSED else None
        return phone is not None and phone.mobile

    @property
    def unreachable(self) -> bool:
        """Whether both ways of reaching the customer were refused."""
        return self.phone == REFUSED and self.email == REFUSED


def given(value: str | None) -> str | None:
    """Return a slot's value unless the answer was refused."""
    return None if value in {None, REFUSED} else value


KEPT_AFTERWARDS = frozenset({"privacy_notice_given", PHONE, EMAIL, NAME})


def emptied(slots: Mapping[str, Any]) -> dict[str, Any]:
    """Return the slot values after a complaint: all forgotten but who the customer is.

    A refusal is not remembered: at the next complaint the customer may think otherwise.
    """
    empty: dict[str, Any] = {field.name: None for field in fields(Draft)}
    kept = {name: slots.get(name) for name in KEPT_AFTERWARDS if slots.get(name) != REFUSED}
    return {**empty, **kept, "failed_attempts": 0.0}
