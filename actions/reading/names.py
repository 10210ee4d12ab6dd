"""A person's name out of a message. Pure.

A name is looked for in each part of the message that punctuation sets off: after "adım" and the
like, else as the whole part without what people say around a name. How much speaks for it follows
from the words: known given names (`given_names`), the shape of Turkish surnames, capital letters,
what introduces it, and how much else is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import given_names, reading as r
from actions.reading.candidate import Candidate
from actions.reading.name_score import MOST_WORDS, USUAL_WORDS, Found, is_sure, scored
from actions.reading.name_spelling import written
from actions.reading.name_words import (
    AROUND,
    AROUND_OR_SURNAME,
    COURTESY,
    ON_BEHALF,
    WORD,
    can_be_in_a_name,
    is_around,
    is_everyday,
    is_given,
    is_kin,
    is_lead,
    knows,
)
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actions.reading.message import Message

_LONGEST_MESSAGE, _LONGEST_STORY = 400, 2000
_TAKEN = 0.4
"""From here on a text is taken for a name when a name is all that it can be."""
_PASSING = 0.8
_PART = re.compile(
    r"[,;:!?\n\t()\[\]{}\"\u201c\u201d\u2026/|=*_<>+~]|(?<!\b[^\W\d_])\.(?=\s|$)|\.{2,}|(?:^|\s)[-\u2010-\u2015]+(?=\s|$)"
    r"|\s-(?=\w)|(?<=\w)-\s"
)
_HALVES = re.compile(r"\n|/|\s[-\u2010-\u2015]\s")
_EMOJI = re.compile("[\u2190-\u2bff\u3030\u303d\ufe0f\u200d\U0001f000-\U0001faff]+")
_ENDING = re.compile(r"(?<=\w)['\u2019](?:[dt][ıiuü]r|y?[ıiuü]m)\b")
_ABROAD = re.compile(
    r"(?i)^(?:\W*(?:hello|hi|hallo)\W+)?"
    r"(?:my name is|i am|i'm|ich hei(?:ss|ß)e|ich bin|mein name ist|nav[eê] min)\s+"
)
# "ayşe.yılmaz", "ayşe_yılmaz".
_TIED = re.compile(r"(?<=[^\W\d_]{2})[._](?=[^\W\d_]{2})")
_SPELT = re.compile(r"[\s,]+[^\W\d_] (?:ile|harfi\w*)(?!\w).*$")
_TITLE_DOT = re.compile(
    r"(?i)(?<=\bdr)\.|(?<=\bav)\.|(?<=\bsn)\.|(?<=\bprof)\.|(?<=\bdoç)\.|(?<=\bop)\.|(?<=\buzm)\.|(?<=\bmr)\."
)
_TITLED = re.compile(
    r"^(?:(?:sn|sayin|bay|bayan|dr|av|avukat|prof|doc|op|yrd|uzm|muh|mr|mrs|ms|haci|ogr|gor)\b\.?\s*)+"
)
# "Adım …": what is said to name oneself or another.
_GIVEN = r"(?:ad(?:im|m|imiz|i|lari)?|isim(?:im)?|ismi(?:m|miz)?|ismm|isim ?soyisim)"
_SUR = r"(?:soy ?ad(?:im|imiz|i|lari)?|soy ?is(?:im|mim|mi|mimiz)|soyismm)"
_BOTH = rf"(?:{_GIVEN}\s*(?:,|ve|-|/)?\s*{_SUR}|{_SUR}\s*(?:,|ve|-|/)?\s*{_GIVEN})"
_OPEN = r"\s*(?:da|de|ise|olacak|olarak|su|sudur|sey)?\b\s*[:=;,-]?\s*"
_MARKER = re.compile(rf"\b(?:{_BOTH}|{_GIVEN})\b{_OPEN}")
_SURNAME = re.compile(rf"[,;]?\s*(?:\bve\s+)?\b{_SUR}\b{_OPEN}")
# Not "adım adım", "adımla", "benim adıma", "ismimi vermem".
_NOT_NAMED = re.compile(r"adim adim|bir adim|bi adim|tek adim|her adim")
# A number or an address, and what introduces it: names stand beside them.
_CONTACT = re.compile(
    r"(?i)(?:\b(?:tel|telim|tlf|telefon|telefonum|cep|cebim|gsm|numara|numaram|nmr|no|mail|mailim|irtibat|iletişim|"
    r"iletisim|e-posta|eposta|hizmet no)\b[\s:.=]*)?"
    r"(?:[\w.+%-]{1,64}@[\w.-]{3,64}|\+?\d[\d\s().\-\u2010-\u2015]{8,24}\d|(?:s[ıi]f[ıi]r\s)?be[şs]\s?y[üu]z\w*)"
)
_STOPS = AROUND | ON_BEHALF
_ME = frozenset({"ben", "bendeniz"})
_I = re.compile(r"\bben(?:im)?\s+")
_FROM = re.compile(r"\w{3,}[dt][ae]n(?:im|iz|yim)?")
_SURELY_A_SURNAME = re.compile(
    r"\w*(?:oglu|ogullari|gil|zade|soy|turk|kaya|demir|tas|maz|mez|celik|arslan|aslan)|oz(?!ge|gur|lem|an|den|er)\w{3,}"
)


def candidates(message: Message) -> Iterator[Candidate]:
    """Yield the name that answers "adınız nedir?"."""
    found = _find(message.text)
    if found is not None:
        yield Candidate(r.GIVEN, round(found.score, 3), value=found.name)


def read(text: str) -> str | None:
    """Return the name that a text gives as the answer to "adınız nedir?", else None.

    "adım ayşe yılmaz", "Ad: Pınar Soyad: Tepecik", "KAYA, AHMET" and "Nevzat Bey" alike; the first
    letters become capital. A text that is hardly a name gives None.
    """
    found = _find(text)
    return found.name if found is not None and found.score >= _TAKEN else None


def said_in_passing(text: str, most_words: int = USUAL_WORDS) -> str | None:
    """Return the name after "adım …" or "ismim …" in a text about something else.

    Without a known given name it has to begin with capital letters and hold no everyday word.
    """
    found = _introduced(text[:_LONGEST_STORY], most_words, in_passing=True)
    return found.name if found is not None and found.score >= _PASSING else None


def signed(text: str) -> str | None:
    """Return the name that stands by itself beside a number or an address, or after "ben".

    "İnternetim yok. Cemile Ateş 0542 …": only what begins with a known given name is taken.
    """
    parts = _CONTACT.sub(" , ", _TITLE_DOT.sub(" ", text[:_LONGEST_STORY]))
    beside = parts.count(",") > text[:_LONGEST_STORY].count(",")
    found: list[tuple[float, str]] = []
    for part in _PART.split(parts):
        words = part.split()
        leads = [is_lead(word, greeting=True) for word in words]
        for at, run in _runs_of_names(words):
            by_me = (at and fold(words[at - 1]) in _ME) or (
                [fold(word) for word in words[at + len(run) :]] in (["ben"], ["benim"])
            )
            left = leads.count(False) - leads[at : at + len(run)].count(False)
            capital = all(word[:1].isupper() for word in run) and not text.isupper()
            whole = not left and (len(run) > 1 or beside)
            if by_me or (whole and (beside or capital)) or (capital and len(run) > 1 and beside):
                found.append((2.0 * by_me + whole + 0.5 * capital, written(run)))
    return max(found, key=lambda one: one[0])[1] if found else None


def _runs_of_names(words: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield where a known given name begins, and it with the words that may be its surname."""
    at = 0
    while at < len(words):
        if not knows(words[at : at + 1]) or not can_be_in_a_name(words[at]):
            at += 1
            continue
        run = _run(" ".join(words[at : at + USUAL_WORDS]))
        if words[at][:1].isupper() and not all(map(str.isupper, words)):
            run = [word for n, word in enumerate(run) if all(w[:1].isupper() for w in run[: n + 1])]
        while (
            len(run) > 1
            and is_everyday(run[-1])
            and not (run[-1][:1].isupper() and run[0][:1].isupper())
        ):
            run.pop()
        yield at, run
        at += max(1, len(run))


