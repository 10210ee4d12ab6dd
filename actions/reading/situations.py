"""Which of a kind's situations a danger is, where what to do now differs. Pure.

Told by what is in the words: who it happens to, whether the phone is gone, what
smells or lies open.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from actions.reading import verbs
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

GAS, PIT, SHOCK = "gas", "pit", "shock"
ALONE = "alone"
"""Hurt, with nobody there: the address before the battery is empty."""
VIOLENCE_OTHER, NO_PHONE, SELF_HARM_OTHER = "violence_other", "violence_no_phone", "self_harm_other"
THREATENED = "violence_threatened"
"""Threatened in words, by somebody who is not there now."""
KIND: Mapping[str, str] = MappingProxyType(
    {
        GAS: "emergency",
        PIT: "electricity",
        SHOCK: "electricity",
        ALONE: "emergency",
        VIOLENCE_OTHER: "violence",
        NO_PHONE: "violence",
        THREATENED: "violence",
        SELF_HARM_OTHER: "self_harm",
    }
)
"""The kind that a situation is of."""
PROPERTY = frozenset({"stolen_line", "threat"})
"""Kinds in which nobody is hurt yet: behind danger to life in the queue."""

_GAS = re.compile(r"\b(?:dogal ?gaz|tup\b|tupgaz|gaz)\w*(?: \w+){0,2} (?:kok|kac|siz)\w*")
_PIT = re.compile(r"\b(?:menhol|rogar|logar|kapa[gk]|cukur|kuyu|baca)\w*")
_WIRE = re.compile(r"\b(?:kablo|tel|teller|dire[gk]|cereyan|elektri[gk]|akim)\w*")
_SHOCK = re.compile(
    r"\b(?:carp(?:ti|mis|il(?:di|mis))|akima (?:kapildi|tutuldu)|cereyana? (?:kapildi|tutuldu))\w*"
)
_FIRE = re.compile(r"\b(?:duman|alev|yanik|koku|kokuy|kivilcim)\w*")
_AT_HOME = re.compile(r"\b(?:modem|priz|adaptor|sarj|cihaz|router|televizyon|tv)\w*")
_BEATS = re.compile(
    r"\b(?:beni|bana|bizi|bize|annem\w+|kardesim\w+|ablam\w+)(?: \w+){0,3} "
    r"(?:vur|dov|tokat|saldir|bicak|tekme|yumruk|bogaz)\w*"
)
_ME = re.compile(r"\b(?:ben|beni|bana|bize|bizi|benim|kendimi|canima)\b")
_OTHERS = (
    r"(?:bacim|kardes\w*|abla\w*|anne\w*|baba\w*|kiz(?:im\w*|i)|og(?:lum|lu)\w*|komsu\w*|"
    r"arkadas\w*|kuzen\w*|yegen\w*|gelin\w*|hala\w*|teyze\w*|yenge\w*|torun\w*|esim\w*|"
    r"sevgilim\w*|nisanli\w*|ogrencim\w*)"
)
_ANOTHER = re.compile(rf"\b{_OTHERS}\b")
_BY_MINE = re.compile(
    r"\b(?:kocam|esim|babam|oglum|sevgilim|abim|agabeyim|nisanlim|kayinpeder\w*|damad\w*|kizim)\b"
)
_AN_OBJECT = re.compile(rf"\b(?:onu|{_OTHERS[:-1]}|kadin|cocuk)\w*[iu])\b")
_ITS_ATTACKER = re.compile(rf"\b{_OTHERS}(?: \w+)? (?:kocasi|esi|babasi|sevgilisi|abisi|oglu)\b")
_PHONE_GONE = re.compile(
    r"\btelefon\w*(?: \w+){0,2} (?:aldi|kirdi|parcaladi|sakladi|elimden|atti|yok|birakmiyo)\w*"
)
_ALONE = re.compile(
    r"\b(?:yalnizim|tek basima|tek basimayim|kimse(?:m)? yok|(?:sarj|pil|batarya)\w* "
    r"(?:\w+ )?(?:bit|az)\w*|(?:kalk|kipirday|kimilday)am(?:i?yo(?:ru)?m|adim))"
)
_HURT_I = re.compile(
    r"\b(?:dustum|yaralandim|kanamam|kirildi|(?:kalk|kipirday|kimilday)am(?:i?yo(?:ru)?m|adim)|"
    r"yerdeyim|"
    r"fenalastim|sikistim|kaldim)\b"
)


_THREAT = re.compile(
    r"\b(?:bul(?:ur|ac|uc)\w*|bil(?:iyo\w*)|oeldur\w*|yak(?:ar|ac)\w*|goster(?:ir|ic|ec)\w*)"
    r"(?: \w+){0,3} (?:dedi(?:ler)?|diyo\w*|demis\w*|diye)\b|"
    r"\btehdit (?:etti\w*|ediyo\w*|edil\w*|savur\w*|alt\w*)"
)
# The attacker is there: what counts is to get away.
_AT_IT = re.compile(
    r"\b(?:su an|suan|simdi|kapida|kapiyi|kapim\w*|evde|icerde|iceri|yanimda|geliyo\w*|bicak\w*|"
    r"silah\w*|"
    r"vur\w*|dov\w*|saldir\w*|kocam\w*|esim\w*|babam\w*|sevgili\w*|abim\w*|eski (?:es|koca)\w*)\b"
)


_QUOTED = re.compile(r"\b(?:diyo(?:r)?|demis|dedi|yazmis|yazdi|soyluyo(?:r)?)$")
# What another does or says; what ends in the first person is the writer's own.
_OF_ANOTHER = re.compile(
    r"^(?!.*(?:cegim|cagim|cam|cem|yorum|yom|im)$)"
    r".*(?:[ei]cek|[ai]cak|uyor|iyor|iyo|[td][iu]|mis|diyor)\b"
)


def of(kind: str, text: str) -> str:
    """Return the situation that `text` tells of, or the danger's kind where none is special."""
    words = verbs.plain(fold(text)).replace("'", "")
    told = {
        "emergency": _emergency,
        "electricity": _electricity,
        "violence": _violence,
        "self_harm": _self_harm,
        "fire": _fire,
    }
    return told[kind](words) if kind in told else kind


