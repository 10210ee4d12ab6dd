"""E-mail addresses as customers write and spell them. Pure.

What is spoken ("ayse nokta kaya et gmail nokta com") is only taken where it can be read in one
way: a letter to a wrong address tells a stranger. Whatever else is meant as one is asked for again.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from actions.reading import reading as r
from actions.reading.candidate import Candidate
from bot.patterns.addresses import emails
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message

_LONGEST = 2000
_PROVIDER = (
    r"(?:gmail|gmeyil|hotmail|hotmeyil|outlook|yahoo|icloud|yandex|windowslive|mynet|msn|ttmail)"
)
_ENDING = r"(?:com|net|org|edu|gov|info|biz|bel|k12|co|tr|de|uk|eu|me|io)"
_MISTYPED = re.compile(r"\.(?:con|cmo|ocm|vom|xom|coom|comm|cm)$")
# "ayse @ gmail . com", "ayse@gmail,com", "ayse(at)gmail.com".
_SIGN = r"(?:@|\(at\)|\[at\]|\{at\}|<at>)"
_LOOSE = re.compile(
    rf"(?<![\w.%+-])([a-z0-9_%+-]{{1,62}}(?:\.[a-z0-9_%+-]{{1,62}}){{0,8}}) ?{_SIGN} ?"
    rf"([a-z0-9-]{{1,60}}(?: ?[.,] ?[a-z0-9-]{{1,60}}){{0,3}} ?[.,] ?{_ENDING})"
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
_WORD = re.compile(r"[a-z0-9_%+-]+(?:\.[a-z0-9_%+-]+)*|@", re.ASCII)
_CURLED = "(?:cengelli|guzel|ozel|suslu|yuvarlak|kivrik|kivrimli|halkali|kuyruklu)"
_SAID_TOGETHER = (
    (
        re.compile(
            rf"(?:\b(?:et|at|kuyruklu(?: ?a)?|{_CURLED} a)|@) "
            r"?(?:isareti|isaret|simgesi)\b|"
            rf"\bkuyruklu(?: ?a)?\b|\b{_CURLED} a\b"
        ),
        " @ ",
    ),
    (re.compile(r"\balt(?:tan|tan)? ?(?:tire|cizgi)\b|\bunderscore\b"), " _ "),
    (re.compile(r"\b(?:orta )?(?:tire|cizgi)\b"), " - "),
    (re.compile(r"\b(?:nokta|dot|nokt)\b"), " . "),
    (re.compile(rf"{_SIGN}"), " @ "),
)
# How it is to be written, which addresses are anyway.
_HINTS = re.compile(
    r"\b(?:hepsi|tamami|hep)? ?(?:kucuk harf\w*|kucuk|bitisik|birlesik)"
    r"(?: (?:yaziliyor|hepsi|olacak))?\b|"
    r"\b(?:bosluksuz|turkce karakter (?:yok|olmadan|kullanmadan)|"
    r"bosluk (?:yok|olmadan|birakmadan))\b"
)
_SIGN_AS_WRITTEN = re.compile(
    r"(?i)\b(?:et|at|i[şs]areti|kuyruklu|(?:g[üu]zel|[öo]zel|s[üu]sl[üu]) a)\b|@"
)
_NOT_THE_DOMAIN = re.compile(
    r"(?i)\b(?:nokta|i[şs]areti|tire|çizgi|k[üu]ç[üu]k|harf\w*|b[üu]y[üu]k|t[üu]rkçe|bo[şs]luk\w*|"
    r"te[şs]ekk[üu]r\w*|biti[şs]ik|[iİ]yi g[üu]nler)\b"
)
_DOT_SAID = re.compile(r"\b(?:nokta|dot|nokt)\b")
_AT_SAID = re.compile(rf"\b(?:et|at|isareti|kuyruklu|a)\b (?:a |isareti )?[a-z0-9-]+\.{_ENDING}\b")
_SAID_AT = frozenset({"et", "at", "@"})
_LEAD = frozenset(
    """
    mail mailim maili e posta eposta epostam email emailim adres adresim adresi benim benimki bu
    su sudur soyle olarak de da ise mailimiz hesabim posta postam meyil meyilim yazin yaziyorum
    tabi tabii tamam evet iste evladim yavrum kizim oglum canim gmailim hotmailim yani ve merhaba selam simdi hemen sey
    """.split()  # noqa: SIM905
)
_TAIL = frozenset(
    """
    olacak tamam dur efendim yazin dir bu benim tesekkurler tesekkur ederim lutfen adresim mailim
    """.split()  # noqa: SIM905
)
_NUMBERS = frozenset(
    """
    sifir bir iki uc dort bes alti yedi sekiz dokuz on yirmi otuz kirk elli altmis yetmis seksen
    doksan yuz bin buyuk kucuk harf harfle bitisik ayri bosluk bosluksuz rakamla yaziyla tane cift
    """.split()  # noqa: SIM905
)
_JOINTS = frozenset("._-")
_TURKISH = re.compile("[çğıöşüÇĞÖŞÜ]")
_MEANT = re.compile(
    r"\b(?:et isareti|at isareti|kuyruklu|alt ?tire|alt cizgi)\b|"
    rf"{_PROVIDER}\b|\b[a-z0-9]+\.(?:com|net|org)\b"
)
_ABOUT_ONE = re.compile(
    r"\b(?:yok|yoh|kullanm\w*|unuttum|hatirla\w*|acmad\w*|degil|gelm\w+|gonder\w*|atiyo\w*|geliyo\w*)\b"
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
    if found is not None or _is_spelt(folded):
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
    return _spoken(text)


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
    if folded[loose.end(1)] == " " and before and before[-1].strip(".,;") not in _LEAD:
        return []
    domain = loose.group(2).replace(" ", "").replace(",", ".")
    address = f"{loose.group(1)}@{domain}"
    return [address] if any(one.value == address for one in emails(address)) else None


def _spoken(text: str) -> list[str] | None:
    """Read "ayse nokta kaya et gmail nokta com" where each word can only be one part."""
    said = _HINTS.sub(" ", re.sub(r"[():,;<>\"\[\]{}]", " ", fold(text)))
    said = _as_spelt(re.sub(r"\b(g|hot) (?=mail\b)", r"\1", said))
    if not _DOT_SAID.search(said) and not _AT_SAID.search(said):
        return None
    for words, sign in _SAID_TOGETHER:
        said = words.sub(sign, said)
    tokens = said.split()
    said = " ".join(tokens)
    signs = [at for at, word in enumerate(tokens) if word in _SAID_AT]
    if not signs or "." not in said or not re.search(rf"\. ?{_ENDING}\b", said):
        return None
    if len(signs) > 1:
        return []
    before, after = tokens[: signs[0]], tokens[signs[0] + 1 :]
    if re.search(r"\borta (?:nokta|dot)\b", fold(text)):
        return []  # a middle dot, or a word and a dot
    while before and before[0] in _LEAD:
        before = before[1:]
    while after and after[-1] in _TAIL:
        after = after[:-1]
    address = _joined(before), _joined(after)
    if not all(address) or _TURKISH.search(_domain_as_written(text)):
        return []
    whole = f"{address[0]}@{address[1]}"
    return [whole] if any(one.value == whole for one in emails(whole)) else []


def _as_spelt(said: str) -> str:
    """Part what was written together, and join what was spelt ("a y ş e", "gmail com")."""
    said = re.sub(r"\b(alt ?cizgi|alt ?tire)(?=\d)", r"\1 ", said)
    said = re.sub(rf"\bnokta(?={_ENDING}\b)", "nokta ", said)
    said = re.sub(rf"\b({_PROVIDER}) (?=(?:com|net)\b)", r"\1 nokta ", said)
    said = re.sub(r"\b(?:rakam(?:la|lari?)?|sayi(?:yla)?) (?=\d)", "", said)
    said = re.sub(r"\bsonra (?:o )?(?=[a-z])", "", said)
    return re.sub(r"\b[a-z](?: [a-z]\b){2,}", lambda row: row.group().replace(" ", ""), said)


def _joined(tokens: list[str]) -> str:
    """Join the tokens of one side; nothing where two words stand beside each other."""
    for token, following in pairwise(tokens):
        if following.isdigit() and token.isalpha():
            continue  # "ayse 85"
        if token not in _JOINTS and following not in _JOINTS:
            return ""
    if any(token in _NUMBERS or not _WORD.fullmatch(token.strip("._-") or "x") for token in tokens):
        return ""
    return "".join(tokens)


def _domain_as_written(text: str) -> str:
    """Return what stands after the spoken "et" or "at", without what is said about it."""
    return _NOT_THE_DOMAIN.sub(" ", _SIGN_AS_WRITTEN.split(text)[-1])


def _is_spelt(folded: str) -> bool:
    """Whether an address was dictated, though not so that it can be read."""
    spoken = re.search(
        rf"\b(?:nokta|dot) {_ENDING}\b|\b(?:et|at) (?:isareti )?{_PROVIDER}\b", folded
    )
    return bool(spoken or re.search(r"\b(?:et|at) isareti\b|\bkuyruklu\b|\balt ?tire\b", folded))
