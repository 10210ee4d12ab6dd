"""What partners send and are answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    ValidationError,
    model_validator,
)

from backend.channels.partner_api.keys import CHANNELS
from backend.complaints.contact import NAME_LIMIT, Contact
from backend.complaints.models import Channel, TopicSource
from backend.complaints.received import problem as received_problem
from backend.complaints.registration import (
    DESCRIPTION_LIMIT,
    ON_BEHALF_LIMIT,
    REMEDY_LIMIT,
    SERVICE_NUMBER_LIMIT,
    NewComplaint,
)
from backend.complaints.topics import CODES, OTHER
from backend.complaints.views import Receipt
from backend.kit.errors import InvalidInputError
from backend.kit.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.channels.partner_api.models import Partner

REFERENCE_LIMIT = 200
REFERENCE_MISSING = "Kendi kayıt numaranızı yazın (external_reference)."
CHANNEL_WRONG = "Anahtarınız {} kanalı için; başka bir kanaldan kayıt açamazsınız."
NOT_TEXT = "Bu alan metin olmalı."
NOT_A_MOMENT = "Zamanı UTC farkıyla yazın; örneğin 2026-11-23T10:00:00+03:00."
NOT_A_FLAG = "Bu alan true ya da false olmalı."
_OF_ANOTHER_KIND = {"received_at": NOT_A_MOMENT, "former_subscriber": NOT_A_FLAG}
# Two machines' clocks are never quite alike.
_CLOCKS_DIFFER = timedelta(minutes=5)


class Intake(BaseModel):
    """A complaint that a customer made to a partner. Fields that we do not know are passed over."""

    model_config = ConfigDict(str_strip_whitespace=True)

    external_reference: str = Field(
        "",
        description="The partner's own number of it: the same again is the same complaint.",
        json_schema_extra={"minLength": 1, "maxLength": REFERENCE_LIMIT, "example": "CM-2026-118"},
    )
    channel: str = Field(
        "",
        description="By which way it came to the partner; the key's, if left out.",
        json_schema_extra={"enum": [each.value for each in CHANNELS]},
    )
    received_at: AwareDatetime | None = Field(
        None, description="When the customer made contact, with its offset; now, if left out."
    )
    description: str = Field("", json_schema_extra={"minLength": 1, "maxLength": DESCRIPTION_LIMIT})
    name: str = Field("", json_schema_extra={"maxLength": NAME_LIMIT})
    phone: str = Field("", description="One of `phone` and `email`.")
    email: str = ""
    service_number: str = Field("", json_schema_extra={"maxLength": SERVICE_NUMBER_LIMIT})
    topic: str = Field("", json_schema_extra={"enum": list(CODES)})
    remedy_sought: str = Field("", json_schema_extra={"maxLength": REMEDY_LIMIT})
    on_behalf: str = Field(
        "",
        description="Who speaks for the customer, and by which right; the customer never reads it.",
        json_schema_extra={"maxLength": ON_BEHALF_LIMIT},
    )
    former_subscriber: StrictBool = Field(
        default=False, description="Whether the customer is no subscriber any more."
    )

    @model_validator(mode="before")
    @classmethod
    def _left_out(cls, fields: dict[str, object]) -> dict[str, object]:
        """Take null for a field that was left out."""
        return {name: value for name, value in fields.items() if value is not None}

    @classmethod
    def read(cls, fields: Mapping[str, object]) -> Intake:
        """Read what a partner sends.

        Raises:
            InvalidInputError: `errors` names, in Turkish, every field that is of another kind.

        """
        try:
            return cls.model_validate(dict(fields))
        except ValidationError as error:
            wrong = {str(each["loc"][0]) for each in error.errors()}
            raise InvalidInputError(
                errors={name: _OF_ANOTHER_KIND.get(name, NOT_TEXT) for name in wrong}
            ) from error

    def complaint(self, partner: Partner, now: datetime) -> NewComplaint:
        """Return it in the words of the pool, checked.

        Raises:
            InvalidInputError: `errors` has a Turkish sentence for every field that is wrong.

        """
        errors: dict[str, str] = {}
        reference = clean_line(self.external_reference)
        if not reference:
            errors["external_reference"] = REFERENCE_MISSING
        elif len(reference) > REFERENCE_LIMIT:
            errors["external_reference"] = f"En fazla {REFERENCE_LIMIT} karakter yazabilirsiniz."
        if self.channel not in {"", partner.channel}:
            errors["channel"] = CHANNEL_WRONG.format(partner.channel)
        if self.received_at is not None:
            problem = received_problem(self.received_at, now, _CLOCKS_DIFFER)
            errors |= {"received_at": problem} if problem else {}
        topic = clean_line(self.topic)
        new = NewComplaint(
            channel=Channel(partner.channel),
            description=self.description,
            contact=Contact(self.name or None, self.phone or None, self.email or None),
            topic=topic or OTHER,
            topic_set_by=TopicSource.CUSTOMER if topic else TopicSource.SYSTEM,
            remedy_sought=self.remedy_sought or None,
            service_number=self.service_number or None,
            source=partner.name,
            external_reference=reference,
            received_at=min(self.received_at, now) if self.received_at else None,
            on_behalf=self.on_behalf or None,
            former_subscriber=self.former_subscriber,
        )
        try:
            new = new.checked()
        except InvalidInputError as error:
            errors = error.errors | errors
        if errors:
            raise InvalidInputError(errors=errors)
        return new


class IntakeReceipt(Receipt):
    """What a partner is told of a complaint that it passed on."""

    external_reference: str = Field(description="As the partner gave it.")
