"""That somebody has died, told as what is past: no ambulance can help any more. Pure.

Who is not sure ("öldü galiba", "nefes almıyor") is told to call 112 as before. A telephone that
"died" is none of it; without its dots "öldü" counts only after what somebody died of.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold, nfc, words_only

_KIN = (
    r"(?:es(?:im|imi|imiz)|koca|kari|hanim|anne|baba|ogl|kiz|kardes|abi|abla|dede|nine|anneanne|"
    r"babaanne|amca|dayi|teyze|hala|yenge|torun|cocu[gk]|bebe[gk]|kayin|kaynana|komsu|arkadas|"
    r"hasta|yegen|kuzen|adam|kadin)\w{0,8}"
)
_SAID_SO = re.compile(
    r"\bvefat (?:et(?:ti|mis)|eden|edince)\w*|\bhayatini kaybet(?:ti|mis)\w*|\brahmetli old\w*|"
    r"\bcan verdi\w*|\bkurtaramad(?:i[mk]|ilar)\b|\bcenaze(?:si|miz)?\w*|"
    rf"\b{_KIN} (?:\w+ ){{0,3}}?kaybet(?:ti[mk]|mis\w*)"
)
_DIED = re.compile(r"\bol(?:du(?:ler)?|mus(?:tu)?|up gitti)\b")
# "Kalp krizi geçirdi oldu": what comes before shows that it is no "oldu".
_OF_WHAT = re.compile(
    r"\b(?:gecir(?:di|ip|erek|mis)|yetisem\w+|yetism\w+|gelemedi|gelmedi|kurtaram\w+|hastanede|"
    r"hastane yolunda|yolda|kollarim\w*|ellerim\w*|kucagim\w*|gozum\w* onunde)(?: \w+)? "
    r"ol(?:du|mus)\b"
)
_A_THING = re.compile(
    r"\b(?:telefon|hat|hatt|modem|internet|televizyon|tv|cihaz|wifi|sarj|pil|batarya|sinyal|"
    r"sebeke|kumanda|ekran)\w*(?: (?!sahi[bp]|abone|kullanan)\w+){0,2} "
    r"(?:ol(?:du|mus)|vefat|rahmetli)\b"
)
# Not sure, not over, or somebody else is in need.
_NOT_PAST = re.compile(
    r"\b(?:galiba|sanirim|herhalde|sanki|gibi|belki|emin degil\w*|bilm[iu]yo\w*|m[iu]\b|"
    r"nefes\w*|nabi?z\w*|kalbi (?:durdu|atm)\w*|masaj\w*|baygin\w*|bilinc\w*|hareket etm\w*|"
    r"kimildam\w*|imdat|yetisin|yardim edin|gonderin|ne yap(?:ayim|alim|acag\w*|cam)|"
    r"\w+uyo(?:r|rlar)? olec\w*|olmek uzere|oluyo\w*|olec\w*|olme(?:k|sin|den)\w*|kaniyo\w*|"
    r"gecir[iu]yo\w*|titr\w*|kusuyo\w*|bayil\w*|kalkam\w*|diger\w*|oteki\w*|mahsur\w*|altinda|sikis\w*|yaniyo\w*|yarali\w*|zehir\w*)"
)


def is_told(text: str) -> bool:
    """Whether a text tells that somebody is dead, names whom, and leaves nobody in need."""
    folded = _folded(text)
    return bool(re.search(rf"\b{_KIN}\b", folded)) and is_repeated(text)


def is_repeated(text: str) -> bool:
    """Whether a text says that they are dead, whoever was named before: "öldü diyorum"."""
    folded = _folded(text)
    if _A_THING.search(folded) or _NOT_PAST.search(folded):
        return False
    return bool(_SAID_SO.search(folded) or _OF_WHAT.search(folded)) or _is_written_out(text)


def is_of_a_thing(text: str) -> bool:
    """Whether it is a telephone, a modem or the like that "died"."""
    return bool(_A_THING.search(_folded(text)))


def _is_written_out(text: str) -> bool:
    """Whether "öldü" is written with its dots."""
    written = re.sub(r"[^\w]+", " ", nfc(text))
    folded = fold(written)
    same = len(folded) == len(written)
    return same and any(written[one.start()] in "öÖ" for one in _DIED.finditer(folded))


def _folded(text: str) -> str:
    return words_only(fold(nfc(text)).replace("'", ""))
