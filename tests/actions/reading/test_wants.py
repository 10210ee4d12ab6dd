"""What is wanted by a message's own words: a human, information, the authorities."""

from __future__ import annotations

import time

import pytest

from actions.reading import (
    cases,
    human,
    inquiries,
    reading as r,
    threats,
    trouble,
)
from lexicon.turkish import fold
from tests.patience import SLOWER

_SURE = 0.85


class TestAHuman:
    @pytest.mark.parametrize(
        "text",
        [
            "temsilci",
            "yetkili lütfen",
            "bir görevlinizle görüşeyim",
            "beni amirinize bağlar mısınız",
            "danışmana aktarın",
            "orada konuşabileceğim birisi yok mu",
            "robotla uğraşmam",
            "makine değil insan istiyorum",
            "biri bana telefon etsin",
            "beni arayıverin sesli anlatayım",
            "kiminle konuşmam gerekiyor",
            "tmslciye bğla",
            "şefinizle halledeceğim",
            "personelinizden biri ilgilensin",
            "biriyle konuşamaz mıyım",
        ],
    )
    def test_is_asked_for(self, text: str) -> None:
        assert human.asked_for(text) >= _SURE

    @pytest.mark.parametrize(
        "text",
        [
            "temsilciniz yalan söyledi",
            "yetkili servis modemi bozdu",
            "danışmana bağlanmak için çok bekledim",
            "görevliye bağlayın dedim bağlamadılar",
            "insan mısın sen",
            "temsilciye gerek yok",
            "ne zaman gelir temsilci",
            "operatör değiştireceğim",
            "internetimi bağlayın",
            "hattım kapalı, beni 0501 111 22 33 ten arayın",
            "personel geldi kabloyu kesti",
        ],
    )
    def test_is_only_spoken_of(self, text: str) -> None:
        assert human.asked_for(text) < _SURE


def _requested(text: str) -> set[str]:
    return {wanted for wanted, score in inquiries.candidates(text) if score >= _SURE}


class TestRequests:
    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("aboneliğimi nasıl bitirebilirim", r.CANCEL_SUBSCRIPTION),
            ("yazlıktaki interneti kapattırayım", r.CANCEL_SUBSCRIPTION),
            ("taahhüdümü feshetmek isterim", r.CANCEL_SUBSCRIPTION),
            ("bu ayın borcu kaç lira", r.BILL),
            ("faturam çıktı mı", r.BILL),
            ("öğretmenlere kampanyanız var mı", r.TARIFF),
            ("sınırsız paket ne kadar", r.TARIFF),
            ("semtimizde arıza mı var", r.OUTAGE_CHECK),
            ("komşuda da yok, genel mi bu", r.OUTAGE_CHECK),
            ("kesinti saat kaçta biter", r.OUTAGE_CHECK),
            ("faturamı tekrar yollar mısınız", r.DOCUMENTS),
            ("sözleşmemin kopyasını alabilir miyim", r.DOCUMENTS),
            ("kişisel verilerimi silin", r.DATA_REQUEST),
        ],
    )
    def test_are_asked_or_wished(self, text: str, wanted: str) -> None:
        assert wanted in _requested(text)

    @pytest.mark.parametrize(
        "text",
        [
            "aboneliğimi bir türlü kapatmıyorsunuz",
            "faturam geçen aydan fazla geldi",
            "tarifemi bana sormadan değiştirmişsiniz",
            "iki gündür kesinti var",
            "sözleşmeyi istedim hâlâ göndermediniz",
            "verilerimi sildik dediniz silmemişsiniz",
        ],
    )
    def test_are_no_complaints(self, text: str) -> None:
        assert _requested(text) == set()

    def test_of_others_are_out_of_scope(self) -> None:
        assert _requested("su faturamı nereye öderim") == {r.OUT_OF_SCOPE}


class TestThreatsAndSilence:
    @pytest.mark.parametrize(
        "text",
        [
            "BTK'ya ileteceğim",
            "hakem heyetine gideceğim",
            "avukatım dava açacak",
            "gazeteye yazarım",
        ],
    )
    def test_who_will_go_elsewhere_threatens(self, text: str) -> None:
        assert threats.threatens(text) >= _SURE

    @pytest.mark.parametrize(
        "text", ["soyadımın başına bakın", "haberim olmadı", "adli tatil var mı"]
    )
    def test_like_words_are_no_threat(self, text: str) -> None:
        assert threats.threatens(text) < _SURE

    @pytest.mark.parametrize(
        "text",
        [
            "arayan olmadı",
            "talebime yanıt verilmedi",
            "yarın dönecektiniz dönmediniz",
            "geçen cuma yazmıştım ne arayan var ne soran",
        ],
    )
    def test_nobody_replied(self, text: str) -> None:
        assert threats.nobody_replied(text) >= _SURE

    @pytest.mark.parametrize(
        "text", ["gelen aramalar bana ulaşmıyor", "telefonda ses yok", "fiyatı haber vermediniz"]
    )
    def test_a_silent_line_is_another_matter(self, text: str) -> None:
        assert threats.nobody_replied(text) < _SURE


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("modem sürekli kapanıyor", True),
        ("fatura yanlış", True),
        ("hattı kapatmışsınız", True),
        ("internet almak istiyorum", False),
        ("şimdi hatırladım", False),
    ],
)
def test_trouble_is_told_of_the_service(text: str, *, told: bool) -> None:
    assert trouble.is_told(fold(text)) is told


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "hat " * 2_500, "biri bana " * 1_000, "şikayet " * 1_250]
)
def test_it_takes_no_time(text: str) -> None:
    started = time.process_time()
    human.asked_for(text)
    threats.threatens(text)
    threats.nobody_replied(text)
    list(inquiries.candidates(text))
    list(cases.candidates(text))
    trouble.marks(fold(text))
    trouble.wishes(fold(text))
    trouble.asks(fold(text))
    assert time.process_time() - started < 1 * SLOWER
