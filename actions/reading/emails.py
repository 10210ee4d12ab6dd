"""E-mail addresses as customers write and spell them. Pure.

Where one stands in a message is found here; `lexicon.email_addresses` reads it, as at every door.
What is spoken ("ayse nokta kaya et gmail nokta com") is only taken where it can be read in one
way: a letter to a wrong address tells a stranger. Whatever else is meant as one is asked for again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import email_pieces, emails_put_right, reading as r
from actions.reading.candidate import Candidate
from actions.reading.spoken_emails import ENDING, LEAD, PROVIDER, SIGN, is_spelt, read
from bot.patterns.addresses import emails
from lexicon.email_addresses import read_email
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
    if not found and (whole := _in_several(message)) is not None:
        found = [whole]
    if found and _COMMA.search(folded):
        found = None
    if found:
        yield Candidate(r.GIVEN, 0.98, value=found[0])
        return
    if found is None and email_pieces.goes_on(text):
        yield Candidate(r.PART, 0.9)
        return
    said = is_spelt(folded) or email_pieces.are_told(message)
    if found is not None or said or emails_put_right.is_of_a_provider(folded):
        yield Candidate(r.AMBIGUOUS, 0.9)
    elif "@" in text or (_MEANT.search(folded) and not _ABOUT_ONE.search(folded)):
        yield Candidate(r.INVALID, 0.85)


def _in_several(message: Message) -> str | None:
    """Return the address that this message ends, or puts right: "gmial yok gmail" after it."""
    before = message.earlier[-1] if message.earlier else ""
    if _read(before) and emails_put_right.is_of_a_provider(message.folded):
        found = _read(f"{before.strip()} {message.text}")
        return found[0] if found else None
    return email_pieces.joined(message, _read)


def _read(text: str) -> list[str] | None:
    """Return the address alone; none at all for one that can be read in two ways; else None."""
    folded = fold(text)
    found = list(emails(text))
    if len(found) > 1:
        found = [one for one in found if not _former(folded, one.start, one.end)] or found
    for written in found:
        if _JOINED_BEFORE.search(folded[max(0, written.start - 40) : written.start]):
            return []  # "ayse. kaya@gmail.com"
        address = text[written.start : written.end]
        after = folded[written.end :]
        if emails_put_right.is_open(after):
            return []
        domain = written.value.split("@")[1]
        again = emails_put_right.domain_again(domain, text[written.end :])
        if again is not None:
            return _as_at_every_door(f"{address.split('@')[0]}@{again}") if again else []
        return None if _MISTYPED.search(written.value) else _as_at_every_door(address)
    if "@" in folded:
        text, folded = text.replace(" . ", "."), folded.replace(" . ", ".")
    loose = _LOOSE.search(folded)
    if loose is not None:
        return _parted(text, folded, loose)
    spelt = read(text)
    return _as_at_every_door(spelt[0]) if spelt else spelt


def _as_at_every_door(written: str) -> list[str] | None:
    """Return the address that is written; none at all for one that may be another's; else None."""
    found = read_email(written)
    if found.address is not None:
        return [found.address]
    return [] if found.doubtful else None


def _former(folded: str, start: int, end: int) -> bool:
    """Whether an address is said to be the one before, or wrong."""
    after = re.match(
        r"\W{0,3}(?:degil|eski|kapand|kapal|yok|yanlis|pardon|iptal)", folded[end : end + 20]
    )
    return bool(
        after or re.search(r"\b(?:eski|onceki)\w*\W+(?:\w+\W+){0,2}$", folded[:start][-40:])
    )


def _parted(text: str, folded: str, loose: re.Match[str]) -> list[str] | None:
    """Join "ayse @ gmail . com"; a word before it may belong to it ("ayse kaya @gmail.com")."""
    before = folded[: loose.start()].replace(":", " ").split()
    if folded[loose.end(1)] == " " and before and before[-1].strip(".,;") not in LEAD:
        return []
    (start, end), (domain_start, domain_end) = loose.span(1), loose.span(2)
    domain = text[domain_start:domain_end].replace(" ", "").replace(",", ".")
    address = f"{text[start:end]}@{domain}"
    if not any(one.end == len(address) for one in emails(address)):
        return None
    return _as_at_every_door(address)
