from __future__ import annotations

import time

import pytest

from actions.reading import emails, reading as r
from actions.reading.message import Message
from tests.patience import SLOWER


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
    assert time.process_time() - begun < 1 * SLOWER


def after(*texts: str) -> tuple[str, str | None] | None:
    """The reading of the last of several messages in a row, and its value."""
    *before, last = texts
    found = next(emails.candidates(Message(last, earlier=tuple(before))), None)
    return (found.main, found.value) if found is not None else None


@pytest.mark.parametrize(
    ("pieces", "address"),
    [
        (("ayse@", "gmail", "com"), "ayse@gmail.com"),
        (("aysekaya", "@", "gmail.com"), "aysekaya@gmail.com"),
        (("ayse.kaya", "@hotmail.com"), "ayse.kaya@hotmail.com"),
        (("ayse nokta kaya", "et gmail", "nokta com"), "ayse.kaya@gmail.com"),
        (("ayse alt tire", "kaya et", "outlook nokta com"), "ayse_kaya@outlook.com"),
    ],
)
def test_an_address_comes_in_pieces(pieces: tuple[str, ...], address: str) -> None:
    assert after(*pieces) == (r.GIVEN, address)


@pytest.mark.parametrize("begun", ["ayse nokta", "ayse@", "ayse.kaya et", "ayse alt tire"])
def test_an_address_that_goes_on_is_waited_for(begun: str) -> None:
    assert after(begun) == (r.PART, None)


@pytest.mark.parametrize(
    "pieces",
    [
        ("ayse nokta", "gmail", "com"),  # no sign: what is the name, what the provider?
        ("ayse.kaya", "gmail", "nokta com"),
        ("gmial yok gmail",),
        ("ayse@hotmail.com ya da gmail",),
        ("ayse@ornek.com yok gmial",),
    ],
)
def test_pieces_that_leave_it_open_are_asked_for_in_writing(pieces: tuple[str, ...]) -> None:
    assert after(*pieces) == (r.AMBIGUOUS, None)


@pytest.mark.parametrize(
    ("texts", "address"),
    [
        (("ayse@gmial.com gmial yok gmail",), "ayse@gmail.com"),
        (("ayse@gmial.com yok gmail",), "ayse@gmail.com"),
        (("ayse@gmial.com pardon gmail olacak",), "ayse@gmail.com"),
        (("ayse@gmial.com", "gmial değil gmail"), "ayse@gmail.com"),
        (("ayse@hotmail.com değil outlook",), "ayse@outlook.com"),
        (("ayse@gmail.con pardon com",), "ayse@gmail.com"),
        (("ayse@gmail.com değil ornek.com.tr",), "ayse@ornek.com.tr"),
        # Nothing is put right.
        (("ayse@gmial.com",), "ayse@gmial.com"),
        (("ayse@gmail.com yok başka",), "ayse@gmail.com"),
        (("ayse@gmail.com yazın yeter",), "ayse@gmail.com"),
    ],
)
def test_a_typing_error_is_put_right_in_the_same_breath(
    texts: tuple[str, ...], address: str
) -> None:
    assert after(*texts) == (r.GIVEN, address)
