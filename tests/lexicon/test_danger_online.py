"""A stranger who presses a child, blackmail with pictures, and what only sounds like it."""

from __future__ import annotations

import pytest

from lexicon import danger
from lexicon.danger import online

TOLD = [
    ("kızıma tiktokta tanımadığı biri fotoğraf gönder diyormuş 11 yaşında", online.GROOMED),
    ("oğlum 14 yaşında oyundaki bir abi onunla buluşmak istiyor", online.GROOMED),
    ("YEGENIME YABANCI BIR ADAM RESIM AT DIYO 9 YASINDA", online.GROOMED),
    ("torunumun konumunu soran bir adam var internetten tanışmışlar 13 yaşında", online.GROOMED),
    ("yabancı biri kızımı sürekli arıyor 12 yaşında çok korkuyor", online.GROOMED),
    ("on iki yaşındayım biri kameranı aç diyo discordda", online.PRESSED),
    ("ben 15 yaşındayım adamın biri videomu istedi atmazsan okula yayarım diyo", online.PRESSED),
    ("liseye gidiyorum biri resmimi istiyo", online.PRESSED),
    ("görüntülerimi aileme gönderirim diyor para vermezsem", online.BLACKMAILED),
    ("fotoğraflarımla şantaj yapıyorlar", online.BLACKMAILED),
    ("resim yolla yoksa evini bulurum dedi", online.BLACKMAILED),
]
NOT_TOLD = [
    "oğlum 12 yaşında ders için video açamıyor internet yavaş",
    "teknisyen modemin fotoğrafını istedi atamıyorum internet yok",
    "kızım 9 yaşında öğretmeni ödev fotoğrafı istiyor gönderemiyoruz",
    "çocuğum 10 yaşında biri ona tarife satmış kampanya diye",
    "23 yaşındayım biri kimlik fotoğrafımı istedi abonelik için",
    "kızım fotoğraf çekiyor adam hala gelmedi",
    "şikayetimi çözmezseniz ekran videosunu çekip gelirim",
    "oğlumun tableti video açmıyor bir abi gelip baksın",
]


@pytest.mark.parametrize(("text", "what"), TOLD)
def test_who_is_pressed_online_is_in_danger(text: str, what: str) -> None:
    assert online.told(text) == what
    found = danger.find(text)
    assert found is not None
    assert found.kind == "violence"


@pytest.mark.parametrize("text", NOT_TOLD)
def test_pictures_and_children_of_every_day_are_none(text: str) -> None:
    assert online.told(text) is None
    assert danger.find(text) is None


def test_it_is_found_at_the_end_of_a_long_story() -> None:
    story = "internetim yavaş ve faturam yüksek geldi, defalarca aradım. " * 20
    end = "kızıma 10 yaşında oyunda tanımadığı biri resim at diyor"
    assert online.told(story + end) == online.GROOMED
