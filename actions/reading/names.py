"""A person's name out of a message. Pure.

A name is looked for in each part of the message that punctuation sets off: after "adım" and the
like, else as the whole part without what people say around a name. How much speaks for it follows
from the words: known given names (`given_names`), the shape of Turkish surnames, capital letters,
what introduces it, and how much else is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.reading import given_names, reading as r
from actions.reading.candidate import Candidate
from lexicon.turkish import fold, lower

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actions.reading.message import Message

_LONGEST_MESSAGE, _LONGEST_STORY, _LONGEST_NAME = 400, 2000, 60
_MOST_WORDS, _USUAL_WORDS = 5, 3
_SHORT_PART = 6
_TAKEN = 0.4
"""From here on a text is taken for a name when a name is all that it can be."""
_PASSING = 0.8

_LETTERS = "A-Za-zÇĞİÖŞÜçğıöşüÂÎÛâîûÀ-ÖØ-öø-ÿŠšŽžČčĆćĐđŁłŃńŐőŰűĀāĒēĪīŌōŪūƏəŞşĢģ"
_WORD = re.compile(rf"[{_LETTERS}]+(?:['\u2019\u02bc.-][{_LETTERS}]+){{0,3}}\.?")
_PART = re.compile(
    r"[,;:!?\n\t()\[\]{}\"\u201c\u201d\u2026/|=*_<>+~]|(?<!\b[^\W\d_])\.(?=\s|$)|\.{2,}|(?:^|\s)[-\u2010-\u2015]+(?=\s|$)"
    r"|\s-(?=\w)|(?<=\w)-\s"
)
_EMOJI = re.compile("[\u2190-\u2bff\u3030\u303d\ufe0f\u200d\U0001f000-\U0001faff]+")
_TITLE_DOT = re.compile(
    r"(?i)(?<=\bdr)\.|(?<=\bav)\.|(?<=\bsn)\.|(?<=\bprof)\.|(?<=\bdoç)\.|(?<=\bop)\.|(?<=\buzm)\.|(?<=\bmr)\."
)
_TITLED = re.compile(
    r"^(?:(?:sn|sayin|bay|bayan|dr|av|avukat|prof|doc|op|yrd|uzm|muh|mr|mrs|ms|haci|ogr|gor)\b\.?\s*)+"
)

# "Adım …": what is said to name oneself or another.
_GIVEN = r"(?:ad(?:im|m|imiz|i|lari)?|isim(?:im)?|ismi(?:m|miz)?|ismm|isim ?soyisim)"
_SUR = r"(?:soyad(?:im|imiz|i|lari)?|soy ad(?:im|i)?|soyis(?:im|mim|mi|mimiz)|soy is(?:im|mim|mi)|soyismm)"
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
_ME = frozenset({"ben", "bendeniz"})
_I = re.compile(r"\bben(?:im)?\s+")

_AROUND = frozenset(
    """
    ben benim bu o yaziyorum yazin yazarsaniz yazabilirsiniz yazsin siz diye olarak kaydedin
    kaydet kaydedebilirsiniz efendim tesekkurler tesekkur ederim ederiz sagolun saolun iyi gunler
    aksamlar geceler calismalar kolay gelsin saygilar saygilarimla saygilarla lutfen ltf buyrun
    buyurun buyur tabii tabi iste simdi hemen pardon merhabalar adim ismim soyadim isim ad soyad
    soyisim olacak olsun yazilsin aha hah ee e evladim kizim oglum yavrum canim kardesim hocam
    tsk tskler tesekkurlerimle rica ler
    """.split()  # noqa: SIM905
)
# Said around a name as well, but surnames too: left out only where two words remain.
_AROUND_OR_SURNAME = frozenset(
    "tamam peki olur sagol gunaydin merhaba selam slm mrb evet tmm ok sevgiler hayirli".split()  # noqa: SIM905
)
_GREETED = _AROUND_OR_SURNAME - {"hayirli", "sagol"}
_REPLIES = _AROUND | _AROUND_OR_SURNAME | frozenset("yok hayir he var aynen bey hanim bir".split())  # noqa: SIM905
_COURTESY = frozenset(
    "bey hanim hanm abi abla teyze amca dayi yenge beyefendi hanimefendi bayan".split()  # noqa: SIM905
)
_KIN = (
    r"(?:anne|baba|es|koca|kari|hanim|bey|ogl|oglan|kiz|abla|abi|agabey|kardes|dede|nine|anneanne|"
    r"babaanne|teyze|amca|dayi|hala|yenge|gelin|damat|damad|kayinpeder|kayinvalide|kaynana|kayinbirader|"
    r"komsu|patron|mudur|sirket|isyeri|ortag|ortak|arkadas|nisanli|sozlu|vasi|vekil|avukat|muvekkil|"
    r"yetkili|abone|sahip|sahib|hesap|hat|yegen|torun|enis|eniste|bacanak|baldiz|gorumce)"
)
_BEHALF = re.compile(
    rf"{_KIN}(?:m|im|imiz|miz|in|nin|imin|min|i|si|un|a|e|n|inin|sinin|u|s|si|lar|ler)?"
)
_ON_BEHALF = frozenset("adina yerine uzerine ustune icin kayitli ait".split())  # noqa: SIM905

# Words that no name holds; what is told with them is something else.
_NEVER = frozenset(
    """
    neden niye nicin ne nasil kim nerede nereye neresi kac hangi mi mu misin musun misiniz musunuz
    miyim miyiz midir biz bize bizi bizim seni sana senin sizi sizin size siz beni bana bende
    benden bu bunu buna sunu onu ona ve veya ama fakat cunku degil degilim degildir icin ile gibi bir bi
    lan ya yha yaa da de ki sey seyi falan filan vazgectim vazgec temsilci istiyorum istemiyorum
    istemem vermem vermiyorum vermicem soylemem bilmiyorum bilmem gecelim atla anonim gizli the is
    my name and i not no yes please hello internetim faturam modemim telefonum numaram hattim
    sikayetim kaydim emailim mailim adin adiniz ismin isminiz sanim seydi tel telim cep cebim gsm mail diyeyim diyim kimim kimsin kimsiniz kimdir
    """.split()  # noqa: SIM905
)
# No name by themselves, but surnames.
_SELDOM = frozenset(
    """
    cok hic kadar daha en her iki uc dort bes alti yedi sekiz dokuz on yirmi otuz kirk elli altmis
    yetmis seksen doksan yuz bin saat hafta bugun yarin dun sonra once zaten artik iptal insan robot
    bot kimse hala hep yine gene tekrar bile sadece pazar pazartesi sali carsamba persembe cumartesi
    ocak subat mart nisan mayis haziran temmuz agustos ekim aralik sabah aksam gece gun ay yil deli sen su
    """.split()  # noqa: SIM905
)

_SENTENCE = re.compile(
    r"\w+(?:yorum|yorsun|yoruz|yorlar|iyom|uyom|iyon|uyon|iyo|uyo|yosun|yonuz|yosunuz|acagim|ecegim|acaksin\w*|"
    r"eceksin\w*|acagiz|ecegiz|icam|icem|ucam|ycam|ycem|misiniz|musunuz|siniz|sunuz|miyim|muyum|[iu]yor|m[ae]mis|m[ae]zd[iu]m|[iu]n[iu]z\w{0,4}|[iu]m[iu]z\w{0,4}|"
    r"diniz|dunuz|tiniz|tunuz|emedim|amadim|medim|madim|mistim|ebilir|abilir|meyin|mayin|iyorsa)"
    r"|(?:fatura|internet|modem|telefon|numara|tarife|paket|abone|sikayet|musteri|temsilci|kampanya|"
    r"ariza|baglanti|sifre|taahhud|kayd|hatt|mesaj)(?:i|im|m|ma|mi|ya|yi|in|nin|da|de|dan|den|mda|lar\w*|ler\w*|"
    r"imi|ima|imiz\w*|imin|niz|siz|lik|liy\w*|umu|um|un|u|nuz)"
)
_INFLECTED = re.compile(
    r"\w{3,}(?:[dt][ae]|[dt][ae]n|[dt][iu]r|y[iu]m|n[iu]n|lar[a-z]*|ler[a-z]*|yor|iyo|mis|mus)"
)
_FROM = re.compile(r"\w{3,}[dt][ae]n(?:im|iz|yim)?")
_SURELY_A_SURNAME = re.compile(
    r"\w*(?:oglu|ogullari|gil|zade|soy|turk|kaya|demir|tas|maz|mez|celik|arslan|aslan)|oz(?!ge|gur|lem|an|den|er)\w{3,}"
)
_SURNAME_SHAPE = re.compile(
    r"\w*(?:oglu|ogullari|gil|zade|soy|turk|kaya|demir|tas|dag|han|alp|kurt|aslan|er|bas|yurek|bay|"
    r"tekin|tug|ay|gun|su|gul|dogan|ci|cu|maz|mez|li|lu|el|sen|ok|an|can|ar|kan|ac|at|il|in|al)"
    r"|(?:oz|kara|ak|kizil|boz|sari|gok|yildi|koca|er|al|ay|gun|bay|bas|kilic|demir|celik)\w{3,}"
)
_VOWELS = re.compile("[aeiou]")
# Turkish words begin with one consonant, names from elsewhere with a few pairs.
_BAD_BEGINNING = re.compile(
    r"(?!tr|pr|kr|br|gr|fr|st|sp|sk|bl|kl|pl|dr|sl|sm|sn|sv|sc|sh|ch|kh|gh|ph|th|wh|zh|ps|hr|gl|fl|vl|"
    r"ts|dj|mc|cl|cr|ng|sz|cz|rh|tz|kn|gn|wr)[bcdfghjklmnpqrstvyz]{2}"
)
_SUFFIXED = re.compile(rf"[{_LETTERS}]{{3,}}['\u2019][a-zçğıöşü]{{1,8}}")
_MASHED = re.compile(r"[bcdfghjklmnpqrstvwxyz]{5}|(.)\1\1|asd|qwe|zxc|dfg|hjk|jkl")
_PARTICLES = frozenset("van von der den del di la le bin ibn dos du ter ten el al of".split())  # noqa: SIM905


@dataclass(frozen=True)
class _Found:
    """A name as it should be written and how much speaks for it."""

    name: str
    score: float


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


def said_in_passing(text: str, most_words: int = _USUAL_WORDS) -> str | None:
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
        for at, run in _runs_of_names(words):
            by_me = (at and fold(words[at - 1]) in _ME) or (
                [fold(word) for word in words[at + len(run) :]] in (["ben"], ["benim"])
            )
            left = sum(
                not _is_lead(word, greeting=True) for word in [*words[:at], *words[at + len(run) :]]
            )
            capital = all(word[:1].isupper() for word in run) and not text.isupper()
            whole = not left and (len(run) > 1 or beside)
            if by_me or (whole and (beside or capital)) or (capital and len(run) > 1 and beside):
                found.append((2.0 * by_me + whole + 0.5 * capital, _written(run)))
    return max(found, key=lambda one: one[0])[1] if found else None


def _runs_of_names(words: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield where a known given name begins, and it with the words that may be its surname."""
    at = 0
    while at < len(words):
        if not _knows(words[at : at + 1]) or not _can_be_in_a_name(words[at]):
            at += 1
            continue
        run = _run(" ".join(words[at : at + _USUAL_WORDS]))
        if words[at][:1].isupper() and not all(map(str.isupper, words)):
            run = [word for n, word in enumerate(run) if all(w[:1].isupper() for w in run[: n + 1])]
        while (
            len(run) > 1
            and _is_everyday(run[-1])
            and not (run[-1][:1].isupper() and run[0][:1].isupper())
        ):
            run.pop()
        yield at, run
        at += max(1, len(run))


