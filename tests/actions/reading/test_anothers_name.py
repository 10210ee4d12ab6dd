"""A name of the story is somebody else's; one's own stands elsewhere."""

from __future__ import annotations

import pytest

from actions.reading import names, tells
from tests.actions.messages import said


@pytest.mark.parametrize(
    "text",
    [
        "kurye paketi atıp gitti adı Kadir di",
        "telefondaki kız suratıma kapattı ismi Nalan mış",
        "KURYE PAKETI ATTI GITTI ADI KADIR MIS",
        "bayideki çocuk yalan söyledi adı Tolga ymış",
        "dedem için yazıyorum adı Rıza Özbek",
        "kapıya gelen usta para istedi ismi de Serkan Kul",
    ],
)
def test_whom_a_story_names_is_not_who_writes(text: str) -> None:
    assert tells.fields(said(text)).name is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("kurye paketi atıp gitti adı Kadir mış 0532 111 22 33 Leyla Soykan", "Leyla Soykan"),
        ("usta kırıp gitti ismi Serkan dı. ben Oya Erbay", "Oya Erbay"),
        ("dedem için yazıyorum adı Rıza Özbek ben torunu Seda Özbek", "Seda Özbek"),
        ("babamın interneti yok adı Rıza Özbek ben kızı Seda arıyorum", "Seda"),
        ("Müvekkilim Rıza Özbek adına başvuruyorum. Av. Selim Uysal", "Selim Uysal"),
        ("Ayıplı hizmet için ihtar.\nAv. Selim Uysal\nAnkara Barosu 4567", "Selim Uysal"),
        ("annem Fatma Özbek için yazıyorum, ben Seda Özbek", "Seda Özbek"),
        # A label asks for one's own.
        ("internetim yok. Adı: Rıza Özbek", "Rıza Özbek"),
        ("internetim yok, ad soyad Rıza Özbek", "Rıza Özbek"),
    ],
)
def test_ones_own_name_is_read_beside_anothers(text: str, name: str) -> None:
    assert tells.fields(said(text)).name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("adı Kadir mış", "Kadir"),
        ("Nalan ymış", "Nalan"),
        ("adım Kadir di", "Kadir"),
        ("KADIR DI", "Kadir"),
        # Written as a name is, it is one.
        ("Lena Di Stefano", "Lena Di Stefano"),
    ],
)
def test_a_suffix_written_apart_is_no_name(text: str, name: str) -> None:
    assert names.read(text) == name


def test_a_name_that_was_heard_answers_no_question_for_ones_own() -> None:
    assert not list(names.candidates(said("kurye çok kabaydı adı Kadir di")))


def test_whose_line_it_is_answers_where_nobody_else_is_named() -> None:
    found = list(names.candidates(said("hattın sahibi dedem adı Rıza Özbek")))
    assert [one.value for one in found] == ["Rıza Özbek"]


@pytest.mark.parametrize(
    "text",
    [
        "internetim yok adım mehmet ali uzun",
        "internetim yok mehmet ali uzun 0532 111 22 33",
    ],
)
def test_an_everyday_word_behind_two_given_names_is_the_surname(text: str) -> None:
    assert tells.fields(said(text)).name == "Mehmet Ali Uzun"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ali Kemal Nuri Karayel 0532 111 22 33", "Ali Kemal Nuri Karayel"),
        ("ali kemal nuri karayel 0532 111 22 33", "Ali Kemal Nuri Karayel"),
        ("Hasan Hüseyin Efendi Tosunoğulları 0532 111 22 33", "Hasan Hüseyin Efendi Tosunoğulları"),
        ("internetim yok ali karayel 0532 111 22 33", "Ali Karayel"),
    ],
)
def test_a_fourth_word_is_the_surname(text: str, name: str) -> None:
    assert tells.fields(said(text)).name == name


@pytest.mark.parametrize(
    ("text", "phone", "line"),
    [
        ("hat 0545 111 22 33 ama beni arayın 0546 444 55 66", "+905464445566", "+905451112233"),
        ("telefonu 0545 111 22 33, fakat beni 0546 444 55 66", "+905464445566", "+905451112233"),
        ("0545 111 22 33 değil 0546 444 55 66 numaralı hattın sahibiyim", "+905464445566", None),
    ],
)
def test_of_two_numbers_the_one_to_be_called_is_the_contact(
    text: str, phone: str, line: str | None
) -> None:
    told = tells.fields(said(text))
    assert (told.phone, told.service_number) == (phone, line)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0545 111 22 33 numaralı abonenin adresini söyleyin", None),
        ("0545 111 22 33 kimin hattı, kime ait", None),
        ("0545 111 22 33 kime ait bakar mısınız", None),
        ("0545 111 22 33 numaralı abonenizim", "+905451112233"),
        ("0545 111 22 33 numaralı müşteriyim", "+905451112233"),
        ("0545 111 22 33 numaralı hattım çekmiyor", "+905451112233"),
    ],
)
def test_a_number_that_is_asked_about_is_no_contact(text: str, phone: str | None) -> None:
    assert tells.fields(said(text)).phone == phone
