from __future__ import annotations

from actions.dialogue import wording
from actions.dialogue.draft import REFUSED, Draft


def test_a_long_text_is_cut_at_a_word() -> None:
    cut = wording.one_line("kelime " * 40, limit=20)
    assert cut == "kelime kelime …"


def test_line_breaks_do_not_break_a_summary() -> None:
    assert wording.one_line("bir\n\n iki\tüç") == "bir iki üç"


def test_rasa_can_fill_in_any_text() -> None:
    assert "0[" not in wording.one_line("a 0[0] {b}")


def test_a_summary_shows_what_was_not_given() -> None:
    draft = Draft(description="sorun", phone=REFUSED, email="ali@ornek.com", name=REFUSED)
    details = wording.summary_of(draft)["details"]
    assert details == "Telefon: verilmedi\nE-posta: ali@ornek.com\nAd: verilmedi"


def test_a_summary_shows_the_line_and_the_place_where_they_are_known() -> None:
    draft = Draft(phone="+905321234567", service_number="1234567890", place="Gebze, Kocaeli")
    assert wording.summary_of(draft)["details"].splitlines() == [
        "Telefon: 0532 123 45 67",
        "Ad: verilmedi",
        "Hizmet numarası: 1234567890",
        "Yer: Gebze, Kocaeli",
    ]


def test_the_problem_is_shown_without_what_stands_elsewhere() -> None:
    draft = Draft(
        description="Merhaba benim adım Sena Toprak numaram 0505 301 22 44 mail sena@ornek.com "
        "üç gündür görüntü donuyor",
        phone="+905053012244",
        email="sena@ornek.com",
        name="Sena Toprak",
    )
    assert wording.summary_of(draft)["short_description"] == "üç gündür görüntü donuyor"


def test_another_number_in_the_problem_is_shown() -> None:
    draft = Draft(description="0212 555 44 33 numaralı hat kesik", phone="+905053012244")
    assert "0212 555 44 33" in wording.summary_of(draft)["short_description"]


def test_what_was_added_last_is_shown() -> None:
    draft = Draft(description="kelime " * 60 + "\nport arızalı")
    assert wording.summary_of(draft)["short_description"].endswith("… port arızalı")
