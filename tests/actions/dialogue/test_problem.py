"""The summary shows the customer's own words: what stands elsewhere goes, but leaves no hole."""

from __future__ import annotations

import pytest

from actions.dialogue import problem
from actions.dialogue.draft import Draft

MOBILE = "+905321112233"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (
            "internetim üç gündür yok numaram 0532 111 22 33 arayın modemi resetledim olmadı",
            "internetim üç gündür yok numaram 0532 111 22 33 arayın modemi resetledim olmadı",
        ),
        (
            "ben Ali Kaya faturam 90 lira fazla, siz düzeltmediniz",
            "faturam 90 lira fazla, siz düzeltmediniz",
        ),
        (
            "üç gündür internetim yok adım Ali Kaya numaram 0532 111 22 33 beni arayın. Acil",
            "üç gündür internetim yok. Acil",
        ),
        ("faturam çok geldi, adım Ali Kaya, bakın lütfen", "faturam çok geldi, bakın lütfen"),
        ("evet, bir dakika, faturam çok geldi", "faturam çok geldi"),
        ("0532 111 22 33. Modem yanmıyor, ışık da yok", "Modem yanmıyor, ışık da yok"),
        ("dün vardı, şimdi yok", "dün vardı, şimdi yok"),
        ("Merhaba, modem bozuk çıktı", "modem bozuk çıktı"),
        (
            "faturam 1.250,50 lira, 0532 111 22 33 numarasından beni arayın lütfen",
            "faturam 1.250,50 lira",
        ),
        ("0555 999 88 77 hattım çekmiyor", "0555 999 88 77 hattım çekmiyor"),
    ],
)
def test_nothing_is_cut_out_of_the_middle(told: str, shown: str) -> None:
    draft = Draft(description=told, phone=MOBILE, name="Ali Kaya")
    assert problem.shown(draft) == shown


def test_what_would_be_nothing_is_shown_whole() -> None:
    draft = Draft(description="numaram 0532 111 22 33", phone=MOBILE)
    assert problem.shown(draft) == "numaram 0532 111 22 33"
