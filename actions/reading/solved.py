"""Is it solved? Only an explicit word closes a complaint; everything else stays open. Pure."""

from __future__ import annotations

import re

from actions.reading import reading as r, yes_no
from actions.reading.message import words_of

_GONE = re.compile(
    r"\b(cozul(du|muş|mus)|duzel(di|mis)|hallol(du|mus)|halloldu|hallettim|hallettik|"
    r"cozdum|calisiyor|calisti|sorun kalmadi|problem kalmadi|internet(im)? geldi|geldi|"
    r"baglandi|acildi|duzelttim|oldu)\b"
)
_STILL = re.compile(
    r"olmadi|olmuyo|duzelmedi|duzelmis degil|cozulmedi|calismi|calismadi|gelmedi|gelmiyo|"
    r"degismedi|yaramadi|\bhala\b|\bhal\b|\bayni\b|devam|denemem|ugrasamam|acilmadi|"
    r"halledilmedi|kopuyo|kesiliyo|cekmiyo|\byok\b|\bdaha (kotu|beter)|beter|kaydet|kayit (ac|ol)|"
    r"\bnerde\b|\bnerede\b|\bnah\b|baglanmiyo|yavas|kirmizi|\bama\b|\bfakat\b|\byine\b|\bgene\b"
)
_DOUBT = re.compile(
    r"\?|\bm[iu]\b|gibi|galiba|sanki|sanirim|belki|herhalde|dersem|desem|olsa|olsaydi|ise|"
    r"bilmiyorum|denedim|denedik|yaptim|yaptik|bekle"
)


def evidence(text: str) -> dict[str, float]:
    """Return how much a text speaks for solved (yes), not solved (no), unsure and wait."""
    words = words_of(text)
    joined = " ".join(words)
    found = dict(yes_no.evidence(text))
    gone, still = bool(_GONE.search(joined)), bool(_STILL.search(joined))
    doubt = bool(_DOUBT.search(joined)) or "?" in text
    if still:
        found.pop(r.YES, None)
        found[r.NO] = max(found.get(r.NO, 0.0), 0.9)
    elif gone and not doubt:
        found[r.YES] = max(found.get(r.YES, 0.0), 0.95)
        found.pop(r.NO, None)
    if doubt and r.YES in found:
        del found[r.YES]
        found[r.UNSURE] = max(found.get(r.UNSURE, 0.0), 0.7)
    if r.YES in found and not gone and len(words) > _MOST_BARE:
        found[r.UNSURE] = found.pop(r.YES)
    return found


_MOST_BARE = 3
