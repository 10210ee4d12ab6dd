"""What is typed into the search field: keys, their values, free words, and what is wrong."""

from __future__ import annotations

from datetime import datetime

import pytest

from backend.complaints import search_keys, search_values
from backend.kit.clock import ISTANBUL

CHOICES = {
    "durum": [("open", "Açık olanlar"), ("registered", "Yeni"), ("in_review", "İncelemede")],
    "konu": [("billing", "Fatura itirazı"), ("roaming", "Yurt dışı faturası"), ("tv", "TV yayını")],
    "ekip": [("field", "Saha ekibi"), ("field", "field")],
    "sahip": [("me", "ben"), ("nobody", "yok"), ("a" * 32, "Ayşe Işık")],
    "kanal": [("sms", "SMS"), ("store", "Mağaza")],
    "tekrar": [("evet", "Evet"), ("belki", "Belki"), ("hayir", "Hayır")],
}


@pytest.mark.parametrize(
    ("typed", "values", "words"),
    [
        ("modem yandı", {}, "modem yandı"),
        ("durum:yeni modem", {"durum": "registered"}, "modem"),
        ("DURUM:İNCELEMEDE", {"durum": "in_review"}, ""),
        ("durum: yeni", {"durum": "registered"}, ""),
        ("konu:tv ekip:field kanal:magaza", {"konu": "tv", "ekip": "field", "kanal": "store"}, ""),
        ('konu:"fatura itirazı" x', {"konu": "billing"}, "x"),
        ("konu:dışı", {"konu": "roaming"}, ""),
        ("kimde:isik", {"sahip": "a" * 32}, ""),
        ("sahip:ben", {"sahip": "me"}, ""),
        ("süre:<4s sure", {"sure": "<4s"}, "sure"),
        ("sure:geciken", {"sure": "<0"}, ""),
        ("tekrar:evet", {"tekrar": "evet"}, ""),
        ("tarih:28.11.2026", {"tarih": "2026-11-28"}, ""),
        ("tarih:01.11.2026..2026-11-28", {"tarih": "2026-11-01..2026-11-28"}, ""),
        ("tarih:Bugün", {"tarih": "bugun"}, ""),
        ('10:30 https://a.b "durum:yeni"', {}, "10:30 https://a.b durum:yeni"),
        ("“hız: düşük” modem", {}, "hız: düşük modem"),
        ('modem "ışık: kırmızı', {}, "modem ışık: kırmızı"),
        ('modem "', {}, "modem"),
    ],
)
def test_keys_and_words_are_read(typed: str, values: dict[str, str], words: str) -> None:
    read = search_keys.read(typed, CHOICES)
    assert (read.values, read.words, read.problems) == (values, words, [])


@pytest.mark.parametrize("typed", ['"hız: düşük"', '"sonuç: yok" modem', "“a:b” durum:yeni"])
def test_what_is_quoted_is_the_same_when_it_is_read_again(typed: str) -> None:
    read = search_keys.read(typed, CHOICES)
    again = search_keys.read(read.typed, CHOICES)
    assert (again.words, again.values, again.problems) == (read.words, {}, [])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("durm:yeni", "“durm:” diye bir anahtar yok"),
        ("durum:uçtu", "“durum:uçtu” diye bir değer yok; örneğin Açık olanlar"),
        ("konu:fatura durum:yeni durum:yeni", "iki kez"),
        ("konu:i", "birden çok şey olabilir"),
        ("sure:4", "“sure:” için"),
        ("sure:<999g", "“sure:” için"),
        ("tarih:32.11.2026", "“tarih:” için"),
        ("tarih:2026-11-28..2026-11-01", "“tarih:” için"),
        ("tarih:9999-12-31", "“tarih:” için"),
        ("tarih:..", "“tarih:” için"),
        ("no:12", "en az 3 rakam"),
    ],
)
def test_what_is_not_understood_is_said(typed: str, told: str) -> None:
    assert told in " ".join(search_keys.read(typed, CHOICES).problems)


def test_a_part_of_a_number_is_read_in_any_spelling() -> None:
    assert search_keys.read("no:0937-55 tv", CHOICES).number == "093755"


def test_what_is_left_counts_business_time() -> None:
    friday = datetime(2026, 11, 27, 16, tzinfo=ISTANBUL)
    left = search_values.left("<4 saat")
    assert left is not None
    assert left.limit(friday) == datetime(2026, 11, 30, 11, tzinfo=ISTANBUL)


def test_days_begin_and_end_in_istanbul() -> None:
    now = datetime(2026, 11, 28, 0, 30, tzinfo=ISTANBUL)
    days = search_values.days("2g")
    assert days is not None
    assert days.bounds(now) == (
        datetime(2026, 11, 27, tzinfo=ISTANBUL),
        datetime(2026, 11, 29, tzinfo=ISTANBUL),
    )
    until = search_values.days("..2026-11-01")
    assert until is not None
    assert until.bounds(now) == (None, datetime(2026, 11, 2, tzinfo=ISTANBUL))


NAMES = {
    "konu": [
        ("speed", "İnternet hızı"),
        ("service", "Müşteri hizmetleri"),
        ("outage", "İnternet arızası"),
        ("bill", "Fatura ve ödeme"),
        ("e-bill", "Elektronik fatura"),
    ],
    "sahip": [("a", "Ali Kaya"), ("b", "Alican Demir"), ("c", "Ece Ali")],
}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("konu:hız", "speed"),  # no beginning of "hizmetleri"
        ("konu:HIZI", "speed"),
        ("konu:hizmet", "service"),
        ("konu:arıza", "outage"),
        ("konu:müş", "service"),
        ("konu:ödeme", "bill"),
        ("konu:fatura", "bill"),  # the beginning of a name before its rest
        ("konu:elektro", "e-bill"),
        ("konu:rıza", "outage"),
        ("sahip:ali", "a"),
        ("sahip:alican", "b"),
        ("sahip:demir", "b"),
    ],
)
def test_whole_words_of_a_name_go_before_parts_of_others(typed: str, code: str) -> None:
    read = search_keys.read(typed, NAMES)
    assert (list(read.values.values()), read.problems) == ([code], [])


@pytest.mark.parametrize("typed", ["konu:internet", "konu:i", "sahip:a"])
def test_what_two_names_have_alike_is_asked_about(typed: str) -> None:
    read = search_keys.read(typed, NAMES)
    assert read.values == {}
    assert "birden çok şey olabilir" in read.problems[0]