def replace_part(name: str, wrong: str, right: str) -> str | None:
    """Correct one part of a name: ("Ayşe Yılmaz", "Ayşe", "Ayşen") gives "Ayşen Yılmaz"."""
    parts = name.split()
    corrected = [right if fold(part) == fold(wrong) else part for part in parts]
    if corrected == parts or not all(map(_WORD.fullmatch, " ".join(corrected).split())):
        return None
    return _written(corrected)


def _find(text: str) -> _Found | None:
    text = _TITLE_DOT.sub(" ", _EMOJI.sub(" , ", text.strip()))
    if not text or len(text) > _LONGEST_MESSAGE or "@" in text:
        return _introduced(text[:_LONGEST_MESSAGE], _MOST_WORDS)
    if _NOT_NAMED.search(fold(text)):
        return None
    parts = [part for part in (one.split() for one in _PART.split(text) if one) if part]
    found = [one for one in (_introduced(text, _MOST_WORDS), _turned_round(text)) if one]
    asked = "?" in text
    for part in parts:
        one = _in_part(part)
        if one is not None:
            others = sum(
                len(other) for other in parts if other is not part and not _is_around(other)
            )
            weight = 1.0 if not others else 0.95 if one.score >= _SURE_PART else 0.55
            found.append(_Found(one.name, one.score * weight * (0.6 if asked else 1.0)))
    return max(found, key=lambda one: one.score, default=None)


