"""The topics that a text names, in its order, without those that it denies. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import abroad

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

LANDLINE = "landline"
# Folded names, in the order in which they are looked for: the special before the general.
NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"yurt ?disi|roaming", ("roaming",)),
    (r"(numara|hat|operator)\w* (tasi|gec(?!er|ic|mis|en|tig))|tasima", ("number_porting",)),
    (r"kisisel veri|kvkk|izinsiz|onaysiz|gizlilik", ("privacy_consent",)),
    (r"musteri hizmet|temsilci|cagri merkez|personel|bayi", ("customer_service",)),
    (
        r"sabit|\bev(?:deki|imdeki|in)? (?:telefon|tel\b|tel(?:im|i)\b|hatt)",
        (LANDLINE,),
    ),
    (r"televizyon|\btv\w*|tivibu|kanal|yayin", ("tv_service",)),
    (r"uygulama|dijital|site|online|sifre|giris", ("digital_services",)),
    (r"taahhut|iptal|cayma|fesih|sozlesme", ("commitment_cancellation",)),
    (r"kurulum|nakil|altyapi|randevu|\bport\b|tasin", ("installation_relocation",)),
    (r"modem|cihaz|kumanda", ("modem_device",)),
    (r"mobil|sebeke|cekm|\bcep(?!\w* yok)|kapsama|sinyal|\bhat\b", ("mobile_coverage",)),
    (r"paket|tarife|kampanya|kota|hediye", ("package_tariff",)),
    (r"fatura|odeme|borc|ucret|iade|zam\b|para|\blira", ("billing",)),
    (r"\bhiz|yavas|ping", ("internet_speed",)),
    (r"ariza|kesinti|kopu|kesil", ("internet_outage",)),
    (r"\b(inter)?net", ("internet_outage", "internet_speed", "modem_device")),
    (r"\b(diger|baska(?! (?:\w+ ){0,2}yok)|hicbiri)", ("other",)),
)
_SERVICE_GONE = (
    r"(?:yok\w*|git(?:ti|miyo)\w*|kesi[kl]\w*|kop(?:u|t)\w*|gel(?:mi|me[dz])\w*|"
    r"cal[iu]s(?:mi|ma[dzy])\w*|baglan(?:mi|ma[dz]|ami)\w*|dustu|cekmi\w*)"
)
# Said so, a topic needs no question: a thing, and what is wrong with it, near to each other.
_PLAIN: tuple[tuple[str, str], ...] = tuple(
    (code, rf"\b{thing}(?: \w+){{0,{between}}} (?:{amiss})\b(?! ?m[iu]\b)")
    for code, thing, between, amiss in (
        ("internet_outage", r"(?:inter)?net(?:i|im|imiz|in|ler)?\b", 3, _SERVICE_GONE),
        ("internet_speed", r"(?:inter)?net\w*", 2, r"yavas\w*|dusuk|kapl?umbaga\w*|surun\w+"),
        (
            LANDLINE,
            r"(?:ev(?:de(?:ki)?|imdeki)?|sabit) (?:tel(?:efon\w*|im)?\b|hat\w*)",
            5,
            (
                rf"{_SERVICE_GONE}|ciz[iu]r\w*|his[iu]r\w*|hars\w*|parazit\w*|ugul\w*|"
                r"bozu\w+|sus\w+|olu|ses\w* (?:yok|gelmi\w+)"
            ),
        ),
        (
            "modem_device",
            r"modem\w*",
            3,
            r"bozu\w+|yanmi\w+|acilmi\w+|kirmizi|isin\w+|calismi\w+",
        ),
        (
            "billing",
            r"fatura\w*",
            3,
            r"yanlis|yuksek|fazla|kabar\w*|sis(?:ti|mis|kin)|\w+ kat\w*|hatali|cok (?:gel|yaz)\w+",
        ),
        ("mobile_coverage", r"(?:cep|telefon|hat|sebeke|mobil)\w*", 3, r"cekmi\w+"),
        ("tv_service", r"(?:tv|televizyon|tivibu)\w*", 3, rf"{_SERVICE_GONE}|don\w+|bozu\w+"),
        ("installation_relocation", r"nakil\w*", 4, r"yapilma\w+|olma\w+|gelme\w+|bekle\w+"),
    )
)
_CUT = r"(?:kes(?:il|ti|ik|il?di|ilmis)|kapat(?:il|ti)|kapan|kisitlan|acilma|acmad|acmiyo)\w*"
_PAID = (
    r"(?:ode(?:dim|dik|mistim|mistik|yeli|nmis|digim\w*|meme|memize)|yatird(?:im|ik)|"
    r"borc\w* yok\w*)"
)
# Paid and cut off all the same: a matter of the bill, whatever was cut off.
_CUT_THOUGH_PAID = re.compile(
    rf"\b{_CUT}(?: \w+){{0,5}} {_PAID}\b|\b{_PAID}(?: \w+){{0,6}} {_CUT}(?! m[iu])"
)
_ADVERTISING = re.compile(
    r"\b(?:ticari|reklam|tanitim|pazarlama)\w*(?: \w+){0,3} (?:istemi\w*|istemem|gelmesin|"
    r"atmay?[iu]n\w*|gondermey\w+|durdur\w*|kesin\w*)"
)
_KINDRED = frozenset(("internet_outage", "internet_speed", "modem_device"))
# Named along with every trouble: "hat üstüme", "kesildi".
_BESIDE = _KINDRED | {"mobile_coverage", "billing"}
_DENIED_AFTER = re.compile(
    r"\w*(?:[ ,]+\w+){0,2}?[ ,]+(?:degil\w*|dgl|deil|demedim|diyen yok|sormadim|secmedim|"
    r"alakasi yok|ne alaka\w*|ilgisi yok)\b"
)
_DENIED_BEFORE = re.compile(r"\bne (?:\w+ )?$")
_ORDERED = re.compile(
    r"\b(?:once|evvela|ilk(?: once| olarak)?|sonra|akabinde|ardindan|hem|ikisi(?:ni)? ?de|"
    r"her ikisi\w*|ikisini|iki ayri|iki sikayet|ayri ayri|sirayla|ikinci\w*)\b"
)


def named(folded: str) -> list[tuple[str, ...]]:
    """Return the topics that a folded text names and does not deny, in its order."""
    found = (codes for at, end, codes in _found(folded) if not _is_denied(folded, at, end))
    return list(dict.fromkeys(found))


def denied(folded: str) -> frozenset[str]:
    """Return the topics that a folded text says it is not about."""
    meant = {code for codes in named(folded) for code in codes}
    return frozenset(
        code
        for at, end, codes in _found(folded)
        if _is_denied(folded, at, end)
        for code in codes
        if code not in meant
    )


def plainly(folded: str) -> str | None:
    """Return the one topic of which a folded text plainly tells what is wrong."""
    spaced = re.sub(r"[^a-z0-9]+", " ", folded)
    if _CUT_THOUGH_PAID.search(spaced):
        return "billing"
    if _ADVERTISING.search(spaced):
        return "privacy_consent"
    found = list(dict.fromkeys(code for code, said in _PLAIN if re.search(said, spaced)))
    if abroad.is_told(spaced) and (found or abroad.costs(spaced)):
        return "roaming"  # whatever is wrong there, it is used abroad
    if len(found) > 1 and _KINDRED.issuperset(found):
        return found[0] if found[0] != "internet_outage" else found[-1]
    beside = {codes[0] for codes in named(folded) if len(codes) == 1} - {*found} - _BESIDE
    return found[0] if len(found) == 1 and not beside else None


def means_all(folded: str, offered: int) -> bool:
    """Whether all that is offered is meant, and nothing else is said: "üçü de", "hepsi"."""
    counted = {2: "ikisi", 3: "ucu", 4: "dordu"}.get(offered, "hepsi")
    words = re.findall(r"[a-z0-9]+", folded)
    said = {"hepsi", "hepsini", "tumu", "tamami", counted, f"{counted}nu"} & {*words}
    return bool(said) and {*words} - said <= _WITH_ALL


_WITH_ALL = frozenset(
    {
        "de",
        "da",
        "bunlarin",
        "onlarin",
        "bunlar",
        "birden",
        "var",
        "ayri",
        "sorunlu",
        "evet",
        "valla",
    }
)


def is_ordered(folded: str) -> bool:
    """Whether a folded text says that several are meant, one after the other."""
    return bool(_ORDERED.search(folded))


def among(groups: Sequence[tuple[str, ...]], offered: Container[str]) -> list[str]:
    """Return one topic for each that is named, as far as what was offered tells which."""
    found: list[str] = []
    for codes in groups:
        fitting = [code for code in codes if code in offered] or list(codes)
        if not set(codes) & set(found) and len(fitting) == 1:
            found.append(fitting[0])
    return found


def _found(folded: str) -> list[tuple[int, int, tuple[str, ...]]]:
    left = folded
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for name, codes in NAMES:
        found += [(match.start(), match.end(), codes) for match in re.finditer(name, left)]
        left = re.sub(name, lambda match: "_" * len(match.group()), left)
    exact = {code for _, _, codes in found if len(codes) == 1 for code in codes}
    return sorted(one for one in found if len(one[2]) == 1 or not exact & set(one[2]))


def _is_denied(folded: str, at: int, end: int) -> bool:
    word = re.match(r"\w+", folded[at:])
    rhyme = rf"{re.escape(word.group())} m{re.escape(word.group()[1:])}\b" if word else r"(?!)"
    if re.match(rhyme, folded[at:]):  # "cep mep"
        return True
    return bool(_DENIED_AFTER.match(folded, end) or _DENIED_BEFORE.search(folded[:at]))
