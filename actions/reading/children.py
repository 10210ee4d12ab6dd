"""Whether a child writes: by the age it tells of itself. Pure."""

from __future__ import annotations

import re

from lexicon.turkish import fold

_AGE = r"(?:[6-9]|1[0-5]|alti|yedi|sekiz|dokuz|on(?: ?(?:bir|iki|uc|dort|bes))?)"
_CHILD = re.compile(
    rf"\b{_AGE} ?yas[iu][nm]?d?ay[iu]m\b|\byas[iu]m {_AGE}\b(?! ?[0-9])|"
    rf"\b(?:ben (?:\w+ )?{_AGE} yas[iu]nd[ae]|{_AGE} yas[iu]nd[ae] b[iu]r?) "
    r"(?:b[iu]r? )?(?:cocugum|cocum|ogrenciyim)\b(?! (?:var|icin|ile)\b)|"
    rf"\b{_AGE} yas[iu]m var\b|"
    r"\bben (?:daha |henuz )?(?:bir |bi )?(?:cocugum|cocum)\b|"
    r"\b(?:ilkokul|ortaokul)(?:a|da)? (?:gidiyo\w*|ogrencisiyim)|"
    r"\b[1-8] ?\.? ?sinif(?:a gidiyo\w*|tayim| ogrencisiyim)"
)
_GROWN_UP = re.compile(
    r"\b(?:anne|baba|veli|abi|abla|dede|anneanne|babaanne|teyze|amca|hala|dayi)s?[iu]y[iu]m\b|"
    r"\bben (?:annesi|babasi|velisi)\b|\byetiskin\w*|\bresit\w*"
)
_BOUGHT = re.compile(
    r"\b(?:oyun|uygulama|elmas|robux|vbucks|skin|karakter|satin al|coin|jeton|kredi yukle)\w*"
)


def writes(text: str) -> bool:
    """Whether somebody says to be a child."""
    return bool(_CHILD.search(_words(text)))


def is_grown_up(text: str) -> bool:
    """Whether somebody says to be the grown-up of a child."""
    return bool(_GROWN_UP.search(_words(text)))


def bought(text: str) -> bool:
    """Whether something in a game or an app was bought."""
    return bool(_BOUGHT.search(_words(text)))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9.]+", fold(text)))