_SURE_PART = 0.84


def _is_around(part: Sequence[str]) -> bool:
    return all(fold(word).strip(".") in _AROUND | _AROUND_OR_SURNAME for word in part)


def _turned_round(text: str) -> _Found | None:
    """Read "Yılmaz, Ayşe" and "KAYA, HATICE NUR"."""
    parts = [part for one in text.split(",") if (part := one.split()) and not _is_around(part)]
    if len(parts) != 2 or len(parts[0]) > 2 or len(parts[1]) > 2:  # noqa: PLR2004 - a name's halves
        return None
    surname, given = parts
    words = [*given, *surname]
    if not all(map(_can_be_in_a_name, words)) or _COURTESY & {fold(word) for word in words}:
        return None
    if any(
        _is_lead(word) or _MARKER.fullmatch(fold(word)) or _SURNAME.fullmatch(fold(word))
        for word in words
    ):
        return None
    if given_names.is_female(fold(surname[0])) and _SURELY_A_SURNAME.fullmatch(fold(given[-1])):
        surname, given = given, surname  # "Fatma, Kaya"
        words = [*given, *surname]
    known = _is_given(given[0]) or (_is_given(surname[0]) and not _is_everyday(surname[0]))
    capital = all(word[:1].isupper() for word in words)
    everyday = [_is_everyday(word) for word in words]
    if any(everyday) and (not capital or (not known and all(everyday))):
        return None
    if known:
        return _Found(_written(words), 0.96)
    return _Found(_written(words), 0.75 if any(everyday) or not capital else 0.93)