def kind_of(situation: str) -> str:
    """Return the kind of danger that a situation is of."""
    return KIND.get(situation, situation)


def _emergency(words: str) -> str:
    if _GAS.search(words):
        return GAS
    if _BEATS.search(words):
        return _violence(words)
    return ALONE if _ALONE.search(words) and _HURT_I.search(words) else "emergency"


def _electricity(words: str) -> str:
    if _SHOCK.search(words):
        return SHOCK
    if _PIT.search(words) and not _WIRE.search(words):
        return PIT
    smokes = _FIRE.search(words) and _AT_HOME.search(words) and not _WIRE.search(words)
    return "fire" if smokes else "electricity"


def _fire(words: str) -> str:
    return GAS if _GAS.search(words) and not _FIRE.search(_GAS.sub(" ", words)) else "fire"


def _violence(words: str) -> str:
    if _THREAT.search(words) and not (_AT_IT.search(words) or _PHONE_GONE.search(words)):
        return THREATENED
    if not _ME.search(words) and (
        _ITS_ATTACKER.search(words)
        or (_AN_OBJECT.search(words) and not _PHONE_GONE.search(words))
        or (_ANOTHER.search(words) and not _BY_MINE.search(words))
    ):
        return VIOLENCE_OTHER
    return NO_PHONE if _PHONE_GONE.search(words) else "violence"


def _self_harm(words: str) -> str:
    if _ANOTHER.search(words) and _QUOTED.search(words):
        return SELF_HARM_OTHER
    of_another = _ANOTHER.search(words) and not _ME.search(words)
    return SELF_HARM_OTHER if of_another and _OF_ANOTHER.search(words) else "self_harm"
