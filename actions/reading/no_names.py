"""A text without words that only look like somebody's name: a quarter's, "o dursun". Pure."""

from __future__ import annotations

import re

from actions.reading import places
from lexicon.turkish import fold

# "Mahalle adı Adnan Kahveci", "wifi adı Deniz": a thing is called so.
_CALLED = re.compile(
    r"\b(?P<thing>[a-z]+?)(?:n[iu]n|[iu]n)?,? (?:adi|ismi)(?: (?:da|de|ise))?\s*[:=]?\s+(?=[a-z])"
)
_THING = re.compile(
    r"koy\w*|site|sokag|cadde|ilce\w*|sehir|sehrin?|semt\w*|bucak|belde\w*|durak\w*|wi-?fi\w*|ag|modem\w*|cihaz\w*|"
    r"paket\w*|tarife\w*|kampanya\w*|kullanici|servis\w*|hizmet\w*|uygulama\w*|program\w*|"
    r"kanal\w*|marka\w*|model\w*|banka\w*|santral\w*|bina\w*"
)
_UNTIL = re.compile(r"[\d,.;:!?\n()]|\b(?:ama|fakat|ben|benim|adim|ismim)\b")
# "O komşunun, dursun": let it stay; no given name where it is said of a thing that stands before.
_LET_IT = re.compile(
    r"\b(?:o|bu|su|onu|bunu|orada|burada|oyle|boyle|hepsi|ikisi(?: de)?|"
    r"\w+n[iu]n(?:ki)?|\w{2,}m[iu]n(?:ki)?),? (?P<verb>dursun|yeter)\b"
)


def without_them(text: str) -> str:
    """Return a text without them; the text where it holds none."""
    folded = fold(text)
    cut = [_whole(folded, one) for one in _CALLED.finditer(folded) if _is_a_thing(one["thing"])]
    cut += [
        one.span("verb")
        for one in _LET_IT.finditer(folded)
        if text[slice(*one.span("verb"))].islower() or text.isupper()
    ]
    for start, end in sorted(cut, reverse=True):
        text = f"{text[:start]} , {text[end:]}"
    return text


def names_a_thing(text: str) -> bool:
    """Whether a text says what a place or a thing is called."""
    return any(_is_a_thing(one["thing"]) for one in _CALLED.finditer(fold(text)))


def _whole(folded: str, called: re.Match[str]) -> tuple[int, int]:
    stop = _UNTIL.search(folded, called.end())
    return called.start(), stop.start() if stop else len(folded)


def _is_a_thing(word: str) -> bool:
    return places.is_of_an_address(word) or bool(_THING.fullmatch(word))