def _introduced(text: str, most_words: int, *, in_passing: bool = False) -> _Found | None:
    """Read what stands after "adım", "ad soyad:", "adı" and "soyadım"."""
    folded = fold(text)
    found: list[_Found] = []
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
        words = ([*first, *last[:2]] if first else last)[:_MOST_WORDS]
        if in_passing and not _is_named_in_passing(words, rest_folded[len(" ".join(first)) :]):
            continue
        if len(words) <= most_words and (one := _scored(words, introduced=True)) is not None:
            after = rest_folded[len(" ".join(first)) :] if not surname else ""
            found.append(
                one if _ends(after) or _knows(words) else _Found(one.name, one.score * 0.6)
            )
    return max(found, key=lambda one: one.score, default=None)


def _is_named_in_passing(words: Sequence[str], after: str) -> bool:
    if "degil" in after[: len(" değil") + 2]:
        return False
    capital = all(word[:1].isupper() and not word.isupper() for word in words)
    return _knows(words) or (capital and not any(map(_is_everyday, words)))


def _ends(after: str) -> bool:
    words = _PART.split(after.lstrip(" .,;!"), maxsplit=1)[0].split()
    return len(words) <= 1 or words[0] in _AROUND


def _run(text: str) -> list[str]:
    """Return the words that may be a name, up to what ends it."""
    stop = _PART.search(text)
    words: list[str] = []
    for word in (text[: stop.start()] if stop else text).split():
        folded = fold(word).strip(".")
        ends = folded in _AROUND or folded in _ON_BEHALF or folded in _COURTESY
        if not _can_be_in_a_name(word) or (words and ends):
            break
        words.append(word)
    while len(words) > 2 and (  # noqa: PLR2004 - a name and a surname stay
        _is_everyday(words[-1]) or (_FROM.fullmatch(fold(words[-1])) and not words[-1].istitle())
    ):
        words.pop()
    return words


