"""What it takes to register a complaint: plain values, checked before anything is stored. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime  # noqa: TC003 - pydantic reads annotations (`repeat_offers`)
from decimal import Decimal  # noqa: TC003 - as above
from typing import TYPE_CHECKING

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
from lexicon.email_addresses import read_email
from lexicon.phone_numbers import read_phone

if TYPE_CHECKING:
    from backend.complaints.actors import Actor

# Several chat messages make one description; one message is an addition or a reason.
DESCRIPTION_LIMIT = 20_000
ADDITION_LIMIT = 10_000
REMEDY_LIMIT = 1000
ON_BEHALF_LIMIT = 500
NAME_LIMIT = 100
SERVICE_NUMBER_LIMIT = 40
_LIRA = "TRY"
# Fields that requests were fingerprinted without, before there were any.
_ADDED_SINCE = ("files", "quiet", "on_behalf", "former_subscriber")

PHONE_WRONG = "Telefon numarasını alan koduyla yazın; örneğin 0532 123 45 67."
PHONE_OF_A_SERVICE = (
    "Bu numaradan size ulaşamayız. Kendi cep ya da sabit telefonunuzu yazın; "
    "örneğin 0532 123 45 67."
)
EMAIL_WRONG = "E-posta adresini kontrol edin; örneğin ad@ornek.com."
EMAIL_DOUBTFUL = (
    "Başkasına yazmayalım: e-posta adresini küçük harflerle, Türkçe harf kullanmadan yeniden yazın."
)
CONTACT_MISSING = "Size ulaşabilmemiz için telefon ya da e-posta yazın."
DESCRIPTION_MISSING = "Yaşadığınız sorunu kısaca yazın."


@dataclass(frozen=True)
class Contact:
    """How the customer can be reached. `phone` is E.164."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    preferred: str | None = None

    @property
    def reachable(self) -> bool:
        """Whether there is any way to tell the customer something."""
        return bool(self.phone or self.email)


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
        contact = _gather(errors, self.contact)
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


def too_long(limit: int) -> str:
    """Say, in Turkish, how long a field may be."""
    return f"En fazla {grouped(limit)} karakter yazabilirsiniz."


def grouped(number: int) -> str:
    """Write a number as Turkish does: 20.000."""
    return f"{number:,}".replace(",", ".")


def parse_phone(text: str) -> str:
    """Read a number to reach somebody at, as `lexicon.phone_numbers` does; return E.164.

    Raises:
        InvalidInputError: no number, or that of a service (444, 0850, 0900).

    """
    number = read_phone(clean_line(text))
    if number is None or not number.reaches_a_person:
        problem = PHONE_WRONG if number is None else PHONE_OF_A_SERVICE
        raise InvalidInputError(errors={"phone": problem})
    return number.e164


def parse_email(text: str) -> str:
    """Read an e-mail address, as `lexicon.email_addresses` does. Nothing is looked up.

    Raises:
        InvalidInputError: not the syntax of an address, or one that may be meant otherwise.

    """
    found = read_email(clean_line(text))
    if found.address is None:
        problem = EMAIL_DOUBTFUL if found.doubtful else EMAIL_WRONG
        raise InvalidInputError(errors={"email": problem})
    return found.address


def checked_contact(given: Contact) -> Contact:
    """Return a contact as it may be stored.

    Raises:
        InvalidInputError: a number or an address that cannot be right, or nothing at all.

    """
    errors: dict[str, str] = {}
    contact = _gather(errors, given)
    if not errors and not (contact.reachable or contact.name or contact.preferred):
        errors["contact"] = CONTACT_MISSING
    if errors:
        raise InvalidInputError(errors=errors)
    return contact


def _gather(errors: dict[str, str], given: Contact) -> Contact:
    """Read the contact's fields, adding to `errors` what is wrong with each."""
    name = mask_secrets(clean_line(given.name or ""))
    if len(name) > NAME_LIMIT:
        errors["name"] = too_long(NAME_LIMIT)
    phone = email = None
    try:
        phone = parse_phone(given.phone) if given.phone and given.phone.strip() else None
    except InvalidInputError as error:
        errors |= error.errors
    try:
        email = parse_email(given.email) if given.email and given.email.strip() else None
    except InvalidInputError as error:
        errors |= error.errors
    preferred = given.preferred if given.preferred in {"phone", "email"} else None
    return Contact(name or None, phone, email, preferred)
