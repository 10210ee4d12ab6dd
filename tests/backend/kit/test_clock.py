from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backend.kit.clock import ISTANBUL, FixedClock, SystemClock, turkish_date, turkish_datetime


def test_customers_read_istanbul_time_in_turkish() -> None:
    moment = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    assert turkish_date(moment) == "23 Kasım 2026 Pazartesi"
    assert turkish_datetime(moment) == "23 Kasım 2026 Pazartesi 01:30"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name(month: int) -> None:
    names = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"
    assert names.split()[month - 1] in turkish_date(datetime(2026, month, 15, tzinfo=ISTANBUL))


def test_a_fixed_clock_stands_and_tells_utc() -> None:
    clock = FixedClock(datetime(2026, 11, 23, 10, 0, tzinfo=ISTANBUL))
    assert clock.now() == clock.now() == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(datetime(2026, 11, 23))  # noqa: DTZ001 - the mistake under test


def test_the_machines_clock_is_aware() -> None:
    assert SystemClock().now().tzinfo is UTC
