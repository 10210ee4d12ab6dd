"""That a device burnt, smoked or sparked, whenever it was: it is never to be powered again. Pure.

"Modem yanmıştı", "yanık kokusu geldi", "itfaiye modemi söktü". A lamp that is on, credit that
"burnt" and a smell that is denied are none of it.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold, words_only

_DEVICE = (
    r"(?:modem|modm|cihaz|adaptor|kutu|alici|telefon|ahize|fis|priz|router|dekoder|decoder|uydu|"
    r"ont|switch|sarj|kablo|tv|televizyon|soket|ups)\w*"
)
_BURNT = (
    r"(?:yan(?:d[iu]|m[iu]s|ik|inca|ali)\w*|yanan|yak(?:t[iu]|m[iu]s)\w*|patla(?:d[iu]|m[iu]s|yin)\w*|"
    r"eri(?:d[iu]|m[iu]s|y[iu]p)\w*|tutus(?:t|m|u[pn])\w*|alev\w*|kivilcim\w*|duman\w*|"
    r"kavrul(?:d|m)\w*|komur\w*|kul old\w*|kisa devre\w*|kok(?:u|t[iu]|mus)\w*)"
)
_BEFORE_THE_DEVICE = r"(?:yan(?:mis\w*|ik|an|d[iu])|patla(?:mis\w*|yan|d[iu])|eri(?:mis\w*|yen))"
_FIRE = r"(?:itfaiye|itfaye|itfiye|yangin)\w*"
_OF_A_DEVICE = re.compile(
    rf"\b{_DEVICE}(?: \w+){{0,3}} {_BURNT}\b|\b{_BEFORE_THE_DEVICE}(?: \w+){{0,2}} {_DEVICE}|"
    rf"\b{_FIRE}(?=.*\b{_DEVICE})|\b{_DEVICE}.*\b{_FIRE}|"
    r"\b(?:pat|cat|bom|cit) (?:dedi|diye|etti)\b|\b(?:yanik|yanmis|yanma) kok\w*|"
    r"\bkisa devre yap(?:ti|mis)\w*"
)
_YAN = r"yan(?:d|m[iu]s|ik|an|iyo|ip|ar|inca)\w*"
_LAMP = r"(?:isi[kg]|led|lamba|kirmizi|yesil|turuncu|sari|mavi|beyaz|los|pon|dsl)\w*"
_SPENT = r"(?:hak|paket|gb|kontor|bakiye|puan|para|lira|dakika|kota|kampanya|can)\w*"
_NONE_OF_IT = re.compile(
    rf"\b{_LAMP}(?: \w+){{0,3}} {_YAN}|\b{_YAN} {_LAMP}|\b{_SPENT}(?: \w+)? {_YAN}|"
    r"\b(?:koku|duman|alev|kivilcim)\w*(?: \w+)? (?:yok|gelmi\w*|cikmi\w*|degil)\b"
)


def is_told(text: str) -> bool:
    """Whether a text tells of a device that burnt, in whatever tense."""
    words = words_only(fold(text).replace("'", " ").replace("\u2019", " "))
    return bool(_OF_A_DEVICE.search(_NONE_OF_IT.sub(" ", words)))
