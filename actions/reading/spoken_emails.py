"""E-mail addresses that are spelt aloud ("ayse nokta kaya et gmail nokta com"). Pure.

Taken where each word can only be one part of the address.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.patterns.addresses import emails
from lexicon.turkish import fold

PROVIDER = (
    r"(?:gmail|gmeyil|hotmail|hotmeyil|outlook|yahoo|icloud|yandex|windowslive|mynet|msn|ttmail)"
)
ENDING = r"(?:com|net|org|edu|gov|info|biz|bel|k12|co|tr|de|uk|eu|me|io)"


# "ayse @ gmail . com", "ayse@gmail,com", "ayse(at)gmail.com".
SIGN = r"(?:@|\(at\)|\[at\]|\{at\}|<at>)"
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
    (re.compile(rf"{SIGN}"), " @ "),
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
_AT_SAID = re.compile(rf"\b(?:et|at|isareti|kuyruklu|a)\b (?:a |isareti )?[a-z0-9-]+\.{ENDING}\b")
# Without any of these there is no dot, spoken or spelt, and no domain: most messages end here.
_MAY_BE_ONE = re.compile(rf"nokt|dot|mail|{PROVIDER}|\.{ENDING}\b|\b[a-z]\b")
_SAID_AT = frozenset({"et", "at", "@"})
LEAD = frozenset(
    """
    mail mailim maili e posta eposta epostam email emailim adres adresim adresi benim benimki bu
    su sudur soyle olarak de da ise mailimiz hesabim posta postam meyil meyilim yazin yaziyorum
    tabi tabii tamam evet iste evladim yavrum kizim oglum canim gmailim
    hotmailim yani ve merhaba selam simdi hemen sey
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


def read(text: str) -> list[str] | None:
    """Read "ayse nokta kaya et gmail nokta com" where each word can only be one part."""
    said = _in_words(text)
    if not _DOT_SAID.search(said) and not _AT_SAID.search(said):
        return None
    for words, sign in _SAID_TOGETHER:
        said = words.sub(sign, said)
    tokens = said.split()
    said = " ".join(tokens)
    signs = [at for at, word in enumerate(tokens) if word in _SAID_AT]
    if not signs or "." not in said or not re.search(rf"\. ?{ENDING}\b", said):
        return None
    if len(signs) > 1:
        return []
    before, after = tokens[: signs[0]], tokens[signs[0] + 1 :]
    if re.search(r"\borta (?:nokta|dot)\b", fold(text)):
        return []  # a middle dot, or a word and a dot
    while before and before[0] in LEAD:
        before = before[1:]
    while after and after[-1] in _TAIL:
        after = after[:-1]
    address = _joined(before), _joined(after)
    if not all(address) or _TURKISH.search(_domain_as_written(text)):
        return []
    whole = f"{address[0]}@{address[1]}"
    return [whole] if any(one.value == whole for one in emails(whole)) else []


def _in_words(text: str) -> str:
    """Return the folded words of a text as they were meant; none where nothing is an address."""
    folded = fold(text)
    if not _MAY_BE_ONE.search(folded):
        return ""
    said = _HINTS.sub(" ", re.sub(r"[():,;<>\"\[\]{}]", " ", folded))
    return _as_spelt(re.sub(r"\b(g|hot) (?=mail\b)", r"\1", said))


def _as_spelt(said: str) -> str:
    """Part what was written together, and join what was spelt ("a y ş e", "gmail com")."""
    said = re.sub(r"\b(alt ?cizgi|alt ?tire)(?=\d)", r"\1 ", said)
    said = re.sub(rf"\bnokta(?={ENDING}\b)", "nokta ", said)
    said = re.sub(rf"\b({PROVIDER}) (?=(?:com|net)\b)", r"\1 nokta ", said)
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


def is_spelt(folded: str) -> bool:
    """Whether an address was dictated, though not so that it can be read."""
    spoken = re.search(rf"\b(?:nokta|dot) {ENDING}\b|\b(?:et|at) (?:isareti )?{PROVIDER}\b", folded)
    return bool(spoken or re.search(r"\b(?:et|at) isareti\b|\bkuyruklu\b|\balt ?tire\b", folded))
