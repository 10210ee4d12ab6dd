"""The trade's own matters, as expressions: prices and bills, the net and its devices."""

from __future__ import annotations

COST = (
    r"(?:fatura|ucret|fiyat|zam(?:lar|mi)?|tarife|taahhu[td]|cayma|borc|taksit|paket|abonelig|"
    r"abonelik|kontor)\w*"
)
NET = (
    r"(?:internet|net(?:im|imiz|i|ten|iniz)?\b|wifi|modem|hiz|hatt?|operator|sinyal|sebeke|"
    r"pos\b)\w*"
)
TRADE = rf"(?:{COST}|{NET})"
