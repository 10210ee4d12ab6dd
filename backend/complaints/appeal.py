"""Where a customer may turn who was not found right, by the amount at stake and the date. Pure.

The arbitration committee's limit is set anew each December (law 6502, article 68; from secondary
sources: 186,000 TL in 2026), so it is a dated setting. No legal advice.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from backend.complaints.states import Outcome
from backend.kit.clock import ISTANBUL

if TYPE_CHECKING:
    from datetime import datetime

    from backend.kit.settings import Settings

NOT_UPHELD = frozenset({Outcome.PARTLY_UPHELD, Outcome.REJECTED, Outcome.GOODWILL})
_KNOWN = {date(2026, 1, 1): Decimal(186_000)}
_REGULATOR = "Bilgi Teknolojileri ve İletişim Kurumuna (BTK)"


def limit_on(day: date, settings: Settings) -> Decimal | None:
    """Return up to what amount the committee decides on `day`; None before the first we know."""
    limits = _KNOWN | {each.valid_from: each.limit for each in settings.arbitration_limits}
    begun = [each for each in limits if each <= day]
    return limits[max(begun)] if begun else None


def ways(outcome: Outcome, amount: Decimal | None, now: datetime, settings: Settings) -> str:
    """Say where to turn, in one sentence; empty where the customer was found right."""
    if outcome not in NOT_UPHELD:
        return ""
    limit = limit_on(now.astimezone(ISTANBUL).date(), settings)
    if limit is None:
        places = "tüketici hakem heyetine ya da tüketici mahkemesine"
    elif amount is None:
        places = (
            f"{lira(limit)} altındaki tutarlar için tüketici hakem heyetine, üstündekiler için "
            "arabulucuya ve tüketici mahkemesine"
        )
    elif amount < limit:
        places = "tüketici hakem heyetine"
    else:
        places = "önce arabulucuya, sonra tüketici mahkemesine"
    return f"Yanıtımıza katılmıyorsanız {_REGULATOR}, {places} başvurabilirsiniz."


def lira(amount: Decimal) -> str:
    """Write an amount of Turkish lira: `186.000 TL`, `1.234,50 TL`."""
    whole, _, part = f"{amount:,.2f}".partition(".")
    return whole.replace(",", ".") + (f",{part}" if part != "00" else "") + " TL"
