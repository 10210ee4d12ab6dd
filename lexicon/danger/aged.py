"""How old people speak of themselves: "70 yaşındayım oğlum", "kızım ben emekli adamım". Pure.

"Oğlum", "kızım" are who is spoken to. Beside any other word it is none of these.
"""

from __future__ import annotations

import re

from lexicon.turkish import words_only

_AGE = (
    r"(?:\d{2}|(?:elli|altmis|yetmis|seksen|doksan)\w*)"
    r"(?: ?(?:bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz))?"
    r" (?:yas(?:[iu]n?(?:d?a)?(?:y[iu][mz])?)?|yas(?:[iu]m|lar)\w*|luk|lik)"
)
_OLD = r"(?:yaslan\w*|yasl[iu]\w*|ihtiyar\w*|emekli\w*|kocad[iu]m)"
_BESIDE = (
    r"(?:ben\w{0,4}|biz|oglum|oglan|kizim|evla[dt]\w*|yavrum|cocug?um|guzelim|kuzum|canim|kardesim|"
    r"hanim|bey|efendim|bir|bi|de|da|ki|artik|ama|cok|hayli|koca|oldum|geldim|girdim|var(?:im)?|"
    r"adam\w{0,3}|kadin\w{0,3}|insan\w{0,3}|teyze\w{0,3}|amca\w{0,3}|dede\w{0,3}|nine\w{0,3}|"
    r"anlam(?:am|iyorum|iyom)|bu|islerden|isten|sunlardan|bunlardan|bilmem|bilmiyorum)"
)
_SAYS_ITS_AGE = re.compile(rf"(?=.*\b(?:{_AGE}|{_OLD})\b)(?:(?:{_AGE}|{_OLD}|{_BESIDE})(?: |$))+")


def only_says_its_age(words: str) -> bool:
    """Whether folded words say how old somebody is, whom they speak to, and nothing else."""
    return bool(_SAYS_ITS_AGE.fullmatch(words_only(words)))
