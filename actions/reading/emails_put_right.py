"""What is put right in an address in the same breath: "… gmial yok gmail". Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from actions.reading.spoken_emails import ENDING, PROVIDER
from lexicon.turkish import fold

_DENIES = r"(?:degil|yok|yo|yanlis(?: oldu| yazdim)?|pardon|hayir|ay|dur)"
# "gmial yok gmail", "yok gmail olacak", "pardon gmail.com": after the address.
_AGAIN = re.compile(
    rf"\W{{0,3}}(?:(?P<wrong>[a-z0-9-]{{3,}})\W+)?(?:{_DENIES}\W+){{1,3}}(?:yani )?@?"
    rf"(?P<right>[a-z0-9-]{{2,}})(?P<rest>(?:\.[a-z0-9-]+)*)"
    r"(?:\W+(?:olacak|olacakti|olucak|olsun|yazin|yaz|yazacaktim|dogrusu|diye))*\W*$"
)
_OR = re.compile(rf"\W{{0,3}}(?:ya da|veya|yoksa|belki)\W+@?{PROVIDER}\b")
# "gmial yok gmail" alone: the address itself was told before, or will be.
_ALONE = re.compile(rf"\W*[a-z0-9.-]{{3,}}\W+(?:{_DENIES}\W+){{1,3}}@?{PROVIDER}\b.{{0,20}}")
_ALIKE = 0.6


def is_open(after: str) -> bool:
    """Whether another provider is named beside the address: whose letter box it is, is open."""
    return bool(_OR.match(after))


def is_of_a_provider(folded: str) -> bool:
    """Whether a folded text says nothing but which provider it is rather than which."""
    return bool(_ALONE.fullmatch(folded))


def domain_again(domain: str, after: str) -> str | None:
    """Return the domain that is meant after all; "" where that is not clear, None if none is.

    `after` is the text that follows an address at `domain`.
    """
    again = _AGAIN.match(fold(after))
    if again is None:
        return None
    right, wrong = again["right"], again["wrong"]
    label, _, ending = domain.partition(".")
    if again["rest"]:
        return after[again.start("right") : again.end("rest")]
    if re.fullmatch(ENDING, right):
        return f"{label}.{right}" if "." not in ending else ""
    about_it = wrong is None or _is_like(wrong, label)
    if about_it and (re.fullmatch(PROVIDER, right) or _is_like(right, label)):
        return f"{right}.{ending}"
    meant = (wrong is not None and _is_like(wrong, label)) or any(
        _is_like(right, one) for one in _PROVIDERS
    )
    return "" if meant else None


_PROVIDERS = ("gmail", "hotmail", "outlook", "yahoo", "icloud", "yandex")


def _is_like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE
