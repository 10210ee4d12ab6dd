"""Another's name, and whose line it is, told beside one's own."""

from __future__ import annotations

import pytest

from actions.reading import contact_put_right, details, named_for_another, names, tells, wishes
from actions.reading.reading import Fields
from lexicon.turkish import fold
from tests.actions.messages import said

OWN = "Tuna Esen"


@pytest.mark.parametrize(
    "text",
    [
        "ablamın adı Hülya",
        "BABAMIN ADI RECEP",
        "dayımın ismi Kemal Esen",
        "hat annem Sevgi Esen üzerine kayıtlı",
        "abone dedemin üstüne",
        "hattın sahibi yengem",
        "eşim Nazan Esen",
    ],
)
def test_it_is_no_name_of_who_writes(text: str) -> None:
    assert named_for_another.is_told(text, OWN)


@pytest.mark.parametrize(
    "text",
    [
        "adım Tuna Esin",
        "ben Recep Esen",
        "kaydı ablamın adına açın",
        "adı yanlış yazmışsınız ablam Tuba",
        "ablamın interneti hâlâ yok",
        # Much like what stands there: it is put right.
        "ablamın adı Tunay Esen",
    ],
)
def test_one_s_own_is_put_right(text: str) -> None:
    assert not named_for_another.is_told(text, OWN)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("babama ait hat", True),
        ("hat ablamın üzerine", True),
        ("teyzemin hattı", True),
        ("DEDEMİN ADINA", True),
        ("babamın hattı çekmiyor", False),
        ("kardeşimin internet faturası çok geldi", False),
        ("fatura", False),
    ],
)
def test_whose_line_it_is_says_nothing_of_what_is_wrong(text: str, *, only: bool) -> None:
    assert named_for_another.only_says_whose_line(text) is only


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("benim adım Nalan Esen komşu Sevgi", "Nalan Esen"),
        ("Nalan Esen abla Sevgi", "Nalan Esen"),
        ("Ali Baba", "Ali Baba"),
    ],
)
def test_a_name_ends_where_somebody_else_is_named(text: str, name: str) -> None:
    assert names.read(text) == name


def test_a_name_beside_the_number_of_somebody_is_theirs() -> None:
    assert tells.fields(said("teyzem Sevgi 0537 441 22 07")).name is None
    assert tells.fields(said("ben Sevgi 0537 441 22 07")).name == "Sevgi"


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("benim telefonum yok", True),
        ("bende numara yok ki", True),
        ("cebim yok benim", True),
        ("telefonum yok sayılır, çekmiyor", True),
        ("benim numaram yanlış", False),
    ],
)
def test_whoever_has_no_number_says_so(text: str, *, none: bool) -> None:
    assert details.says_none_of_ones_own(fold(text)) is none


@pytest.mark.parametrize("text", ["dayımın hattını sakın arama", "onu arama", "ARAMA SAKIN"])
def test_not_to_call_is_a_wish_to_a_friend_as_well(text: str) -> None:
    assert wishes.says_how(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("numaraları karıştırma", False),
        ("telefonu karıştırmayın lütfen", False),
        ("telefonları karıştırmışsınız", True),
    ],
)
def test_not_to_mix_numbers_up_says_of_none_that_it_is_wrong(text: str, *, wrong: bool) -> None:
    assert (contact_put_right.told(said(text), Fields(), None) is not None) is wrong