def _in_part(part: list[str]) -> _Found | None:
    """Read a part of a message as a name and what is said around it."""
    titled = _TITLED.match(fold(" ".join(part)))
    words = " ".join(part)[titled.end() :].split() if titled else part
    said_by_me = (
        bool(_I.match(fold(" ".join(words)) + " ")) or fold(words[-1] if words else "") == "ben"
    )
    first = _start(words)
    if first is None:
        return None
    led = any(_is_everyday(word) and not _is_lead(word, greeting=True) for word in words[:first])
    words, left = words[first:], sum(not _is_lead(word) for word in words[:first])
    end = next((at for at, one in enumerate(words) if not _can_be_in_a_name(one)), len(words))
    stop = next(
        (at for at, one in enumerate(words) if at and fold(one) in _AROUND | _ON_BEHALF), len(words)
    )
    end = min(end, stop)
    left += sum(not _is_lead(word, greeting=True) for word in words[end:])
    words = words[:end]
    courteous = False
    while len(words) > 1 and fold(words[-1]).strip(".") in _COURTESY:
        courteous = True
        words = words[:-1]
    while len(words) > 2 and fold(words[-1]) in _AROUND_OR_SURNAME:  # noqa: PLR2004
        words = words[:-1]
    if len(words) > _USUAL_WORDS:
        words, more = _without_a_tail(words)
        left += more
    said = (said_by_me or bool(titled)) and _is_sure(words)
    found = _scored(words, introduced=courteous or said, courteous=courteous)
    if found is None:
        return None
    if said_by_me and _is_sure(words) and len(words) > 1:
        left = min(left, 1)
    elif led and any(map(_is_everyday, words)) and not all(word[:1].isupper() for word in words):
        left += 4  # "ses seda yok"
    return _Found(found.name, found.score * max(0.3, 1 - 0.11 * left))


def _is_sure(words: Sequence[str]) -> bool:
    """Whether words are a name even if they were not introduced as one."""
    return _knows(words) or all(word[:1].isupper() for word in words)


def _start(words: Sequence[str]) -> int | None:
    """Return where a name may begin: after a greeting, "ben", or whose name it is."""
    first = 0
    while first < len(words) - 1 and _is_lead(words[first], greeting=first == 0):
        first += 1
    if (
        first < len(words)
        and _can_be_in_a_name(words[first])
        and not _is_said_before(words[first:])
    ):
        return first
    known = (at for at, word in enumerate(words) if _is_given(word) and not _is_everyday(word))
    return next(known, None)


