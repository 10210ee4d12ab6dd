"""By which way somebody wants to be answered: "mail olsun", "e-posta ile dönün", "SMS atın". Pure.

Only a wish counts: that mails do not arrive is a complaint, and an address is no wish for mails.
"""

from __future__ import annotations

import re

from actions.reading import verbs
from lexicon.turkish import fold

EMAIL, PHONE = "email", "phone"
_MOST_WORDS = 24
_WAY = re.compile(
    r"\b(?P<email>(?:e ?-?(?:posta|mail)|mail|meyil)(?!i?m\b|d)\w*)|"
    r"\b(?P<phone>sms\w*|(?:kisa )?mesaj(?!i|lar)\w*|msj\w*|telefonla\b)"
)
_HOW = r"(?:ile |la |le |yoluyla |uzerinden |olarak |yolu ile |vasitasiyla )?"
_ANSWER = r"(?:(?:cevap|yanit|bilgi|haber|donus|geri donus|sonuc\w*|karar\w*) )?"
_WISH = re.compile(
    rf"\s?{_HOW}(?:\w+ )??{_ANSWER}"
    r"(?:olsun|yeter(?:li)?|isterim|ist[ie]yo\w*|tercih\w*|gelsin|"
    r"(?:at|gonder|yolla|yaz|bildir|ver|don|ulas|yap|ilet|et)"
    r"(?:y?[iu]n(?:[iu]z)?|s[iu]n(?:lar|ler)?|ebil\w+|abil\w+|[ae]rs[ae]n[iu]z|[iu]l?s[iu]n|[iu]ver\w*)?)"
    r"(?=\W|$)"
)
_NOT = re.compile(
    rf"\s?{_HOW}(?:\w+ )?{_ANSWER}"
    r"(?:istemi\w*|istemem|olmas[iu]n|yok\b|(?:at|gonder|yolla|yaz|don|ver)m[ae]y?[iu]?n?\w*)"
)
# "Cevabı ece@ornek.com adresine yollayın".
_TO_AN_ADDRESS = re.compile(
    r"\S+@\S+?(?:['\u2019](?:y?[ea]))?,? "
    r"(?:(?:mail |e ?-?posta )?adresi(?:ne|me|mize) |uzerinden )?"
    rf"{_ANSWER}(?:at|gonder|yolla|yaz|bildir|ilet|doe?n)"
    r"(?:y?[iu]n(?:[iu]z)?|s[iu]n(?:lar|ler)?|[ae]rs[ae]n[iu]z|[iu]l?s[iu]n|[iu]ver\w*)(?=\W|$)"
)
_ONLY = re.compile(r"\b(?:sadece|yalniz(?:ca)?|bir tek) (?:\w+ )?$")
_CALLED = re.compile(r"\bara(?:y[iu]n(?:[iu]z)?|s[iu]n(?:lar)?|rs[iu]n[iu]z|y[iu]ver\w*)\b")
_NOTHING_MORE = re.compile(r"\s?(?:la|le|ile)?(?: lutfen)?\W*$")
_FAILS = re.compile(
    r"\b(?:gelmiyo\w*|gelmedi\w*|ulasmi\w*|ulasmadi\w*|gelen|aldim|attim|attiniz|atiyorsunuz|"
    r"atti(?:lar)?|gonderdi\w*|yazdim|acilmi\w*|giremi\w*|kapali)\b"
)


def preferred(text: str) -> str | None:
    """Return `EMAIL` or `PHONE` (SMS or a call), or None where no way is wished for.

    Of several the last that is wanted counts; who only refuses one wants the other.
    """
    plain = verbs.plain(fold(text))
    if not 0 < len(plain.split()) <= _MOST_WORDS or _FAILS.search(plain) or "?" in text:
        return None
    wanted: str | None = None
    refused: str | None = None
    for found in _WAY.finditer(plain):
        way, after = str(found.lastgroup), plain[found.end() :]
        only = bool(_ONLY.search(plain[: found.start()])) and bool(
            _NOTHING_MORE.match(after) or _WISH.match(after)
        )
        if _NOT.match(after):
            refused = way
        elif only or _WISH.match(after):
            wanted = way
    if wanted is None and refused is None and _TO_AN_ADDRESS.search(plain):
        return EMAIL
    if wanted is None and refused is not None:
        # "Mesaj atmayın, beni arayın" is no wish for mails.
        return PHONE if refused == EMAIL or _CALLED.search(plain) else EMAIL
    return wanted
