"""A name that a text tells of somebody else, and the text without it. Pure.

"Temsilci bağırdı, adı Selin di", "babaannem için yazıyorum adı Fatma Yıldırım", "müvekkilim Aslı
Güneş adına": who writes so names a person of the story, and names oneself elsewhere if at all.
"""

from __future__ import annotations

import re

from actions.reading.name_runs import is_a_parted_suffix, run_of
from actions.reading.name_words import is_given, knows
from lexicon.turkish import fold

# "Adı", "ismi" in a sentence: a label ("Adı: …", "adı soyadı") asks for one's own.
_THEIRS = re.compile(
    r"(?<!soy )(?<!abone )(?<!sahibi )(?<!sahibinin )(?<!abonenin )(?<!musteri )(?<!benim )"
    r"\b(?:ad|ism)i(?: (?:da|de|ise))?\s+(?![:=,/-]|ve\b|soy|gecen|ustun|kayit|yanlis)(?=[a-z])"
)
_UNTIL = re.compile(r"[\d,.;:!?\n()]|\b(?:ama|fakat|ben|benim|bendeniz|adim|ismim)\b")
SOMEBODY = (
    r"(?:muvekkil|anne|baba|babaanne|anneanne|dede|nine|es|koca|kari|ogl|kiz|kardes|abi|abla|torun|"
    r"komsu|teyze|amca|dayi|hala|yenge|kayinpeder|kayinvalide|patron|vasi)[iu]?m(?:[iu]z)?"
)
# Not "kaydı ablam Hale Toprak adına açın", which says whose name is to stand in the record.
_FOR_SOMEBODY = re.compile(
    rf"\b{SOMEBODY},? (?P<name>[a-z]+(?: [a-z]+){{0,3}}?),? "
    r"(?:adina|icin|namina|yerine|vekaleten)\b"
    r"(?! (?:kay\w+ )?(?:ol|ac\w*\b|kayde|yap|yaz[iu][nl]|duzen))"
)
# "Komşum Hatice 0537 …": whose number it is; who writes is another.
_BESIDE_A_NUMBER = re.compile(
    rf"\b{SOMEBODY},? (?P<name>[a-z]+(?: [a-z]+)?),? (?:(?:numara|tel|cep|no|gsm)\w* )?(?=\+?[\d(])"
)
# "Hakan teknisyenin adı".
_BEHIND = re.compile(
    r"\b(?:(?P<before>[a-z]+) )?(?P<last>[a-z]+) "
    r"(?!ben)[a-z]{2,}[iu]n (?:ad|ism)i(?:y?d[iu]|y?m[iu]s)?\b"
)
_ONES_OWN = re.compile(r"\b(?:(?:ad|ism|isim)[iu]?m|ben)(?: [a-z]+){0,2} $")
_OF_ONES_KIN = re.compile(r"(?<!ada)m(?:[iu]z)?[iu]n (?:ad|ism)i")
_FEWEST_BEFORE, _NAME_AND_SUFFIX = 2, 4


def without_it(text: str) -> str:
    """Return a text without the names that it tells of others; the text where it tells none."""
    folded = fold(text)
    cut = [(start, end) for start, end, _ in _of_the_story(text, folded)]
    cut += [one.span() for one in _FOR_SOMEBODY.finditer(folded) if knows(one["name"].split())]
    cut += [one.span() for one in _beside_numbers(folded)]
    for one in _BEHIND.finditer(folded):
        last, before = one["last"], one["before"]
        of_kin = _OF_ONES_KIN.search(one.group())
        if of_kin and _ONES_OWN.search(folded[: one.start("last")]):
            continue  # "adım Zehra Demir annemin adı …": Demir is the writer's
        if knows([last]):
            cut.append((one.start("last"), one.end()))
        elif before and knows([before]):
            cut.append((one.start("before"), one.end()))
    for start, end in sorted(cut, reverse=True):
        text = f"{text[:start]} , {text[end:]}"
    return text


def words_of_it(text: str) -> set[str]:
    """Return the folded words that are told as somebody else's name and stand nowhere besides.

    A surname that is a town's too says nothing of where: "komşum Hatice Bursa'nın interneti".
    """
    folded, own = fold(text), without_it(text)
    whose = {word for one in _WHOSE_LINE.finditer(folded) for word in one["name"].split()}
    found = {*re.findall(r"[a-z]+", folded)} - {*re.findall(r"[a-z]+", fold(own))}
    return found | (whose if knows(sorted(whose)) else set())


_LINE = r"(?:hat|telefon|internet|modem|numara|fatura|tv|televizyon)\w*"
_WHOSE_LINE = re.compile(
    rf"\b{SOMEBODY},? (?P<name>[a-z]+(?: [a-z]+){{0,2}})['\u2019]?n?[iu]n (?:\w+ )?{_LINE}"
)


def is_beside_a_number(text: str) -> bool:
    """Whether a text says with a name whose number it gives: "komşum Hatice 0537 …"."""
    return bool(_beside_numbers(fold(text)))


def _beside_numbers(folded: str) -> list[re.Match[str]]:
    return [one for one in _BESIDE_A_NUMBER.finditer(folded) if is_given(one["name"].split()[0])]


def is_told_for(text: str) -> bool:
    """Whether a text tells the trouble of somebody else: "komşum için", "annemin hattı"."""
    return bool(_FOR_WHOM.search(fold(text)))


_FOR_WHOM = re.compile(
    rf"\b{SOMEBODY},?(?: [a-z]+){{0,3}}?,? (?:adina|icin|namina|yerine|vekaleten)\b|"
    rf"\b{SOMEBODY}[iu]n(?: [a-z]+){{0,2}} {_LINE}|{_WHOSE_LINE.pattern}"
)
# "Numarası …", "ev telefonu …": of the one for whom it is told, and not "numaram".
_THEIR_LINE = re.compile(
    r"\b(?:numaras[iu]|(?:hatt|telefon|cep|tel)[iu]|nosu|no su|"
    r"(?:hat|hizmet|abone|telefon|ev) (?:no|numara|tel|telefon)\w*)\b"
)
_TO_BE_REACHED = re.compile(
    r"\b(?:beni|bana|bize|benim|kendim\w*|numaram\w*|telefonum\w*|cebim\w*|ara(?:y[iu]n|yabil|s[iu]n)\w*|"
    r"ulas\w*|iletisim\w*|irtibat\w*)\b"
)


def is_their_line(text: str) -> bool:
    """Whether the number in a text is said to be that of the line, and not to reach its writer."""
    folded = fold(text)
    return bool(_THEIR_LINE.search(folded)) and not _TO_BE_REACHED.search(folded)


def is_heard(text: str) -> bool:
    """Whether a name is told as heard, or as that of a story: "adı Hakan mış"."""
    return any(heard for _, _, heard in _of_the_story(text, fold(text)))


def _of_the_story(text: str, folded: str) -> list[tuple[int, int, bool]]:
    """Return where names in the third person stand, behind other words or as heard; and which."""
    found: list[tuple[int, int, bool]] = []
    for marker in _THEIRS.finditer(folded):
        stop = _UNTIL.search(folded, marker.end())
        end = stop.start() if stop else len(folded)
        behind = text[marker.end() : end].split()[1:_NAME_AND_SUFFIX]
        heard = any(map(is_a_parted_suffix, behind))
        story = len(re.findall(r"[a-z]{2,}", folded[: marker.start()])) >= _FEWEST_BEFORE
        if (heard or story) and run_of(text[marker.end() : end]):
            found.append((marker.start(), end, heard))
    return found
