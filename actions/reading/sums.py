"""Sums that are contrasted with what they should be: a complaint of the bill. Pure.

"Fatura 600 geldi 300 olmalı", "hep 250 ödüyordum 480 gelmiş". Figures of speed, data, days and
telephones are none; where no money is named, more has to have come than should have.
"""

from __future__ import annotations

import re

from lexicon.turkish import fold

_MONEY = r"(?:tl|lira\w*|try)"
_UNIT = (
    r"(?:gb|mb|mbps|mbit|kbps|giga\w*|mega\w*|gun\w*|hafta\w*|ay\w*|yil\w*|sene\w*|saat\w*|"
    r"dakika\w*|dk\w*|saniye\w*|sn|kere|kez|defa|kisi|tane|adet|kanal\w*|metre|km|no\w*|numara\w*|"
    r"daire|sokak|cadde|ms|ping|sms|mesaj|yas\w*|puan)"
)
_TELEPHONE = re.compile(r"\+?\d[\d\s().-]{8,}\d")
_SUM = re.compile(
    r"(?<![\d.,/:])(?<!\bno )(?<!\bno:)(?<!\bdaire )(?<!\bkat )"
    r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d{2,6})(?:,\d{1,2})?"
    rf"(?: ?{_MONEY}\b)?(?![\d/:])(?! ?{_UNIT}\b)"
)
_OF_MONEY = re.compile(
    rf"\b(?:fatura|ucret|para|tutar|borc|taksit|bedel|fiyat)\w*|\b\d* ?{_MONEY}\b|"
    r"\b(?:od(?:uyo|er|emi|enen|edi|ettir)|yat[iu]r[iu]yo)\w*|"
    r"\b(?:cekil|yansi|kesil|tahsil)\w*(?:mis|di)\w*"
)
_SHOULD_BE = re.compile(
    r"\b(?:olmal[iu]\w*|olma(?:s[iu])? (?:gerek|laz[iu]m)\w*|gel(?:mel[iu]|mesi gerek)\w*|"
    r"olacakt[iu]\w*|gelecekt[iu]\w*|normal(?:de|i|inde)|eskiden|onceden|hep|"
    r"(?:her|gecen|onceki) (?:ay|zaman|fatura)\w*|anlas\w+|soz ver\w+|de(?:di|mist|nm)\w+|"
    r"od(?:uyo\w*d[iu]\w*|erd[iu]\w*)|geliyo\w*d[iu]\w*|veriyo\w*d[iu]\w*|yerine)\b"
)
_CAME = re.compile(
    r"\b(?:gel(?:di|mis|iyo)|yaz(?:mis|iyo|ild|ilm)|c[iu]k(?:t[iu]|m[iu]s|iyo)|kes(?:il|mis|ti)|"
    r"cek(?:il|mis|ti)|yansi|ol(?:du|mus)|odet|tut(?:tu|mus)|artt?[iu]|artir|yuksel|"
    r"ist(?:iyo|en))\w*"
)


def are_contrasted(text: str) -> bool:
    """Whether a text sets a sum against what it should be, or was all the time."""
    told = _TELEPHONE.sub(" ", fold(text))
    should = _SHOULD_BE.search(told)
    found = [(one.start(), _value(one["whole"])) for one in _SUM.finditer(told)]
    if should is None or not found or "?" in told:
        return False
    money, different = bool(_OF_MONEY.search(told)), len({value for _, value in found}) > 1
    if money:
        return different or bool(_ONLY_SAID.search(told))
    return different and bool(_CAME.search(told)) and _is_more_than_it_should(found, should, told)


# One sum says it alone where it is called what the bill should be: "faturam 300 olmalıydı".
_ONLY_SAID = re.compile(
    r"\b\d+\w*(?: \w+)? (?:olmal[iu]|olma(?:s[iu])? (?:gerek|laz[iu]m)|gelmel[iu]|gelmesi gerek)\w*"
)


def _is_more_than_it_should(found: list[tuple[int, int]], should: re.Match[str], told: str) -> bool:
    """Whether the sum that stands by the word for what should be is the smaller one."""
    by_it = min(found, key=lambda one: _distance(one[0], should, told))[1]
    return by_it < max(value for _, value in found)


def _distance(at: int, should: re.Match[str], told: str) -> int:
    """Return how many letters lie between a sum and the word; "olmalı" follows its sum."""
    follows = _FOLLOWS.match(should.group())
    return abs(should.start() - at) + (len(told) if follows and at > should.start() else 0)


_FOLLOWS = re.compile(r"olm|gelm|olac|gelec|oder|oduy|geliy|veriy|yerine")


def _value(written: str) -> int:
    return int(written.replace(".", ""))
