"""How much harm a complaint tells of, by the words of safety and of the law in it. Pure.

The rule is the operator's: danger to life or property is *critical*, a threat to go to a court, an
authority or the press is *high*. Words that are daily in this trade are no sign by themselves: "hat
koptu" is no accident and "ödeme emri" no threat of the customer's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from backend.kit.turkish import fold


class Severity(StrEnum):
    """How much harm a complaint tells of."""

    NORMAL = "normal"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """Place among the severities; the graver the higher."""
        return list(Severity).index(self)


@dataclass(frozen=True)
class Weight:
    """A severity and the signs it was read from, by name."""

    severity: Severity = Severity.NORMAL
    signs: tuple[str, ...] = ()


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
_LAW = {
    "lawyer": (r"\bavukat(?:im|imiz|a|la|ima|imla)\w*", r"\bavukat\w* (?:tut|ver|aracilig)"),
    "consumer_board": (r"hakem heyet",),
    "regulator": (r"\bbtk\b", r"bilgi teknolojileri kurum"),
    "government": (
        r"\b[cb]imer(?:e|de|den|i|in)?\b",
        r"\btuketici (?:mahkeme|dernek|birlig)|ticaret bakan",
    ),
    "court": (
        r"\bsavci\w*|suc duyuru|\bmahkeme\w*|\bdava(?:mi|yi|ya|ci)?\b",
        r"(?:hukuki|yasal) (?:yol|surec|islem|hak)",
    ),
    "press": (
        # Folded, "basına" (to the press) and "başına" (to its head) are one word.
        r"\bbasin(?:a|la)\W+(?:vere?c|veri[ry]|tasi|duyur|bildir|yansi|paylas)",
        r"\bbasin (?:yayin|mensup|kurulus)|gazete(?:ye|ci|lere)|haber kanal",
        r"televizyon(?:a|lara) (?:cik|ver|tasi)",
        r"sosyal medya\w*(?:\W+\w+){0,2}\W+(?:paylas|yay|duyur)",
    ),
}
_SIGNS = tuple(
    (severity, name, re.compile("|".join(alternatives)))
    for severity, table in ((Severity.CRITICAL, DANGER), (Severity.HIGH, _LAW))
    for name, alternatives in table.items()
)


def weigh(text: str) -> Weight:
    """Return how grave `text` is, as written in any capitals, with or without Turkish letters."""
    folded = fold(text)
    found = [(severity, name) for severity, name, sign in _SIGNS if sign.search(folded)]
    if not found:
        return Weight()
    gravest = max((severity for severity, _ in found), key=lambda severity: severity.rank)
    return Weight(gravest, tuple(name for _, name in found))