def _is_said_before(words: Sequence[str]) -> bool:
    """Whether an everyday word or two lead up to a known given name ("yetkili Tarkan Eryiğit")."""
    return (
        not _is_given(words[0])
        and _is_everyday(words[0])
        and len(words) > 2  # noqa: PLR2004 - else it is half of the name
        and any(_is_given(word) and not _is_everyday(word) for word in words[1:])
    )


def _is_lead(word: str, *, greeting: bool = False) -> bool:
    folded = fold(word).strip(".")
    if folded in _AROUND or folded in _ON_BEHALF or (greeting and folded in _GREETED):
        return True
    return not _is_given(word) and bool(_BEHALF.fullmatch(folded)) and folded not in {"hat", "es"}


def _without_a_tail(words: list[str]) -> tuple[list[str], int]:
    """Cut everyday words off a long row ("ayşe yılmaz fatura sorunu")."""
    kept = list(words)
    while len(kept) > 2 and _is_everyday(kept[-1]) and not _is_given(kept[-1]):  # noqa: PLR2004
        kept.pop()
    return kept, len(words) - len(kept)


def _scored(words: Sequence[str], *, introduced: bool, courteous: bool = False) -> _Found | None:
    """Return the name that the words are, with how much speaks for it."""
    if not 0 < len(words) <= _MOST_WORDS or len(" ".join(words)) > _LONGEST_NAME:
        return None
    if not all(map(_can_be_in_a_name, words)) or not any(map(_is_long_enough, words)):
        return None
    score = _one_word(words[0]) if len(words) == 1 else _words(words)
    if introduced and score > 0:
        score = max(0.93, score) if score >= _LIKELY else min(1.0, score + 0.2)
    elif introduced and courteous and len(words) == 1 and fold(words[0]) not in _REPLIES:
        score = 0.8
    return _Found(_written(words), score) if score > 0 else None


_LIKELY = 0.38


def _one_word(word: str) -> float:
    folded, capital = fold(word), word[:1].isupper()
    if _is_given(word):
        return (0.55 if capital else 0.42) if _is_everyday(word) else 0.9
    if _is_everyday(word) or _is_mashed(word):
        return 0.0
    if given_names.is_foreign(folded):
        return 0.85 if capital else 0.6
    if _INFLECTED.fullmatch(folded):
        return 0.45 if capital else 0.35
    return 0.65 if capital and not word.isupper() else 0.5


def _words(words: Sequence[str]) -> float:
    capital = all(word[:1].isupper() or fold(word) in _PARTICLES for word in words)
    everyday = [_is_everyday(word) for word in words]
    given = _is_given(words[0])
    doubtful = given and (everyday[0] or given_names.is_a_word_too(fold(words[0])))
    known = [
        word for word, usual in zip(words, everyday, strict=True) if _is_given(word) and not usual
    ]
    foreign = given_names.is_foreign(fold(words[0])) and not everyday[0]
    if given and not doubtful:
        score = 1.0 if not any(everyday[1:]) else 0.99 if capital else 0.97
    elif doubtful:
        others = any(
            _is_given(word) and not usual
            for word, usual in zip(words[1:], everyday[1:], strict=True)
        )
        if capital or others:
            score = 0.95 if others or not any(everyday[1:]) else 0.9
        else:
            score = 0.3 if any(everyday[1:]) else 0.66
    elif known:
        score = 0.93 if not any(everyday) else 0.85 if capital else 0.45
    elif not any(everyday):
        shaped = bool(_SURNAME_SHAPE.fullmatch(fold(words[-1])))
        score = 0.88 if capital else 0.8 if foreign else 0.74 if shaped else 0.68
        if not capital and any(_INFLECTED.fullmatch(fold(word)) for word in words):
            score = 0.4
    elif not all(everyday):
        score = 0.78 if capital and not everyday[0] else 0.6 if capital else 0.4
        score -= 0.2 if everyday[0] and not capital and not foreign else 0
    else:
        score = 0.3 if capital else 0.0
    if any(map(_is_mashed, words)) and not given:
        score = 0.1
    if len(words) > _USUAL_WORDS:
        score -= 0.15 * (len(words) - _USUAL_WORDS) * (0.3 if len(known) > 1 or capital else 1)
    return max(score, 0.0)


