"""Who looked at a complaint, and which dates were given; not who looks at data, nor bills."""

from __future__ import annotations

import pytest

from actions.reading import history


@pytest.mark.parametrize(
    "text",
    [
        "şikayetimle kim ilgileniyor",
        "BASVURUMU KIMLER INCELEDI",
        "kaydım hangi birimin önünde duruyor",
        "basvuruma hangi ekip bakiyor acaba",
        "482109375523 kim baktı",
        "inceleyen biri oldu mu",
        "sikayetime bakan kimse var mi",
        "bugüne kadar neler yaptınız",
        "Hangi günü söylemiştiniz bana",
        "ne zamana söz vermiştiniz",
        "sure neden uzatıldı",
        "tarih kaç kez değişti",
        "niye tarihi ertelediniz",
        "AYRINTI",
        "ayrinti 4821 0937 5523",
        "şikayet detaylarını göster",
        "kaydımın geçmişi",
    ],
)
def test_the_history_of_a_complaint_is_asked_for(text: str) -> None:
    assert history.is_asked_for(text)


@pytest.mark.parametrize(
    "text",
    [
        "bilgilerime kim bakıyor",
        "konuşmalarımı kimler inceliyor",
        "son ödeme tarihi neden değişti",
        "faturanın detayını gönderin",
        "kurulum tarihini niye ertelediniz",
        "modemime kim bakacak bozuldu",
        "kim ilgilenecek hattımla, internet kesik",
        "paket detayları neler",
        "sözleşmede hangi tarihi verdiniz",
        "kimse aramadı",
        "bana bakan yok mu, orada bakan var mı",
        "internetim üç gündür yok ayrıntı istemiyorum düzeltin artık lütfen bekliyorum",
    ],
)
def test_what_only_sounds_like_it_is_not(text: str) -> None:
    assert not history.is_asked_for(text)
