"""Whether "aramayın" is more of a story of unwanted calls, and refuses no call about it. Pure."""

from __future__ import annotations

import re

from actions.reading import medium, strangers, unwanted, verbs, wishes
from lexicon.turkish import fold

_NO_MORE_CALLS = re.compile(
    r"\b(?:aran?m[ae](?:s[iu]n|y[iu]n)\w*|arama yap(?:[iu]l)?ma(?:s|y)[iu]n\w*|"
    r"aranmak istem\w*|ara(?:n?maktan|yip dur)\w*)"
)
_ABOUT_THIS = re.compile(
    r"\b(?:(?:bu|sikayet)\w* (?:icin|konu\w*|hakkinda)|sonuc\w*|cevap\w*|numara\w* (?:ver|yaz)m\w*|"
    r"mail\w*|e ?posta\w*|mesaj (?:at|yaz|gonder)\w*|sms (?:at|yaz|gonder)\w*|yazin\w*|gec)\b"
)


def is_more_of_them(text: str, story: str) -> bool:
    """Whether `text` wants calls to end which `story`, or the text itself, complains of."""
    plain = verbs.plain(fold(text))
    if not _NO_MORE_CALLS.search(plain) or _ABOUT_THIS.search(plain) or medium.preferred(text):
        return False
    if wishes.bounds_calls(text) and not wishes.complains_of_calls(text):
        return False
    told = (one for one in (text, story) if one)
    return any(
        wishes.complains_of_calls(one) or strangers.are_calling(one) or unwanted.are_told(one)
        for one in told
    )
