"""The topics of complaints: codes, labels, which come with first help, and how people name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

from actions.reading import reading as r, signs
from actions.reading.candidate import Candidate
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

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

# Folded names, in the order in which they are looked for: the special before the general.
_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"yurt ?disi|roaming", ("roaming",)),
    (r"(numara|hat|operator)\w* (tasi|gec)|tasima", ("number_porting",)),
    (r"kisisel veri|kvkk|izinsiz|onaysiz|gizlilik", ("privacy_consent",)),
    (r"musteri hizmet|temsilci|cagri merkez|personel|bayi", ("customer_service",)),
    (r"sabit|ev telefon", ("landline",)),
    (r"televizyon|\btv\w*|tivibu|kanal|yayin", ("tv_service",)),
    (r"uygulama|dijital|site|online|sifre|giris", ("digital_services",)),
    (r"taahhut|iptal|cayma|fesih|sozlesme", ("commitment_cancellation",)),
    (r"kurulum|nakil|altyapi|randevu|\bport\b|tasin", ("installation_relocation",)),
    (r"modem|cihaz|kumanda", ("modem_device",)),
    (r"mobil|sebeke|cekm|\bcep|kapsama|sinyal|\bhat\b", ("mobile_coverage",)),
    (r"paket|tarife|kampanya|kota|hediye", ("package_tariff",)),
    (r"fatura|odeme|borc|ucret|iade|zam\b|para", ("billing",)),
    (r"\bhiz|yavas|ping", ("internet_speed",)),
    (r"ariza|kesinti|kopu|kesil", ("internet_outage",)),
    (r"\b(inter)?net", ("internet_outage", "internet_speed", "modem_device")),
    (r"\b(diger|baska|hicbiri)", (OTHER,)),
)

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
_SOMEBODY = re.compile(r"\b(?:temsilci|operator|yetkili|musteri hizmetleri)\w*$|^\W*temsilci")
_FEW, _SEVERAL, _SURE, _CLOSE = 3, 6, 0.97, 0.75


def candidates(message: Message) -> Iterator[Candidate]:
    """Yield the topic that answers "hangi konuda?"; several that are meant alike are offered."""
    folded, count = message.folded, len(message.words)
    says_so = re.search(r"\bkonu\w*", folded) is not None
    if count > (2 * _SEVERAL if says_so else _SEVERAL) or _NOT_A_TOPIC.search(folded):
        return
    if _SOMEBODY.search(folded) and message.likelihood("talk_to_agent") >= 1 / 2:
        return
    named = read(message.text) or misspelt(message.words)
    if len(named) == 1:
        brief = count <= _FEW and not signs.ASKED.search(folded)
        yield Candidate(r.GIVEN, _SURE if brief or says_so else 0.8, value=named[0])
    elif len(named) > 1 and not message.topic_sure:
        yield Candidate(r.UNCLEAR, 0.6, choices=named)
    elif message.topic_sure and message.topic in TOPICS:
        yield Candidate(r.GIVEN, 0.7, value=message.topic)


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


def likeliest(ranking: tuple[str, ...]) -> tuple[str, ...]:
    """Return three topics to choose from, without "other", likeliest first."""
    named = [code for code in ranking if code in TOPICS and code != OTHER]
    named += [code for code in _DEFAULT_CHOICES if code not in named]
    return tuple(named[:_CHOICES])


def read(text: str) -> tuple[str, ...]:
    """Return the topics that a text names: one, several that are meant alike, or none."""
    folded = fold(text)
    for code, topic in TOPICS.items():
        if folded.strip(" .!") == fold(topic.label):
            return (code,)
    return next((codes for name, codes in _NAMES if re.search(name, folded)), ())
