"""A company that is told with somebody's name: "Kaya Tekstil'den Mehmet Kaya". Pure.

Whose name is asked for is a person: the company is left out where a person is told beside it, and
is the answer where nobody is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading.name_words import is_given, knows
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_TRADE = re.compile(
    r"(?:tekstil|insaat|market|supermarket|ticaret|otomotiv|gida|lojistik|nakliyat|mobilya|emlak|"
    r"restoran|restaurant|kafe|cafe|otel|bufe|eczane|pastane|lokanta|kirtasiye|kuyumculuk|kozmetik|"
    r"muhasebe|avukatlik|mimarlik|muhendislik|bilisim|yazilim|turizm|sigorta|sigortacilik|klinik|"
    r"dershane|kolej|holding|sirket|firma|dernek|dernegi|vakfi|kooperatif|petrol|danismanlik|ajans|"
    r"reklamcilik|matbaa|ambalaj|plastik|kimya|metal|makina|makine|elektronik|hukuk burosu|burosu|"
    r"tic|san|ltd|sti|as|limited|anonim|group|grup|plaza|avm|optik|medikal|spor salonu|oto servis)"
    r"(?:i|si|su|u|ler|leri)?"
)
_FORM = frozenset("ltd sti as san tic ve limited anonim sirketi sirket firmasi isletmesi".split())  # noqa: SIM905
_ROLE = re.compile(
    r"(?:adina|olarak|yetkili(?:si|siyim)?|sahib(?:i|iyim)|mudur(?:u|uyum)?|calisan(?:i|iyim)|"
    r"sorumlu(?:su|suyum)|muhasebecisi|sekreteri|avukati|[dt][ae]n|icin)"
)
_SUFFIX = re.compile(r"['\u2019`\u00b4]?(?:[dt][ae]n(?:im)?|n?[iu]n)$")
_PARTS = re.compile(r"([,;:!?\n\t()\[\]/|]+|\s-\s)")
_NAME_AND_SURNAME = 2


def without(text: str) -> str:
    """Return `text` without a company, where a person is told in the same words."""
    parts = [part if at % 2 else _person_of(part) for at, part in enumerate(_PARTS.split(text))]
    told = [_begin_of_a_company(part.split()) is None for part in parts]
    person = any(
        own and len(part.split()) >= _NAME_AND_SURNAME and knows(part.split()[:1])
        for own, part in zip(told, parts, strict=True)
    )
    return "".join(
        part if own or not person else " " for own, part in zip(told, parts, strict=True)
    )


def _begin_of_a_company(words: Sequence[str]) -> int | None:
    """Return where the first word stands that says what a company does; "San" may be a surname."""
    for at, word in enumerate(words):
        form = fold(word).strip(".") in _FORM
        if (
            at
            and _is_a_trade(word)
            and not (form and not any(map(_is_a_trade, words[at + 1 : at + 2])))
        ):
            return at
    return None


def _person_of(part: str) -> str:
    words = part.split()
    trade = _begin_of_a_company(words)
    if trade is None:
        return part
    end = trade + 1
    while end < len(words) and (_is_a_trade(words[end]) or _is_beside(words[end])):
        end += 1
    after, before = words[end:], words[:trade]
    if after and knows(after[:1]):
        return " ".join(["", *after, ""])
    begins = next((at for at, word in enumerate(before) if is_given(word)), None)
    person = before[begins:-1] if begins is not None else []
    if len(person) >= _NAME_AND_SURNAME and not after:
        return " ".join(["", *before[: begins or 0], *person, ""])
    return part


def _is_a_trade(word: str) -> bool:
    folded = fold(word).strip(".")
    whole = _TRADE.fullmatch(folded.replace(".", ""))
    return bool(whole or _TRADE.fullmatch(_SUFFIX.sub("", folded)))


def _is_beside(word: str) -> bool:
    folded = fold(word).strip(".").replace(".", "")
    return folded in _FORM or bool(_ROLE.fullmatch(folded))
