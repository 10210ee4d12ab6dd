"""The language of a request for a person stands before its words, and is read by its name."""

from __future__ import annotations

import pytest

from lexicon import languages


@pytest.mark.parametrize("code", languages.NAMES)
def test_what_is_marked_is_told_again(code: str) -> None:
    marked = languages.marked(code, "my [bill] is wrong")
    assert languages.language_of(marked) == code
    assert languages.named(marked) == f"{languages.NAMES[code]}: my [bill] is wrong"


@pytest.mark.parametrize("text", ["temsilci", "internet [de] yok", "[xx] ?", "de internet", ""])
def test_turkish_is_not_marked_and_stays_as_it_is(text: str) -> None:
    assert languages.marked(None, text) == text
    assert languages.language_of(text) is None
    assert languages.named(text) == text
