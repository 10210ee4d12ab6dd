"""What is promised, on the day on which it changes: every text says what the clocks will keep."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import httpx
import pytest

from backend.kit import tls
from backend.kit.clock import ISTANBUL, turkish_datetime
from backend.kit.dated_settings import TermsChange
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings

CHANGE = TermsChange(valid_from=date(2027, 1, 1), first_notice_hours=12, legal_business_days=8)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"terms_changes": (CHANGE,)})


@pytest.mark.parametrize(
    ("moment", "promised"),
    [
        (datetime(2026, 12, 31, 23, 59, tzinfo=ISTANBUL), (24, 10, "186.000 TL")),
        # The committees' limit of a year ends with it; the next one is not known.
        (datetime(2027, 1, 1, 0, 0, tzinfo=ISTANBUL), (12, 8, "")),
    ],
)
async def test_texts_and_clocks_change_at_midnight_in_istanbul(
    address: str,
    clock: FixedClock,
    settings: Settings,
    moment: datetime,
    promised: tuple[int, int, str],
) -> None:
    hours, days, limit = promised
    clock.set(moment)
    token = settings.internal_token.get_secret_value()
    async with httpx.AsyncClient(
        base_url=address, verify=tls.trusted(), timeout=PATIENCE
    ) as client:
        page = (await client.get("/")).text
        assert f"En geç {hours} saatte" in page
        assert f"{days} iş gününü" in page
        terms = await client.get("/internal/v1/terms", headers={"Authorization": f"Bearer {token}"})
        told = terms.json()
        assert (told["first_notice_hours"], told["legal_business_days"]) == (hours, days)
        assert (told["reopen_days"], told["arbitration_limit"]) == (30, limit)
        form = {"description": "İnternetim yok.", "phone": "0532 123 45 67"}
        receipt = (await client.post("/api/v1/complaints", json=form)).json()
    assert receipt["first_notice_due_display"] == _after(moment, hours)


def _after(moment: datetime, hours: int) -> str:
    return turkish_datetime(moment + timedelta(hours=hours))
