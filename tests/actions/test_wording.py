from __future__ import annotations

from actions import wording
from actions.complaint_draft import REFUSED, Draft


def test_a_long_text_is_cut_at_a_word() -> None:
    cut = wording.one_line("kelime " * 40, limit=20)
    assert cut == "kelime kelime …"


def test_line_breaks_do_not_break_a_summary() -> None:
    assert wording.one_line("bir\n\n iki\tüç") == "bir iki üç"


def test_rasa_can_fill_in_any_text() -> None:
    assert "0[" not in wording.one_line("a 0[0] {b}")


def test_a_summary_shows_what_was_not_given() -> None:
    draft = Draft("sorun", phone=REFUSED, email="ali@ornek.com", customer_name=REFUSED)
    details = wording.summary_of(draft)["details"]
    assert details == "Telefon: verilmedi\nE-posta: ali@ornek.com\nAd: verilmedi"
