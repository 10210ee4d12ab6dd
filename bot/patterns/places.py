"""Turkish provinces by name, and districts where a text says that they are one.

The 81 provinces are those of the law on provincial administration (5442); a few are also found by
the name that people use ("Antep", "Urfa"). Names that are words too ("ordu" is an army, "ağrı" a
pain) count only where the text treats them as places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.patterns.districts import districts, is_of
from bot.patterns.finding import Finding
from bot.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

PROVINCES = (
    *("Adana", "Adıyaman", "Afyonkarahisar", "Ağrı", "Aksaray", "Amasya", "Ankara", "Antalya"),
    *("Ardahan", "Artvin", "Aydın", "Balıkesir", "Bartın", "Batman", "Bayburt", "Bilecik"),
    *("Bingöl", "Bitlis", "Bolu", "Burdur", "Bursa", "Çanakkale", "Çankırı", "Çorum", "Denizli"),
    *("Diyarbakır", "Düzce", "Edirne", "Elazığ", "Erzincan", "Erzurum", "Eskişehir", "Gaziantep"),
    *("Giresun", "Gümüşhane", "Hakkâri", "Hatay", "Iğdır", "Isparta", "İstanbul", "İzmir"),
    *("Kahramanmaraş", "Karabük", "Karaman", "Kars", "Kastamonu", "Kayseri", "Kırıkkale"),
    *("Kırklareli", "Kırşehir", "Kilis", "Kocaeli", "Konya", "Kütahya", "Malatya", "Manisa"),
    *("Mardin", "Mersin", "Muğla", "Muş", "Nevşehir", "Niğde", "Ordu", "Osmaniye", "Rize"),
    *("Sakarya", "Samsun", "Siirt", "Sinop", "Sivas", "Şanlıurfa", "Şırnak", "Tekirdağ", "Tokat"),
    *("Trabzon", "Tunceli", "Uşak", "Van", "Yalova", "Yozgat", "Zonguldak"),
)
_ALSO = {
    "afyon": "Afyonkarahisar",
    "antep": "Gaziantep",
    "urfa": "Şanlıurfa",
    "maras": "Kahramanmaraş",
    "icel": "Mersin",
    "izmit": "Kocaeli",
    "adapazari": "Sakarya",
    "antakya": "Hatay",
    "dersim": "Tunceli",
}
_BY_NAME = {fold(name): name for name in PROVINCES} | _ALSO
# Words of their own as well: an army, a pain, a slap, a servant, a slope, a sign of the past tense.
_AMBIGUOUS = frozenset(
    ("agri", "ordu", "van", "batman", "mus", "usak", "tokat", "aydin", "bolu", "kars", "rize"),
)
_QUOTE = "['\u2019\u2018`\u00b4]"
_IN_OR_FROM = r"[dt][ae](?:n|ki(?:l[ae]r)?|y[iı]?m|y[iı]?z)?"
_CASE = rf"(?:{_IN_OR_FROM}|y?[aeiu]|n?[iu]n|l[iu]y?[iu]?[mz]?)"
_NAMES = "|".join(sorted(_BY_NAME, key=len, reverse=True))
_PROVINCE = re.compile(rf"\b({_NAMES})(?:{_QUOTE}{_CASE}|{_CASE})?(?![a-z0-9])")
_PLACE_AFTER = re.compile(
    rf"(?:{_QUOTE}?{_IN_OR_FROM}(?![a-z])|{_QUOTE}[a-z]|\s+(?:ili(?:nde|nin)?|merkez|ilcesi|"
    rf"sehir|valili|buyuksehir|\w+\s+(?:ilces|mahalles)))",
)
# A body or a shop that has a place's name may be anywhere: "İstanbul Barosu", "Adana Kebap".
_NAMED_AFTER = re.compile(
    r"(?:\s+\w+){0,3}?\s+(?:baro(?:su|suna|sundan|sunun)?|universite\w*|oda(?:si|sindan|sina)|"
    r"mahkeme\w*|(?:bas)?savcili\w*|vakf\w*|derne[kg]\w*|federasyon\w*|kulub\w*|birligi\w*)(?![a-z])|"
    r"\s+(?:\w+\s+)?(?:holding|sigorta|insaat|tekstil|ticaret|gida|lojistik|nakliyat|turizm|seyahat|"
    r"market|bufe|lokanta|restoran|otel|pastane|firin|kebap|kofte\w*|baklava\w*|dondurma\w*|"
    r"lahmacun|iskender|eczane|kuafor|emlak|ltd|a\.?s\.?|gazete|spor|bank)(?:i|si|su)?(?![a-z])|"
    r"\s+(?:cad(?:de\w*)?|cd|sokak|sokag\w*|sok|sk|bulvar\w*|apartman\w*|apt|pasaj\w*|meydan\w*)"
    r"(?![a-z])"
)
_PLACE_BEFORE = re.compile(r"(?:[a-z]/|\bil(?:i|im)?\s*[:=]?\s*)$")
_DISTRICT_WORD = r"[^\W\d_]{3,}"
_BEFORE_ILCE = re.compile(rf"\b({_DISTRICT_WORD})\s+ilces(?:i|in)")
_AFTER_ILCE = re.compile(rf"\bilce(?:si|m|miz)?\s*[:=]\s*({_DISTRICT_WORD})")
_SLASHED = re.compile(rf"\b({_DISTRICT_WORD})\s?/\s?({_NAMES})(?![a-z0-9])")
_SLASHED_BACK = re.compile(rf"\b({_NAMES})\s?/\s?({_DISTRICT_WORD})(?![a-z0-9])")
_FOLLOWING = re.compile(rf"[ ,/-]{{1,3}}({_DISTRICT_WORD})")
_NO_DISTRICT = frozenset(("bir", "her", "ayni", "baska", "diger", "hangi", "bizim", "tum", "butun"))


def places(text: str) -> Iterator[Finding]:
    """Yield provinces (`city`, with the official name) and districts (`district`, as written)."""
    folded = fold(text)
    for match in _SLASHED.finditer(folded):
        yield Finding("district", *match.span(1), text[slice(*match.span(1))])
        yield Finding("city", *match.span(2), _BY_NAME[match.group(2)])
    for match in _SLASHED_BACK.finditer(folded):
        yield Finding("city", *match.span(1), _BY_NAME[match.group(1)])
        yield Finding("district", *match.span(2), text[slice(*match.span(2))])
    for match in _AFTER_ILCE.finditer(folded):
        yield Finding("district", *match.span(1), text[slice(*match.span(1))])
    for match in _BEFORE_ILCE.finditer(folded):
        if match.group(1) not in _NO_DISTRICT and match.group(1) not in _BY_NAME:
            yield Finding("district", *match.span(1), text[slice(*match.span(1))])
    found = [one for one in _PROVINCE.finditer(folded) if not _names_something(folded, one)]
    begin = {match.start(): _BY_NAME[match.group(1)] for match in found}
    end = {match.end(): _BY_NAME[match.group(1)] for match in found}
    for match in found:
        if match.group(1) not in _AMBIGUOUS or _is_a_place(folded, *match.span(1)):
            yield Finding("city", *match.span(1), _BY_NAME[match.group(1)])
    yield from districts(text, begin, end)


def _names_something(folded: str, province: re.Match[str]) -> bool:
    """Whether a body, a shop or a street has the province's name; in a case it is where that is."""
    following = _FOLLOWING.match(folded, province.end())
    beside = following is not None and is_of(following.group(1), _BY_NAME[province.group(1)])
    if beside or province.end(1) != province.end():
        return False
    return _NAMED_AFTER.match(folded, province.end()) is not None


def _is_a_place(folded: str, start: int, end: int) -> bool:
    told = _PLACE_AFTER.match(folded, end) or _PLACE_BEFORE.search(folded, 0, start)
    following = _FOLLOWING.match(folded, end)
    beside = following is not None and is_of(following.group(1), _BY_NAME[folded[start:end]])
    return told is not None or beside
