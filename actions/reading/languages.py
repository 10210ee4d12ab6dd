"""Languages other than Turkish: by script, or by the small words of each. Pure."""

from __future__ import annotations

import re
import unicodedata

from actions.reading.message import words_of

_SCRIPTS = {"ARABIC": "ar", "CYRILLIC": "ru"}
_SMALL_WORDS = {
    "en": frozenset(
        """
        the is are my i you hello hi please help not working internet-is does have has can cannot
        what with phone number english speak want need for and this it to me of was no bill why
        """.split()  # noqa: SIM905
    ),
    "de": frozenset(
        """
        ich und der die das nicht ist mein meine hallo bitte hilfe kein keine habe haben funktioniert
        geht sprechen deutsch warum rechnung seit tagen wie mit zu ein eine guten tag danke
        """.split()  # noqa: SIM905
    ),
    "ku": frozenset(
        """
        ez min te we silav rojbas ji bo nine tune ye e kurdi dikari alikari interneta naxebite
        naseke cawa ci heye nikarim ev li ser spas dixwazim
        """.split()  # noqa: SIM905
    ),
}
_LETTERS = 0.6
_FEWEST, _SHARE = 2, 0.5
_TURKISH = re.compile(
    r"(yor|yorum|iyo|dim|dik|mis|misti|acak|ecek|lar|ler|miyor|maz|mez|siniz|niz|ama|bir|bi|var|"
    r"yok|degil|icin|gibi|bana|beni|cok|daha|neden|niye|lazim|fatura\w*|internetim|hattim)"
)


def foreign(text: str) -> str | None:
    """Return the code of the language a text is in if it surely is no Turkish, else None."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return None
    for script, language in _SCRIPTS.items():
        share = sum(unicodedata.name(c, "").startswith(script) for c in letters) / len(letters)
        if share >= _LETTERS:
            return language
    words = words_of(text)
    if any(_TURKISH.fullmatch(word) for word in words):
        return None
    for language, small in _SMALL_WORDS.items():
        known = sum(word in small for word in words)
        if known >= _FEWEST and known / len(words) >= _SHARE:
            return language
    return None
