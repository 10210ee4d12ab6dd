"""Why a message reached nobody, in words of ours; what the network said stands behind them."""

from __future__ import annotations

from backend.complaints.house_words import CALL_OUTCOMES
from backend.complaints.models.call_attempt import CallOutcome
from backend.kit.masking import mask_for_log

# How a failure begins (`notifications.receipts`, `sending`, `parked`).
_SAID = {
    "receipt 2": "telefona ulaşmadı",
    "receipt 16": "şebeke reddetti",
    "no gateway took it in time": "zamanında gönderilemedi",
    "its senders died": "gönderilirken kesildi",
    "dismissed": "elle bırakıldı",
}


def said(failure: str) -> str:
    """Say why, without what the network said; that itself where we have no words for it."""
    if failure in CallOutcome:
        return CALL_OUTCOMES[CallOutcome(failure)]
    found = (words for code, words in _SAID.items() if _is(failure, code))
    return next(found, "") or mask_for_log(failure)


def told(failure: str) -> str:
    """Say why, with what the network said."""
    words, raw = said(failure), mask_for_log(failure)
    same = failure in CallOutcome or words == raw
    return words if same else f"{words} ({raw})"


def _is(failure: str, code: str) -> bool:
    return failure == code or failure.startswith(f"{code}:")
