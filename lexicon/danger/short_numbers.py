"""Money that went by texting a short number: of the line's bill or credit, and no fraud. Pure.

"8421 e mesaj attım param gitti", "yarışmaya sms gönderdim 300 tl gitti". Who names a bank, a card,
an account, a link or a code beside it, or whose line went dead, may be defrauded: nothing is taken
out of what they say.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold, nfc

_TO = (
    r"(?:\d{3,5}(?:[' ]?(?:y?[ae]|nolu|numaraya|servis\w*|kodlu))?(?: \w+)?|"
    r"(?:kisa|ozel|servis) (?:numara|no|mesaj)\w*|"
    r"(?:yarisma|cekilis|oylama|anket|bagis|servis|program)\w*[ae])"
)
_TEXTED = rf"\b{_TO} (?:bir |bi )?(?:kisa )?(?:mesaj|msj|sms)\w* (?:at|gonder|yolla|cek|yaz)\w*"
_MONEY = (
    r"\b(?:(?:\d+ ?)?(?:param|paramiz|paralar|para|liram|lira|tl|bakiye\w*|kontor\w*)"
    r"(?: \w+){0,2}? (?:git|gid|cek|kes|uc|dus|yan|eksil|al[iu]n)\w*)"
)
_SPENT = re.compile(
    rf"{_TEXTED}(?:\W+\w+){{0,4}}?\W+{_MONEY}|{_MONEY}(?:\W+\w+){{0,4}}?\W+{_TEXTED}", re.ASCII
)
_FRAUD = re.compile(
    r"\b(?:banka|kart|hesab|hesap|iban|havale|eft|kredi|papara|link|tikla|kod|sifre|dolandir|"
    r"savci|polis|sahte|hackle|ele gec|calin)\w*|"
    r"\b(?:hat|hatt|sim|numara)\w* (?:\w+ )?(?:git(?:ti|mis)|kapan|cekm|dustu|gecersiz|yok\b)\w*"
)
_BLANKS = re.compile(r"\s+")


def without(text: str) -> str:
    """Return `text` without the money that texting a short number cost."""
    folded = _BLANKS.sub(" ", fold(nfc(text)))
    if _FRAUD.search(folded):
        return text
    left, times = _SPENT.subn(". ", folded)
    return left if times else text
