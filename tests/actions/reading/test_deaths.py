"""A death that is past: nobody is sent to 112 for who is dead, and everybody for who may live."""

from __future__ import annotations

import pytest

from actions.reading import deaths


@pytest.mark.parametrize(
    "text",
    [
        "hat yoktu, amcam beyin kanaması geçirdi öldü",
        "kimseye ulaşamadık KARDEŞİM ÖLDÜ",
        "annem kalp krizi gecirdi oldu",
        "ambulans gelmedi dedem vefat etti",
        "babamızı kaybettik telefon çekmediği için",
    ],
)
def test_somebody_is_dead(text: str) -> None:
    assert deaths.is_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "annem öldü galiba",
        "kocam nefes almıyor öldü",
        "babam ölüyor",
        "babam hasta oldu",
        "dedem felç oldu",
        "telefonum öldü babam kızdı",
        "öldü mü bu çocuk",
        "babam öldü annem de yaralı",
        "amcam öldü, diğerleri arabada kaldı",
        "dedem öldü ninem bayıldı",
    ],
)
def test_somebody_may_live(text: str) -> None:
    assert not deaths.is_told(text)


def test_it_is_said_again() -> None:
    assert deaths.is_repeated("öldü adam öldü diyorum")
    assert not deaths.is_repeated("telefon öldü")
