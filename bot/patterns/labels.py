"""What stands before a number and says what it counts: a line, a file, a bill. Pure."""

from __future__ import annotations

import re

REACH = 40
"""How far before a number its label may begin."""
_NUMBER = r"(?:no|num|numara|nmr)[a-z]*"
_SERVICE = re.compile(
    rf"\b(?:hizmet|abone|abonelik|musteri|hesap|tesisat)\s*{_NUMBER}"
    r"[\s:;=.,'-]*(?:[a-z]+[\s:]+)?$",
)
_FOREIGN = re.compile(
    r"\b(?:tc|t\.c\.?|kimlik|tckn|vergi|kart|kartim|imei|seri|siparis|kargo|barkod|fatura|"
    r"dekont|referans|iban|ip|pasaport|plaka|sozlesme|evrak|mersis|sicil|police|irsaliye|makbuz)"
    rf"\s*(?:kimlik\s*)?(?:{_NUMBER}|adresi?|id)?[a-z]*[\s:;=.,'-]*$",
)
# What an office files under a number. Named so, ten digits are no telephone's.
_RECORD = re.compile(
    r"\b(?:(?:dosya|kayit|talep|basvuru|sikayet|takip|islem|servis|ariza|protokol|ihbar|itiraz|dava|"
    rf"esas|karar|ticket|tiket|bilet|randevu|teklif|belge|form|bayi|personel)\s*(?:{_NUMBER}|id)|"
    r"is emri|ticket|tiket|pnr)[a-z]*[\s:;=.,'#-]*$"
)


def is_service(before: str) -> bool:
    """Whether a folded text ends in what introduces a service number."""
    return bool(_SERVICE.search(before))


def is_foreign(before: str) -> bool:
    """Whether it ends in what introduces a number of others: an identity's, a card's, a bill's."""
    return bool(_FOREIGN.search(before))


def is_no_telephone(before: str, digits: str) -> bool:
    """Whether it ends in what introduces a number that is filed, and none to call.

    Digits that begin as those of a telephone alone do ("05…", "905…") stay one.
    """
    if digits.startswith(("05", "905", "0905", "00905")):
        return is_foreign(before)
    return is_foreign(before) or is_service(before) or bool(_RECORD.search(before))
