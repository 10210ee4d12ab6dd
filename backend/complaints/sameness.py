"""Which complaints are one that people sent twice: the same words from the same contact. Pure.

Back and send again, a second device, the form and then the chat: none of them has the key of the
first, and all of them mean one complaint.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from backend.complaints.states import State
from lexicon.turkish import fold, nfc

if TYPE_CHECKING:
    from backend.complaints.models import Complaint

# What the customer took back, or we merged, does not stand for what is said now.
GONE = frozenset({State.WITHDRAWN, State.DUPLICATE})


def words_of(text: str) -> str | None:
    """Name the words of a text: alike in any capitals, Turkish letters, spaces and punctuation.

    SHA-256 in hexadecimal, as it stays for a while beside the text; None where there are no words.
    """
    bare = "".join(letter for letter in fold(nfc(text)) if letter.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest() if bare else None


def same_telling(known: Complaint, text: str) -> bool:
    """Whether a text may be what `known` was told in; what was erased may be anything."""
    return known.words is None or known.words == words_of(text)


def same_contact(
    known: Complaint, phone: str | None, email: str | None, service_number: str | None
) -> bool:
    """Whether one mobile or address reaches both customers, or both are about one line."""
    pairs = (
        (phone, known.contact_phone),
        (email, known.contact_email),
        (service_number, known.service_number),
    )
    return any(mine and theirs and _bare(mine) == _bare(theirs) for mine, theirs in pairs)


def _bare(value: str) -> str:
    return "".join(letter for letter in fold(nfc(value)) if letter.isalnum() or letter == "@")
