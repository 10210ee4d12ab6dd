"""What is said to stand wrong in a registered complaint, and how it is right. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import additions, topics, trouble, verbs

if TYPE_CHECKING:
    from actions.reading.message import Message
    from actions.reading.reading import Fields

_FEW, _MOST_WORDS = 2, 30

_WRONG = re.compile(
    r"\byanlis\w*|\bhatali\w*|\bdegis(?:ecek|tir\w*|sin)|\bduzel(?:t\w*|ecek|sin)|"
    r"\bolacak(?:ti)?\b|\bolcak(?:ti)?\b|\bolsun\b|\bdegil\w*|\bpardon\b|\bdogrusu\b|\beksik\w*"
)


_INSTEAD = re.compile(r"\bol(?:a)?cak(?:ti)?\b|\bdegil\w*|\bdogrusu\b")


_MENDED = re.compile(
    r"\b(?:telefon\w*|tel|numara\w*|no|ad(?:im|imi|i)?|isi?m\w*|soyad\w*|soyis\w*|"
    r"e ?-?posta\w*|mail\w*|adres\w*|konu\w*|aciklama\w*|metin\w*|kayd\w*|kayit\w*|sikayet\w*)\b"
)


_OF_CONTENT = re.compile(
    r"\b(?:konu\w*|aciklama\w*|metin\w*|sikayet(?:im|imi|in)?|kayd\w*|kayit\w*) "
    r"(?:\w+ ){0,2}?(?:yanlis|hatali|degis|duzelt|eksik)\w*"
)


# A fact of the story: "tutar 800 olacak"; what "olacaktı" is the trouble itself.
_FACT = re.compile(
    r"\b(?:tutar|miktar|ucret|fatura|tarih|saat|gun|hiz|fiyat|para|model|adet|borc)\w*"
)
_FACT_IS = re.compile(
    r"\byanlis(?:likla)? (?:yaz|soyle|gir)\w*|\bdogrusu\b|\bol(?:a)?cak\b(?!t)|\bduzelt\w*"
)
_BY_MISTAKE = re.compile(
    r"\byanlis(?:likla)? (?:at|gonder|yolla|yaz|bas|numara|yer|kisi|mesaj)\w*|\byanlislikla\b|"
    r"\bsize (?:degil|atmayac|yazmayac)\w*|\bbaskasina \w+c[ae]\w*|"
    r"\b(?:kaydet|kayit (?:ac|et)?)\w* ?(?:de|iste|soyle)m[ae]?d[iu]\w*|"
    r"\bsikayet\w* (?:degil|etm[iu]yo)\w*|\b(?:kaydetme|kayit acma)(?:y[iu]n\w*)?\b"
)


def puts_right(message: Message, told: Fields) -> bool:
    """Whether a message says that something stands wrong in the complaint itself."""
    plain = verbs.plain(message.folded)
    anew = _NAMED_ANEW.search(plain) is not None and not trouble.asks(plain)
    if len(message.words) > _MOST_WORDS or not (anew or _WRONG.search(plain)):
        return False
    if told.phone or told.email or anew:
        return True
    if trouble.asks(plain) and not _OF_CONTENT.search(plain):
        return False
    named = _MENDED.search(plain) is not None
    if named and _is_of_the_record(plain):
        return True
    return topic_put_right(message, None) is not None


# "Hayır annemin adı Fatma Demirci": a no to nothing that was asked denies what stands there.
_NAMED_ANEW = re.compile(
    r"^\W*(?:hayir|yok|yo|pardon|aslinda|dur|ya)\b(?: \w+){0,3} (?:soy)?(?:ad|ism|is[iu]m)"
    r"(?:i|im|imi|u|inin)?(?: (?:da|de))? [a-z]{2,}"
)


def _is_of_the_record(plain: str) -> bool:
    """Whether what is wrong is the record's and not the service's: "telefonum yanlış kaydoldu"."""
    return bool(
        re.search(r"\b(?:kayd|kayi?t|yaz[iu]l|gec(?:mis|iyo)|olacak|olcak|duzelt|degis)\w*", plain)
        or re.search(r"\b(?:ad|isi?m|soyad)\w* (?:\w+ ){0,4}degil", plain)
        or _OF_CONTENT.search(plain)
    )


def topic_put_right(message: Message, known: str | None) -> str | None:
    """Return the one topic that is named as the right one instead of the known."""
    folded = re.sub(r"\bkonu\w*", " ", message.folded)
    brief = len(message.words) <= _FEW * 2 and not _MENDED.search(folded)
    of_the_topic = folded != message.folded or (brief and _INSTEAD.search(folded))
    if not of_the_topic or not _WRONG.search(folded):
        return None
    found = {codes[0] for word in folded.split() if len(codes := topics.read(word)) == 1}
    found = found - {known} or {*topics.read(folded)} - {known}
    return found.pop() if len(found) == 1 else None


def gives_the_value(message: Message, told: Fields) -> bool:
    """Whether what is put right says how it is right, and not only that it is wrong."""
    plain = verbs.plain(message.folded)
    if told.phone or told.email or told.name:
        return True
    left = [
        word
        for word in re.findall(r"[a-z0-9]+", plain)
        if not (
            _MENDED.fullmatch(word) or _WRONG.fullmatch(word) or additions.ANNOUNCES.fullmatch(word)
        )
        and not re.fullmatch(r"(?:kayd\w*|yaz[iu]l\w*|gec\w*|ve|hem|bana|sizde|orada|olmus)", word)
    ]
    return bool(left)


def tells_a_fact_anew(message: Message) -> bool:
    """Whether a number of the story is put right: "tutar 800 olacak yanlış yazdım"."""
    plain = verbs.plain(message.folded)
    few = len(message.words) <= _FEW * 5 and any(map(str.isdigit, plain))
    right = few and _FACT_IS.search(plain) and not trouble.asks(plain)
    return bool(right and (_FACT.search(plain) or re.search(r"\b(?:tl|lira|gb|mbps)\b", plain)))


def was_a_mistake(message: Message) -> bool:
    """Whether a message says that what was just registered was not meant for us."""
    return bool(_BY_MISTAKE.search(verbs.plain(message.folded))) and len(message.words) <= _FEW * 5
