"""What is asked about money, and when words blame us or deny what they name."""

from __future__ import annotations

import pytest

from actions.reading import bill_questions as b, blame, children


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("faturamı nereden yatırabilirim", b.PAY),
        ("kartla ödeme yapabiliyor muyum", b.PAY),
        ("nasıl ödeyeceğim bunu", b.PAY),
        ("faturayı taksitle ödeyebilir miyim", b.INSTALMENTS),
        ("taksit var mı", b.INSTALMENTS),
        ("borcumu taksitlendirmek istiyorum", b.INSTALMENTS),
        ("bu ayın faturasını parça parça ödemek isterim", b.INSTALMENTS),
        ("taksitle ödüyordum iki katını yazmışsınız", None),
        ("son ödeme günü geçince ne oluyor", b.OVERDUE),
        ("zamanında ödeyemezsem hattım kapanır mı", b.OVERDUE),
        ("faturanın ayrıntısına nereden bakarım", b.DETAILS),
        ("faturam ne kadar", None),
        ("fatura yüksek geldi", None),
    ],
)
def test_each_question_of_money_is_told_apart(text: str, asked: str | None) -> None:
    assert b.asked(text) == asked


@pytest.mark.parametrize(
    "text", ["siz engelliyorsunuz", "taşımama izin vermiyorsunuz", "zorluk çıkarıyorsunuz"]
)
def test_who_says_that_we_hinder_them_blames_us(text: str) -> None:
    assert blame.hinders(text)


@pytest.mark.parametrize("text", ["numaramı taşımak istiyorum", "iptal nasıl yapılıyor"])
def test_who_asks_how_it_is_done_does_not(text: str) -> None:
    assert not blame.hinders(text)


def test_what_stands_after_a_denial_is_what_is_meant() -> None:
    assert blame.instead("numara taşıma değil, cayma bedeli") == "cayma bedeli"
    assert blame.instead("cayma bedeli yanlış") is None


@pytest.mark.parametrize("text", ["10 yaşındayım", "yaşım 13", "ilkokula gidiyorum"])
def test_a_child_is_known_by_the_age_it_tells(text: str) -> None:
    assert children.writes(text)


@pytest.mark.parametrize("text", ["10 yaşında kızım var", "16 yıldır müşteriyim", "yaşım 63"])
def test_a_grown_up_is_not(text: str) -> None:
    assert not children.writes(text)
