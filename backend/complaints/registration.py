"""What it takes to register a complaint: plain values, checked before anything is stored. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime  # noqa: TC003 - pydantic reads annotations (`repeat_offers`)
from decimal import Decimal  # noqa: TC003 - as above
from typing import TYPE_CHECKING

from backend.complaints.contact import CONTACT_MISSING, Contact, read_contact
from backend.complaints.lengths import too_long
from backend.complaints.models import (
    Audience,
    Channel,
    Complaint,
    ComplaintEntry,
    EntryKind,
    TopicSource,
    new_id,
    opened,
)
from backend.complaints.sameness import words_of
from backend.complaints.severity import Severity
from backend.complaints.states import State
from backend.complaints.topics import OTHER, TOPIC_WRONG, choosable, kept_topic, topics
from backend.kit.errors import InvalidInputError
from backend.kit.masking import mask_secrets
from backend.kit.text import clean, clean_line

if TYPE_CHECKING:
    from backend.complaints.actors import Actor

# Several chat messages make one description; one message is an addition or a reason.
DESCRIPTION_LIMIT = 20_000
ADDITION_LIMIT = 10_000
REMEDY_LIMIT = 1000
ON_BEHALF_LIMIT = 500
SERVICE_NUMBER_LIMIT = 40
_LIRA = "TRY"
# Fields that requests were fingerprinted without, before there were any.
_ADDED_SINCE = ("files", "quiet", "on_behalf", "former_subscriber")

DESCRIPTION_MISSING = "Yaşadığınız sorunu kısaca yazın."


@dataclass(frozen=True)
class NewComplaint:
    """A complaint that is about to be registered."""

    channel: Channel
    description: str
    contact: Contact = field(default_factory=Contact)
    topic: str = OTHER
    topic_confidence: float | None = None
    topic_set_by: TopicSource = TopicSource.SYSTEM
    remedy_sought: str | None = None
    service_number: str | None = None
    # What the assistant found in the words: where, for how long, and how much in Turkish lira.
    place: str | None = None
    province: str | None = None
    lasted_minutes: int | None = None
    amount: Decimal | None = None
    conversation_id: str | None = None
    # Whose reference it is, where a channel has several sources (partners, sites).
    source: str = ""
    external_reference: str | None = None
    solved_at_first_contact: bool = False
    # The digests of the files that come with it.
    files: tuple[str, ...] = ()
    # Somebody is in danger: it is registered at once, critical, with or without a contact.
    urgent: bool = False
    # Nothing may be sent to its contact before its customer calls that safe.
    quiet: bool = False
    # When the customer made contact, where that was before registration (a letter, a call).
    received_at: datetime | None = None
    # Who spoke for the customer, and by which right; for the house alone.
    on_behalf: str | None = None
    # It is about a line or a bill that its customer has no more.
    former_subscriber: bool = False

    def checked(self) -> NewComplaint:
        """Return it as it may be stored: cleaned, secrets masked.

        Raises:
            InvalidInputError: `errors` names every field that is wrong.

        """
        errors: dict[str, str] = {}
        # Lengths are those of what the customer wrote: masking may change them.
        description = clean(self.description).strip()
        if not description:
            errors["description"] = DESCRIPTION_MISSING
        elif len(description) > DESCRIPTION_LIMIT:
            errors["description"] = too_long(DESCRIPTION_LIMIT)
        remedy = clean(self.remedy_sought or "").strip()
        if len(remedy) > REMEDY_LIMIT:
            errors["remedy_sought"] = too_long(REMEDY_LIMIT)
        service_number = clean_line(self.service_number or "")
        if len(service_number) > SERVICE_NUMBER_LIMIT:
            errors["service_number"] = too_long(SERVICE_NUMBER_LIMIT)
        on_behalf = clean(self.on_behalf or "").strip()
        place, province = clean_line(self.place or ""), clean_line(self.province or "")
        for name, value, limit in (
            ("place", place, 200),
            ("province", province, 40),
            ("on_behalf", on_behalf, ON_BEHALF_LIMIT),
        ):
            if len(value) > limit:
                errors[name] = too_long(limit)
        contact = read_contact(errors, self.contact)
        needed = not (self.solved_at_first_contact or self.urgent)
        if needed and not contact.reachable and not errors.keys() & {"phone", "email"}:
            errors["contact"] = CONTACT_MISSING
        if self.topic not in topics():
            errors["topic"] = TOPIC_WRONG
        if errors:
            raise InvalidInputError(errors=errors)
        stored = replace(
            self,
            description=mask_secrets(description),
            remedy_sought=mask_secrets(remedy) or None,
            service_number=mask_secrets(service_number) or None,
            place=mask_secrets(place) or None,
            province=province or None,
            on_behalf=mask_secrets(on_behalf) or None,
            contact=contact,
        )
        return stored if self.topic in dict(choosable()) else stored.unsorted()

    def unsorted(self) -> NewComplaint:
        """Return it for people to sort: its topic cannot be chosen any more, and is not refused."""
        return replace(self, topic=OTHER, topic_confidence=None, topic_set_by=TopicSource.SYSTEM)

    @property
    def asker(self) -> str:
        """Who asks for it, to tell their keys from others': the conversation, source or contact."""
        if self.conversation_id is not None:
            return f"conversation:{self.conversation_id}"
        if self.source:
            return f"source:{self.source}"
        return f"contact:{self.contact.phone or self.contact.email or ''}"

    @property
    def reference(self) -> str | None:
        """Name what a source of a channel knows it by; None where that is nothing."""
        known_by = self.external_reference
        return known_by and f"reference:{self.channel}:{self.source}:{known_by}"

    def content(self) -> dict[str, object]:
        """Return what the customer said, to compare two requests by.

        A topic the customer did not choose is left out, and what was found in the words: between
        two tries the classifier may be retrained, or be away.
        """
        chosen = self.topic_set_by is TopicSource.CUSTOMER
        said = replace(
            self,
            topic=self.topic if chosen else OTHER,
            topic_confidence=None,
            topic_set_by=self.topic_set_by if chosen else TopicSource.SYSTEM,
        )
        # Whose it is stands beside it (`asker`).
        left_out = {"source", "place", "province", "lasted_minutes", "amount"}
        # As it was before there were any.
        left_out |= {name for name in _ADDED_SINCE if not getattr(self, name)}
        return {name: value for name, value in asdict(said).items() if name not in left_out}


