"""Sums against what they should be are a complaint of the bill; other figures are none."""

from __future__ import annotations

import pytest

from actions.reading import sums, topic_words, trouble
from lexicon.turkish import fold

CONTRASTED = (
    "fatura 600 geldi 300 olmali",
    "600 geldi 300 olmasi gerek",
    "FATURAM 300 OLMALIYDI",
    "hep 250 oduyordum 480 gelmis",
    "normalde 190 lira bu ay 455 cekilmis",
    "her ay 180 öderdim 420 yazmış",
    "anlaşmamız 199 tl idi 349 çekilmiş",
    "faturam 350 geliyordu bu ay 1.250 tl",
    "200 dediniz 275 kesildi hesaptan",
)


@pytest.mark.parametrize("text", CONTRASTED)
def test_a_sum_that_should_be_another_is_a_matter_of_the_bill(text: str) -> None:
    assert sums.are_contrasted(text)
    assert trouble.is_told(fold(text))
    assert topic_words.plainly(fold(text)) == "billing"


@pytest.mark.parametrize(
    "text",
    [
        "100 mbps olmalı 20 geliyor",
        "100 olmalı 20 geliyor",
        "tarifem 1500 dk olmalı 750 dk gösteriyor",
        "fatura adresim 1250 sokak no 14 olmalı",
        "faturam 300 mü olmalı 400 mü?",
        "numaram 0532 123 45 67 olmalı",
        "fatura 600 geldi",
        "normalde akşam 20 gibi kesiliyor sabah 10 da geliyor",
        "12 aylık taahhüt 24 ay olmuş",
    ],
)
def test_other_figures_are_none(text: str) -> None:
    assert not sums.are_contrasted(text)
