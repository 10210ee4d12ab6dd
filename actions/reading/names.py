"""A person's name out of a message. Pure.

A name is looked for in each part of the message that punctuation sets off: after "adım" and the
like, else as the whole part without what people say around a name. How much speaks for it follows
from the words: known given names (`given_names`), the shape of Turkish surnames, capital letters,
what introduces it, and how much else is said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import anothers_name, company_names, details, no_names, reading as r
from actions.reading.candidate import Candidate
from actions.reading.name_again import said_again
from actions.reading.name_marked import in_halves, introduced, turned_round
from actions.reading.name_order import given_first, labelled_behind
from actions.reading.name_parts import in_part
from actions.reading.name_runs import NOT_NAMED, PART, run_of, runs_of_names
from actions.reading.name_score import MOST_WORDS, USUAL_WORDS, Found, is_in_a_case
from actions.reading.name_spelling import written
from actions.reading.name_words import WHOSE, WORD, is_around, is_everyday, is_given, is_lead, knows
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actions.reading.message import Message


_LONGEST_MESSAGE, _LONGEST_STORY = 400, 2000
_TAKEN = 0.4
"""From here on a text is taken for a name when a name is all that it can be."""
_PASSING = 0.8
_EMOJI = re.compile("[\u2190-\u2bff\u3030\u303d\ufe0f\u200d\U0001f000-\U0001faff]+")
_ENDING = re.compile(r"(?<=\w)['\u2019](?:[dt][ıiuü]r|y?[ıiuü]m)\b")
_ABROAD = re.compile(
    r"(?i)^(?:\W*(?:hello|hi|hallo)\W+)?"
    r"(?:my name is|i am|i'm|ich hei(?:ss|ß)e|ich bin|mein name ist|nav[eê] min)\s+"
)
# "ayşe.yılmaz", "ayşe_yılmaz".
_TIED = re.compile(r"(?<=[^\W\d_]{2})[._](?=[^\W\d_]{2})")
# "N-a-r-i-n", "k a r l ı": letters said one by one.
_LETTER_BY_LETTER = re.compile(
    r"(?<!\w)[^\W\d_](?:-[^\W\d_]){2,}(?!\w)|(?<!\w)[^\W\d_](?: [^\W\d_]){2,}(?!\w)"
)
_SPELT = re.compile(r"[\s,]+[^\W\d_] (?:ile|harfi\w*)(?!\w).*$")
_TITLE_DOT = re.compile(
    r"(?i)(?<=\bdr)\.|(?<=\bav)\.|(?<=\bsn)\.|(?<=\bprof)\.|(?<=\bdoç)\.|(?<=\bop)\.|(?<=\buzm)\.|(?<=\bmr)\."
)
# A number or an address, and what introduces it: names stand beside them.
_CONTACT = re.compile(
    r"(?i)(?:\b(?:tel|telim|tlf|telefon|telefonum|cep|cebim|gsm|numara|numaram|nmr|no|mail|mailim|irtibat|iletişim|"
    r"iletisim|e-posta|eposta|hizmet no)\b[\s:.=]*)?"
    r"(?:[\w.+%-]{1,64}@[\w.-]{3,64}|\+?\d[\d\s().\-\u2010-\u2015]{8,24}\d|(?:s[ıi]f[ıi]r\s)?be[şs]\s?y[üu]z\w*)"
)
_BY_ME = re.compile(rf"(?:^| )(?:ben|bendeniz)(?: {WHOSE})?$")
_SURE_PART = 0.84


_TOO = re.compile(r"\b(?:ad|ism)[iu] (?:da|de)\b")
_PARTICLE = re.compile(r"\bm[iu](?:y[iu]m|y[iu]z|s[iu]n\w*|d[iu]r)?\b")
_BRIEF = 3
_SURNAME_FIRST = re.compile(r"\bsoy ?(?:ad|is)\w* (?:once|basta|ilk|onde)\b")
_SOMEBODY_ELSE = re.compile(r"\b(?:adli|isimli|adinda|isminde|denen) \w")


# The next word is the surname, in the genitive: it is another's.
_SUFFIXED_NEXT = re.compile(r"\s*[^\W\d_]{2,}['\u2019]")


def candidates(message: Message) -> Iterator[Candidate]:
    """Yield the name that answers "adınız nedir?"."""
    text = no_names.without_them(message.text)
    own = anothers_name.without_it(text)
    found = _in_two_messages(message) or _find(own)
    if found is None and own != text and not anothers_name.is_heard(text):
        found = _find(text)  # whose line it is, where nobody else is named
    if found is not None and _is_only_of_another(found, message.folded):
        return
    if found is not None and (is_an_outcry(message.text) or _is_where(found, message)):
        return
    if found is not None and not _SOMEBODY_ELSE.search(message.folded):
        yield Candidate(r.GIVEN, round(found.score, 3), value=found.name)


def _is_where(found: Found, message: Message) -> bool:
    """Whether what looks like a name is a town or a province that is no given name too."""
    told = {
        word
        for kind in ("city", "district")
        for one in message.entities.get(kind, ())
        for word in fold(one).split()
    }
    words = found.name.split()
    return not found.labelled and not any(map(is_given, words)) and {*map(fold, words)} <= told


def is_an_outcry(text: str) -> bool:
    """Whether a text cries out rather than names: "yeter artık", "kafayı yedim"."""
    words = re.findall(r"[^\W\d_]+", text)
    folded = [fold(word) for word in words]
    if not _FEWEST_OF_AN_OUTCRY <= len(words) <= _MOST_OF_AN_OUTCRY or introduced(text, MOST_WORDS):
        return False
    if folded[-1] in _CRIED and not words[-1].istitle():
        return True
    return not is_given(words[0]) and bool(_OF_ONESELF.fullmatch(folded[-1]))


_FEWEST_OF_AN_OUTCRY, _MOST_OF_AN_OUTCRY = 2, 4
_CRIED = frozenset({"artik", "yani", "be", "yahu", "yaa", "valla", "vallahi"})
_OF_ONESELF = re.compile(
    r"olsun|yet[dt]i|\w{2,}(?:[iu]yorum|[iu]yom|[iu]c[ae]m|[ae]c[ae]g[iu]m)|(?!ned|kad|had)\w{2,}[dt][iu][mk]"
)


def _is_only_of_another(found: Found, folded: str) -> bool:
    """Whether a name is told of somebody else beside the matter: "oğlumun adı da Kerim".

    The whole name of whom the line belongs to answers the question; a child's first name does not.
    """
    of_another = details.is_anothers_name(folded)
    return of_another and (" " not in found.name or bool(_TOO.search(folded)))


def _in_two_messages(message: Message) -> Found | None:
    """Read a given name and a surname that are sent one after the other."""
    before = message.earlier[-1] if message.earlier else ""
    first, last = _find(before), _find(message.text)
    if first is None or last is None or max(map(len, (before.split(), message.words))) > _BRIEF:
        return None
    given, surname = first.name.split(), last.name.split()
    if len(given) > 1 or len(surname) > 1 or not is_given(given[0]) or is_everyday(given[0]):
        return None
    return Found(written([*given, *surname]), 0.95)


def opening(message: Message) -> str | None:
    """Return the name and surname that a message about something else as well begins with.

    "Nuray Sezgin ne zaman çözülür", "NURAY SEZGİN 0541 …": it holds no everyday word.
    """
    text = _CONTACT.sub(" , ", _plain(message.text))
    again = said_again(text) if len(text) <= _LONGEST_MESSAGE else None
    if again is not None and knows(again.name.split()[:1]):
        return again.name
    words = run_of(text)
    if introduced(text, MOST_WORDS) is not None or _SUFFIXED_NEXT.match(
        text[len(" ".join(words)) :]
    ):
        return None  # "Ali Kaya'nın avukatıyım, adım …"
    if _SOMEBODY_ELSE.search(message.folded):
        return None
    if not 1 < len(words) <= USUAL_WORDS or is_lead(words[0], greeting=True):
        return None
    if not is_given(words[0]) or any(map(is_everyday, words)) or any(map(is_in_a_case, words[1:])):
        return None
    return written(words)


def read(text: str) -> str | None:
    """Return the name that a text gives as the answer to "adınız nedir?", else None.

    "adım ayşe yılmaz", "Ad: Pınar Soyad: Tepecik", "KAYA, AHMET" and "Nevzat Bey" alike; the first
    letters become capital. A text that is hardly a name gives None.
    """
    found = _find(text)
    return found.name if found is not None and found.score >= _TAKEN else None


def surely(text: str) -> str | None:
    """Return the name that a text is where no name was asked for: it begins with a known one."""
    found = _find(text)
    if found is None or found.score < _SURE_PART or not is_given(found.name.split()[0]):
        return None
    return found.name


def is_alone(text: str) -> bool:
    """Whether a text is nothing but a known name, written as names are: "Metin"."""
    words = text.split()
    return all(map(str.istitle, words)) and len(words) <= _BRIEF and surely(text) is not None


def said_in_passing(text: str, most_words: int = USUAL_WORDS) -> str | None:
    """Return the name after "adım …" or "ismim …" in a text about something else.

    Without a known given name it has to begin with capital letters and hold no everyday word.
    """
    text = company_names.without(text[:_LONGEST_STORY])
    behind = labelled_behind(text)
    if behind is not None and behind.labelled and knows(behind.name.split()[:1]):
        return behind.name
    found = introduced(text, most_words, in_passing=True)
    return found.name if found is not None and found.score >= _PASSING else None


def signed(text: str) -> str | None:
    """Return the name that stands by itself beside a number or an address, or after "ben".

    "İnternetim yok. Cemile Ateş 0542 …": only what begins with a known given name is taken.
    """
    text = company_names.without(text[:_LONGEST_STORY])
    parts = _CONTACT.sub(" , ", _TITLE_DOT.sub(" ", text))
    beside = parts.count(",") > text.count(",")
    found: list[tuple[float, str]] = []
    for part in PART.split(parts):
        words = part.split()
        leads = [is_lead(word, greeting=True) for word in words]
        for at, run in runs_of_names(words):
            by_me = bool(_BY_ME.search(fold(" ".join(words[:at])))) or (
                [fold(word) for word in words[at + len(run) :]] in (["ben"], ["benim"])
            )
            left = leads.count(False) - leads[at : at + len(run)].count(False)
            capital = all(word[:1].isupper() for word in run) and not text.isupper()
            whole = not left and (len(run) > 1 or beside)
            if by_me or (whole and (beside or capital)) or (capital and len(run) > 1 and beside):
                found.append((2.0 * by_me + whole + 0.5 * capital, written(run)))
    return max(found, key=lambda one: one[0])[1] if found else None


def replace_part(name: str, wrong: str, right: str) -> str | None:
    """Correct one part of a name: ("Ayşe Yılmaz", "Ayşe", "Ayşen") gives "Ayşen Yılmaz"."""
    parts = name.split()
    corrected = [right if fold(part) == fold(wrong) else part for part in parts]
    if corrected == parts or not all(map(WORD.fullmatch, " ".join(corrected).split())):
        return None
    return written(corrected)


def _find(text: str) -> Found | None:
    text = _CONTACT.sub(" , ", _plain(text))
    if not text or len(text) > _LONGEST_MESSAGE or "@" in text:
        return introduced(text[:_LONGEST_MESSAGE], MOST_WORDS)
    if NOT_NAMED.search(fold(text)):
        return None
    parts = [part for part in (one.split() for one in PART.split(text) if one) if part]
    again = said_again(text)
    if again is not None:
        return _in_order(again, text)
    readers = (turned_round, in_halves)
    behind = labelled_behind(text)
    told = behind if behind is not None and behind.labelled else introduced(text, MOST_WORDS)
    found = [one for one in (told, behind, *(reader(text) for reader in readers)) if one]
    asked = "?" in text or bool(_PARTICLE.search(fold(text)))
    for part in parts:
        one = in_part(part)
        if one is not None:
            others = sum(
                len(other) for other in parts if other is not part and not is_around(other)
            )
            weight = 1.0 if not others else 0.95 if one.score >= _SURE_PART else 0.55
            score = one.score * weight * (0.6 if asked else 1.0)
            found.append(Found(one.name, score, one.labelled))
    return _in_order(_longest_of_the_best(found), text)


def _longest_of_the_best(found: Sequence[Found]) -> Found | None:
    """Return the likeliest name, with the surname that it is said with elsewhere."""
    labelled = [one for one in found if one.labelled and " " in one.name]
    best = max(labelled or found, key=lambda one: one.score, default=None)
    if best is None:
        return None
    longer = [one for one in found if one.name.startswith(f"{best.name} ") and one.score >= _TAKEN]
    return replace(longer[0], score=best.score) if longer else best


def _in_order(found: Found | None, text: str) -> Found | None:
    """Put the given name first where the surname is said to stand before it."""
    words = found.name.split() if found else []
    if found is None or len(words) == 1:
        return found
    if not _SURNAME_FIRST.search(fold(text)):
        ordered = " ".join(given_first(words))
        return found if ordered == found.name else Found(ordered, max(found.score, 0.9))
    return replace(found, name=" ".join([*words[1:], words[0]]))


def _plain(text: str) -> str:
    """Write a text without what stands on a name: emoji, a title's dot, "'dır", "my name is"."""
    text = company_names.without(_TITLE_DOT.sub(" ", _EMOJI.sub(" , ", text.strip())))
    text = _LETTER_BY_LETTER.sub(lambda row: re.sub("[ -]", "", row.group()), text)
    text = _ABROAD.sub("", _ENDING.sub("", _SPELT.sub("", text)))
    return _TIED.sub(" ", text)