def new_complaint(
    new: NewComplaint, actor: Actor, tracking_number: str, now: datetime
) -> Complaint:
    """Return the row of a checked complaint that `actor` registers; its clocks are to come."""
    about, author = kept_topic(new.topic), actor.author
    return Complaint(
        id=new_id(),
        tracking_number=tracking_number,
        received_at=new.received_at or now,
        registered_at=now,
        channel=new.channel,
        conversation_id=new.conversation_id,
        source=new.source,
        external_reference=new.external_reference,
        words=words_of(new.description),
        remedy_sought=new.remedy_sought,
        place=new.place,
        province=new.province,
        lasted_minutes=new.lasted_minutes,
        amount=new.amount,
        currency=_LIRA if new.amount is not None else None,
        topic=about.code,
        topic_confidence=new.topic_confidence,
        topic_set_by=new.topic_set_by,
        severity=Severity.NORMAL,
        service_number=new.service_number,
        contact_name=new.contact.name,
        contact_phone=new.contact.phone,
        contact_email=new.contact.email,
        contact_preferred=new.contact.preferred,
        solved_at_first_contact=new.solved_at_first_contact,
        urgent=new.urgent,
        quiet=new.quiet,
        former_subscriber=new.former_subscriber,
        team=about.team,
        state=State.REGISTERED,
        cycle=1,
        cycles=[opened(1, new.received_at or now)],
        entries=[
            ComplaintEntry(
                cycle=1,
                kind=EntryKind.DESCRIPTION,
                at=now,
                author_kind=author.kind,
                author_id=author.staff_id,
                audience=Audience.CUSTOMER,
                text=new.description,
            )
        ],
    )


def fingerprint(content: object) -> str:
    """Return SHA-256, in hexadecimal, of JSON-like `content`."""
    text = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
