"""Passwords and codes by the words that announce them: "şifresi …", "PIN kodum …", "onay kodu …".

Words are compared folded: with and without Turkish letters, in capitals or not.
"""

from __future__ import annotations

import re

from lexicon.masking import numbers
from lexicon.masking.marks import MASK, SEPARATOR, plain_digits
from lexicon.masking.runs import without_amounts
from lexicon.turkish import fold

_ENDING = r"(?:['\u2019`]?[a-z]{1,12})?(?![a-z])"
_PASSWORD = (
    r"sifi?re(?!li|siz|le[mnd])[a-z]{0,14}|parola(?!li|siz|la[mnd])[a-z]{0,14}|"
    rf"pass?wor[dt]{_ENDING}|p(?:wd?|sw|ass)(?![a-z])"
)
_CODE = (
    r"(?:pin|puk)[12]?(?:['\u2019`]?(?:im|in|i)[a-z]{0,6})?(?![a-z])|"
    rf"c(?:vv|vc|v)c?2?{_ENDING}|otp{_ENDING}|"
    r"(?:onay|dogrulama|aktivasyon|guvenlik|sms|tek (?:kullanimlik|seferlik)|3d(?: secure)?|teyit|"
    r"erisim|giris|kurtarma|gizli|gelen|gonderilen|gonderdiginiz)"
    r"[ -]?(?:kod|sifre|parola)[a-z]{0,14}|guvenlik (?:numara|no|rakam)[a-z]{0,12}"
)
_NOUN = r"(?:[ -](?:kod|numara|sifre|parola|no|rakam)[a-z]{0,12})?"
_FILLER = (
    r"(?:,?\s{1,3}(?:ise|iste|su|sudur|suydu|bu|budur|buydu|soyle|olarak|da|de|dir|is|was|yeni|"
    r"eski|simdi|hep|benim|mi|yani|su an|numarasi|kodu|no)(?![^\W_])){0,3}"
)
_WORD = re.compile(
    rf"(?<![^\W_])(?:(?P<password>{_PASSWORD})|{_CODE}){_NOUN}{_FILLER}"
    r"(?:\s{0,3}(?P<sign>[:=>\u2192]{1,3}|[-=]>)\s{0,3}|\s{0,3}[-\u2013\u2014,.]\s{0,3}|\s{1,6}|"
    r"(?=[0-9(\"'\u201c\u201d«]))[(\[\"'\u201c\u201d\u201e«\u2018]{0,2}"
)
_TOKEN = re.compile(r"\S{1,100}")
_CLOSING = "\"'\u201c\u201d»\u2019)].,;:!?…"
_GROUP = re.compile(rf"({SEPARATOR}{{0,3}})([0-9]+)")
# Beside passwords people speak of addresses, dates, times, networks and where an SMS comes from.
_HARMLESS = re.compile(
    r"[^\s@]+@[^\s@]+\.[^\s@]+|\S*(?:://|www\.)\S*|[0-9]{1,2}['\u2019]\S*|"
    r"(?:4[.,]5|[2-6]|2[.,]4) ?g(?:hz|b)?(?:['\u2019]\S*)?|"
    r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}\S*|[0-9]{1,2}[:.][0-9]{2}(?:['\u2019]\S*)?|"
    r"[0-9]+['\u2019]?(?:[dt][ae]n|y[ae]|[ae])"
)
_SENDER = re.compile(r"\s(?:[dt][ae]n|numara|no(?:lu)?)(?:['\u2019]|[^\W_]{0,12})?(?![^\W_])")
# After "şifre:" any word may be one, but these tell of it.
_TELLING = re.compile(
    r"(?:unut|yanlis|hata|degis|gel|calis|kabul|gir|yok|gecersiz|ne|nasil|nicin|iste|lazim|bilmi|"
    r"hatirla|var|ol|uyar|dogru|kod|sifre|parola|pin|kay|al|ver|gonder|yolla|soru|bu|su|tekrar|"
    r"surekli|hep|ama|hic|internet|modem|wifi|e-?posta|mail|tc|kimlik|telefon|her|guncel|ayni|bana|"
    r"ben|yeni|eski|cozu|kilit|bloke|iptal|belirle|et|yap|diyo|diye|lutfen|acil|hangi|kac|kim)\w*"
)
# Spoken of beside a card, and of nothing else.
_CARD = re.compile(rf"{MASK}{{4}}{SEPARATOR}{{0,3}}{MASK}{{4}}{SEPARATOR}{{0,3}}[0-9]{{4}}")
_EXPIRY = re.compile(
    r"(?<![^\W_])(?:s\.?k\.?t\.?|son kul[a-z]*(?: tarih[a-z]*)?|gecerlilik(?: tarih[a-z]*)?|"
    r"exp[a-z]*|valid(?: [a-z]{4,5})?|vade[a-z]*|ay ?/? ?yil)[^\w•]{0,6}"
    rf"(?P<month>[0-9]{{1,2}}){SEPARATOR}{{0,3}}(?P<year>(?:20)?[2-4][0-9])(?![0-9])"
    rf"(?:{SEPARATOR}{{1,6}}(?P<code>[0-9]{{3,4}})(?![0-9]))?"
    rf"|(?<![^\W_])arka[a-z]*(?: [a-z]{{1,10}}){{0,2}}{SEPARATOR}{{1,4}}"
    r"(?P<behind>[0-9]{3,4})(?![0-9])"
)
_FEWEST, _MOST_DIGITS = 3, 12
_PIECE = 4
_REACH = 60
_OWN_CODE_DIGITS = 6
_HIDDEN = MASK * 6


def hide(text: str, *, keep_six_digits: bool = False) -> str:
    """Hide what stands behind a word for a secret, but for six digits if those are to stay."""
    plain = plain_digits(text)
    folded = without_amounts(plain)
    parts: list[str] = []
    done = 0
    for word in _WORD.finditer(folded):
        if word.end() < done:
            continue
        end = _secret_end(plain, folded, word)
        digits = sum(map(str.isdigit, plain[word.end() : end]))
        if end > word.end() and not (keep_six_digits and digits == _OWN_CODE_DIGITS):
            parts += text[done : word.end()], _HIDDEN
            done = end
    text = "".join(parts) + text[done:] if parts else text
    return _without_expiry(text) if _CARD.search(text) else text


def _without_expiry(text: str) -> str:
    characters = list(text)
    folded = fold(plain_digits(text))
    for card in _CARD.finditer(text):
        near = max(0, card.start() - _REACH), card.end() + _REACH
        for found in _EXPIRY.finditer(folded, *near):
            for part in ("month", "year", "code", "behind"):
                first, last = found.span(part)
                characters[first:last] = MASK * (last - first)
    return "".join(characters)


def _secret_end(plain: str, folded: str, word: re.Match[str]) -> int:
    """Return where the secret behind a word ends; where the word does, if there is none."""
    start = word.end()
    token = _TOKEN.match(folded, start)
    if token is None or MASK in token[0]:
        return start
    shown = token[0].rstrip(_CLOSING)
    end = start + len(shown)
    announced = word["sign"] is not None
    if not announced and _HARMLESS.fullmatch(shown):
        return start
    if any(map(str.isdigit, shown)):
        known = _known_near(plain, start)
        if any(first < end and start < last for first, last in known):
            return start
        if not any(map(str.isalpha, shown)):
            return _digits_end(folded, start, known, announced=announced)
        return end if len(shown) >= _FEWEST else start
    is_word = word["password"] is None or _TELLING.fullmatch(shown) is not None
    return start if is_word or not announced or len(shown) < _FEWEST else end


def _known_near(plain: str, place: int) -> list[tuple[int, int]]:
    beginning = max(0, place - _REACH)
    near = numbers.known_numbers(plain[beginning : place + _REACH])
    return [(beginning + first, beginning + last) for first, last in near]


def _digits_end(folded: str, start: int, known: list[tuple[int, int]], *, announced: bool) -> int:
    """Return where a secret of digits ends, which may be written in pieces ("483 920")."""
    end, count, piece = start, 0, 0
    while group := _GROUP.match(folded, end):
        first, last = group.span(2)
        whole = not count
        fits = len(group[2]) <= _PIECE and piece <= _PIECE and count + len(group[2]) <= _PIECE * 2
        if not whole and (not fits or any(f < last and first < t for f, t in known)):
            break
        end, count, piece = last, count + len(group[2]), len(group[2])
    named = not announced and _SENDER.match(folded, end)
    return start if named or not _FEWEST <= count <= _MOST_DIGITS else end
