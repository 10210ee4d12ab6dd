"""Columns that both databases keep alike: a moment, and a sum of money."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, DateTime
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from sqlalchemy import Dialect


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware on the way in (a naive one is refused), in UTC on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store in UTC; SQLite keeps no zone, so it gets the bare UTC reading."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "a moment without a time zone reached the database"
            raise ValueError(msg)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Give back an aware moment in UTC: in one step, as most of what is read are moments."""
        del coltype
        return _from_text if dialect.name == "sqlite" else _in_utc


def _from_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value + "+00:00")


def _in_utc(value: datetime | None) -> datetime | None:
    return None if value is None else value.astimezone(UTC)


class Money(TypeDecorator[Decimal]):
    """A sum, kept as a whole number of its hundredths, so that it is exact on either database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Store hundredths; a finer sum is refused rather than rounded."""
        del dialect
        if value is None:
            return None
        hundredths = value * 100
        if hundredths != int(hundredths):
            msg = "a sum finer than a hundredth reached the database"
            raise ValueError(msg)
        return int(hundredths)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Give back the sum, with two decimals."""
        del dialect
        return None if value is None else Decimal(value).scaleb(-2)
