"""A customer's own name is hidden in texts about them; nobody guesses at other words."""

from __future__ import annotations

import pytest

from backend.kit.own_names import hide, mask_words


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Ayşe Yılmaz", "Ben Ayşe Yılmaz, hattım yok", "Ben A••• Y•••, hattım yok"),
        ("Ayşe Yılmaz", "ben ayse yılmaz", "ben a••• y•••"),
        ("Ayşe Yılmaz", "AYŞE YILMAZ ADINA", "A••• Y••• ADINA"),
        ("Ayşe Yılmaz", "Ayşe'nin faturası, Yılmazların evi", "A•••'nin faturası, Y••• evi"),
        ("IŞIL ÖZ", "ışıl hanım; Öz", "ı••• hanım; Öz"),
        # A short name is no part of another word.
        (
            "Ali Can",
            "Fatura alıyorum, cansız hat, Ali aradı",
            "Fatura alıyorum, cansız hat, A••• aradı",
        ),
        # Nobody's name is guessed.
        ("Ayşe Yılmaz", "Mehmet Demir aradı", "Mehmet Demir aradı"),
        (None, "Ben Ayşe Yılmaz", "Ben Ayşe Yılmaz"),
        ("", "Ben Ayşe", "Ben Ayşe"),
        ("Su Ak", "su bastı, hat ak gibi", "su bastı, hat ak gibi"),
        ("N. Kaya-Demirel", "Demirel'e söyledim, kaya", "D•••'e söyledim, k•••"),
    ],
)
def test_only_the_name_that_is_known_is_hidden(name: str | None, text: str, shown: str) -> None:
    assert mask_words(text, name) == shown
    assert mask_words(shown, name) == shown


def test_contacts_are_hidden_with_it() -> None:
    text = mask_words("Ayşe, 0532 123 45 67, ayse@ornek.com", "Ayşe Yılmaz")
    assert text.startswith("A•••, ")
    assert "123" not in text
    assert "ayse@" not in text


def test_what_is_exported_loses_short_names_with_their_endings_too() -> None:
    told = hide("Aliyi aradım", "Ali", lambda _: "…", endings_from=3)
    assert told == "… aradım"
