"""IBANs of all countries that have them, in any spacing."""

from __future__ import annotations

import re
from functools import cache

from lexicon.masking.checks import is_iban
from lexicon.masking.marks import GAP, KEPT, MASK, WIDEST, plain_digits

# Country and BBAN by the IBAN registry (SWIFT, release 101): n digits, a letters, c either. Turkish
# banks use digits only.
_BBANS = (
    "AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c "
    "CH5n12c CR18n CY8n16c CZ20n DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n "
    "FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT24c HN4a20n HR17n HU24n IE4a14n "
    "IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n "
    "LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a "
    "NI4a20n NL4a10n NO11n OM3n16c PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c "
    "SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c SO19n ST21n SV4a20n TL19n TN20n TR22n "
    "UA6n19c VA18n VG4a16n XK16n YE4a4n18c"
)
_LETTERS = {"n": "[0-9]", "a": "[A-Za-z]", "c": "[0-9A-Za-z]"}
SHAPES = {entry[:2]: re.findall(r"(\d+)([nac])", entry[2:]) for entry in _BBANS.split()}
_DIGIT = re.compile(r"[0-9](?<![0-9].)")
_COUNTRY = re.compile(rf"([A-Za-z]){GAP}([A-Za-z]){GAP}$")
_REACH = 2 + 2 * WIDEST
# What else people write has fewer: "de 12 gündür …" is no German account.
FEWEST_DIGITS = 10
_HOME = "TR"


def hide(text: str) -> str:
    """Hide every IBAN but its country and its last four characters."""
    plain = plain_digits(text)
    parts: list[str] = []
    done = 0
    for digit in _DIGIT.finditer(plain):
        place = max(digit.start() - _REACH, done)
        beginning = _COUNTRY.search(plain[place : digit.start()])
        country = (beginning[1] + beginning[2]).upper() if beginning is not None else ""
        if beginning is None or country not in SHAPES:
            continue
        start = place + beginning.start()
        # "ibanTR33…" is common; other countries' letters end too many words.
        glued = start and plain[start - 1].isalpha()
        found = _body(country).match(plain, digit.start())
        if (glued and country != _HOME) or found is None:
            continue
        body = "".join(each for each in found[0] if each.isalnum()).upper()
        if sum(map(str.isdigit, body)) >= FEWEST_DIGITS and is_iban(country + body):
            shown = found[0]
            parts += text[done:start], country, MASK * (len(body) - KEPT)
            parts.append("".join(each for each in shown if each.isalnum())[-KEPT:])
            done = found.end()
    return "".join(parts) + text[done:] if parts else text


@cache
def _body(country: str) -> re.Pattern[str]:
    """Match check digits and BBAN of a country, whatever parts their characters."""
    classes = ["[0-9]"] * 2
    for count, kind in SHAPES[country]:
        classes += [_LETTERS[kind]] * int(count)
    # Where digits follow without a gap, only ours is likelier than a longer number.
    end = "" if country == _HOME else r"(?![0-9])"
    return re.compile(GAP.join(classes) + end)
