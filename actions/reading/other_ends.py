"""What is to end that is not what is being told: a line, a plan, a threat, another topic. Pure.

Only what takes back one's own telling drops it. "Hatları iptal edin" names a thing of the
customer's, "indirim verirseniz vazgeçerim" a condition that nobody has met, and "vazgeçtim, modem
şikâyeti olsun" goes on with another topic.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r, topic_words, trouble, verbs
from lexicon.turkish import fold, words_only

if TYPE_CHECKING:
    from actions.reading.reading import Reading

_LONGEST = 300
# One's own words, and what is done with them here.
_TELLING = re.compile(
    r"(?:sikayet|sikyet|skyt|kayd|kayit|basvuru|muracaat|talep|taleb|ihbar|yazd[iu]|yazis|dedik|"
    r"soyled|anlatt|mesaj|konus|gorusme|sohbet|muhabbet|islem|surec|form|bilgi|konu|sorun|problem|"
    r"sikinti|dosya|adim[iu]|ismim|isim|soyad|e?posta|e?mail|adres)\w*"
)
_NOT_IT = re.compile(rf"\b{_TELLING.pattern}(?: \w+)? degil\w*")
_END = (
    r"(?:iptal|(?:kapat|sonlandir|durdur|kaldir|bitir|feshed|fesh ed|kes)"
    r"(?:t[iu]r)?(?:[iu]n(?:[iu]z)?|[iu]lsin|[iu]ls[iu]n|s[iu]n\w*|[iu]ver\w*|sana|mak|mek|mani\w*|meni\w*|"
    r"[iu]yor\w*|[ae]r m[iu]s\w*)?)"
)
# What stands for anything, or for no thing at all, and ends like an object.
_NO_THING = re.compile(
    r"(?:bunu|sunu|onu|bunlari|sunlari|onlari|beni|bizi|sizi|seni|kendi\w*|hepsini|herseyi|seyi|"
    r"tumunu|tamamini|isi|olayi|hadi|haydi|iyi|yani|gibi|iki|yeni|eski|simdi|ki|mi|mu|belki|bari|"
    r"sanki|hangi|geri|ileri|su|bu|haydi|diye|dedi|demi|gitti|oldu|bitti|ikisini|digerini|oburunu|"
    r"ilkini|iptali|\w+kin[iu])"
)
_ALL_OF_THEM = frozenset({"hepsini", "tumunu", "tamamini", "ikisini", "birini"})
_ACCUSATIVE = re.compile(r"\w{2,}[iu]")
_PAST = re.compile(r"\w+[dt][iu]")
_BESIDE = 2
_GIVEN_UP = re.compile(r"\b(?P<what>\w{2,}[dt][ae]n)(?: \w+)? vaz ?gec(?!m[ei])\w*")
_IF_ONLY = re.compile(
    r"\b(?!yoksa|neyse|nasilsa|oysa|masa|kasa|kisa|ise\b)\w{2,}s[ae](?:m|n|k|n[iu]z|l[ae]r)?\b"
)
_WOULD = re.compile(
    r"\b(?:vaz ?gec|geri cek|geri al|birak|kapat|sil)(?:[aei]?r[iu][mz]|[ae]bil[iu]r\w*)\b|"
    r"\biptal (?:ed[ae]r[iu][mz]|ed[ae]bil[iu]r\w*)\b"
)
_LEFT = re.compile(r"\b(?:vaz ?gec(?:t[iu]|iyo|e[lc])\w*|bos ?ver\w*|iptal(?: e[dt]\w*| olsun)?)\b")
_TO_BE = re.compile(
    r"\b(?:olsun|olacak|kaydet\w*|kaydedin\w*|kaydedelim|yaz(?:in|alim|ayim|acagim)?|ac(?:in|alim)|"
    r"yapalim|ed(?:eyim|elim|ecegim|icem|iyorum)|gecelim|baslayalim|alalim|istiyorum)\b"
)
_PLAINLY_INSTEAD = re.compile(
    r"\b(?:vaz ?gec(?:t[iu]|iyo)\w*|bos ?ver)\b(?: \w+){0,4} "
    r"(?:sikayet|sorun|konu|kayd)\w* (?:olsun|kayded\w*|kaydet\w*|yaz(?:in|alim)?|ac(?:in|alim))\b"
)
_LEAVES = frozenset({r.CANCEL, r.WITHDRAW, r.NO_COMPLAINT})
_MAY_BE_SAID_TO_IT = _LEAVES | {r.YES, r.NO, r.UNSURE, r.UNCLEAR, r.CANCEL_SUBSCRIPTION, r.UNDO}
_BEGINS = frozenset({q.NONE, q.PROBLEM})


def rather(reading: Reading, text: str, question: str) -> Reading:
    """Return what is read where something else is to end than what was told."""
    plain = _plain(text[:_LONGEST])
    denied = bool(_NOT_IT.search(plain)) and reading.value is None
    denied = denied and reading.main in {*_MAY_BE_SAID_TO_IT, r.CORRECT}
    instead = reading.main in r.STORY and bool(_PLAINLY_INSTEAD.search(plain))
    if not (denied or instead or _leaves(reading, question)) or len(text) > _LONGEST:
        return reading
    topic = goes_on_with(plain)
    kept = tuple(one for one in reading.also if one in {r.HUMAN, r.DANGER})
    if topic is not None and question not in _BEGINS:
        more = (*kept, r.MORE) if trouble.is_told(plain) else kept
        return replace(reading, main=r.CORRECT, field=q.TOPIC, value=topic, also=more, text=text)
    if instead or not (topic is not None or names_a_thing(plain) or is_conditional(plain)):
        return reading
    main = r.COMPLAINT if question in _BEGINS else r.MORE
    return replace(reading, main=main, field=None, value=None, also=kept, text=text)


def _leaves(reading: Reading, question: str) -> bool:
    """Whether something would be dropped by it, or is just asked whether it is."""
    if question in {q.DROP, q.WITHDRAW}:
        return reading.main in _MAY_BE_SAID_TO_IT
    return bool(_LEAVES & {*reading.all})


def is_a_things(text: str) -> bool:
    """Whether what a text ends is a thing, and not what its writer told: "hattı iptal edin"."""
    return names_a_thing(_plain(text[:_LONGEST]))


def _plain(text: str) -> str:
    folded = verbs.plain(fold(text)).replace("'", "").replace("\u2019", "")
    return words_only(folded)


def names_a_thing(plain: str) -> bool:
    """Whether what a plain text ends is a thing, and not what its writer told."""
    left = _NOT_IT.sub(" ", plain)
    words = left.split()
    if any(_TELLING.fullmatch(word) for word in words):
        return False
    given_up = _GIVEN_UP.search(left)
    if given_up is not None and trouble.about_the_service(given_up["what"]):
        return True
    ends = [at for at, word in enumerate(words) if re.fullmatch(_END, word)]
    return any(_is_a_thing(words, at) for at in ends)


def _is_a_thing(words: list[str], at: int) -> bool:
    """Whether the verb that stands there has an object: "hatları kapatın", "iptal edin hattı"."""
    after = words[at + 1 : at + 1 + _BESIDE + 1]
    first = max(0, at - _BESIDE)
    before = words[first:at]
    if any(_is_an_object(word) for word in (*before, *after)):
        return True
    last, whose = ["", "", *words[first:at]][-1], ["", "", *words[first:at]][-2]
    of_things = last in _ALL_OF_THEM and _is_of_the_service(whose)
    return of_things or (words[at] == "iptal" and _is_of_the_service(last))


def _is_an_object(word: str) -> bool:
    if not _ACCUSATIVE.fullmatch(word) or _NO_THING.fullmatch(word):
        return False
    return not _PAST.fullmatch(word) or _is_of_the_service(word)  # "gitti", "taahhüdü"


def _is_of_the_service(word: str) -> bool:
    return trouble.about_the_service(word) and not _NO_THING.fullmatch(word)


def is_conditional(plain: str) -> bool:
    """Whether a plain text says under what condition it would be given up."""
    return bool(_WOULD.search(plain) and _IF_ONLY.search(_WOULD.sub(" ", plain)))


def begun_instead(text: str) -> str | None:
    """Return the topic that is to be instead of what was told: "vazgeçtim, modem olsun"."""
    return goes_on_with(_plain(text[:_LONGEST]))


def goes_on_with(plain: str) -> str | None:
    """Return the one topic with which a plain text goes on after "vazgeçtim"."""
    left = [match.end() for match in _LEFT.finditer(plain)]
    if not left:
        return None
    rest = plain[left[-1] :]
    named = topic_words.named(rest)
    told = topic_words.plainly(rest)
    if not _TO_BE.search(rest) or len(named) != 1:
        return None
    return told or (named[0][0] if len(named[0]) == 1 else None)
