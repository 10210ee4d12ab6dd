"""Another trouble in the place of the one that was told: "sorun o değil, faturam yanlış". Pure.

What was told may have been misread, or the customer comes to what it is really about. A second
trouble beside the first is none of that, nor is what the trouble does not come from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.reading import (
    short_answers,
    told_fields,
    topic_words,
    topics_put_right,
    trouble,
    verbs,
)
from lexicon.turkish import fold, words_only

_TROUBLE = r"(?:sorun|problem|derd|dert|mesele|sikayet|sikinti|ariza|olay|mevzu)\w*"
# "Sorun değil" alone is fine, "sorun modemden değil" tells what it does not come from.
_CAUSE = (
    r"(?!\w+(?:d[ae]n?|t[ae]n?|kaynakli|yuzunden) degil)"
    r"(?!\w*(?:coz|duzel|gec|bit|hallol|onemli)\w* degil)"
)
_DENIED = (
    rf"{_TROUBLE} (?:\w+ ){{0,2}}?{_CAUSE}(?!yanlis|hata)\w+ (?:degil|dgl|deil|dil)\w*",
    rf"(?:o|bu|oyle|boyle|internet\w*|fatura\w*) degil (?:benim |asil |esas )*{_TROUBLE}",
    r"(?:beni |siz |sen |tam )*(?:yanlis|ynls|ters) anla(?:d[iu]\w*|mis\w*|sild\w*|yo\w*)",
    r"(?:onu|bunu|oyle|boyle) (?:demedim|demiyo\w*|kastetm\w*|soylemedim|sikayet etmi\w*)",
    r"(?:ondan|bundan) (?:bahsetmi\w*|soz etmi\w*|sikayetci degil\w*)",
    rf"{_TROUBLE} (?:cok |tamamen |aslinda )*(?:bam)?(?:baska|farkli)(?: (?:bir|bi) ?sey)?",
    r"(?:o|bu) d[ae] degil\w*",
)
_REALLY = (
    rf"(?:asil|esas|gercek|benim asil|benim esas) (?:\w+ )?{_TROUBLE}",
    r"(?:asil|esas) (?:soylemek|anlatmak|demek|sikayet etmek) istedi\w*",
    r"(?:asil|esas) (?:soyleyecegim|diyecegim|olan|konu)\w*",
)
_FRAME = re.compile(rf"\b(?:{'|'.join((*_DENIED, *_REALLY))})\b")
_AROUND = re.compile(
    r"\b(?:hayir|yok|yo|dur|pardon|bak\w*|aslinda|aslnda|asil|esas|ama|ya+|yani|iste|benim|ben|o|bu|"
    r"su|sey|siz|sen|ki|da|de|ise|diye|hani|simdi|lutfen|kardesim|abi|hocam|be|lan|degil\w*)\b"
)
_MOST_WORDS = 60
_FEWEST = 2


@dataclass(frozen=True)
class Replaced:
    """Another trouble: whether it is told already, and the one topic that is named or told."""

    told: bool
    topic: str | None


def instead(text: str, known: str | None) -> Replaced | None:
    """Return what is to stand in the place of a trouble of topic `known`; None where nothing is."""
    plain = words_only(verbs.plain(fold(text)))
    if len(plain.split()) > _MOST_WORDS:
        return None
    rather = _rather(plain, known)
    miswritten = _miswritten(plain, known)
    if miswritten is not None:
        return Replaced(told=True, topic=miswritten)
    if _FRAME.search(plain) is None and rather is None:
        return None
    if told_fields.field_named(plain) not in {None, told_fields.DESCRIPTION, told_fields.TOPIC}:
        named = topic_words.named(_FRAME.sub(" ", plain))
        if not named:
            return None  # "yanlış anladınız, adım …"
    rest = " ".join(_AROUND.sub(" ", _FRAME.sub(" ", plain)).split())
    words = short_answers.rest(rest)
    told = len(words) >= _FEWEST and (
        trouble.marks(rest) > 0 or topic_words.plainly(rest) is not None or len(words) > _FEWEST
    )
    if rather is not None:
        code, after = rather
        told = not topics_put_right.says_no_more(plain) or trouble.is_told(after)
        return Replaced(told, code)
    other = {codes[0] for codes in topic_words.named(rest) if len(codes) == 1} - {known}
    return Replaced(told, topic_words.plainly(rest) or (other.pop() if len(other) == 1 else None))


def _rather(plain: str, known: str | None) -> tuple[str, str] | None:
    """Return the topic of "internet değil fatura", and what is said of it."""
    said = _RATHER.search(plain) or _RATHER_BEFORE.search(plain)
    if said is None or known is None:
        return None
    if said.re is _RATHER_BEFORE and topic_words.plainly(said["after"]) is None:
        return None  # "fatura, internet değil" names a topic, and tells no trouble
    before = {code for codes in topic_words.named(said["before"]) for code in codes}
    after = [codes[0] for codes in topic_words.named(said["after"]) if len(codes) == 1]
    if known not in before or len(set(after)) != 1 or after[0] == known:
        return None
    return after[0], said["after"]


_RATHER = re.compile(
    r"^(?:(?:hayir|yok|ya|yo|dur|pardon|aslinda|benim|sorun\w*|derdim|sikayetim) )*"
    r"(?P<before>\w+(?: \w+)?) (?:degil|dgl|deil) (?P<after>.+)$"
)
# "Faturam yanlış, internet değil": what it is comes first.
_RATHER_BEFORE = re.compile(
    r"^(?:(?:hayir|yok|ya|yo|dur|pardon|aslinda) )*"
    r"(?P<after>.+) (?P<before>\w+) (?:degil|dgl|deil)(?: (?:ki|ya|yani))*$"
)


def _miswritten(plain: str, known: str | None) -> str | None:
    """Return the other topic that is plainly told in "pardon, internetim yavaş diyecektim"."""
    if known is None or not (_WRONGLY.search(plain) and _TO_BE.search(plain)):
        return None
    told = topic_words.plainly(_TO_BE.sub(" ", _WRONGLY.sub(" ", plain)))
    return told if told != known else None


_WRONGLY = re.compile(
    r"\b(?:pardon|kusura bakmay\w+|ozur dilerim|"
    r"yanlis(?:likla)?(?: (?:yaz|soyle|anlat|de|ol)\w+)?)\b"
)
_TO_BE = re.compile(
    r"\b(?:ol(?:acak|acakt[iu]|mal[iu])|(?:diye|yaza|soyleye|anlata)c[ae]kt[iu]\w*|"
    r"(?:demek|yazmak|soylemek) isted\w+)\b"
)
