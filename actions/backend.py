"""What the actions need of the system of record: its values and its calls.

`backend_client` is the real one; tests have one that lives in a dictionary.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class NewComplaint:
    """What is registered. Phone as E.164.

    Contact may be empty only when it is solved at once, or `urgent`: somebody is in danger.
    """

    conversation_id: str
    channel: str
    description: str
    topic: str
    topic_confidence: float | None
    topic_set_by: str
    service_number: str | None = None
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    # By which way they want to be answered: "email" or "phone".
    preferred: str | None = None
    solved_at_first_contact: bool = False
    urgent: bool = False
    # Whether its contact may be in other hands: nothing is sent there before it is called safe.
    quiet: bool = False
    place: str | None = None
    province: str | None = None
    lasted_minutes: int | None = None
    # In lira, to the kuruş: "1234.50".
    amount: str | None = None
    # Whether it is wanted though the same contact told it in the same words a moment ago.
    again: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the request's body."""
        return {
            "conversation_id": self.conversation_id,
            "channel": self.channel,
            "description": self.description,
            "topic": self.topic,
            "topic_confidence": self.topic_confidence,
            "topic_set_by": self.topic_set_by,
            "remedy_sought": None,
            "service_number": self.service_number,
            "contact": {
                "name": self.name,
                "phone": self.phone,
                "email": self.email,
                "preferred": self.preferred,
            },
            "solved_at_first_contact": self.solved_at_first_contact,
            "quiet": self.quiet,
            "urgent": self.urgent,
            "place": self.place,
            "province": self.province,
            "lasted_minutes": self.lasted_minutes,
            "amount": self.amount,
            "again": self.again,
        }


@dataclass(frozen=True)
class Complaint:
    """A complaint as it may be shown here; from `topic` to `severity` all is None unless `full`.

    From `question` to `satisfaction` only what was asked for by its number says something.
    """

    tracking_number: str
    tracking_number_display: str
    status: str
    status_label: str
    status_text: str
    registered_at_display: str
    promised_at_display: str
    first_notice_due_display: str
    full: bool
    topic: str | None
    topic_label: str | None
    description: str | None
    outcome: str | None
    answer: str | None
    severity: str | None = None
    # Within how many business days of the day it was taken up a result is promised.
    promised_within: int | None = None
    # Whether there is an address to which it could be answered by e-mail.
    email_known: bool = False
    # The last day on which it may be reopened, where it is concluded and that is not past.
    reopen_until: str | None = None
    # What we wait for the customer to answer; empty where we wait for nothing.
    question: str = ""
    # Every date that was promised, oldest first, and what became of it ("tutuldu").
    promises: tuple[tuple[str, str], ...] = ()
    # Who of the house looked, oldest first: the team, what it did, and when.
    looks: tuple[tuple[str, str, str], ...] = ()
    # How many files the customer can open.
    files: int = 0
    # How the customer judged the answer, 1 to 5.
    satisfaction: int | None = None
    # An earlier one: the same contact told it in the same words a moment ago.
    already_registered: bool = False
    # An earlier one of the same customer and topic, "open" or "concluded"; nothing was registered.
    repeat: str | None = None

    @property
    def dangerous(self) -> bool:
        """Whether it tells of danger to life or property."""
        return self.severity == "critical"

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> Complaint:
        """Read the backend's COMPLAINT object, ignoring what we do not show."""
        optional = (
            "topic",
            "topic_label",
            "description",
            "outcome",
            "answer",
            "severity",
            "promised_within",
            "reopen_until",
        )
        return cls(
            tracking_number=body["tracking_number"],
            tracking_number_display=body["tracking_number_display"],
            status=body["status"],
            status_label=body["status_label"],
            status_text=body["status_text"],
            registered_at_display=body["registered_at_display"],
            promised_at_display=body.get("promised_at_display") or "",
            first_notice_due_display=body.get("first_notice_due_display") or "",
            full=bool(body.get("full")),
            email_known=bool(body.get("email_known")),
            already_registered=bool(body.get("already_registered")),
            repeat=body.get("repeat"),
            question=body.get("question") or "",
            promises=tuple((one["due"], one["fate"]) for one in body.get("promises") or ()),
            looks=tuple((one["team"], one["did"], one["at"]) for one in body.get("looks") or ()),
            files=int(body.get("files") or 0),
            satisfaction=body.get("satisfaction"),
            **{name: body.get(name) for name in optional},
        )


@dataclass(frozen=True)
class AgentRequest:
    """A waiting request for a human; `position` counts from 1 where it is known.

    Unless `staffed`, nobody is there now; `opens_at` says when somebody will be, where known.
    """

    position: int | None
    operator_phone: str
    staffed: bool = True
    opens_at: str | None = None


