from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from backend.channels.sms import keyword

_SPELLINGS = [
    "YARDIM internetim yok",
    "yardım internetim yok",
    "YARDİM internetim yok",
    "yardim internetim yok",
    "Yardım internetim yok",
    "Yardim: internetim yok",
    "YARDIM, internetim yok",
    "YARDIM - internetim yok",
    "YARDIM.internetim yok",
    "YARDIM\ninternetim yok",
    "YARDIM\u00a0internetim yok",
    "YARDIMinternetim yok",
    "  YARDIM internetim yok  ",
    '"YARDIM" internetim yok',
    "“Yardım” internetim yok",
    "'yardım' internetim yok",
    "(YARDIM) internetim yok",
    "😀 YARDIM internetim yok",
    "👩\u200d👧 yardım internetim yok",
    "\u200bYARDIM internetim yok",
    "*YARDIM* internetim yok",
    "YARDI\u0307M internetim yok",  # İ as two code points
    "yard\u0131m internetim yok",
    "ＹＡＲＤIM internetim yok".replace("ＹＡＲＤ", "YARD"),
]


@pytest.mark.parametrize("text", _SPELLINGS)
def test_the_keyword_is_known_in_any_spelling_and_taken_off(text: str) -> None:
    assert keyword.split(text, "YARDIM") == keyword.Marked(is_marked=True, rest="internetim yok")


@pytest.mark.parametrize(
    "text",
    [
        "yardım istiyorum",
        "Yardım edin internetim yok",
        "yardım eder misiniz",
        "yardım lazım",
        "yardımcı olur musunuz",
        "yardıma ihtiyacım var",
        "yardımınız lazım",
        "Yardımlarınızı bekliyorum",
    ],
)
def test_a_sentence_keeps_the_keyword_that_is_part_of_it(text: str) -> None:
    assert keyword.split(text, "YARDIM") == keyword.Marked(is_marked=True, rest=text)


@pytest.mark.parametrize(
    "text", ["internetim yok", "", "y a r d ı m", "YARD", "bana yardım", "😀", "YADRIM modem", "1"]
)
def test_anything_else_has_no_keyword(text: str) -> None:
    assert keyword.split(text, "YARDIM") == keyword.Marked(is_marked=False, rest=text)


@pytest.mark.parametrize("text", ["YARDIM", "yardım.", "YARDIM!!", "“yardım”", "YARDIM\n"])
def test_nothing_is_left_of_the_keyword_alone(text: str) -> None:
    assert keyword.split(text, "YARDIM").is_marked
    assert keyword.split(text, "YARDIM").rest == ""


def test_the_keyword_is_a_setting() -> None:
    assert keyword.split("ŞİKAYET modem", "SIKAYET").rest == "modem"
    assert keyword.split("sikayet modem", "Şikâyet").rest == "modem"
    assert keyword.split("şikayetim var", "ŞİKAYET").rest == "şikayetim var"
    assert not keyword.split("YARDIM modem", "SIKAYET").is_marked


@given(st.text())
def test_no_text_breaks_it_and_no_words_are_lost(text: str) -> None:
    marked = keyword.split(f"YARDIM {text}", "YARDIM")
    assert marked.is_marked
    letters = [letter for letter in marked.rest if letter.isalpha()]
    assert len(letters) >= sum(letter.isalpha() for letter in keyword.clean(text)) - 1
