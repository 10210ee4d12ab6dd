"""Forms of the danger tables are found by their first letters, and lose no word by that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lexicon.danger import forms, words
from lexicon.danger.shapes import pattern, without_vowels

_TABLES = Path(words.__file__).parent / "tables"
_FORMS = [
    form
    for table in sorted(_TABLES.glob("*.txt"))
    for written in words.read_table(table).values()
    for form in written.split()
]
_LETTER_THAT_MAY_LACK = re.compile(r"[^][(){}.?*+|\\]\?")


@pytest.mark.parametrize(
    ("form", "begun"),
    [
        ("yangin{N}", "yangin"),
        ("ates_al{PAST}", "ates_al"),
        ("d[uo]s{NOW}", "d"),
        ("bicca?k", "bicc"),
        ("(?:dov|vur)ul", ""),
    ],
)
def test_a_form_surely_begins_with_the_letters_before_its_first_choice(
    form: str, begun: str
) -> None:
    assert forms.beginning(form) == begun


def test_every_form_without_a_choice_is_found_by_the_words_it_matches() -> None:
    plain = [form for form in _FORMS if form.isalpha()]
    assert len(plain) > 100
    for form in plain:
        found = forms.Forms()
        found.add("it", form)
        assert found.of(form) == ("it",)
        assert found.of(f"{form}q") == ()


def test_a_word_is_found_with_and_without_a_letter_that_may_lack() -> None:
    may_lack = [form for form in _FORMS if _LETTER_THAT_MAY_LACK.search(form)]
    assert may_lack
    for form in may_lack:
        whole = re.sub(r"\{.*", "", form)
        with_it, without_it = whole.replace("?", ""), _LETTER_THAT_MAY_LACK.sub("", whole)
        for word in (with_it, without_it):
            found = forms.Forms()
            found.add("it", form)
            assert bool(found.of(word)) == bool(re.fullmatch(pattern(form), word))


def test_a_word_without_vowels_is_found_as_its_form_would_match_it() -> None:
    for form in ("ambulans{N}", "nefes_al", "yangin{N}", "[iu]mdat", "baygin"):
        found = forms.LooseForms()
        found.add("it", form)
        for word in ("ambulans", "amblns", "ambulns", "yngn", "yangn", "baygn", "bygn", "mdt"):
            assert bool(found.of(word)) == bool(re.fullmatch(without_vowels(form), word))
