"""What is remembered of a conversation by SMS, from one text to the next. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

SLOT = "sms_state"

# What a text may be the answer to.
PROBLEM, TOPIC, ADDITION = "problem", "topic", "addition"
WITHDRAW_IT, SOLVED_IT = "withdraw", "solved"


@dataclass(frozen=True)
class State:
    """One slot's content.

    `complaint` is the tracking number that further texts are added to: the newest registered or
    reopened in this conversation. `topic` is None while nobody knows it for sure.
    """

    complaint: str | None = None
    topic: str | None = None
    finished: bool = False
    help_offered: bool = False
    question: str | None = None
    # The complaint that the question is about.
    subject: str | None = None
    # What was said too briefly to be a complaint: "fatura".
    opening: str | None = None
    privacy_told: bool = False
    danger_told: bool = False
    failures: int = 0

    @classmethod
    def from_slot(cls, value: Any) -> State:
        """Read the slot; a conversation that begins has none."""
        if not isinstance(value, dict):
            return cls()
        known = {field.name for field in fields(cls)}
        return cls(**{name: given for name, given in value.items() if name in known})

    def as_slot(self) -> dict[str, Any]:
        """Return the slot's content, which JSON can hold."""
        return asdict(self)

    @property
    def takes_more(self) -> bool:
        """Whether there is an open complaint to which a text may belong."""
        return self.complaint is not None and not self.finished

    def asking(self, question: str, subject: str | None = None) -> State:
        """Return it with a question open."""
        return replace(self, question=question, subject=subject)

    def settled(self) -> State:
        """Return it with no question open."""
        return replace(self, question=None, subject=None, opening=None)
