"""The topics of complaints: codes, labels, which come with first help, and how people name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

from actions.reading import all_topics, human, reading as r, signs, topic_words
from actions.reading.candidate import Candidate
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actions.reading.message import Message

OTHER = "other"


@dataclass(frozen=True)
class Topic:
    """A topic's label for customers, and whether steps to try are offered for it."""

    label: str
    first_help: bool = False


TOPICS = MappingProxyType(
    {
        "internet_outage": Topic("İnternet arızası", first_help=True),
        "internet_speed": Topic("İnternet hızı", first_help=True),
        "billing": Topic("Fatura ve ödeme", first_help=True),
        "commitment_cancellation": Topic("Taahhüt ve iptal"),
        "installation_relocation": Topic("Kurulum ve nakil"),
        "modem_device": Topic("Modem ve cihaz", first_help=True),
        "mobile_coverage": Topic("Mobil şebeke", first_help=True),
        "number_porting": Topic("Numara taşıma ve geçiş"),
        "package_tariff": Topic("Paket ve tarife"),
        "customer_service": Topic("Müşteri hizmetleri"),
        "tv_service": Topic("Televizyon", first_help=True),
        "digital_services": Topic("Dijital kanallar", first_help=True),
        "roaming": Topic("Yurt dışı kullanım"),
        "privacy_consent": Topic("Kişisel veri ve onay"),
        "landline": Topic("Sabit telefon", first_help=True),
        OTHER: Topic("Diğer"),
    },
)
_DEFAULT_CHOICES = ("internet_outage", "billing", "mobile_coverage")
_CHOICES = 3

_MISSPELT = {
    "fatura": "billing",
    "odeme": "billing",
    "taahhut": "commitment_cancellation",
    "modem": "modem_device",
    "televizyon": "tv_service",
    "sebeke": "mobile_coverage",
    "tarife": "package_tariff",
    "kurulum": "installation_relocation",
    "nakil": "installation_relocation",
    "kampanya": "package_tariff",
    "baglanti": "internet_outage",
}
_NOT_A_TOPIC = re.compile(r"\b(?:sikayet|konu)\w* degil|\bkac (?:lira|para|tl)|\bne kadar")
_EMPHATIC = re.compile(
    r"\b(?:dedim|diyor\w*|diyom|demistim|yazdim|soyledim|sectim|konu\w*|olsun)\b"
)
_FEW, _SEVERAL, _SURE, _CLOSE = 3, 6, 0.97, 0.75
_MANY = 20


def candidates(message: Message, offered: Sequence[str] = ()) -> Iterator[Candidate]:
    """Yield the topic that answers "hangi konuda?"; several that are meant alike are offered.

    Of several that follow each other ("önce fatura, sonra nakil") the first is given, and the
    others are its `choices`. What was `offered` tells which is meant; another must be named by few.
    """
    folded, count = message.folded, len(message.words)
    a_number = sum(map(str.isdigit, folded)) >= _DIGITS
    if count > _MANY or a_number or _NOT_A_TOPIC.search(folded):
        return
    if human.asked_for(message.text) >= _FETCHED:
        return
    ordered = all_topics.is_ordered(folded)
    groups = topic_words.named(folded)
    if not groups and topic_words.denied(folded):
        return  # "internet arızası değil" names what it is not
    found = topic_words.among(groups, offered)
    if len(found) > 1 and ordered:
        yield Candidate(r.GIVEN, _SURE, value=found[0], choices=tuple(found[1:]))
        return
    emphatic = _EMPHATIC.search(folded) is not None
    if count > (2 * _SEVERAL if emphatic or ordered else _SEVERAL):
        return
    brief = count <= _FEW and not signs.ASKED.search(folded)
    named = groups or [codes for codes in (misspelt(message.words),) if codes]
    if len(found) == 1 and len(groups) == 1 and found[0] in offered:
        yield Candidate(r.GIVEN, _SURE if brief or emphatic else 0.8, value=found[0])
    elif len(named) == 1 and len(named[0]) == 1 and (brief or emphatic or not offered):
        yield Candidate(r.GIVEN, _SURE if brief or emphatic else 0.8, value=named[0][0])
    elif named and (len(named) > 1 or len(named[0]) > 1) and not message.topic_sure:
        several = tuple(dict.fromkeys(code for codes in named for code in codes))
        yield Candidate(r.UNCLEAR, 0.6, choices=several[:_CHOICES])
    elif message.topic_sure and message.topic in (offered or TOPICS):
        yield Candidate(r.GIVEN, 0.7, value=message.topic)


_INTERNET = re.compile(r"\b(?:inter)?net|\bmodem|\bwi ?-?fi|\badsl|\bvdsl|\bfiber|\bhat")
# An area code and seven digits, not the ten of a mobile.
_LANDLINE = re.compile(r"(?<!\d)\(?0?[ (]*[234]\d{2}[ )-]*\d{3}[ -]*\d{2}[ -]*\d{2}(?!\d)")
_FETCHED, _DIGITS = 0.85, 7


def misspelt(words: list[str]) -> tuple[str, ...]:
    """Return the topic that one of a few words is close to, or none."""
    if len(words) > _FEW:
        return ()
    close = (get_close_matches(word, _MISSPELT, 1, _CLOSE) for word in words if len(word) > _FEW)
    return next(((_MISSPELT[found[0]],) for found in close if found), ())


def label(code: str | None) -> str:
    """Return a topic's Turkish label; what is unknown counts as "Diğer"."""
    return TOPICS.get(code or OTHER, TOPICS[OTHER]).label


def has_first_help(code: str | None) -> bool:
    """Whether steps to try are offered for a topic."""
    return code is not None and code in TOPICS and TOPICS[code].first_help


def likeliest(ranking: tuple[str, ...], text: str = "") -> tuple[str, ...]:
    """Return three topics to choose from, without "other", likeliest first.

    What the text names comes before what is only likely; what it denies is not offered.
    """
    folded = fold(text)
    denied = topic_words.denied(folded)
    groups = topic_words.named(folded)
    named = [codes[0] for codes in groups if len(codes) == 1]
    named += [code for codes in groups if len(codes) > 1 for code in codes]
    if _LANDLINE.search(folded) and topic_words.LANDLINE not in named:
        named.append(topic_words.LANDLINE)
    codes = dict.fromkeys([*named[:_CHOICES], *ranking, *_DEFAULT_CHOICES])
    fitting = [one for one in codes if one in TOPICS and one != OTHER and one not in denied]
    return tuple(fitting[:_CHOICES])


def leading(message: Message) -> str | None:
    """Return the classifier's topic that is far ahead, where the words name no other one."""
    if not message.topic_leads or message.topic not in {*TOPICS} - {OTHER}:
        return None
    folded = message.folded
    others = {codes[0] for codes in topic_words.named(folded) if len(codes) == 1}
    others -= {message.topic, OTHER}
    if not _INTERNET.search(folded):
        others.discard("internet_outage")  # "kesilmiş" is said of money too
    told = human.asked_for(message.text) < _FETCHED and message.topic not in topic_words.denied(
        folded
    )
    return message.topic if told and not others else None


def read(text: str) -> tuple[str, ...]:
    """Return the topics that a text names: one, several that are meant alike, or none."""
    folded = fold(text)
    for code, topic in TOPICS.items():
        if folded.strip(" .!") == fold(topic.label):
            return (code,)
    return next((codes for name, codes in topic_words.NAMES if re.search(name, folded)), ())