def replace_part(name: str, wrong: str, right: str) -> str | None:
    """Correct one part of a name: ("Ayşe Yılmaz", "Ayşe", "Ayşen") gives "Ayşen Yılmaz"."""
    parts = name.split()
    corrected = [right if fold(part) == fold(wrong) else part for part in parts]
    if corrected == parts or not all(map(WORD.fullmatch, " ".join(corrected).split())):
        return None
    return written(corrected)


def _find(text: str) -> Found | None:
    text = _plain(text)
    if not text or len(text) > _LONGEST_MESSAGE or "@" in text:
        return _introduced(text[:_LONGEST_MESSAGE], MOST_WORDS)
    if _NOT_NAMED.search(fold(text)):
        return None
    parts = [part for part in (one.split() for one in _PART.split(text) if one) if part]
    found = [
        one for one in (_introduced(text, MOST_WORDS), _turned_round(text), _in_halves(text)) if one
    ]
    asked = "?" in text
    for part in parts:
        one = _in_part(part)
        if one is not None:
            others = sum(
                len(other) for other in parts if other is not part and not is_around(other)
            )
            weight = 1.0 if not others else 0.95 if one.score >= _SURE_PART else 0.55
            found.append(Found(one.name, one.score * weight * (0.6 if asked else 1.0)))
    return max(found, key=lambda one: one.score, default=None)


