"""What the form's API takes and answers. Types only: what fields mean is checked by the pool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from backend.complaints.contact import NAME_LIMIT, Contact
from backend.complaints.models import Channel, TopicSource
from backend.complaints.registration import (
    DESCRIPTION_LIMIT,
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

_NOT_TEXT = "Bu alan metin olmalı."
_YES = frozenset({"true", "1", "evet", "on"})


def _limit(most: int, least: int = 0) -> dict[str, Any]:
    """Describe how long a text may be; the pool counts, after cleaning, and says so in Turkish."""
    return {"minLength": least, "maxLength": most} if least else {"maxLength": most}


class ComplaintForm(BaseModel):
    """A complaint as it was filled in. Fields that we do not know are passed over."""

    # A number is no text, however it could be written.
    model_config = ConfigDict(strict=True)

    description: str = Field(json_schema_extra=_limit(DESCRIPTION_LIMIT, least=1))
    name: str = Field("", json_schema_extra=_limit(NAME_LIMIT))
    phone: str = Field(
        "",
        description="In any Turkish or international spelling. One of `phone` and `email`.",
        json_schema_extra={"example": "0532 123 45 67"},
    )
    email: str = Field("", json_schema_extra={"example": "ad@ornek.com"})
    service_number: str = Field(
        "",
        description="The line the complaint is about.",
        json_schema_extra=_limit(SERVICE_NUMBER_LIMIT),
    )
    topic: str = Field("", json_schema_extra={"enum": list(CODES)})
    remedy_sought: str = Field("", json_schema_extra=_limit(REMEDY_LIMIT))
    again: bool = Field(
        default=False,
        description="Register it though the same contact told it in the same words a moment ago.",
    )

    @model_validator(mode="before")
    @classmethod
    def _left_out(cls, fields: dict[str, object]) -> dict[str, object]:
        """Take null and what is missing for an empty field, the description too."""
        given = {name: value for name, value in fields.items() if value is not None}
        return dict.fromkeys(cls.model_fields, "") | given

    @field_validator("again", mode="before")
    @classmethod
    def _is_yes(cls, value: object) -> bool:
        """Read JSON's true, or the word of a form; all else is no."""
        return value is True or (isinstance(value, str) and value.strip().casefold() in _YES)

    @classmethod
    def read(cls, fields: Mapping[str, object]) -> ComplaintForm:
        """Read the fields of a form, cleaned already.

        Raises:
            InvalidInputError: `errors` names, in Turkish, every field that is no text.

        """
        try:
            return cls.model_validate(dict(fields))
        except ValidationError as error:
            wrong = {str(each["loc"][0]): _NOT_TEXT for each in error.errors()}
            raise InvalidInputError(errors=wrong) from error

    def complaint(self) -> NewComplaint:
        """Return it in the words of the pool, unchecked."""
        topic = clean_line(self.topic)
        return NewComplaint(
            channel=Channel.WEB_FORM,
            description=self.description,
            contact=Contact(self.name, self.phone, self.email),
            topic=topic or OTHER,
            topic_set_by=TopicSource.CUSTOMER if topic else TopicSource.SYSTEM,
            remedy_sought=self.remedy_sought,
            service_number=self.service_number,
        )


# What is written into the form, and shown again with what is wrong.
FIELDS = tuple(name for name in ComplaintForm.model_fields if name != "again")


class ComplaintReceipt(Receipt):
    """What whoever registers a complaint is told."""

    already_registered: bool = Field(
        description="Whether it is an earlier complaint of the same contact in the same words."
    )
