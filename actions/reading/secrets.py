"""What nobody may be told here: a card's number or code, a national id, a password. Pure.

The channels hide it before a reader sees it (`lexicon/masking`); what is left are the dots.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import reading as r
from lexicon.masking import MASK, mask_secrets
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.reading import Reading

_CARD = ("kart", "cvv", "cvc", "skt", "son kul")
_IBAN = re.compile(r"\biban\w*|\btr ?(?:\d|\u2022)")
_LOOK_LIKE_DETAILS = frozenset(
    {
        r.CORRECT,
        r.INVALID,
        r.PART,
        r.AMBIGUOUS,
        r.REFUSED,
        r.UNCLEAR,
        r.NOT_RECEIVED,
        r.OUT_OF_SCOPE,
    }
)


def typed(text: str) -> bool:
    """Whether a text held a secret, hidden already or not."""
    return MASK in text or mask_secrets(text, keep_six_digits=True) != text


def of_a_card(text: str) -> bool:
    """Whether a text speaks of a payment card."""
    folded = fold(text)
    return any(word in folded for word in _CARD) and not _IBAN.search(folded)


def left(reading: Reading, text: str) -> Reading:
    """Return what a message says besides its secret, whose digits are no detail."""
    if reading.main not in _LOOK_LIKE_DETAILS and not (reading.main in r.STORY and _is_all(text)):
        return reading
    return replace(reading, main=r.UNCLEAR, value=None, field=None, choices=())


def is_nothing_else(text: str) -> bool:
    """Whether a text is a secret and what it is called: nobody has told of a theft by that."""
    return typed(text) and _is_all(text)


def _is_all(text: str) -> bool:
    """Whether a text is nothing but a secret and what it is called."""
    return all(_CALLED.fullmatch(word) for word in re.findall(r"[a-z]+", fold(text)))


_CALLED = re.compile(
    r"kart\w*|kredi|banka|numara\w*|no|nom|son|kullanma|tarih\w*|cvv|cvc|skt|guvenlik|kod\w*|tc|t|c|"
    r"kimlik\w*|sifre\w*|parola\w*|iban\w*|hesap|hesab\w*|ve|da|de|bu|su|benim|arka\w*|yuz\w*"
)