def _knows(words: Sequence[str]) -> bool:
    return any(_is_given(word) and not _is_everyday(word) for word in words)


def _is_given(word: str) -> bool:
    folded = fold(word).strip(".")
    pieces = [piece for piece in re.split("['\u2019.-]", folded) if len(piece) > 1]
    return bool(pieces) and all(map(given_names.is_turkish, pieces))


def _is_everyday(word: str) -> bool:
    folded = fold(word).strip(".")
    said = folded in _SELDOM or folded in _AROUND or folded in _AROUND_OR_SURNAME
    return said or given_names.is_everyday(folded)


def _is_mashed(word: str) -> bool:
    folded = fold(word)
    if _BAD_BEGINNING.match(folded):
        return True
    return bool(_MASHED.search(folded)) or not (_VOWELS.search(folded) or len(folded) <= 2)  # noqa: PLR2004


def _is_long_enough(word: str) -> bool:
    return sum(map(str.isalpha, word)) >= len("Su")


def _can_be_in_a_name(word: str) -> bool:
    folded = fold(word).strip(".")
    if not _WORD.fullmatch(word) or folded in _NEVER or _SUFFIXED.fullmatch(word):
        return False
    return not _SENTENCE.fullmatch(folded) or _is_given(word)


def _written(words: Sequence[str]) -> str:
    """Write a name with capitals by Turkish rules, as it was written otherwise."""
    shouted = all(word.isupper() or not word.isalpha() for word in words)
    dotted = any("İ" in word for word in words) or any(c in "ĞŞÇÖÜ" for word in words for c in word)
    return " ".join(
        fold(word)
        if 0 < at < len(words) - 1 and fold(word) in _PARTICLES and not word[:1].isupper()
        else _capitalised(word, shouted=shouted and not dotted)
        for at, word in enumerate(one if len(one) == 2 else one.strip(".") for one in words)
    )


def _capitalised(word: str, *, shouted: bool) -> str:
    """Write a word, or each part of "Kaya-Demir" and "O'Brien", with a capital."""
    pieces = re.split("(['\u2019\u02bc-])", word)
    return "".join(
        piece if len(piece) < 2 and not piece.isalpha() else _capital(piece, shouted=shouted)  # noqa: PLR2004
        for piece in pieces
    )


def _capital(word: str, *, shouted: bool) -> str:
    if not word:
        return word
    if not word.isupper():
        first = {"i": "İ"}.get(word[0], word[0].upper())
        return first + word[1:]
    small = _undotted(word) if shouted and "I" in word else lower(word)
    first = {"i": "İ", "ı": "I"}.get(small[0], small[0].upper())
    return first + small[1:]


def _undotted(word: str) -> str:
    """Read HATICE as "hatice": on a keyboard without Turkish letters each I may be an i.

    As the given name is spelt; else by vowel harmony, which loan words break but surnames seldom.
    """
    known = given_names.spelt(fold(word))
    if known is not None:
        plain = fold(word)
        return "".join("ı" if k == "ı" else c for k, c in zip(known, plain, strict=True))
    small = [c if c != "ı" else "?" for c in lower(word)]
    vowels = [c for c in small if c in "aeıioöuü?"]
    front = next((c for c in vowels if c in "aeou"), "")
    written: list[str] = []
    last = ""
    for c in small:
        vowel = c
        if c == "?":
            vowel = "i" if (last or front) in {"e", "i"} else "ı"
            vowel = "i" if not last and not front else vowel
        if vowel in "aeıiou":
            last = vowel
        written.append(vowel)
    return "".join(written)
