"""A known e-mail address put right in a part: "con değil com olacak", "pardon gmail.com". Pure.

A part of the domain says by itself what it is; one of the name before it only where the address is
spoken of, for a person's name is put right in the same words.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from actions.reading.spoken_emails import ENDING, PROVIDER
from lexicon.turkish import fold

_WORD = r"[a-z0-9][a-z0-9._-]*"
_NOT = r"(?:degil|dgl|deil|yok|yerine)"
_TO_BE = r"(?:ol(?:a|u)?c[ae]k\w*|olsun|olmali|yaz[iu]n|yazacakt\w*|demek istedim)"
_RATHER = re.compile(
    rf"(?<![\w@.])@?(?!yanlis|hatali|pardon|mail|adres)(?P<wrong>{_WORD}) "
    rf"(?:yazd\w+|yazm[iu]s\w*|olmus|{_NOT})\W+@?(?P<right>{_WORD})|"
    rf"(?<![\w@.])@?(?P<right_>{_WORD})(?: {_TO_BE})?\W+@?(?P<wrong_>{_WORD}) {_NOT}\b"
    rf"(?!\W+{_WORD} {_TO_BE})"
)
_SAYS = re.compile(rf"\b(?:pardon|yanlis\w*|hatali|dogrusu\w*|aslinda|duzelt\w*|{_TO_BE})")
_OF_MAIL = re.compile(r"\b(?:e ?-?posta|e ?-?mail|mail|adres|meyil)\w*")
_AROUND = re.compile(
    r"(?:pardon|yanlis\w*|hatali\w*|dogrusu\w*|aslinda|duzelt\w*|ol(?:a|u)?c[ae]k\w*|olsun|olmali|"
    r"yaz\w*|demek|istedim|hayir|yok|ay|dur|ya|yani|o|bu|su|onu|ben|sonu\w*|son|uzanti\w*|kismi|"
    r"tam|evet|tamam|e|posta\w*|eposta\w*|mail\w*|email\w*|adres\w*|degil|lutfen|ki|olan|olarak)"
)
_MOST_WORDS, _ALIKE = 9, 0.7


def put_right(text: str, known: str | None) -> str | None:
    """Return the known address with the part changed that a text names, else None."""
    folded = fold(text)
    if known is None or "@" not in known or len(folded.split()) > _MOST_WORDS:
        return None
    if re.search(r"\w@\w", folded):
        return None  # a whole address
    local, _, domain = known.partition("@")
    rather = _RATHER.search(folded)
    if rather is not None:
        wrong = (rather["wrong"] or rather["wrong_"]).strip(".")
        right = (rather["right"] or rather["right_"]).strip(".")
        if _AROUND.fullmatch(right):
            return None
        changed = _domain_instead(domain, wrong, right)
        if changed is None and _OF_MAIL.search(folded):
            parted = rf"(?<![a-z0-9]){re.escape(wrong)}(?![a-z0-9])"
            again, found = re.subn(parted, right, local)
            return f"{again}@{domain}" if found == 1 else None
    else:
        right = _only_word(folded) or ""
        changed = _domain(domain, right) if _SAYS.search(folded) else None
    return f"{local}@{changed}" if changed not in {None, domain} else None


def _only_word(folded: str) -> str | None:
    words = [one.strip("._-") for one in re.findall(rf"{_WORD}", folded)]
    left = [one for one in words if one and not _AROUND.fullmatch(one)]
    return left[0] if len(left) == 1 else None


def _domain_instead(domain: str, wrong: str, right: str) -> str | None:
    """Return the domain with what is denied replaced; None where it holds no such part."""
    label, _, ending = domain.partition(".")
    parts = {domain: right, label: f"{right}.{ending}", ending: f"{label}.{right}"}
    if wrong in parts and not (wrong == label and "." in right):
        return parts[wrong]
    if right.split(".", maxsplit=1)[0] == label or not _is_like(wrong, label):
        return None
    return _domain(domain, right)


def _domain(domain: str, right: str) -> str | None:
    """Return the domain that is meant by one word: another provider, ending, or all of it."""
    label, _, ending = domain.partition(".")
    first, dot, rest = right.partition(".")
    if re.fullmatch(ENDING, right) or (dot and re.fullmatch(ENDING, first)):
        return f"{label}.{right}"
    if not (re.fullmatch(PROVIDER, first) or _is_like(first, label)):
        return None
    return right if rest else f"{first}.{ending}"


def _is_like(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE
