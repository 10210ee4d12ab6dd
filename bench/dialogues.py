"""What the customers of the bench say: whole conversations, the same for every side.

The words are fixed; what the assistant answers is not looked at, except for tracking numbers. In
`{number}` the number of the last complaint stands, or where there is none a valid made-up one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Valid by its check digit, so a bare Rasa, which registers nothing, has the same work with it.
_MADE_UP_NUMBER = "482109375523"
_TRACKING_NUMBER = re.compile(r"\b[1-8]\d{3} \d{4} \d{4}\b")


@dataclass(frozen=True)
class Dialogue:
    """One customer's conversation."""

    name: str
    says: tuple[str, ...]


DIALOGUES = (
    Dialogue(
        "internet outage",
        (
            "merhaba",
            "internetim 3 gündür yok, arıyorum kimse açmıyor",
            "hayır hala çalışmıyor",
            "0532 111 22 33",
            "Ayşe Yılmaz",
            "evet, kaydedin",
            "{number} numaralı şikayetim ne durumda",
            "teşekkür ederim",
        ),
    ),
    Dialogue(
        "billing, with questions in between",
        (
            "bu ay faturam iki katı geldi, kullanmadığım bir paketin ücretini yazmışsınız",
            "kontrol ettim ama sorun devam ediyor",
            "neden telefonumu istiyorsunuz",
            "05423334455",
            "ne kadar sürer",
            "mehmet demir",
            "evet doğru kaydedin",
            "görüşürüz",
        ),
    ),
    Dialogue(
        "modem, with a correction",
        (
            "SELAM",
            "EVDEKİ MODEM SÜREKLİ KENDİ KENDİNE KAPANIYOR, DEĞİŞTİRİN ARTIK",
            "HAYIR DÜZELMEDİ",
            "0 505 666 77 88",
            "Fatma Şahin",
            "telefon yanlış, 0505 666 77 99 olacak",
            "evet kaydedin",
            "sikayetimin durumu nedir",
            "sağolun iyi günler",
        ),
    ),
    Dialogue(
        "mobile coverage, as one types on a phone",
        (
            "slm",
            "telefonum evde hic cekmiyo arama bile yapamiyorum",
            "yok duzelmedi",
            "numaram 533 222 11 00",
            "ali kaya",
            "evet kaydedin",
            "takip no {number} bakar misiniz",
            "tsk",
        ),
    ),
)


def words(said: str, number: str | None) -> str:
    """Fill the place of the tracking number."""
    return said.format(number=number or _MADE_UP_NUMBER)


def tracking_number(text: str) -> str | None:
    """Find the tracking number that an answer gives, as it is shown."""
    found = _TRACKING_NUMBER.search(text)
    return found[0] if found else None
