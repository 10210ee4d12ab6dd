"""A wish how to be reached stands among a complaint's words, and is told from them again."""

from __future__ import annotations

from lexicon import contact_wishes


def test_it_is_found_and_left_out() -> None:
    wishes = ("gündüz aramayın", "akşam\naltıdan sonra")
    text = "\n".join(["Faturam yanlış", *map(contact_wishes.written, wishes)])
    assert contact_wishes.among(text) == ["gündüz aramayın", "akşam altıdan sonra"]
    assert contact_wishes.without(text) == "Faturam yanlış"


def test_other_words_hold_none() -> None:
    text = "iletişim isteğim reddedildi"
    assert (contact_wishes.among(text), contact_wishes.without(text)) == ([], text)
