"""Whose a telephone number is, as its writer says: their own, or another's, not to be called. Pure.

What stands nearest says it: "annemin telefonu 0532 …", "0533 … bu benim". Another's number is no
way to reach the writer where a call there is refused ("onu aramayın"), or one's own stands beside.
"""

from __future__ import annotations

import re

from actions.reading.phones import typed_and_spoken
from lexicon.turkish import fold

MINE, ANOTHERS = "mine", "another's"

_A_NUMBER = r"(?:numara|telefon|tel|tlf|tlfn|hat|hatt|cep|ceb|gsm|no)"
_OWN = re.compile(
    r"\b(?:benim(?:ki\w*)?|kendi(?:m\w*|min\w*)?|bendeki|sahsi\w*|"
    r"(?:numara|telefon|tel|cep|ceb|hatt|no)(?:u|i)?m(?:iz)?\b)|\bben(?=\W*$)"
)
_KIN = (
    r"(?:anne|baba|babaanne|anneanne|es|koca|kari|ogl|oglan|kiz|kardes|abi|agabey|abla|komsu|dayi|"
    r"amca|teyze|hala|yenge|dede|nine|torun|gelin|damad|kayinvalide|kayinpeder|kaynana|patron|"
    r"arkadas|muvekkil|kuzen|yegen|kiraci|yonetici|sahib|ortag|mudur|ogrenci|vasi)"
)
_SOMEBODY_S = re.compile(
    rf"\b{_KIN}[iu]?(?:m|n)?(?:[iu]z)?(?: [a-z]+){{0,2}}?['\u2019]?n?[iu]n(?:ki)?\b|"
    r"\b(?!benim|bizim|kendi|bunun|sunun)[a-z]{3,}['\u2019]?n?[iu]n "
    rf"(?:\w+ )?{_A_NUMBER}(?:s?[iu]|u)?\b|"
    r"\bonun(?:ki)?\b"
)
_NEGATIVE = (
    r"(?:(?:ara|ulas|yaz)m[ae](?:y[iu]n(?:[iu]z)?|s[iu]n(?:lar)?|s[ae]n[iu]z|y[iu]v?er\w*)|"
    r"aran(?:mas[iu]n\w*|maz)|arama\b(?= *(?:[.,!?]|$))|rahatsiz et(?:mey|mes)\w*|cagirmay\w*|"
    r"(?:telefon|mesaj) (?:etmey|etmes|acmay|atmay)\w*)"
)
_CALL_REFUSED = re.compile(rf"\b{_NEGATIVE}")
_CALL_TO_ME = re.compile(rf"\b(?:beni|bana|bizi|bize|kendimi)(?: \w+)? {_NEGATIVE}")
_RATHER_ME = re.compile(
    r"\b(?:on[ua]|orayi|oraya|annemi|babami|esimi|kardesimi) (?:\w+ )?(?:degil|yerine)\b"
)
_CALLED_THERE = re.compile(
    r"\b(?:on[ua]|on(?:dan|u da)|orayi|oraya|oradan|burayi|buradan|bu numara\w*|o numara\w*|"
    r"\w+[iu]m[iu])(?: \w+)? (?:ara(?:y[iu]n|s[iu]n|rs[iu]n|yabil|n[iu]z)|ulas(?!ma))\w*"
)
# "… ama onu aramayın": said of the number before it. A comma leaves its subject behind.
_REACH, _REACH_OF_A_REFUSAL = 48, 60
_LONGEST = 2_000


def mark(
    text: str, start: int, end: int, *, since: int = 0, until: int | None = None
) -> str | None:
    """Return whose the number at `start` to `end` is, between the numbers beside it; else None."""
    folded = fold(text)
    before = folded[max(since, start - _REACH) : start]
    after = folded[end:until][:_REACH]
    own = max((one.end() for one in _OWN.finditer(before)), default=-1)
    other = max((one.end() for one in _SOMEBODY_S.finditer(before)), default=-1)
    if own != other:
        return MINE if own > other else ANOTHERS
    behind = re.match(r"\W{0,3}(?:bu|o|numara\w*)?\W*(?P<whose>\w+(?:\W+\w+)?)", after)
    if behind is None:
        return None
    if _SAID_BEHIND_OWN.match(behind["whose"]):
        return MINE
    return ANOTHERS if _SAID_BEHIND.match(behind["whose"]) else None


_SAID_BEHIND_OWN = re.compile(r"(?:benim(?:ki)?|kendi\w*|bana ait)\b(?! (?:degil))")
_SAID_BEHIND = re.compile(
    rf"{_KIN}[iu]?m?(?:[iu]z)?n?[iu]n(?:ki)?\b(?! (?:interne|hat|fatura|modem|evin))|benim degil"
)