_SURE_PART = 0.84


def _turned_round(text: str) -> Found | None:
    """Read "Yılmaz, Ayşe" and "KAYA, HATICE NUR"."""
    parts = [part for one in text.split(",") if (part := one.split()) and not is_around(part)]
    if len(parts) != 2 or len(parts[0]) > 2 or len(parts[1]) > 2:  # noqa: PLR2004 - a name's halves
        return None
    surname, given = parts
    words = [*given, *surname]
    if not all(map(can_be_in_a_name, words)) or COURTESY & {fold(word) for word in words}:
        return None
    if any(
        is_lead(word) or _MARKER.fullmatch(fold(word)) or _SURNAME.fullmatch(fold(word))
        for word in words
    ):
        return None
    if given_names.is_female(fold(surname[0])) and _SURELY_A_SURNAME.fullmatch(fold(given[-1])):
        surname, given = given, surname  # "Fatma, Kaya"
        words = [*given, *surname]
    known = is_given(given[0]) or (is_given(surname[0]) and not is_everyday(surname[0]))
    capital = all(word[:1].isupper() for word in words)
    everyday = [is_everyday(word) for word in words]
    if any(everyday) and (not capital or (not known and all(everyday))):
        return None
    if known:
        return Found(written(words), 0.96)
    return Found(written(words), 0.75 if any(everyday) or not capital else 0.93)


def _in_halves(text: str) -> Found | None:
    """Read "Fatma - Kaya", "fatma/kaya", a name on two lines, and "fatma, soyadım da kaya"."""
    surname = _SURNAME.search(fold(text))
    if surname and not _MARKER.search(fold(text)):
        before, after = _run_before(text[: surname.start()]), _run(text[surname.end() :])[:2]
        if not before or not after or all(map(is_everyday, after)):
            return None
        return scored([*before, *after], introduced=True)
    if "," in text:
        return None
    parts = [part for one in _HALVES.split(text) if (part := one.split()) and not is_around(part)]
    words = [word for part in parts for word in part]
    if len(parts) != 2 or max(map(len, parts)) > 2 or any(map(is_lead, words)):  # noqa: PLR2004
        return None
    if any(map(is_everyday, words)) or COURTESY & {fold(word) for word in words}:
        return None
    return scored(words, introduced=False) if is_sure(words) else None


def _run_before(text: str) -> list[str]:
    """Return the known given names that a text ends with ("bana recep derler")."""
    words = [word for word in _PART.sub(" ", text).split() if can_be_in_a_name(word)]
    first = next((at for at, word in enumerate(words) if knows([word])), None)
    return [] if first is None else words[first:][:2]


def _introduced(text: str, most_words: int, *, in_passing: bool = False) -> Found | None:
    """Read what stands after "adım", "ad soyad:", "adı" and "soyadım"."""
    folded = fold(text)
    found: list[Found] = []
    if _NOT_NAMED.search(folded):
        return None
    for marker in _MARKER.finditer(folded):
        rest, rest_folded = text[marker.end() :], folded[marker.end() :]
        surname = _SURNAME.search(rest_folded)
        first = _run(rest[: surname.start()] if surname else rest)
        last = _run(rest[surname.end() :]) if surname else []
        before = None if last else _SURNAME.search(folded[: marker.start()])
        if before:  # "soyadım Yücel, adım Murat"
            last = _run(text[before.end() : marker.start()])
        if not first and not last:
            continue
        words = ([*first, *last[:2]] if first else last)[:MOST_WORDS]
        if in_passing and not _is_named_in_passing(words, rest_folded[len(" ".join(first)) :]):
            continue
        if len(words) <= most_words and (one := scored(words, introduced=True)) is not None:
            after = rest_folded[len(" ".join(first)) :] if not surname else ""
            found.append(one if _ends(after) or knows(words) else Found(one.name, one.score * 0.6))
    return max(found, key=lambda one: one.score, default=None)


