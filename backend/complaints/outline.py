"""What a tracking number is answered from: how a complaint stands, and whose it is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from backend.complaints.proof import Owned

if TYPE_CHECKING:
    from datetime import datetime


class Stands(Owned, Protocol):
    """What of a complaint tells how it stands; a whole one whose clocks were read does as well."""

    @property
    def tracking_number(self) -> str: ...  # noqa: D102 - as of a complaint, and so are the others
    @property
    def state(self) -> str: ...  # noqa: D102
    @property
    def registered_at(self) -> datetime: ...  # noqa: D102
    @property
    def promised_at(self) -> datetime: ...  # noqa: D102
    @property
    def first_notice_due_at(self) -> datetime: ...  # noqa: D102
    @property
    def first_notice_met_at(self) -> datetime | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Outline:
    """So much of a complaint as one row of one question brings; its dates are those of its cycle.

    Most who ask by a number have nothing but the number: what else belongs to it is read for whom
    it is shown to (`queries.by_id`).
    """

    id: str
    tracking_number: str
    state: str
    registered_at: datetime
    promised_at: datetime
    first_notice_due_at: datetime
    first_notice_met_at: datetime | None
    conversation_id: str | None
    contact_phone: str | None
    contact_email: str | None
    quiet: bool
