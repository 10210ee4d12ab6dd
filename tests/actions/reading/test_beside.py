"""What is said beside a detail, in the same breath or in several messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actions.reading import questions as q, reading as r
from actions.reading.context import Context
from actions.reading.message import Message
from actions.reading.read import read

if TYPE_CHECKING:
    from actions.reading.reading import Reading


def said(
    text: str, question: str, intent: str = "inform", earlier: tuple[str, ...] = ()
) -> Reading:
    message = Message(text, intent=intent, confidence=0.95, earlier=earlier)
    return read(message, Context(question=question, told=True))


@pytest.mark.parametrize(
    ("text", "intent", "also"),
    [
        ("0541 222 18 34 peki bunu kim görecek orada", "ask_privacy", r.PRIVACY),
        ("0541 222 18 34 ne zaman düzelir bu arıza", "ask_duration", r.DURATION),
        ("0541 222 18 34 başka nereden ulaşabilirim size", "ask_contact_channels", r.CHANNELS),
    ],
)
def test_a_question_beside_a_number_is_read_too(text: str, intent: str, also: str) -> None:
    found = said(text, q.PHONE, intent)
    assert (found.main, found.value) == (r.GIVEN, "+905412221834")
    assert also in found.also


def test_a_number_alone_asks_nothing() -> None:
    assert said("benim numaram 0541 222 18 34 teşekkürler", q.PHONE, "thank").also == ()


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Nevzat Tuncer peki adımı niçin soruyorsunuz", "ask_why"),
        ("NEVZAT TUNCER 0541 222 18 34 PEKİ BUNU NİÇİN SORUYORSUNUZ", "ask_why"),
    ],
)
def test_a_message_may_begin_with_the_name(text: str, intent: str) -> None:
    found = said(text, q.NAME, intent)
    assert (found.main, found.value) == (r.GIVEN, "Nevzat Tuncer")
    assert r.WHY in found.also


def test_somebody_told_about_is_not_the_customer() -> None:
    assert said("Nevzat Tuncer isimli çalışanınız bağırdı", q.NAME, "insult").main != r.GIVEN


def test_a_name_and_an_address_beside_it() -> None:
    found = said("Nevzat Tuncer nevzat.t@example.com", q.NAME)
    assert (found.main, found.value) == (r.GIVEN, "Nevzat Tuncer")
    assert found.fields.email == "nevzat.t@example.com"


def test_a_place_is_no_part_of_the_name() -> None:
    entities = {"city": ("Bursa",), "district": ("Nilüfer",)}
    message = Message("nevzat tuncer bursa nilüfer", entities=entities)
    assert read(message, Context(question=q.NAME, told=True)).value == "Nevzat Tuncer"


@pytest.mark.parametrize(
    ("earlier", "text", "question", "value"),
    [
        (("Nevzat",), "Tuncer", q.NAME, "Nevzat Tuncer"),
        (("ad - Nevzat",), "soyad - Tuncer", q.NAME, "Nevzat Tuncer"),
        (("0541 222 18 3",), "4", q.PHONE, "+905412221834"),
        (("beş yüz kırk bir", "iki yüz yirmi iki"), "18 34", q.PHONE, "+905412221834"),
        (("nevzat.t@",), "example.com", q.EMAIL, "nevzat.t@example.com"),
    ],
)
def test_what_is_sent_in_pieces(
    earlier: tuple[str, ...], text: str, question: str, value: str
) -> None:
    found = said(text, question, earlier=earlier)
    assert (found.main, found.value) == (r.GIVEN, value)


def test_a_whole_answer_is_not_joined_with_what_was_said_before() -> None:
    assert said("Nevzat Tuncer", q.NAME, earlier=("tamam",)).value == "Nevzat Tuncer"
    assert said("0541 222 18 34", q.PHONE, earlier=("5",)).value == "+905412221834"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("nevzat nokta t kuyruklua gmail noktacom", "nevzat.t@gmail.com"),
        ("n e v z a t 12 at hotmail com", "nevzat12@hotmail.com"),
        ("nevzat rakamla 12 et işareti gmail nokta com", "nevzat12@gmail.com"),
        ("nevzat12@gmeil.com pardon gmail.com", "nevzat12@gmail.com"),
    ],
)
def test_an_address_that_reads_in_one_way(text: str, address: str) -> None:
    found = said(text, q.EMAIL)
    assert (found.main, found.value) == (r.GIVEN, address)


def test_an_address_with_a_comma_is_asked_for_again() -> None:
    assert said("nevzat,tuncer@gmail.com", q.EMAIL).main == r.INVALID


def test_digits_with_no_more_to_come_are_no_part() -> None:
    assert said("0541 222 başka rakam yok", q.PHONE).main == r.INVALID
    assert said("0541 222", q.PHONE).main == r.PART


def test_of_two_numbers_the_one_to_be_reached_at_is_given() -> None:
    text = "arızalı hat 0541 222 18 34, bana 0542 333 19 45 ten ulaşın"
    assert said(text, q.PHONE).value == "+905423331945"


@pytest.mark.parametrize("question", [q.NONE, q.PHONE, q.NAME])
def test_who_has_no_complaint_says_so(question: str) -> None:
    message = Message("ben şikayetçi değilim ki kimseden", intent="refuse_detail", confidence=0.7)
    assert read(message, Context(question=question)).main == r.NO_COMPLAINT
