"""One turn of the form for what comes after registration. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar

from actions import answers, tracking_numbers
from actions.complaint_draft import MOST_FAILED_ATTEMPTS
from actions.interruptions import interrupts_a_story

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actions.message import Message

ADD, WITHDRAW, REOPEN = "addition", "withdrawal", "reopening"
KINDS: Mapping[str, str] = MappingProxyType(
    {"add_information": ADD, "withdraw_complaint": WITHDRAW, "reopen_complaint": REOPEN},
)
YES, NO = "yes", "no"
_TELLING = 5
_TEXT_LIMIT = 5_000


@dataclass(frozen=True)
class Wish:
    """What is to be done with which complaint."""

    QUESTIONS: ClassVar = ("complaint_number", "aftercare_text", "aftercare_confirmed")

    kind: str = ADD
    complaint_number: str | None = None
    numbers: tuple[str, ...] = ()
    text: str | None = None
    confirmed: str | None = None
    failed_attempts: float = 0.0

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Wish:
        """Read a tracker's slots."""
        return cls(
            kind=slots.get("aftercare_kind") or ADD,
            complaint_number=slots.get("complaint_number"),
            numbers=tuple(slots.get("complaint_numbers") or ()),
            text=slots.get("aftercare_text"),
            confirmed=slots.get("aftercare_confirmed"),
            failed_attempts=slots.get("failed_attempts") or 0.0,
        )

    def as_slots(self) -> dict[str, Any]:
        """Return the slots that a turn may change."""
        return {
            "complaint_number": self.complaint_number,
            "aftercare_text": self.text,
            "aftercare_confirmed": self.confirmed,
            "failed_attempts": self.failed_attempts,
        }

    @property
    def given_up(self) -> bool:
        """Whether the customer would rather not."""
        return self.confirmed == NO

    @property
    def next_question(self) -> str | None:
        """Return the slot to ask for; only a withdrawal, which ends a case, is confirmed."""
        if self.given_up:
            return None
        if self.complaint_number is None:
            return "complaint_number"
        if self.kind == WITHDRAW:
            return "aftercare_confirmed" if self.confirmed is None else None
        return "aftercare_text" if self.text is None else None


def text_said_along(kind: str, message: Message) -> str | None:
    """Return what the opening message tells already, or None when it has to be asked."""
    if kind == WITHDRAW:
        return message.text
    told = len(answers.content_words(message)) >= _TELLING
    if kind == ADD:  # "ekleme yapmak istiyorum" announces a text, a colon starts one
        _, colon, told_text = message.text.partition(":")
        return told_text.strip() or None if colon else None
    return message.text if told else None


def answer(wish: Wish, asked: str, message: Message) -> tuple[Wish, tuple[str, ...]] | None:
    """Take an answer; None when the message is an interruption.

    The second value names responses to say first.
    """
    attempts = float(min(wish.failed_attempts + 1, MOST_FAILED_ATTEMPTS))
    again, fresh = replace(wish, failed_attempts=attempts), replace(wish, failed_attempts=0.0)
    number = tracking_numbers.written_in(message) if asked == "complaint_number" else None
    if number is not None:
        known = number in wish.numbers
        chosen = replace(fresh, complaint_number=number)
        return (chosen, ()) if known else (again, ("utter_number_not_here",))
    repeated = asked == "aftercare_confirmed" and message.intent == "withdraw_complaint"
    if not repeated and interrupts_a_story(message):
        return None
    if answers.is_no(message):
        return replace(fresh, confirmed=NO), ()
    if asked == "aftercare_confirmed":
        return replace(fresh, confirmed=YES) if repeated or answers.is_yes(message) else again, ()
    told = asked == "aftercare_text" and not message.is_choice and answers.content_words(message)
    return replace(fresh, text=message.text[:_TEXT_LIMIT]) if told else again, ()