def is_not_to_be_called(text: str, end: int, *, until: int | None = None) -> bool:
    """Whether a call to the number that ends at `end` is refused: "… ama onu aramayın"."""
    after = fold(text)[end:until][:_REACH_OF_A_REFUSAL]
    if _RATHER_ME.search(after):
        return True
    refused = _CALL_REFUSED.search(after)
    if refused is None or _CALL_TO_ME.search(after):
        return False
    return not _CALLED_THERE.search(after)


def names_whom_to_call(text: str) -> bool:
    """Whether a text asks for a call to somebody, or at a number, that it speaks of."""
    return bool(_CALLED_THERE.search(fold(text)))


def names_somebody(text: str) -> bool:
    """Whether a text says of any number that it is somebody else's: "o komşunun"."""
    return bool(_SOMEBODY_S.search(fold(text)))


def is_another_s(text: str) -> bool:
    """Whether the only number of a text is another's, or just that one, and not to be called."""
    place = _only_place(text)
    if place is None:
        return False
    return _is_itself_refused(text, *place) or (
        mark(text, *place) == ANOTHERS and _is_refused(text, *place)
    )


def _is_itself_refused(text: str, start: int, end: int) -> bool:
    """Whether it is this number that is not to be called: "0505 … bunu aramayın".

    Who only says when, or wants a message instead, is reached by it.
    """
    folded = fold(text)
    if _OTHERWISE.search(folded[:start] + " " + folded[end:]):
        return False
    return bool(_THIS_ONE_REFUSED.match(folded[end:]) or _REFUSED_BEFORE.search(folded[:start]))


_THIS_ONE = r"(?:bunu|sunu|burayi|buraya|bu(?:nu)? numara\w*|bu hatt?\w*|bu tel\w*)"
_THIS_ONE_REFUSED = re.compile(
    rf"['\u2019]?(?:y?[iuae]|n[iu])?\W*(?:numara\w* |hatt?\w* )?(?:{_THIS_ONE} )?"
    rf"(?:(?:artik|lutfen|sakin|asla|hic|bir daha|bi daha|kesinlikle) )*{_NEGATIVE}"
)
_REFUSED_BEFORE = re.compile(
    rf"\b(?:{_THIS_ONE}|su (?:numara|hatt?|tel)\w*)(?: \w+){{0,2}} {_NEGATIVE}\W*$"
)
_OTHERWISE = re.compile(
    r"\b(?:mesaj|msj|sms|yaz(?:in|arak|ili)|whats?ap\w*|wp|e ?-?posta|mail|sabah|ogle|aksam|gece|"
    r"gunduz|mesai|saat|hafta|once|sonra|haric|disinda|calis\w*|derste|toplanti)\w*"
)


def is_only_told(text: str) -> bool:
    """Whether the only number of a text is another's, and nobody is asked to call or use it."""
    place = _only_place(text)
    if place is None or mark(text, *place) != ANOTHERS:
        return False
    folded = _WRITTEN_TOO.sub(" ", fold(text))
    return not (_CALLED_THERE.search(folded) or _TO_BE_USED.search(folded))


# "Onu da yazın": beside one's own, and not in its place.
_WRITTEN_TOO = re.compile(
    r"\b(?:onu|bunu|o|bu|onun(?:ki\w*)?|numara\w*)? ?\b(?:da|de)\b(?: \w+)? "
    r"(?:yaz|ekle|kayded|kaydet|not (?:al|ed)|al)\w*"
)
_TO_BE_USED = re.compile(
    r"\b(?:kullan|ara(?:y[iu]n|s[iu]n|rs)|olsun|yap[iu]n|yap\b|degis|duzelt|ulas(?!ma)|kaydedin|yaz[iu]n|"
    r"olacak|yanlis|hatali|dogrusu|degil)"
)


def _only_place(text: str) -> tuple[int, int] | None:
    """Return where the one number of a text stands; None where there are more, or none."""
    found = typed_and_spoken(text[:_LONGEST])
    return (found[0][0].start, found[0][0].end) if len(found) == 1 else None


def _is_refused(text: str, start: int, end: int) -> bool:
    """Whether it is refused behind the number or before it: "annemi aramayın, telefonu 0532 …"."""
    if is_not_to_be_called(text, end):
        return True
    before = fold(text)[max(0, start - _REACH_OF_A_REFUSAL) : start]
    refused = re.search(rf"\b(?:onu|ona|{_KIN}\w*[iau])(?: \w+)? {_NEGATIVE}", before)
    return refused is not None and not _CALLED_THERE.search(fold(text)[end:])
