"""A person's name out of a message. Pure."""

from __future__ import annotations

import re

from typing import TYPE_CHECKING

from actions.reading import reading as r
from actions.reading.candidate import Candidate
from lexicon.turkish import fold, lower

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message

_LONGEST_NAME = 60
_MOST_WORDS = 5
_MOST_WORDS_IN_PASSING = 3
_LETTERS = "A-Za-zÇĞİÖŞÜçğıöşüÂÎÛâîû"
_WORD = re.compile(rf"[{_LETTERS}]+(?:['\u2019.-][{_LETTERS}]+)*\.?")
_NAME = r"(?:ad(?:i|im|imiz|m)?|isim|ismi|ismim|ismm|soyad(?:i|im)?|soyismi|soyismim|soyisim)"
_MARKER = re.compile(rf"\b(?:benim\s+)?{_NAME}(?:\s+(?:ve\s+)?{_NAME})*\b\s*[:=,;-]?\s*")
_SURNAME = re.compile(r"[,;]?\s*\b(?:soyad(?:im|i)?|soyis(?:im|mim)|soyismim)\b\s*[:=]?\s*")
_LEAD = re.compile(
    r"^(?:(?:tabii?|evet|buyrun|buyurun|tamam|peki|pardon|merhaba|selam|yaziyorum|iste)\b[\s,:;.!]*)*"
    r"(?:ben(?:im)?\b[\s,:]*)?",
)
# Words that nobody is called; a text with one of them is something else than a name.
_NO_NAME = frozenset(
    """
    neden niye nicin ne nasil kim nerede nereye kac hangi mi mu misin musun misiniz musunuz var
    yok evet hayir tamam olur olmaz istiyorum istemiyorum istemem vermem vermiyorum soylemem
    icin bu o bunu sunu ve ile ama fakat cok hic degil yanlis duzelt iptal vazgectim vazgec
    insan temsilci yetkili musteri hizmetleri yardim merhaba selam slm mrb tesekkur tesekkurler
    sagol sagolun gunaydin gunler aksamlar geceler kvkk internet internetim fatura faturam modem
    telefon telefonum numara numaram sikayet sikayetim sorun problem hat hattim robot bot takip
    kayit bilmiyorum bilmem gec gecelim atla pas anonim gizli kalsin isim adim soru cevap bana
    beni bize size siz biz lutfen hemen simdi bugun yarin dun bir iki uc hafta saat hala yine
    tekrar baska sey seyi falan filan gibi kadar sonra once lan ya yaa olmadi oldu calismiyor
    gelmiyor ediyorum edin et ettim yapin yapmak etmek artik geliyor gitti hava kaydet kaydedin
    onayliyorum dogrudur aynen
    """.split(),  # noqa: SIM905 - a hundred words read better as a text
)


def read(text: str) -> str | None:
    """Return the name that a text gives as the answer to "adınız nedir?", else None.

    "adım ayşe yılmaz", "Ad: Pınar Soyad: Tepecik" and "AHMET KAYA" alike; the first
    letters become capital. A text that cannot be a name gives None.
    """
    marked = said_in_passing(text, _MOST_WORDS)
    if marked is not None:
        return marked
    folded = fold(text)
    lead = _LEAD.match(folded)
    return _name(text[lead.end() if lead else 0 :], _MOST_WORDS)


def said_in_passing(text: str, most_words: int = _MOST_WORDS_IN_PASSING) -> str | None:
    """Return the name after "adım …" or "ismim …" in a text about something else.

    The name ends at punctuation, at "numaram" and the like, or with the capital letters;
    without any of these it is not taken: "adım ali internetim yok" could be anything.
    """
    folded = fold(text)
    marker = _MARKER.search(folded)
    if marker is None or "degil" in folded:
        return None
    rest = _SURNAME.sub(" ", folded[marker.end() :])
    shift = len(folded) - marker.end() - len(rest)
    tail = text[marker.end() :] if not shift else _without_surname_marker(text[marker.end() :])
    stop = re.search(r"[,;:!?\n]|\.\s|\s(?:ve|numaram|tel|telefonum|cep)\b", fold(tail))
    if stop is not None:
        return _name(tail[: stop.start()], most_words)
    words = tail.split()
    if len(words) <= most_words:
        return _name(tail, most_words)
    capital = [word for word in words[:most_words] if word[:1].isupper()]
    return _name(" ".join(capital), most_words) if capital and not text.isupper() else None


def candidates(message: Message) -> Iterator[Candidate]:
    """Yield the name that answers "adınız nedir?"."""
    marked = said_in_passing(message.text, _MOST_WORDS)
    if marked is not None:
        yield Candidate(r.GIVEN, 0.97, value=marked)
        return
    name = read(message.text)
    if name is not None:
        yield Candidate(r.GIVEN, 0.7, value=name)


def replace_part(name: str, wrong: str, right: str) -> str | None:
    """Correct one part of a name: ("Ayşe Yılmaz", "Ayşe", "Ayşen") gives "Ayşen Yılmaz"."""
    parts = name.split()
    corrected = [right if fold(part) == fold(wrong) else part for part in parts]
    return _name(" ".join(corrected), _MOST_WORDS) if corrected != parts else None


def _without_surname_marker(text: str) -> str:
    match = _SURNAME.search(fold(text))
    return f"{text[: match.start()]} {text[match.end() :]}" if match else text


def _name(text: str, most_words: int) -> str | None:
    cleaned = text.strip(" \t\n.,:;!-\"'\u2019")
    parts = cleaned.replace(",", " ").split()
    if not 0 < len(parts) <= most_words or len(cleaned) > _LONGEST_NAME:
        return None
    if not all(_WORD.fullmatch(part) for part in parts):
        return None
    if any(fold(part).strip(".") in _NO_NAME for part in parts):
        return None
    if max(sum(map(str.isalpha, part)) for part in parts) < len("Su"):
        return None
    return " ".join(map(_capitalised, parts))


def _capitalised(word: str) -> str:
    small = lower(word)
    first = {"i": "İ", "ı": "I"}.get(small[0], small[0].upper())
    kept = word[1:] if not word.isupper() else small[1:]
    return first + kept
