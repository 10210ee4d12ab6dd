"""For how long it has lasted, as the words tell it."""

from __future__ import annotations

import pytest

from actions.reading import lasting
from actions.reading.message import Message

AT = "2026-11-23T21:30:00+00:00"  # in Turkey it is the 24th already
DAY = 24 * 60


@pytest.mark.parametrize(
    ("period", "minutes"),
    [
        ("PT20M", 20),
        ("PT2H", 120),
        ("PT1.5H", 90),
        ("P3D", 3 * DAY),
        ("P2W", 14 * DAY),
        ("P1M", 30 * DAY),
        ("P1.5Y", 547 * DAY + 720),
        ("P200Y", None),
        ("PT3D", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_period_is_so_many_minutes(period: str, minutes: int | None) -> None:
    message = Message("…", entities={"duration": (period,)} if period else {}, at=AT)
    assert lasting.minutes(message) == minutes


@pytest.mark.parametrize(
    ("text", "day", "minutes"),
    [
        ("15 Kasım'dan beri internet yok", "2026-11-15", 9 * DAY),
        ("15 kasımdan bu yana yok", "2026-11-15", 9 * DAY),
        ("24 Kasım itibarıyla", "2026-11-24", None),
        ("bugünden itibaren yok", "2026-11-24", 0),
        ("15 Kasım faturam yanlış", "2026-11-15", None),
        ("15 Aralık'tan beri", "2026-12-15", None),
        ("2026'dan beri", "2026-13-40", None),
    ],
)
def test_since_a_day_is_as_long_as_the_days_since(text: str, day: str, minutes: int | None) -> None:
    assert lasting.minutes(Message(text, entities={"date": (day,)}, at=AT)) == minutes