@dataclass(frozen=True)
class AgentPlace:
    """Where a customer stands: `state` is none, waiting, active or ended; `ahead` people wait.

    Unless `staffed`, there is nobody who could answer now; `opens_at` says when somebody will be,
    where known.
    """

    state: str
    position: int = 0
    ahead: int = 0
    staffed: bool = True
    opens_at: str | None = None


@dataclass(frozen=True)
class ProofState:
    """What became of a code: whether it was right, and how many tries are left."""

    proven: bool
    tries_left: int


class Backend(Protocol):
    """What the actions need of the system of record."""

    def register(self, complaint: NewComplaint, key: str) -> Complaint:
        """Register once per `key`, however often it is asked.

        What the same contact told in the same words a moment ago is not registered anew, unless
        `again`: that one is returned, `already_registered`. Nor is what the customer of this
        conversation told of the same topic before: that one is returned with its `repeat`, and
        what was told is kept until `accept_repeat`, `drop_repeat` or registering it `again`.
        """

    def complaint(self, tracking_number: str, conversation_id: str) -> Complaint:
        """Return one complaint, in full only where it was registered or from its phone by SMS."""

    def complaints_of(self, conversation_id: str) -> list[Complaint]:
        """Return a customer's own: of this conversation and, by SMS, of its phone; newest first."""

    def add_information(self, number: str, conversation_id: str, text: str, key: str) -> Complaint:
        """Add a text to a complaint of the customer's, once per `key`."""

    def withdraw(self, number: str, conversation_id: str, reason: str, key: str) -> Complaint:
        """Withdraw a complaint of the customer's, once per `key`."""

    def reopen(self, number: str, conversation_id: str, reason: str, key: str) -> Complaint:
        """Reopen a resolved or closed complaint of the customer's, once per `key`.

        Raises `ContactMissingError` where nobody could be told the result.
        """

    def accept_repeat(self, number: str, conversation_id: str, key: str) -> Complaint:
        """Add to the earlier complaint what was told now, or reopen it with that, once per `key`.

        Raises `TransitionNotAllowedError` where it does not stand any more as it was shown.
        """

    def drop_repeat(self, conversation_id: str) -> None:
        """Let go what was told now; where nothing is kept nothing changes."""

    def ask_call(self, number: str, conversation_id: str, key: str) -> Complaint:
        """Have somebody of the house call the customer of a complaint, once per `key`.

        Raises `ContactMissingError` where nobody knows at which number.
        """

    def name_topic(self, number: str, conversation_id: str, topic: str, key: str) -> Complaint:
        """Take the topic that the customer names, once per `key`."""

    def solve(self, number: str, conversation_id: str, key: str) -> Complaint:
        """Resolve a complaint that our first help has solved, once per `key`."""

    def add_contact(
        self, number: str, conversation_id: str, contact: Mapping[str, str | None], key: str
    ) -> Complaint:
        """Fill in how the customer can be reached where the complaint lacks it, once per `key`."""

    def change_contact(
        self, number: str, conversation_id: str, contact: Mapping[str, str | None], key: str
    ) -> Complaint:
        """Put right where the customer is written to, once per `key`.

        So in every complaint of theirs that had the same number or address; what waits is sent to
        the new one, and nothing more to the former.
        """

    def keep_quiet(self, number: str, conversation_id: str, key: str) -> Complaint:
        """Have nothing sent to a complaint's contact until that is called safe, once per `key`."""

    def contact_is_safe(
        self, number: str, conversation_id: str, contact: Mapping[str, str], key: str
    ) -> Complaint:
        """Take the one `phone` or `email` that its customer calls safe, once per `key`.

        It takes the place of what was known, and what is to be told goes there again.
        """

    def request_agent(
        self, conversation_id: str, reason: str | None, *, urgent: bool, life: bool = False
    ) -> AgentRequest:
        """Ask for a human, in front if `urgent`, and in front of those where `life` is in danger.

        Asking again while waiting changes nothing but that it may become more urgent.
        """

    def agent_place(self, conversation_id: str) -> AgentPlace:
        """Return where the customer stands in the queue for a human."""

    def leave_queue(self, conversation_id: str) -> None:
        """Take the request for a human back; without one nothing changes."""

    def ask_proof(self, conversation_id: str, phone: str, key: str) -> None:
        """Have a code texted to a mobile, if it is known; nobody learns whether it is."""

    def check_proof(self, conversation_id: str, code: str, key: str) -> ProofState:
        """Try a code; a right one makes the mobile's complaints this conversation's own."""
