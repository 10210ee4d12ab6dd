"""Words of danger to life or property: whoever writes them is told to call for help first.

The pool weighs complaints by the same words (backend/complaints/severity.py); a test holds the two
tables together.
"""

from __future__ import annotations

import re

from bot.turkish import fold

_LINE = r"\b(?:kablo\w*|tel(?:i|in|ler\w*)?\b|dire[kg]\w*)"
_NEAR = r"(?:\W+\w+){0,4}?\W+"
_NO_PRICE = r"(?!\s*(?:tl|lira))"
# Folded; each name has its alternatives.
DANGER = {
    # A cable or pole that hangs, fell or lies open, in either order of the words.
    "cable": (
        rf"{_LINE}{_NEAR}(?:sark|asili|yerde|yere dus|devril|yikil|egil|acikta|ciplak|takil)",
        rf"(?:sark|devril|yikil|egil)\w*{_NEAR}{_LINE}",
        rf"(?:direk|direg)\w*{_NEAR}(?:dus|curu)",
    ),
    "electricity": (
        r"elektrik (?:carp|kacag|akim|kivilcim|sizi|veriyor)",
        r"elektrik\w*(?:\W+\w+){0,3}\W+(?:tehlike|carp)",
        r"carpil(?:di|ma tehlike)",
        r"kivilcim|kisa devre",
    ),
    "fire": (
        r"\byangin\b(?! (?:fiyat|kampanya))",
        r"alev al|tutustu|duman (?:cik|geli)|yanik koku",
        r"modem\w* (?:yandi|patladi|eridi)|batarya\w* (?:sis|patla)",
    ),
    "emergency_call": (
        (
            rf"\b(?:(?:112|110|155){_NO_PRICE}|acil|ambulans|itfaiye|polis)\w*(?:['\u2019]?\w+)?"
            r"(?:\W+\w+){0,3}\W+(?:araya?m|ara(?:n|ya)mi|ulasil?am|baglan(?:ila)?m|cagira?m)"
        ),
    ),
    "health": (
        (
            r"\bhasta(?:m|miz|lar|yiz|yim| var| yat|nin|ya|si)?\b(?:\W+\w+){0,6}\W+"
            r"(?:ulas|ara|cihaz|takip|evde|acil|doktor|ambulans|internet|telefon)"
        ),
        r"(?:solunum|oksijen|diyaliz|kalp pili|tansiyon)\w*(?:\W+\w+){0,3}\W*(?:cihaz|hasta)",
        r"yatalak|engelli\w*(?:\W+\w+){0,4}\W+(?:ulas|acil|mahsur)",
        r"hayati (?:tehlike|risk|onem)|can guvenlig|olum tehlike|yarala(?:n|yaca)",
    ),
}
_SIGN = re.compile("|".join(sign for signs in DANGER.values() for sign in signs))


def tells_of_danger(text: str) -> bool:
    """Whether a text, as written, tells of danger: a hanging cable, fire, an emergency."""
    return _SIGN.search(fold(text)) is not None
