"""The six-digit code that was texted to the customer's mobile. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r, refusals, signs, verbs
from actions.reading.candidate import Candidate
from actions.reading.tracking_numbers import spelt, together
from actions.reading.yes_no import LONGEST, evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message

LENGTH = 6
_CODE = re.compile(r"(?<!\d)\d(?:[ \-.]{0,2}\d){5}(?![ \-.]?\d)")
_MISSING = re.compile(
    r"\b(?:gelm(?:edi|iyo|emis)\w*|gelmeyen|ulasma(?:di|mis)\w*|ulasmiyo\w*|alma(?:di|mis)\w*|"
    r"alamad\w*|"
    r"dusme(?:di|mis)\w*|dusmuyo\w*|gorunmuyo\w*|(?:mesaj|sms|kod|msj)\w* (?:falan |filan |"
    r"hala )?yok|"
    r"yok (?:mesaj|sms|kod))\b"
)
_SEND_AGAIN = re.compile(
    r"\b(?:tekrar|yeniden|bir daha|bi daha|yine)\b.{0,30}\b(?:gonder|yolla|at(?:in|ar|sana)?\b|"
    r"iste)|\byeni kod"
)
_STILL_WAITS = re.compile(
    r"\bgelsin\b|\bgelince\b|\b(?:bekliyo\w*|dur|durun)\b|\b(?:icerde|iceride|sarjda|obur odada|"
    r"asagida)\b"
)


def candidates(message: Message, *, phone_told: bool) -> Iterator[Candidate]:
    """Yield the code, or that it did not come, is on its way, or will not be told."""
    folded = message.folded
    if len(folded) > LONGEST:
        return
    if not phone_told:
        yield from _given(message)
    has_digits = any(map(str.isdigit, folded))
    if _SEND_AGAIN.search(folded) and not _MISSING.search(folded):
        yield Candidate(r.AGAIN, 0.98)
    elif _STILL_WAITS.search(folded):
        yield Candidate(r.WAIT, 0.96)
    elif _MISSING.search(folded) and not _CODE.search(folded):
        # It is neither the code nor a refusal: what is not understood has a field of its own.
        yield Candidate(r.UNCLEAR, 0.97, field=r.NOT_RECEIVED)
    elif signs.WAIT.search(verbs.plain(folded)):
        yield Candidate(r.WAIT, 0.96)
    elif not has_digits:
        yield from refusals.candidates(message, q.CODE)
    yield from (
        Candidate(main, score * 0.9)
        for main, score in evidence(message.text).items()
        if main == r.WAIT
    )


def _given(message: Message) -> Iterator[Candidate]:
    written = _CODE.search(message.text)
    code = re.sub(r"\D", "", written.group()) if written else None
    code = code or together(message, LENGTH) or spelt(message.text, LENGTH)
    if code is not None:
        yield Candidate(r.GIVEN, 1.0, value=code)
    elif any(map(str.isdigit, message.text)):
        only = not any(map(str.isalpha, message.text))
        yield Candidate(r.INVALID, 0.98 if only else 0.7)
