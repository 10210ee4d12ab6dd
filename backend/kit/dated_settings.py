"""Settings that are more than a value: written as JSON, and most of them dated."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal  # noqa: TC003 - pydantic reads annotations
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

_OF_A_DAY = r"^([01]\d|2[0-3]):[0-5]\d$"


class TermsChange(BaseModel):
    """New service terms from a day on; what is left out stays as it was."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    valid_from: date
    first_notice_hours: int | None = Field(default=None, gt=0)
    legal_business_days: int | None = Field(default=None, gt=0)
    repeat_days: int | None = Field(default=None, gt=0)
    reopen_days: int | None = Field(default=None, gt=0)
    # By topic code; topics left out keep the number of the topic table.
    target_business_days: dict[str, int] = Field(default_factory=dict)


class ArbitrationLimit(BaseModel):
    """Up to what amount, in Turkish lira, consumer arbitration committees decide from a day on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    valid_from: date
    limit: Decimal = Field(gt=0)


class EscalationStep(BaseModel):
    """When the house hears of a complaint that takes long, and who."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # Of the team's target, in business hours; or business days past all of it.
    percent: int = Field(default=100, ge=1, le=100)
    days: int = Field(default=0, ge=0, le=30)
    who: Literal["owner", "lead", "supervisor", "admin"]


class BusinessHours(BaseModel):
    """A span of a working day in which deadlines run: several where the house has a break."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: str = Field(default="09:00", pattern=_OF_A_DAY)
    end: str = Field(default="18:00", pattern=_OF_A_DAY)

    @property
    def opens(self) -> time:
        """From when on work goes on."""
        return time.fromisoformat(self.start)

    @property
    def closes(self) -> time:
        """Until when."""
        return time.fromisoformat(self.end)


def in_order(hours: tuple[BusinessHours, ...]) -> tuple[BusinessHours, ...]:
    """Return the spans of a day, each after the one before.

    Raises:
        ValueError: they are not so.

    """
    ends = [moment for one in hours for moment in (one.opens, one.closes)]
    if any(earlier >= later for earlier, later in pairwise(ends)):
        msg = "each must end after it begins, and begin after the one before"
        raise ValueError(msg)
    return hours


class DeskHours(BaseModel):
    """On which days of the week (1 is Monday) people answer, from when until when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    days: tuple[Annotated[int, Field(ge=1, le=7)], ...] = (1, 2, 3, 4, 5, 6, 7)
    start: str = Field(default="00:00", pattern=_OF_A_DAY)
    end: str = Field(default="24:00", pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")

    @property
    def opens(self) -> int:
        """The minute of the day from which they answer."""
        return _minute_of_day(self.start)

    @property
    def closes(self) -> int:
        """The minute of the day from which they do not any more."""
        return _minute_of_day(self.end)


def _minute_of_day(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])
