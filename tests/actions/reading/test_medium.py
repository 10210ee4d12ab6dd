"""By which way somebody wants to be answered."""

from __future__ import annotations

import pytest

from actions.reading import medium, wishes


@pytest.mark.parametrize(
    "text",
    [
        "mail olsun",
        "MAİL OLSUN",
        "e-posta ile dönün",
        "eposta ile donun lutfen",
        "bana mail ile dönüş yapın",
        "maille bilgi verin",
        "arama yok, sadece mail",
        "aramayın mail atın",
        "sms istemiyorum e-posta gönderin",
        "cevabı mail olarak isterim",
        "mesaj atmayın mail atın",
        "sonucu epostama yazın",
        "e posta yoluyla cevap verin",
        "sadece e-posta lütfen",
        "sms istemiyorum",
        "cevabı ece@ornek.com adresine yollayın",
        "ECE@ORNEK.COM'A YAZIN",
        "sonucu ece@ornek.com adresime gönderin",
        "mail üzerinden dönüş yaparsanız sevinirim mail olsun",
    ],
)
def test_by_mail(text: str) -> None:
    assert medium.preferred(text) == medium.EMAIL


@pytest.mark.parametrize(
    "text",
    [
        "sms atın",
        "mesajla dönün",
        "mail istemiyorum sms atın",
        "telefonla dönün",
        "mail atmayın",
        "mesaj atmayın beni arayın",
        "sms göndermeyin akşam arasınlar",
        "sadece sms",
        "e-posta değil sms olsun",
    ],
)
def test_by_telephone(text: str) -> None:
    assert medium.preferred(text) == medium.PHONE


@pytest.mark.parametrize(
    "text",
    [
        "mail gelmiyor",
        "mailim yok cebim 0505 301 22 44",
        "e-postam yok",
        "mailime fatura gelmiyor",
        "mail adresim ali@ornek.com",
        "ali@ornek.com adresine fatura göndermişsiniz",
        "ali@ornek.com yazdım ama yanlış",
        "faturam mail olarak gelmedi",
        "sms gelmiyor",
        "size mail attım cevap yok",
        "mail mi atacaksınız?",
        "internetim yok",
        "mesajlarım silindi",
        "evet",
        "",
    ],
)
def test_no_wish(text: str) -> None:
    assert medium.preferred(text) is None


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("mail olsun", True),
        ("e-posta ile dönün lütfen", True),
        ("hayır kaydedin mail olsun bana", False),
        ("evet mail olsun", False),
        ("internetim yok mail olsun", False),
    ],
)
def test_what_also_answers_is_no_wish_alone(text: str, *, alone: bool) -> None:
    assert medium.preferred(text) == medium.EMAIL
    assert wishes.says_how(text) == alone
