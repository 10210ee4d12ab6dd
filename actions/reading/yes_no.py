"""Yes, no, "kalsın" and "bir dakika": the words of a short answer. Pure."""

from __future__ import annotations

import re

from actions.reading import reading as r
from actions.reading.message import words_of

_FILLERS = frozenset(
    """
    ben bana bence siz size sizi bu o su ya yaa yha abi abla efendim hocam canim kardesim lutfen
    simdi hemen zaten artik iste ki da de mi ne olur olsun sagol sagolun saolun saol tesekkurler
    tesekkur ederim ederiz eyw ltf bi bir zahmet rica hadi haydi be hic tabi tabii tamam peki
    memnun olurum olur gitsin oldu sen et edin ama
    """.split(),  # noqa: SIM905 - a hundred words read better as a text
)
_YES = re.compile(
    r"(e+v+e+t+|evt|ewet|ewt|he+|hee+|hihi|hi+|aynen|tabi+|onay\w*|dogru\w*|kabul\w*|"
    r"kayd(et|ed)\w*|olur\w*|tamam\w*|tmm|ok|okey|oke|okay|peki|uygun\w*|eyvallah|yes|elbette|"
    r"kesinlikle|mutlaka|gonder\w*|isterim|istiyorum|ayne+n+|oyle|hi hi|eminim|e+t+)"
)
_NO = re.compile(
    r"(ha+y+i+r+|hyr|hayr|yo+k+|yo+|olmaz\w*|istemi?yo\w*|istemem\w*|istemiyorum|degil\w*|yanlis\w*|"
    r"kaydetme\w*|yapma\w*|nah|no|cik|gerek(siz|mez)?|lazim|vermem|birakma\w*|silme\w*|cekme\w*|"
    r"kapatma\w*|etme\w*|asla|katiyen|yoo+)"
)
_UNSURE = re.compile(
    r"\b(kalsin|bosver\w*|bos ver\w*|neyse|fark ?etmez|farketmez|sen bilirsin|siz bilirsiniz|"
    r"bilmiyorum|bilmem|bilemedim|belki|emin degilim|kararsiz\w*|ne bileyim|nasil isterseniz)\b"
)
_WAIT = re.compile(
    r"\b(bekle\w*|bi(r)? ?(dakika|dakka|dk|saniye|sn|sny)|dur\b|durun|bakayim|bakiyorum|bakicam|"
    r"bakacagim|bakarim|simdi (bak|den)\w*|den(iyorum|eyecegim|icem|iycem|eyim|erim|iyom|iyoruz)|"
    r"yapiyorum|hemen (bak|den|yaz|gel)\w*|az bekle|birazdan|sonra yaz\w*)"
)
_THUMBS = {"👍": r.YES, "✅": r.YES, "👌": r.YES, "🆗": r.YES, "👎": r.NO, "❌": r.NO}
_MOST = 6


def evidence(text: str) -> dict[str, float]:
    """Return how much the words of a text speak for yes, no, unsure and wait, from 0 to 1."""
    found: dict[str, float] = {}
    for sign, said in _THUMBS.items():
        if sign in text:
            found[said] = 0.9
    words = words_of(text)
    if not words:
        return found
    joined = " ".join(words)
    if _UNSURE.search(joined):
        found[r.UNSURE] = 0.9 if len(words) <= _MOST else 0.5
    if _WAIT.search(joined):
        found[r.WAIT] = 0.9 if len(words) <= _MOST else 0.5
    yes = [word for word in words if _YES.fullmatch(word)]
    no = [word for word in words if _NO.fullmatch(word)]
    rest = [w for w in words if w not in yes and w not in no and w not in _FILLERS]
    share = 1 - len(rest) / len(words)
    if no and not (yes and words[0] in yes):
        found[r.NO] = max(found.get(r.NO, 0.0), 0.55 + 0.44 * share)
    elif yes:
        found[r.YES] = max(found.get(r.YES, 0.0), 0.35 + 0.63 * share)
    return found
