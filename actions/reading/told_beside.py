"""The trouble that is told beside anything else: "arayın beni hep kopuyor". Pure.

A message is cut after each predicate, without regard to how much stands on either side: who
dictates sets no marks. A piece that tells of the service what went wrong is kept for the story,
whatever the message is read as.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r, trouble, verbs
from lexicon.turkish import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.context import Context
    from actions.reading.message import Message
    from actions.reading.reading import Reading

_AT = frozenset({q.PHONE, q.EMAIL, q.NAME, q.PLACE, q.TOPIC, q.CONFIRM, q.DROP, q.SOLVED})
# Where the answer itself tells the trouble, it is kept, as a whole, only when it tells enough.
_FEWEST_AT = {q.TOPIC: 3, q.SOLVED: 6}
_BESIDE = frozenset(
    {r.GIVEN, r.PART, r.REFUSED, r.NO, r.HUMAN, r.INSULT, r.NO_CALL, r.WHY, r.DURATION, r.THANK}
)
_ABOUT_REACHING = frozenset({q.PHONE, q.EMAIL, q.CONFIRM, q.DROP})
_WHO = frozenset("ben benim adim ismim ad isim numaram no tel telefonum cebim bu".split())  # noqa: SIM905
_LONGEST, _FEWEST = 300, 2
_MARK = re.compile(r"[.!?;:…\n,]+")
_PREDICATE = re.compile(
    r"\w+[iu]yo(?:r(?:um|uz|lar)?|m|z|lar)?|\w{3,}[dt][iu](?:m|k|n[iu]z|l[ae]r)?|"
    r"\w{2,}(?:m[ae]m|m[ae]z|m[ae]d[iu])|yok|var|kesik\w*|bozuk\w*|degil|lazim|istemem|"
    r"(?:sil|kapat|birak|gonder|yaz|kaydet|ara)m[ae](?:y[iu]n(?:[iu]z)?)?|"
    r"(?:ara|baglan?|don|gel|ver|sor|bak|yaz|coz|yap|al|ulas|gonder)(?:y?[iu]n(?:[iu]z)?|s[iu]n\w*|"
    r"sana)?"
)
# What fails by itself, without the word for what: "hep kopuyor".
_FAILS = re.compile(
    r"\b(?:hep|surekli|durmadan|habire|yine|gene|hala|zaten|cok|ikide bir|her \w+|gunlerdir)"
    r"(?: \w+){0,2} (?:kopuyo|kesiliyo|donuyo|takiliyo|gidiyo|gidip gel|cekmiyo|dusuyo)\w*|"
    r"\b(?:kopuyo|kesiliyo|donuyo|takiliyo|cekmiyo)\w*(?: \w+)? (?:hep|surekli|durmadan|hala)\b"
)
_NOT_THE_MATTER = re.compile(r"\b(?:kullan|bil|anla|ver|yaz|soyle|hatirla|paylas)\w*m[iuae]\w*")


# "Neden telefon istiyorsun" is asked of us, and no part of the story.
_WHAT_WE_ASK = re.compile(
    r"\b(?:neden|niye|nicin|ne (?:icin|diye|yapacaksiniz)|napca\w*)\b.*"
    r"\b(?:ist[ie]?yor?s\w*|soru?yor?s\w*|gerek(?:li|iyor)\w*|lazim|vereyim)\b"
)


def kept(found: Reading, message: Message, context: Context) -> Reading:
    """Return a reading with the trouble beside it, where nothing keeps that yet."""
    if message.is_choice or context.question not in _AT or found.main not in _BESIDE:
        return found
    if found.text or r.STORY & {*found.all} or len(message.text) > _LONGEST:
        return found
    by_phone = context.question in _ABOUT_REACHING
    told = [
        piece
        for piece in pieces(message.text)
        if tells(piece, by_phone=by_phone) and not _WHAT_WE_ASK.search(fold(piece))
    ]
    if not told or len(" ".join(told).split()) < _FEWEST_AT.get(context.question, _FEWEST):
        return found
    if context.question in _FEWEST_AT:
        return replace(found, also=(*found.also, r.MORE), text=message.text)
    told[0] = _without_who(told[0], found)
    return replace(found, also=(*found.also, r.MORE), text=" ".join(told))


def _without_who(piece: str, found: Reading) -> str:
    """Return a piece without "adım …" or a number before the matter."""
    known = {*fold(f"{found.value} {found.fields.name}").split(), *_WHO}
    words = piece.split()
    while len(words) > _FEWEST and (
        fold(words[0]).strip(".,:") in known or not any(map(str.isalpha, words[0]))
    ):
        words = words[1:]
    return " ".join(words)


def pieces(text: str) -> Iterator[str]:
    """Yield the pieces of a text, each up to its predicate."""
    folded = fold(text)
    start = 0
    for word in re.finditer(r"\w+", folded):
        marked = _MARK.search(folded, start, word.start())
        if marked:
            yield text[start : marked.start()].strip()
            start = marked.end()
        if _is_a_predicate(text[word.start() : word.end()], word.group(), loud=text.isupper()):
            yield text[start : word.end()].strip()
            start = word.end()
    yield text[start:].strip(" .,;!?")


def _is_a_predicate(written: str, folded: str, *, loud: bool) -> bool:
    """Whether a clause may end with a word: a surname has a verb's form, "internetim" a past's."""
    if not _PREDICATE.fullmatch(folded) or trouble.about_the_service(folded):
        return False
    return loud or not written[:1].isupper()


def tells(piece: str, *, by_phone: bool = True) -> bool:
    """Whether a piece tells of the service what went wrong.

    `by_phone` where a telephone or an address is spoken of to be reached at, and may be broken.
    """
    plain = verbs.plain(fold(piece))
    if len(plain.split()) < _FEWEST or trouble.asks(plain) or _NOT_THE_MATTER.search(plain):
        return False
    left = trouble.without_people(plain) if by_phone else plain
    told = trouble.is_told(left) and trouble.about_the_service(left)
    return told or bool(_FAILS.search(plain))
