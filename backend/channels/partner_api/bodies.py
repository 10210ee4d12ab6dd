"""What partners send and are answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from backend.channels.partner_api.keys import CHANNELS
from backend.complaints.models import Channel, TopicSource
from backend.complaints.registration import (
    DESCRIPTION_LIMIT,
    NAME_LIMIT,
    REMEDY_LIMIT,
    SERVICE_NUMBER_LIMIT,
    Contact,
    NewComplaint,
)
from backend.complaints.topics import CODES, OTHER
from backend.complaints.views import Receipt
from backend.kit.errors import InvalidInputError
from backend.kit.text import clean_line

if TYPE_CHECKING:
    from backend.channels.partner_api.models import Partner

REFERENCE_LIMIT = 200
REFERENCE_MISSING = "Kendi kayıt numaranızı yazın (external_reference)."
CHANNEL_WRONG = "Anahtarınız {} kanalı için; başka bir kanaldan kayıt açamazsınız."
RECEIVED_LATER = "Başvuru zamanı gelecekte olamaz."
RECEIVED_LONG_AGO = "Başvuru zamanı bir yıldan eski olamaz."
_OLDEST = timedelta(days=366)
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
            if self.received_at > now + _CLOCKS_DIFFER:
                errors["received_at"] = RECEIVED_LATER
            elif self.received_at < now - _OLDEST:
                errors["received_at"] = RECEIVED_LONG_AGO
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
