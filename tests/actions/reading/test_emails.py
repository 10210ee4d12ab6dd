from __future__ import annotations

import time

import pytest

from actions.reading import emails, reading as r
from actions.reading.message import Message


def answer(text: str) -> tuple[str, str | None] | None:
    found = next(emails.candidates(Message(text)), None)
    return (found.main, found.value) if found is not None else None


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("mailim Ayse.Yilmaz@Ornek.com.tr", "Ayse.Yilmaz@ornek.com.tr"),
        ("AYSE@ORNEK.COM", "AYSE@ornek.com"),
        ("mailim ALİ@GMAİL.COM'dur", "ali@gmail.com"),
        ("ayşe@gmail.com", "ayse@gmail.com"),
        ("ayşe @ gmaıl . com", "ayse@gmail.com"),
        ("ayse@örnek.com yazın", "ayse@örnek.com"),
        ("ayse @ örnek . com", "ayse@örnek.com"),
        ("ayse@gmail.com değil örnek.com", "ayse@örnek.com"),
        ("ayse.kaya@gmail.com. teşekkürler", "ayse.kaya@gmail.com"),
        ("ayse @ gmail . com", "ayse@gmail.com"),
        ("mailim ayse @gmail.com", "ayse@gmail.com"),
        ("ayse@gmail,com", "ayse@gmail.com"),
        ("ayse(at)gmail.com", "ayse@gmail.com"),
        ("ayse . kaya @ gmail . com", "ayse.kaya@gmail.com"),
        ("ayse@gmail.com değil veli@gmail.com", "veli@gmail.com"),
        ("mail: a-b.c_d+e@x-y.co.uk", "a-b.c_d+e@x-y.co.uk"),
    ],
)
def test_an_address_is_read_however_it_is_written(written: str, address: str) -> None:
    assert answer(written) == (r.GIVEN, address)


@pytest.mark.parametrize(
    ("spoken", "address"),
    [
        ("ayse nokta kaya et gmail nokta com", "ayse.kaya@gmail.com"),
        ("ayse at gmail nokta com", "ayse@gmail.com"),
        ("mail adresim ayse et işareti hotmail nokta com nokta tr", "ayse@hotmail.com.tr"),
        ("ayse alt tire kaya kuyruklu a gmail nokta com", "ayse_kaya@gmail.com"),
        ("ayse85 et gmail.com", "ayse85@gmail.com"),
        ("ayse 85 et gmail nokta com", "ayse85@gmail.com"),
        ("AYSE NOKTA KAYA ET G MAIL NOKTA COM", "ayse.kaya@gmail.com"),
        ("aysekaya güzel a gmail nokta com hepsi küçük harf", "aysekaya@gmail.com"),
        ("aysekaya [at] gmail [dot] com", "aysekaya@gmail.com"),
    ],
)
def test_a_spoken_address_that_reads_in_one_way_is_taken(spoken: str, address: str) -> None:
    assert answer(spoken) == (r.GIVEN, address)


@pytest.mark.parametrize(
    "spoken",
    [
        "ayse kaya et gmail nokta com",
        "ayse bir et gmail nokta com",
        "ahmet et et gmail nokta com",
        "büyük a ayse et gmail nokta com",
        "ali at türksat nokta com nokta tr",
        "et gmail nokta com",
        "ayse kaya @gmail.com",
        "ayse. kaya@gmail.com",
        "AYŞE@ÖRNEK.COM",
        "ayşe@firma.com.tr",
        "ayşe @ firma . com",
        "ALİ@ILGAZ.COM",
    ],
)
def test_an_address_that_reads_in_two_ways_is_asked_in_writing(spoken: str) -> None:
    assert answer(spoken) == (r.AMBIGUOUS, None)
    assert emails.email_of(Message(spoken)) is None


@pytest.mark.parametrize(
    "written",
    [
        "ayse@",
        "@ornek.com",
        "ayse gmail com",
        "ayse.kaya gmail.com",
        "aysekayagmail.com",
        "ayse..kaya@gmail.com",
        "ayse@gmail..com",
        "ayse@@gmail.com",
        "ayse@gmail",
        "ayse@gmail.con",
    ],
)
def test_what_cannot_be_an_address_is_invalid(written: str) -> None:
    assert answer(written) == (r.INVALID, None)


@pytest.mark.parametrize("written", ["e-postam yok", "internet kesildi et yedim", "evet", ""])
def test_what_is_no_address_is_no_answer(written: str) -> None:
    assert answer(written) is None


@pytest.mark.parametrize("piece", ["a.", "a@", "et nokta com ", "@", "a@b.", "nokta ", "a"])
def test_a_long_text_is_read_quickly(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    begun = time.process_time()
    list(emails.candidates(Message(text)))
    assert time.process_time() - begun < 1
