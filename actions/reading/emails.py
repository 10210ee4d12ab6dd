"""E-mail addresses as customers write and spell them. Pure.

What is spoken ("ayse nokta kaya et gmail nokta com") is only taken where it can be read in one
way: a letter to a wrong address tells a stranger. Whatever else is meant as one is asked for again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import reading as r
from actions.reading.candidate import Candidate
from actions.reading.spoken_emails import ENDING, LEAD, PROVIDER, SIGN, is_spelt, read
from bot.patterns.addresses import emails
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message

_LONGEST = 2000
_MISTYPED = re.compile(r"\.(?:con|cmo|ocm|vom|xom|coom|comm|cm)$")
_LOOSE = re.compile(
    rf"(?<![\w.%+-])([a-z0-9_%+-]{{1,62}}(?:\.[a-z0-9_%+-]{{1,62}}){{0,8}}) ?{SIGN} ?"
    rf"([a-z0-9-]{{1,60}}(?: ?[.,] ?[a-z0-9-]{{1,60}}){{0,3}} ?[.,] ?{ENDING})"
    r"(?![a-z0-9@-]|\.[a-z0-9])"
)
_IN_TWO = re.compile(r"[\w.+-]+@\n[\w.-]+|[\w.+-]+\n@[\w.-]+|[\w.+-]+@[\w-]+\n\.\w+")
_COMMA = re.compile(r"(?<![\w.])[a-z0-9]+,[a-z0-9._-]+@")
_DOMAIN_AGAIN = re.compile(
    r"\W{0,3}(?:(?:degil|yok|yanlis|pardon|hayir)\W+){1,3}@?([a-z0-9-]+(?:\.[a-z0-9-]+)+)\W*$"
)
_NO_LONGER = re.compile(r"\W{0,3}(?:degil|eski|kapand|kapal|yok|yanlis|pardon|iptal)")
_BEFORE_IT = re.compile(r"\b(?:eski|onceki)\w*\W+(?:\w+\W+){0,2}$")
_JOINED_BEFORE = re.compile(r"[a-z0-9][._-]\s+$")
_MEANT = re.compile(
    r"\b(?:et isareti|at isareti|kuyruklu|alt ?tire|alt cizgi)\b|"
    rf"{PROVIDER}\b|\b[a-z0-9]+\.(?:com|net|org)\b"
)
_ABOUT_ONE = re.compile(
    r"\b(?:yok|yoh|kullanm\w*|unuttum|hatirla\w*|acmad\w*|degil|gelm\w+|gonder\w*|atiyo\w*|"
    r"geliyo\w*)\b"
)


def email_of(message: Message) -> str | None:
    """Return the first e-mail address that can be read in one way only."""
    found = _read(message.text[:_LONGEST])
    return found[0] if found else None


def candidates(message: Message) -> Iterator[Candidate]:
    """Yield the address that answers "e-posta adresiniz nedir?"; a doubtful one is asked again."""
    text = message.text[:_LONGEST]
    folded = fold(text)
    found = _read(text)
    if not found and message.earlier and _IN_TWO.fullmatch(f"{message.earlier[-1]}\n{text}"):
        found = _read(message.earlier[-1] + text)
    if found and _COMMA.search(folded):
        found = None
    if found:
        yield Candidate(r.GIVEN, 0.98, value=found[0])
        return
    if found is not None or is_spelt(folded):
        yield Candidate(r.AMBIGUOUS, 0.9)
    elif "@" in text or (_MEANT.search(folded) and not _ABOUT_ONE.search(folded)):
        yield Candidate(r.INVALID, 0.85)


def _read(text: str) -> list[str] | None:
    """Return the address alone; none at all for one that can be read in two ways; else None."""
    folded = fold(text)
    found = list(emails(text))
    if len(found) > 1:
        found = [one for one in found if not _former(folded, one.start, one.end)] or found
    for written in found:
        if _JOINED_BEFORE.search(folded[max(0, written.start - 40) : written.start]):
            return []  # "ayse. kaya@gmail.com"
        again = _DOMAIN_AGAIN.match(folded[written.end :])
        if again is not None:
            return [f"{written.value.split('@')[0]}@{again.group(1)}"]
        if not _MISTYPED.search(written.value):
            return [written.value]
        return None
    spaced = re.sub(r" \. ", ".", folded) if "@" in folded else folded
    loose = _LOOSE.search(spaced)
    if loose is not None:
        return _parted(spaced, loose)
    return read(text)


def _former(folded: str, start: int, end: int) -> bool:
    """Whether an address is said to be the one before, or wrong."""
    after = re.match(
        r"\W{0,3}(?:degil|eski|kapand|kapal|yok|yanlis|pardon|iptal)", folded[end : end + 20]
    )
    return bool(
        after or re.search(r"\b(?:eski|onceki)\w*\W+(?:\w+\W+){0,2}$", folded[:start][-40:])
    )


def _parted(folded: str, loose: re.Match[str]) -> list[str] | None:
    """Join "ayse @ gmail . com"; a word before it may belong to it ("ayse kaya @gmail.com")."""
    before = folded[: loose.start()].replace(":", " ").split()
    if folded[loose.end(1)] == " " and before and before[-1].strip(".,;") not in LEAD:
        return []
    domain = loose.group(2).replace(" ", "").replace(",", ".")
    address = f"{loose.group(1)}@{domain}"
    return [address] if any(one.value == address for one in emails(address)) else None
