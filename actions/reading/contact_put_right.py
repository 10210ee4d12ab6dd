"""What is said of the number or address that a registered complaint is answered to. Pure.

Held only where a complaint of the customer's is at hand and nothing else is asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actions.reading import details, new_numbers, questions, topic_words, verbs
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message
    from actions.reading.reading import Fields

_WAYS = {
    questions.PHONE: r"(?<!takip )(?<!hizmet )(?<!abone )\b(?:cep |irtibat |iletisim )?"
    r"(?:numara|nmr|nr|telefon|tel|tlf|cep|gsm)\w{0,10}",
    questions.EMAIL: r"\b(?:e ?-?posta|mail|email|elektronik posta|posta adres)\w{0,10}",
}
_WRONG = (
    r"\b(?:yanlis\w*|ynls\w*|hatali\w*|eksik\w*|dogru degil\w*|o degil\w*|bu degil\w*|"
    r"benim degil\w*|bana ait degil\w*|baskasin\w*|"
    r"karis(?:tir(?!m[ae](?:y|s|\b))|mis)\w*|ters \w+|degis\w*|"
    r"duzelt\w*|guncelle\w*|kapali\w*|kapandi\w*|kullanmiyo\w*|eskiydi|eskimis)"
)
_RIGHT = (
    r"\b(?:dogrusu\w*|asli|asil|aslinda|yenisi\w*|yeni (?:numara|telefon|mail|adres|hat|cep|e)\w*|"
    r"olacak\w*|olcak\w*|olucak\w*|pardon\w*|degil\w*|yerine|degistir\w*|duzelt\w*|artik|"
    r"guncelle\w*|(?:bu|su|o) (?:numara|telefon|mail|adres|cep)\w* (?:\w+ ){0,2}?(?:ara|ulas|yaz|"
    r"gonder|bildir|don|mesaj|sms)\w*|(?:bundan|buradan|burdan|buraya|suradan) (?:\w+ )?(?:ara|"
    r"ulas|yaz|gonder|bildir|don)\w*|(?:gonder|ara|ulas|bildir|yolla|at)(?:y?[iu]n(?:[iu]z)?|"
    r"s[iu]n(?:lar)?|abilirs[iu]n\w*)|eski(?:si|di)?|oburu|oteki)\b"
)
_RATHER = r"\b(?:dogrusu\w*|ol(?:a|u)?cak\w*|degil\w*|pardon\w*|eski(?:si|di)?|oburu|artik)\b"
# "Numara yanlış değil", "numaramda hata yok".
_NOT_WRONG = re.compile(
    r"\b(?:yanlis|hata|hatali|eksik|degisik\w*)\w* (?:bir sey )?(?:degil|yok)\w*"
)
_OF_THE_RECORD = re.compile(
    r"\b(?:ver|yaz|gir|soyle|bildir|birak|kayd|kayi?t|kaydol|sikayet|basvuru|al)(?!m[ae]\b)\w*|"
    r"\bolmus\w*|\bgecmis\w*|\b(?:benim|bana ait) degil\w*"
)
_MOST_WORDS, _FEW = 25, 5


@dataclass(frozen=True)
class NewContact:
    """The way that is put right (a question's name), and the right value where it is told."""

    way: str
    value: str | None = None


def told(message: Message, fields: Fields, known: str | None) -> NewContact | None:
    """Return what a message puts right, None where it does not.

    `known` is the number or address that a complaint of this conversation was registered with:
    one that is told alone is compared with it.
    """
    plain = " ".join(re.findall(r"[a-z0-9@.-]+", verbs.plain(fold(message.text))))
    if len(message.words) > _MOST_WORDS:
        return None
    way = questions.EMAIL if fields.email else questions.PHONE if fields.phone else None
    if way is not None:
        value = fields.email or fields.phone
        if value == known or details.is_anothers_number(message.folded):
            return None
        named = re.search(f"{_WAYS[way]}|{_OF_ANY}", plain)
        # Where none was known, one that is told besides is filled in, and puts nothing right.
        says = re.search(f"{_WRONG}|{_RATHER if known is None else _RIGHT}", plain)
        alone = details.only(message, fields, most=0)
        return NewContact(way, value) if says and (named or alone) else None
    return _without_a_value(plain)


def in_part(message: Message, known: str | None) -> NewContact | None:
    """Return what "sonu 63 olacak" makes of the `known` number; without a value where it cannot.

    What it is already comes back as it is.
    """
    plain = message.folded
    if not new_numbers.is_in_part(plain) or not _OF_THE_NUMBER.search(plain):
        return None
    if _ANOTHER_NUMBER.search(plain) or len(message.words) > _MOST_WORDS:
        return None
    right = new_numbers.put_right(plain, known)
    if right is None and known is not None and known.endswith(new_numbers.meant(plain) or "?"):
        right = known
    return NewContact(questions.PHONE, right)


_OF_THE_NUMBER = re.compile(r"\b(?:son|bas|numara|nmr|telefon|tel|cep|hane|rakam)\w*")
_ANOTHER_NUMBER = re.compile(r"\b(?:takip|kayit|fatura|tutar|tl|lira|abone|hizmet|kart|iban)\w*")


def is_alone(message: Message, fields: Fields) -> bool:
    """Whether a message is nothing but a number or an address to be reached at."""
    return bool(fields.phone or fields.email) and details.only(message, fields, most=0)


def _without_a_value(plain: str) -> NewContact | None:
    if _NOT_WRONG.search(plain):
        return None
    for way, words in _WAYS.items():
        said = re.search(rf"{words}(?: \w+){{0,4}}? ?{_WRONG}|{_WRONG}(?: \w+)? {words}", plain)
        if said is None:
            continue
        about = re.sub(words, " ", plain)
        brief = len(plain.split()) <= _FEW
        if (brief or _OF_THE_RECORD.search(about)) and not _is_of_the_service(about):
            return NewContact(way)
    return None


def _is_of_the_service(about: str) -> bool:
    """Whether what is wrong is a thing of the service: "faturadaki numara yanlış"."""
    return bool(topic_words.named(about)) or bool(_SERVICE.search(about))


_SERVICE = re.compile(
    r"\b(?:fatura|tasi|hat(?!ali)|sozlesme|rehber|bagli|bagla|tanimla|gorun|cagri|ariyo|arayan|"
    r"sistem|e-devlet|online|takip)\w*"
)
_OF_ANY = r"\b(?:iletisim|irtibat|bilgi|adres|dogrusu|yenisi|sms|mesaj|oburu|oteki|eski)\w*"
