from __future__ import annotations

import pytest

from actions.reading import which_record
from actions.reading.message import Message

FIRST, SECOND = "482109375509", "482109375514"
TOLD = {FIRST: "internet_outage", SECOND: "billing"}


def meant(
    text: str, at_hand: str = SECOND, told: dict[str, str | None] | None = None
) -> str | None:
    return which_record.meant(Message(text), told or dict(TOLD), at_hand)


@pytest.mark.parametrize(
    "text",
    [
        "ilki ne oldu",
        "ilkinde hâlâ ses yok",
        "BİRİNCİ BAŞVURUM ne durumda",
        "birincisini geri çekin",
        "önceki kaydıma ekleyin",
        "diğeri duruyor mu",
        "öbür şikâyetim için yazıyorum",
        "internet hâlâ gelmedi",
        "internetinkini kapatın",
        "modem de aynı şekilde yanıp sönüyor",
        f"{FIRST} numaralı ne zaman biter",
        "4821 0937 5509 düzelmedi",
    ],
)
def test_an_earlier_complaint_is_meant(text: str) -> None:
    assert which_record.is_hinted(Message(text))
    assert meant(text) == FIRST


@pytest.mark.parametrize(
    "text",
    [
        "ne zaman biter",
        "iki gündür bekliyorum",
        "ilk faturada böyle değildi",
        "ilk önce arayın",
        "ikinci şikâyetim var",
        "bir başka şikâyetim daha olacak",
        "bir de internetim yavaş",
        "faturamda internet ücreti iki kere var",
        "paramın iadesini istiyorum",
        "ilki düzeldi ikincisi duruyor",
        f"{FIRST} ve {SECOND} ne durumda",
        "yine kesildi",
    ],
)
def test_no_earlier_one_is_meant_by_what_belongs_to_the_one_at_hand(text: str) -> None:
    assert meant(text) is None


def test_a_place_says_which_whatever_is_at_hand() -> None:
    assert meant("ikincisi ne oldu", at_hand=FIRST) == SECOND
    assert meant("son başvurum ne oldu", at_hand=FIRST) == SECOND
    assert meant("önceki kaydım ne oldu", at_hand=FIRST) is None
    assert meant("üçüncüsü ne oldu") is None


def test_the_other_one_is_said_of_two_only() -> None:
    three = {**TOLD, "482109375527": "tv_service"}
    assert meant("diğeri ne oldu", told=dict(three)) is None
    assert meant("ikinci kaydım ne oldu", told=dict(three)) == SECOND


def test_of_several_of_one_topic_the_newest_is_meant() -> None:
    told = {FIRST: "internet_outage", SECOND: "internet_outage", "482109375527": "billing"}
    assert meant("internet hâlâ yok", "482109375527", dict(told)) == SECOND
