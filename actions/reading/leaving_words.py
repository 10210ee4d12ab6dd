"""Whether somebody clearly wishes to stop: only that asks whether to delete what was told. Pure."""

from __future__ import annotations

import re

from actions.reading import verbs
from lexicon.turkish import fold, words_only

_STOPS = re.compile(
    r"\bvaz ?gec(?!m[ei])\w*|\bvazgct\w*|\bbirak(?:al|iyo|ic|ac|tim|in|sana|mak|\b)\w*|\bbosver\w*|"
    r"\bbos ver\w*|\biptal\b(?! (?:etmi|olma))|\bsil(?:in|elim|er|ebil|mek)?\b|"
    r"\bkapat(?:al|in|tim|iyo|ic|mak|\b)\w*|\bistem(?:iyo\w*|em|ez\w*|eyo\w*)\b|"
    r"\b(?:gerek|luzum|ihtiyac\w*) (?:yok|kalmadi)|\bcik(?:iyo|ic|al|mak|ay)\w*|\bkalsin\b|"
    r"\bugras(?:am|may|mic|mak)\w*|\b(?:sikayet|sorun|kayit|kayd)\w* (?:\w+ ){0,2}?(?:yok|"
    r"olusturma|acma|etme|yapma)\w*|\bkaydetme\w*|\bdevam etm\w+|\bgeri cek\w*|"
    r"\bdur(?:dur\w*|al\w*)\b|"
    r"\byanlis (?:yer|numara|at|anla|yaz)\w*|\bneyse\b|\bhepsini sil|\bson ver\w*|\bmemnunum\b"
)
_NOT_THIS = re.compile(r"\b(?:cayma|taahh?u[dt]|abonelig\w*|hatt[iu]\w*)\b")


def is_clear(text: str) -> bool:
    """Whether a text wishes to stop what is going on; a remark about something else does not."""
    plain = words_only(verbs.plain(fold(text)))
    stops = bool(_STOPS.search(plain)) and not _NOT_THIS.search(plain)
    return stops or to_the_start(plain)


def to_the_start(folded: str) -> bool:
    """Whether a folded text is the wish to leave all steps: "ana menüye dön", "en başa dön"."""
    return bool(_TO_THE_START.fullmatch(folded))


_TO_THE_START = re.compile(
    r"(?:(?:beni|lutfen|tekrar|geri|hadi|evet|hayir|bizi) )*"
    r"(?:ana ?(?:menu|sayfa|ekran)\w*|(?:en )?bas(?:a|ina|tan)|menu(?:ye)?|onceki menu\w*)"
    r"(?: (?:geri|don\w*|donmek|istiyor\w*|gec\w*|al\w*|gonder\w*|"
    r"basla\w*|lutfen|cik\w*))*"
)