def _plain(text: str) -> str:
    """Write a text without what stands on a name: emoji, a title's dot, "'dır", "my name is"."""
    text = _TITLE_DOT.sub(" ", _EMOJI.sub(" , ", text.strip()))
    text = _ABROAD.sub("", _ENDING.sub("", _SPELT.sub("", text)))
    return _TIED.sub(" ", text)


def _is_named_in_passing(words: Sequence[str], after: str) -> bool:
    if "degil" in after[: len(" değil") + 2]:
        return False
    capital = all(word[:1].isupper() and not word.isupper() for word in words)
    return knows(words) or (capital and not any(map(is_everyday, words)))


def _ends(after: str) -> bool:
    words = _PART.split(after.lstrip(" .,;!"), maxsplit=1)[0].split()
    return len(words) <= 1 or words[0] in AROUND


def _run(text: str) -> list[str]:
    """Return the words that may be a name, up to what ends it."""
    stop = _PART.search(text)
    words: list[str] = []
    for word in (text[: stop.start()] if stop else text).split():
        folded = fold(word).strip(".")
        ends = folded in _STOPS or folded in COURTESY or is_kin(word)
        if not can_be_in_a_name(word) or (words and ends):
            break
        words.append(word)
    while len(words) > 2 and (  # noqa: PLR2004 - a name and a surname stay
        is_everyday(words[-1]) or (_FROM.fullmatch(fold(words[-1])) and not words[-1].istitle())
    ):
        words.pop()
    return words


def _in_part(part: list[str]) -> Found | None:
    """Read a part of a message as a name and what is said around it."""
    titled = _TITLED.match(fold(" ".join(part)))
    words = " ".join(part)[titled.end() :].split() if titled else part
    said_by_me = (
        bool(_I.match(fold(" ".join(words)) + " ")) or fold(words[-1] if words else "") == "ben"
    )
    first = _start(words)
    if first is None:
        return None
    led = any(is_everyday(word) and not is_lead(word, greeting=True) for word in words[:first])
    words, left = words[first:], sum(not is_lead(word) for word in words[:first])
    end = next((at for at, one in enumerate(words) if not can_be_in_a_name(one)), len(words))
    stop = next(
        (at for at, one in enumerate(words) if at and (fold(one) in _STOPS or is_kin(one))),
        len(words),
    )
    end = min(end, stop)
    left += sum(not is_lead(word, greeting=True) for word in words[end:])
    words = words[:end]
    courteous = False
    while len(words) > 1 and fold(words[-1]).strip(".") in COURTESY:
        courteous = True
        words = words[:-1]
    while len(words) > 2 and fold(words[-1]) in AROUND_OR_SURNAME:  # noqa: PLR2004
        words = words[:-1]
    if len(words) > USUAL_WORDS:
        words, more = _without_a_tail(words)
        left += more
    said = (said_by_me or bool(titled)) and is_sure(words)
    found = scored(words, introduced=courteous or said, courteous=courteous)
    if found is None:
        return None
    if said_by_me and is_sure(words) and len(words) > 1:
        left = min(left, 1)
    elif led and any(map(is_everyday, words)) and not all(word[:1].isupper() for word in words):
        left += 4  # "ses seda yok"
    return Found(found.name, found.score * max(0.3, 1 - 0.11 * left))


def _start(words: Sequence[str]) -> int | None:
    """Return where a name may begin: after a greeting, "ben", or whose name it is."""
    first = 0
    while first < len(words) - 1 and is_lead(words[first], greeting=first == 0):
        first += 1
    if first < len(words) and can_be_in_a_name(words[first]) and not _is_said_before(words[first:]):
        return first
    known = (at for at, word in enumerate(words) if is_given(word) and not is_everyday(word))
    return next(known, None)


def _is_said_before(words: Sequence[str]) -> bool:
    """Whether an everyday word or two lead up to a known given name ("yetkili Tarkan Eryiğit")."""
    if len(words) <= 2 or (is_given(words[0]) and not is_everyday(words[0])):  # noqa: PLR2004
        return False  # half of the name
    known = next((at for at, word in enumerate(words) if at and knows([word])), None)
    if known is None:
        return False
    lower_then_capital = not words[0][:1].isupper() and words[known][:1].isupper()
    return is_everyday(words[0]) or lower_then_capital or (known > 1 and known < len(words) - 1)


def _without_a_tail(words: list[str]) -> tuple[list[str], int]:
    """Cut everyday words off a long row ("ayşe yılmaz fatura sorunu")."""
    kept = list(words)
    while len(kept) > 2 and is_everyday(kept[-1]) and not is_given(kept[-1]):  # noqa: PLR2004
        kept.pop()
    return kept, len(words) - len(kept)
