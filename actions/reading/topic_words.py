"""The topics that a text names, in its order, without those that it denies. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import (
    abroad,
    misconduct,
    not_to_end,
    sums,
    topic_deeds,
    trouble,
    unwanted,
    verbs,
)
from lexicon.danger import damage

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
    (r"mobil|sebeke|cekm(?!is)|\bcep(?!\w* yok)|kapsama|sinyal|\bhat\b", ("mobile_coverage",)),
    (r"paket|tarife|kampanya|kota|hediye", ("package_tariff",)),
    (r"fatura|odeme|borc|ucret|iade|zam\b|para|\blira|depozito|\bicra", ("billing",)),
    (r"\bhiz|yavas|ping", ("internet_speed",)),
    (r"ariza|kesinti|kopu|kesil", ("internet_outage",)),
    (r"\b(inter)?net", ("internet_outage", "internet_speed", "modem_device")),
    (r"\b(diger|baska(?! (?:\w+ ){0,2}yok)|hicbiri)", ("other",)),
)
_SERVICE_GONE = (
    r"(?:yok\w*|git(?:ti|miyo)\w*|kesi[kl]\w*|kop(?:u|t)\w*|gel(?:mi|me[dz])\w*|"
    r"cal[iu]s(?:mi|ma[dzy])\w*|baglan(?:mi|ma[dz]|ami)\w*|dustu|cekmi\w*)"
)
_CALL_CUT = r"(?:kesil|kopu|kop|dusu)(?:iyor|uyor|iyo|uyo|up duru|ip duru)\w*"
_FOR_LONG = r"(?:saat|gun|hafta|ay|dakika|dk|sabah|dun)\w*(?:[dt][iu]r|[dt][ae]n beri)"
# Said so, a topic needs no question: a thing, and what is wrong with it, near to each other.
_PLAIN: tuple[tuple[str, str], ...] = tuple(
    (code, rf"\b{thing}(?: \w+){{0,{between}}} (?:{amiss})\b(?! ?m[iu]\b)")
    for code, thing, between, amiss in (
        ("internet_outage", r"(?:inter)?net(?:i|im|imiz|in|ler)?\b", 3, _SERVICE_GONE),
        (
            "internet_outage",
            r"(?:inter)?net(?:te|de)\b",
            5,
            rf"{_FOR_LONG} (?:{_SERVICE_GONE}|kesinti\w*)",
        ),
        ("internet_outage", r"(?:saat|gun|hafta|ay)\w*", 4, r"(?:inter)?netsiz\w*"),
        ("internet_outage", r"(?:inter)?netsiz\w*", 2, r"kal\w+|birak\w+|oturu\w+|bekl\w+"),
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
            (
                r"yanlis|yuksek|fazla|kabar\w*|sis(?:ti|mis|kin)|\w+ kat\w*|hatali|"
                r"cok (?:da |de )?(?:gel|yaz|tut|cik)\w+|ucuk|usulsuz|haksiz"
            ),
        ),
        (
            "billing",
            r"(?:para|ucret|tutar)\w*",
            2,
            r"(?:fazla|iki|cift|haksiz)\w* (?:\w+ )?(?:cek|al|kes)\w+",
        ),
        (
            "billing",
            r"(?:fazla|haksiz|iki kere|iki kez|cift) (?:para|ucret|tutar|odeme)\w*",
            3,
            r"(?:cek|al|kes|yansi)\w+",
        ),
        ("mobile_coverage", r"(?:cep|telefon|hat|sebeke|mobil)\w*", 3, r"cekmi\w+"),
        ("mobile_coverage", r"sebeke\w*", 3, _SERVICE_GONE),
        ("mobile_coverage", r"(?:gorusur|konusur)ken", 3, _CALL_CUT),
        (
            "mobile_coverage",
            r"(?:telefon|cep|arama|gorusme)\w*",
            3,
            rf"{_CALL_CUT} (?:\w+ )?konusurken",
        ),
        (
            "digital_services",
            r"(?:site(?:niz\w*|ye|si\w*)?|uygulama\w*|online islem\w*)",
            3,
            r"gir(?:il|e)mi\w+|giri[sl]\w* yap\w*m[iae]\w*|acilmi\w+|hata\w*|cok(?:tu|uyo)\w*",
        ),
        ("tv_service", r"(?:tv|televizyon|tivibu)\w*", 3, rf"{_SERVICE_GONE}|don\w+|bozu\w+"),
        ("installation_relocation", r"nakil\w*", 4, r"yapilma\w+|olma\w+|gelme\w+|bekle\w+"),
    )
)
_CUT = (
    r"(?:kes(?:il|ti|ik|il?di|ilmis)|kapali|kapat(?:il|ti)|kapan|kisitlan|acilma|acmad|acmiyo)\w*"
)
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
# "Günde beş kere arıyorlar paket satmaya": called again and again, and to be sold something.
_AGAIN_AND_AGAIN = (
    r"\b(?:gunde|her gun|surekli|habire|durmadan|israrla|bik[dt]\w*|\w+ (?:kere|kez|defa))\b"
)
_CALL_US = r"\b(?:ari?yo(?:r?(?:lar|sunuz|suz)|nuz)|araniyo\w*|arayip dur\w+)\b"
_TO_SELL = r"\b(?:sat(?:ma|mak|is|acak|alim|mi)\w*|pazarla\w*|tanitim|reklam\w*|teklif\w*)\b"
_KINDRED = frozenset(("internet_outage", "internet_speed", "modem_device"))
# Named along with every trouble: "hat üstüme", "kesildi".
_BESIDE = _KINDRED | {"mobile_coverage", "billing"}
_DENIED_AFTER = re.compile(
    r"\w*(?:[ ,]+\w+){0,2}?[ ,]+(?:degil\w*|dgl|deil|demedim|diyen yok|sormadim|secmedim|"
    r"alakasi yok|ne alaka\w*|ilgisi yok)\b"
)
_DENIED_BEFORE = re.compile(r"\bne (?:\w+ )?$")
# What somebody is not about who wants nothing ended: "taşımak istemiyorum ama faturam yüksek".
_OF_AN_END = frozenset({"commitment_cancellation", "number_porting"})


def named(folded: str) -> list[tuple[str, ...]]:
    """Return the topics that a folded text names and does not deny, in its order."""
    kept = _OF_AN_END if not_to_end.is_said(folded) else frozenset()
    found = (
        codes
        for at, end, codes in _found(folded)
        if not (_is_denied(folded, at, end) or kept.issuperset(codes))
    )
    return list(dict.fromkeys(found))


def denied(folded: str) -> frozenset[str]:
    """Return the topics that a folded text says it is not about."""
    meant = {code for codes in named(folded) for code in codes}
    kept = _OF_AN_END if not_to_end.is_said(folded) else frozenset()
    return kept | frozenset(
        code
        for at, end, codes in _found(folded)
        if _is_denied(folded, at, end)
        for code in codes
        if code not in meant
    )


def plainly(folded: str) -> str | None:
    """Return the one topic of which a folded text plainly tells what is wrong."""
    spaced = re.sub(r"[^a-z0-9]+", " ", folded)
    at_once = _by_the_whole(spaced) or _by_the_sums(folded)
    if at_once is not None:
        return at_once
    found = list(dict.fromkeys(code for code, said in _PLAIN if re.search(said, spaced)))
    if abroad.is_told(spaced) and (found or abroad.costs(spaced)):
        return "roaming"  # whatever is wrong there, it is used abroad
    if {LANDLINE, "mobile_coverage"} == {*found}:  # a call that breaks off at home
        return "mobile_coverage" if "cekm" in spaced else LANDLINE
    if found == ["internet_outage"] and _BY_MOBILE.search(spaced):
        return "mobile_coverage"
    if len(found) > 1 and _KINDRED.issuperset(found):
        return found[0] if found[0] != "internet_outage" else found[-1]
    beside = _beside(folded) - {*found}
    return found[0] if len(found) == 1 and not beside else None


def _beside(folded: str) -> set[str]:
    """Return what is named and does not go along with every trouble."""
    return {codes[0] for codes in named(folded) if len(codes) == 1} - _BESIDE


def is_use_abroad(folded: str, believed: str | None) -> bool:
    """Whether it is use abroad, however sure the classifier is of the bill or the line.

    A line at home is none of it: "almanyadayım, evdeki modem kapalı".
    """
    spaced = re.sub(r"[^a-z0-9]+", " ", folded)
    if believed not in _MAY_BE_ABROAD or _AT_HOME.search(spaced) or not abroad.is_told(spaced):
        return False
    fails = trouble.is_told(verbs.plain(spaced)) or abroad.costs(spaced)
    return fails and not abroad.comes_from_there(spaced)


_MAY_BE_ABROAD = _KINDRED | {"billing", "mobile_coverage", "package_tariff"}
_AT_HOME = re.compile(
    r"\bev(?:d|im|in|e\b|i\b)\w*|\bmodem\w*|\bwi ?-?fi\w*|\b[av]dsl\b|\bfiber\w*|\bsabit\w*|"
    r"\b(?:tv|televizyon)\w*"
)


def _by_the_whole(spaced: str) -> str | None:
    """Return the topic of what was done to the customer, whatever thing is named with it."""
    if _CUT_THOUGH_PAID.search(spaced):
        return "billing"
    if (done := topic_deeds.of(spaced)) is not None:
        return done
    if (done := _by_our_people(spaced)) is not None:
        return done
    sold = all(re.search(part, spaced) for part in (_AGAIN_AND_AGAIN, _CALL_US, _TO_SELL))
    sold = sold or unwanted.cannot_be_stopped(spaced)
    return "privacy_consent" if sold or _ADVERTISING.search(spaced) else None


def _by_the_sums(folded: str) -> str | None:
    """Return the bill's topic where sums are contrasted, and nothing but a tariff is named."""
    beside = _beside(folded) - {"package_tariff"}
    if _OVER.search(folded):  # good news beside it: no trouble of its own
        return None
    return "billing" if not beside and sums.are_contrasted(folded) else None


_OVER = re.compile(r"\b(?:duzel|cozul)(?:d[iu]|m[iu]s)\w*")


def _by_our_people(spaced: str) -> str | None:
    """Return the topic of what our people did: what they broke is the field's, rudeness is not."""
    if damage.is_all(spaced):
        return "customer_service" if damage.ran(spaced) else "installation_relocation"
    beside = {codes[0] for codes in named(spaced) if len(codes) == 1} - {"customer_service"}
    return "customer_service" if misconduct.is_told(spaced) and not beside else None


_BY_MOBILE = re.compile(
    r"\b(?:mobil|hucresel|4 ?5 ?g|5 ?g|cep|cepten|telefonun|hattin) (?:\w+ )?(?:inter)?net|"
    r"\bmobil veri\w*"
)


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
