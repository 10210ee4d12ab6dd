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
