"""Several troubles in one message, or another complaint that is announced. Pure.

A second thing counts only where it is said to be one: "ayrıca", "bir de", "+", "ikinci şikâyetim".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.reading import misconduct, topic_words, trouble, verbs
from bot.clauses import clauses
from lexicon.turkish import fold, words_only

_PARTED = re.compile(
    r"\s*(?:\+|;|[,.]?\s*\b(?:ayrica|ayriyeten|bir ?de|bi ?de|ustelik|ustune(?: ustluk)?|dahasi|"
    r"bunun (?:disinda|yaninda|haricinde)|(?:ikinci|ucuncu)(?: olarak|su|si| sikayet\w*)|"
    r"(?:en )?son (?:olarak|sikayet\w*)|en son(?: (?:da|de))?|"
    r"diger sikayet\w*|ote yandan|bundan baska)\b)[\s,:]*"
)
_ANOTHER = re.compile(
    r"\b(?:ikinci|2\.|diger|oteki|obur|baska|ayri|yeni)\s+(?:bir\s+|bi\s+)?"
    r"(?:sikayet|sikyet|skyt|sorun|problem|konu|dert|derd)\w*|"
    r"\b(?:sikayet|sorun|problem|derd|dert)\w*(?: \w+){0,2} daha (?:var|olacak|olucak)\w*"
)
_RECORD = re.compile(r"\b(?:kayd|kayit|yaz|ilet|bildir|ac\b|al[iu]n)\w*")
_KINDRED = frozenset(("internet_outage", "internet_speed", "modem_device"))
_LINES = _KINDRED | {"landline", "tv_service"}
_IN_THE_FIELD = "installation_relocation"


@dataclass(frozen=True)
class Announced:
    """Another complaint: its topic as far as it was named, its words as far as they tell it."""

    topic: str | None
    text: str


def topic_of(text: str) -> str | None:
    """Return the one topic that a text names or plainly tells, or None."""
    folded = fold(text)
    plain = topic_words.plainly(folded)
    named = {codes[0] for codes in topic_words.named(folded) if len(codes) == 1}
    return plain or (named.pop() if len(named) == 1 else None)


def differs(topic: str | None, known: str) -> bool:
    """Whether a topic is told that is another than the known one, and not akin to it."""
    return topic not in {None, known} and not {topic, known} <= _KINDRED


def parts(text: str) -> list[str]:
    """Return the troubles that a text tells, each in its words; one where it tells one."""
    folded = fold(text)
    said = [match.span() for match in _PARTED.finditer(folded)]
    if _FIRST_OF_A_LIST.match(folded):
        said += [match.span() for match in _NEXT_OF_A_LIST.finditer(folded)]
    weak = [span for span in _weak_cuts(folded) if not _is_within(span[0], said)]
    cuts = sorted([*said, *weak])
    as_well = _as_well(folded)
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    found: list[str] = []
    seen: set[str | None] = set()
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        part = text[start:end].strip(" ,.;+")
        topic = topic_of(part)
        before = found[-1] if found else ""
        one = bool(at) and cuts[at - 1] in weak
        beside = start in as_well and topic not in _LINES and _tells_of_the_service(before)
        told = _is_plain(before) or beside
        one = one and (not told or _is_its_cause(before, part))
        introduced = bool(found) and _only_introduces(found[-1])
        if found and _tells_of_the_service(before):
            seen = seen - {None}
        other = _is_another(part, topic, seen) or _is_a_third(part, topic, found)
        akin = None if one or introduced else _akin(part, topic, found)
        if akin is not None:
            found[akin] += f", {part}"
            continue
        if found and (introduced or one or not other):
            found[-1] = text[text.find(found[-1]) : end].strip(" ,;+")
            if introduced or None in seen:  # "kablo koptu internetim yok": now it is known
                seen = _with_its_kin(topic_of(found[-1]))
            continue
        found.append(part)
        seen |= _with_its_kin(topic)
    return [_NUMBERED.sub("", part) for part in found] if len(found) > 1 else found


def _akin(part: str, topic: str | None, found: list[str]) -> int | None:
    """Return which of several, not the last, is told once more: "…, modemim de kırmızı yanıyor"."""
    if len(found) < _TWO or topic is None or not _is_plain(part):
        return None
    known = [_with_its_kin(topic_of(one)) for one in found]
    return next((at for at, kin in enumerate(known[:-1]) if topic in kin - known[-1]), None)


def _is_a_third(part: str, topic: str | None, found: list[str]) -> bool:
    """Whether one more thing is told to be wrong after two: it need not be told as plainly."""
    if len(found) < _TWO or topic is None:
        return False
    known = {code for one in found for code in _with_its_kin(topic_of(one))}
    rude = misconduct.is_told(part)
    told = rude or (topic != "customer_service" and trouble.is_told(verbs.plain(fold(part))))
    return told and topic not in known and None not in known


_TWO = 2


def _tells_of_the_service(part: str) -> bool:
    """Whether a part tells a trouble of the service, of whichever topic: "kablo koptu"."""
    plain = verbs.plain(fold(part))
    return trouble.is_told(plain) and trouble.about_the_service(plain)


def _is_its_cause(one: str, other: str) -> bool:
    """Whether one of two tells what was done or left undone there, the other what fails by it."""
    topics = {topic_of(one), topic_of(other)}
    return _IN_THE_FIELD in topics and bool(topics & _LINES)


def _with_its_kin(topic: str | None) -> set[str | None]:
    return {*_KINDRED} if topic in _KINDRED else {topic}


def _only_introduces(part: str) -> bool:
    """Whether a part only says that there are troubles: "iki şikâyetim var"."""
    plain = verbs.plain(fold(part))
    return bool(_INTRODUCES.search(plain)) and topic_of(part) is None and not trouble.is_told(plain)


# "2) faturam yüksek": the number is the list's.
_NUMBERED = re.compile(r"^\s*\d{1,2}\s?[-).]\s*")
_FIRST_OF_A_LIST = re.compile(r"\s*1\s?[-).]\s*[a-z]")
_NEXT_OF_A_LIST = re.compile(r"[\s,;.]+[2-9]\s?[-).]\s*(?=[a-z])")
_INTRODUCES = re.compile(r"\b(?:sikayet|sikyet|skyt|sorun|problem|konu|derd|dert|sikinti)\w*")


def counted(text: str) -> int:
    """Return how many troubles a text tells one after the other, each of a thing of its own."""
    told: set[str] = set()
    for piece in _LISTED.split(fold(text)):
        groups = topic_words.named(piece)
        if groups and len(piece.split()) > 1:  # "internet, telefon hepsi kesik" is one trouble
            told.add(groups[0][0])
    return len(told)


def named_in(text: str) -> int:
    """Return of how many things a text tells that something is wrong, without a mark between."""
    codes = {codes[0] for codes in topic_words.named(fold(text))}
    return len(codes) if trouble.is_told(verbs.plain(fold(text))) else 0


_LISTED = re.compile(r"[,;.+\n]|\b(?:ve|ayrica|bir ?de|bi ?de|ustelik|hem)\b")
# "Faturam çok geldi, internet de yavaş"; "hem internet yok hem fatura fazla".
_AS_WELL = re.compile(r"\b(?P<thing>\w{3,}?)(?: [dt]|[dt])[ae]\b")
_AND = re.compile(r"\s*,?\s*\b(?:ve|hem(?: de)?)\b\s*")


_MOST_WORDS = 20


def _weak_cuts(folded: str) -> list[tuple[int, int]]:
    """Return where another trouble may begin that is only told beside: each side must be plain."""
    if len(folded.split()) > _MOST_WORDS:
        return []  # a story tells one thing after the other
    as_well = [(at, at) for at in _as_well(folded)]
    begun = [(one.start, one.start) for one in clauses(folded) if one.start]
    joined = [match.span() for match in _AND.finditer(folded)]
    found = [one for one in dict.fromkeys([*joined, *as_well, *begun]) if one[0]]
    return [one for one in found if one[0] != one[1] or not _is_within(one[0], joined)]


def _as_well(folded: str) -> list[int]:
    """Return where a thing is named that is told of as well: "fatura da"."""
    found = _AS_WELL.finditer(folded)
    return [one.start() for one in found if one.start() and topic_words.named(one["thing"])]


def _is_within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at <= end for start, end in spans)


def _is_plain(part: str) -> bool:
    return topic_words.plainly(fold(part)) is not None


def announces_another(folded: str) -> bool:
    """Whether a folded text says that there is one more: "bir şikâyetim daha var"."""
    return bool(_ANOTHER.search(folded))


def announced(text: str, topic: str | None, told: str = "") -> Announced | None:
    """Return another complaint that is announced beside one about `topic`, or None.

    What plainly tells another trouble than was plainly `told` is one without being called so, as
    in one message (`parts`).
    """
    folded = fold(text)
    said = _ANOTHER.search(folded)
    pieces = list(_PARTED.finditer(folded))
    if said is None and not pieces:
        about, known = topic_words.plainly(folded), topic_words.plainly(fold(told))
        akin = known == topic or {known, topic} <= _KINDRED
        another = known is not None and akin and differs(about, known)
        return Announced(about, text) if another else None
    at = min([*(match.end() for match in pieces), *([said.start()] if said else [])])
    rest = text[at:].strip(" ,.;:+")
    about = topic_of(rest)
    if about == topic or {about, topic} <= _KINDRED:
        return None
    tells = trouble.is_told(verbs.plain(fold(rest)))
    if said is not None:
        return Announced(about, rest if tells else "")
    if tells and topic_words.plainly(fold(rest)):
        return Announced(about, rest)
    return None


def is_a_first(plain: str) -> bool:
    """Whether plain words say that there is no record yet: "ilk defa yazıyorum", "yeni şikayet"."""
    return bool(_A_FIRST.search(plain)) and not _NOT_A_NEW_ONE.search(plain)


_NEW = r"yeni (?:bir |bi )?(?:sikayet|kayi?[td]|basvuru|sorun)\w*"
_A_FIRST = re.compile(
    rf"\b{_NEW}|\bilk (?:defa|kez|kere|sefer|sikayet|basvuru|kayi?[td])\w*|"
    r"\b(?:daha (?:once|evvel)|henuz|hic) (?:\w+ ){0,2}?(?:sikayet|kayi?[td]|basvuru|yaz|basvur)"
    r"\w*(?: \w+)?? ?(?:yok|etme\w+|olusturma\w+|yapma\w+|acma\w+|m[ae]d[iu]\w*)"
)
_NOT_A_NEW_ONE = re.compile(
    rf"\b{_NEW} (?:\w+ )?(?:istemi|istemem|acma|olmas[iu]n|degil|olusturma|gerek|yapma|yok)\w*"
)


def is_for_an_earlier(text: str) -> bool:
    """Whether a text refuses a new record and wants the words in one that there is."""
    plain = words_only(verbs.plain(fold(text)))
    return bool(_NOT_A_NEW_ONE.search(plain) and _TO_BE_ADDED.search(plain))


_TO_BE_ADDED = re.compile(
    r"\b(?:ekle(?:yin|yiniz|nsin|r m\w+|rsin\w*|yelim|mek|)|ilave e[dt]\w*|yazin|isleyin|koyun)\b"
)


def is_to_be_separate(text: str) -> bool:
    """Whether a text says that another matter is to have a record of its own: "ayrı kaydet"."""
    return bool(_SEPARATE.search(fold(text)))


_SEPARATE = re.compile(
    r"\b(?:ayri(?: ayri)?|ayri olarak|baska)\s+(?:bir\s+|bi\s+|birer\s+)?"
    r"(?:kaydet(?!me)|kayded[ei]|kayit|kayda|ac(?:[iu]n|al|sana)?\b|yaz(?!ma)|tut(?!ma)|dosya|olsun)"
)


def _is_another(part: str, topic: str | None, seen: set[str | None]) -> bool:
    if topic is None or topic in seen or None in seen:
        return False
    return topic_words.plainly(fold(part)) is not None
