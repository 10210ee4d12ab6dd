"""What an SMS says of a conclusion in a few words: a score, "not solved", no questions. Pure.

A digit begins many a complaint ("5 gündür internetim yok", "2 hattım var"), so that only what can
be nothing but an answer counts as one: a score alone, or followed by words of an opinion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lexicon.turkish import fold, words_only

_WORDS = {"bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5}
# "4", "4/5", "5 puan", "beş yıldız"; then the end, or what may follow.
_SCORE = re.compile(
    r"[\W_]*(?P<score>[1-5]|bir|iki|uc|dort|bes)(?:\s*/\s*5)?(?:\s+(?:puan|yildiz)\w*)?"
    r"(?:(?P<sign>[\s.,;:!?)\-]+)(?P<rest>.*))?",
    re.DOTALL,
)
# How an opinion about a result goes on; what else follows a number is counted by it.
_OPINION = re.compile(
    r"(?:cok\s+)?(?:tesekkur|sag\s?ol|eyvallah|memnun|hala|halen|cozul|cozum|cozem|duzel|calis"
    r"|ama|fakat|cunku|yine|maalesef|malesef|hic|iyi|kotu|guzel|super|harika|berbat|yeterli|yetersiz"
    r"|gec|hizli|yavas|ilgi|sorun(?:um)?\s+(?:cozul|suru|devam)|ver(?:dim|iyorum)|olma(?:di|mis))"
)
# "1, modem yine bozuk": a low score and what is not solved, unless it counts something.
_STILL = re.compile(
    r"(?!(?:hat|numara|telefon|cep|ay|gun|hafta|saat|kez|kere|defa|fatura|kisi|yil|adet|tane|ev|is)"
    r"\w*\b)(?:\w+\s+){1,2}(?:yine|gene|hala|halen|tekrar)\b"
)
_LOW = 2
_UNSOLVED = re.compile(
    r"(?:hayir\s+)?(?:(?:hala|halen|yine|sorun(?:um)?|problem(?:im)?)\s+)*"
    r"(?:cozul|duzel)(?:medi|memis)"
)
# It goes on, whatever else is told.
_GOES_ON = re.compile(
    r"\b(?:hala|halen|yine|gene)\b|\b(?:cozul|duzel)(?:me(?:di|mis)|mu?yor)\w*|\bgecme(?:di|mis)\w*"
)
_REFUSAL = re.compile(r"(?:(?:soru|anket|mesaj|artik)\s+)*istemiyorum|(?:bir\s+daha\s+)?sormayin")
# Satisfied or not in words alone; any other word makes it something else than an answer.
_BAD = re.compile(
    r"\b(?:memnun (?:hic )?(?:degil\w*|kalmad\w*|olmad\w*)|begenmed\w*|berbat\w*|rezil\w*|rezalet|"
    r"(?:cok )?kotu\w*|hic (?:memnun|iyi|guzel) degil\w*|iyi degil\w*|sifir|0|"
    r"(?:1|bir) bile (?:vermem|etmez|cok)|(?:5|bes) degil (?:1|bir)\b(?: bile)?(?: vermem)?)\b"
)
_VERY_GOOD = re.compile(
    r"\b(?:cok (?:\w+ )?(?:memnun\w*|iyi\w*|guzel\w*|begend\w*)|harika\w*|super\w*|mukemmel\w*|"
    r"muhtesem\w*|(?:5|bes) (?:yildiz|puan)|tam puan|on numara)\b"
)
_GOOD = re.compile(
    r"\b(?:memnun(?:um|uz| kald[iu][mk]| oldu[mk])|[ie]yi(?:yd[iu]|d[iu]r)?|guzel(?:d[iu])?|"
    r"begend[iu][mk]|fena degil(?:d[iu])?)\b"
)
_BESIDE_AN_OPINION = re.compile(
    r"cok|gayet|hic|valla\w*|vallahi|abi|abla|hocam|yani|bence|ya|evet|tesekkur\w*|ederim|ederiz|sag\w*|ol|"
    r"olun|olsun|allah|razi|size|sizden|sizi|hizmet\w*|eyvallah|usag\w*|efendim|kardes\w*|puan\w*|"
    r"verdim|veriyorum|vermem|yildiz|gun\w*|kolay|gelsin"
)
_EDGES = re.compile(r"^[\W_]+|(?<![\W_])[\W_]+$")


@dataclass(frozen=True)
class Score:
    """A score from 1 to 5, and the words that came with it."""

    score: int
    words: str = ""


def read_score(text: str) -> Score | None:
    """Return the score that a text gives, or None where it may be anything else."""
    text = text.strip()
    # Folding keeps every letter's place.
    found = _SCORE.fullmatch(fold(text))
    if found is None:
        return _in_words(text)
    given, rest = found["score"], found["rest"] or ""
    score = _WORDS.get(given) or int(given)
    still = score <= _LOW and _STILL.match(rest)
    if rest.strip() and not (still or _OPINION.match(rest)):
        return _in_words(text)
    return Score(score, text[len(text) - len(rest) :].strip() if rest else "")


def _in_words(text: str) -> Score | None:
    """Return the score of an opinion in words: "hiç memnun değilim", "5 yıldız sağ olun"."""
    words = words_only(fold(text))
    for score, said in ((1, _BAD), (5, _VERY_GOOD), (4, _GOOD)):
        if said.search(words):
            rest = said.sub(" ", words).split()
            alone = all(_BESIDE_AN_OPINION.fullmatch(one) for one in rest)
            return Score(score, "" if words in {"0", "sifir"} else text) if alone else None
    return None


def is_unsolved(text: str) -> bool:
    """Whether a text says that it is not solved, and nothing else: `ÇÖZÜLMEDİ`."""
    return bool(_UNSOLVED.fullmatch(_bare(text)))


def goes_on(text: str) -> bool:
    """Whether a text says among other things that a trouble goes on: "hâlâ yok", "yine kesildi"."""
    return bool(_GOES_ON.search(fold(text)))


def is_refusal(text: str) -> bool:
    """Whether a text refuses to be asked, in other words than the command `RET`."""
    return bool(_REFUSAL.fullmatch(_bare(text)))


def _bare(text: str) -> str:
    return _EDGES.sub("", fold(text))
