"""The bodies that actions send, checked by type. What fields mean is checked by the features."""

from __future__ import annotations

from decimal import Decimal  # noqa: TC003 - pydantic reads annotations
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from backend.complaints.contact import Contact
from backend.complaints.models import Channel, TopicSource
from backend.complaints.registration import NewComplaint
from backend.conversations.models import Urgency

# A hundred years: what is told in jest is no figure.
MOST_MINUTES = 100 * 366 * 24 * 60

ConversationId = Annotated[str, Field(min_length=1, max_length=64)]


class _Strict(BaseModel):
    # An unknown field is a misspelt one: better refused than lost.
    model_config = ConfigDict(extra="forbid")


class ContactBody(_Strict):
    """How the customer can be reached; `phone` as E.164."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    # By which way they want to be answered.
    preferred: Literal["phone", "email"] | None = None


class ComplaintBody(_Strict):
    """A complaint that the assistant took."""

    conversation_id: ConversationId
    channel: Literal["web_chat", "sms"]
    description: str
    topic: str
    topic_confidence: float | None = Field(default=None, ge=0, le=1)
    topic_set_by: Literal["classifier", "customer"]
    remedy_sought: str | None = None
    service_number: str | None = None
    contact: ContactBody = ContactBody()
    solved_at_first_contact: bool = False
    urgent: bool = False
    quiet: bool = False
    # What was found in the words; `amount` in Turkish lira, to the kuruş.
    place: str | None = None
    province: str | None = None
    lasted_minutes: int | None = Field(default=None, ge=0, le=MOST_MINUTES)
    amount: Decimal | None = Field(default=None, ge=0, max_digits=14, decimal_places=2)
    # Whether it is wanted though the same contact told it in the same words a moment ago.
    again: bool = False

    def complaint(self, phone: str | None) -> NewComplaint:
        """Return it in the words of the pool, with the proven `phone` if no contact was given.

        By SMS the sender's number stands beside an e-mail address. In the chat a customer who
        gave only the address has chosen it.
        """
        given = self.contact
        if self.channel == "web_chat" and given.email:
            phone = None
        return NewComplaint(
            channel=Channel(self.channel),
            description=self.description,
            contact=Contact(given.name, given.phone or phone, given.email, given.preferred),
            topic=self.topic,
            topic_confidence=self.topic_confidence,
            topic_set_by=TopicSource(self.topic_set_by),
            remedy_sought=self.remedy_sought,
            service_number=self.service_number,
            place=self.place,
            province=self.province,
            lasted_minutes=self.lasted_minutes,
            amount=self.amount,
            conversation_id=self.conversation_id,
            solved_at_first_contact=self.solved_at_first_contact,
            urgent=self.urgent,
            quiet=self.quiet,
        )


class AdditionBody(_Strict):
    """What the customer has to add."""

    conversation_id: ConversationId
    text: str


class ContactOfBody(ContactBody):
    """How the customer of a complaint can be reached."""

    conversation_id: ConversationId


class QuietBody(_Strict):
    """That nothing may be sent to a complaint's contact."""

    conversation_id: ConversationId


class SafeContactBody(_Strict):
    """The one way that the customer calls safe."""

    conversation_id: ConversationId
    phone: str | None = None
    email: str | None = None


class ReasonBody(_Strict):
    """Why the customer takes a complaint back, or up again."""

    conversation_id: ConversationId
    reason: str | None = None


class TopicBody(_Strict):
    """What the customer says the complaint is about."""

    conversation_id: ConversationId
    topic: str


class SolvedBody(_Strict):
    """That the steps we offered have solved the problem."""

    conversation_id: ConversationId


class RepeatBody(_Strict):
    """That the customer goes on with what was told before."""

    conversation_id: ConversationId


class CallBody(_Strict):
    """That the customer wants to be called."""

    conversation_id: ConversationId


class ProofBody(_Strict):
    """The mobile number that the customer says is theirs, in any spelling."""

    phone: Annotated[str, Field(max_length=40)]


class ProofCheckBody(_Strict):
    """The code that the customer got."""

    code: Annotated[str, Field(max_length=40)]


class AgentRequestBody(_Strict):
    """Why the customer wants a person."""

    reason: str | None = None
    urgent: bool = False
    life: bool = False

    @property
    def urgency(self) -> Urgency:
        """How urgent it is: what endangers somebody's life is urgent by itself."""
        if self.life:
            return Urgency.LIFE
        return Urgency.URGENT if self.urgent else Urgency.NONE
