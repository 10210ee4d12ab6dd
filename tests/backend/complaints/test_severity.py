from __future__ import annotations

import pytest

from backend.complaints.severity import Severity, assess

CRITICAL = [
    ("Sokaktaki kablo sarktı, çocuklar altından geçiyor", "electricity"),
    ("KABLOLAR YERE KADAR SARKIYOR", "electricity"),
    ("telefon diregi egildi evin ustune yikilacak", "electricity"),
    ("direkten sarkan telefon kablosu kapımızın önünde", "electricity"),
    ("kabloyu açıkta bıraktılar yağmurda", "electricity"),
    ("menholün yanındaki kutudan elektrik çarptı", "electricity"),
    ("modemden kıvılcım çıktı", "electricity"),
    ("bina girişindeki kutuda yangın çıktı", "fire"),
    ("modem yandı, yanık kokusu geliyor", "fire"),
    ("112'yi arayamıyorum", "emergency"),
    ("acil durumda ambulansi bile arayamadim", "emergency"),
    ("itfaiyeyi de polisi de arayamıyoruz hat yok", "emergency"),
    ("annem hasta, telefon çekmediği için doktora ulaşamıyoruz", "emergency"),
    ("can güvenliğimiz yok", "electricity"),
]
HIGH = [
    ("avukatıma verdim bile", "lawyer"),
    ("Tüketici Hakem Heyetine başvuracağım", "consumer_board"),
    ("BTK'ya şikayet edeceğim", "regulator"),
    ("cimere yazdım", "government"),
    ("CİMER'E BAŞVURDUM", "government"),
    ("savcılığa suç duyurusunda bulunacağım", "court"),
    ("hukuki yollara başvuracağım", "court"),
    ("basına vereceğim bu işi", "press"),
]
NORMAL = [
    "internetim sık sık kopuyor",
    "evde solunum cihazına bağlı hastam var",
    "sik sik kopuyor internet",
    "internet 3 gündür yok",
    "hattım koptu, arıyorum kimse açmıyor",
    "elektrik kesilince modem ayarı gidiyor",
    "icra dairesinden ödeme emri geldi",
    "acil çözüm bekliyorum",
    "modemin kablosu bozuk",
    "112 TL fatura geldi",
    "155 lira iade istiyorum, arayamadım sizi",
    "hastanede çekmiyor",
    "kampanya yangın fiyat diye satıldı",
    "tarifem değişti",
    "televizyon donuyor",
    "basit bir arıza",
    "basınca açılmıyor",
    "yılın başında aradılar",
    "kendi başına karar verip taahhüdümü uzatmışlar",
]


@pytest.mark.parametrize(("text", "sign"), CRITICAL)
def test_danger_to_life_or_property_is_critical(text: str, sign: str) -> None:
    found = assess(text)
    assert (found.severity, sign in found.signs) == (Severity.CRITICAL, True)


@pytest.mark.parametrize(("text", "sign"), HIGH)
def test_a_threat_with_law_or_press_is_high(text: str, sign: str) -> None:
    found = assess(text)
    assert (found.severity, sign in found.signs) == (Severity.HIGH, True)


@pytest.mark.parametrize("text", NORMAL)
def test_the_trades_daily_words_are_no_alarm(text: str) -> None:
    assert assess(text).signs == ()


def test_danger_outweighs_the_law() -> None:
    assert assess("kablo sarktı, avukatıma vereceğim").severity is Severity.CRITICAL


def test_what_was_registered_as_urgent_is_critical_whatever_its_words() -> None:
    found = assess("yardım edin", urgent=True)
    assert (found.severity, found.signs) == (Severity.CRITICAL, ("urgent",))
