"""Questions about what was understood: "telefon doğru mu", "adımı nasıl yazdınız". Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import verbs
from actions.reading.told_fields import field_named
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message

ALL = "all"
_MOST_WORDS = 12
_CHECKED = (
    r"(?:dogru|yanlis|tamam|eksik|hata|gecti|aldin|aldiniz|yazdin|yazdiniz|yazmis|almis|yazmissin\w*|"
    r"yaziyo\w*|gorunuyo\w*|"
    r"kayitli|kaydettin\w*|var|yazili|okunuyo\w*|anladin|anladiniz|belirttim|yazdim|verdim|soyledim|"
    r"(?:gec|yazil|alin|eklen|kaydol|kaydedil|gir|giril|isle|islen|belirtil)(?:m[iu]s|d[iu]))"
)
_ASKED = re.compile(
    rf"\b{_CHECKED} ?m[iu](?:d[iu]r|yd[iu]|s[iu]n(?:[iu]z)?|y[iu]m|ym[iu]s)?\b|"
    r"\b(?:nasil|ne|neyi|hangi\w*|kim) (?:\w+ ){0,3}?(?:yaz|aldin|kayded|kaydet|"
    r"gorun|gec|gir|kayitli|anla|"
    r"olarak)\w*|"
    r"\b(?:bi|bir|1) (?:daha )?(?:bak|kontrol|oku|goster|goreyim)\w*|"
    r"\b(?:kontrol ed(?:in|er|elim)|(?:okur|gosterir|yazar|soyler|bakar) ?m[iu]s[iu]n)\w*|"
    r"\bnasil gorundug\w+|\bneydi\b|\bhangi (?:numara|no|mail|adres|isim)\w*d[iu]\b"
)
_TO_BE_DONE = re.compile(r"\b(?:kaydet(?!t|m[ie]s)|kaydeder|kayded(?:in|elim)|onayl)\w*")
_ABOUT_IT = re.compile(
    r"\b(?:bilgi\w*|ozet\w*|hepsi\w*|sistem\w*|dogru\w*|yanlis\w*|tamam|yaz\w+|kay[iu]?[dt]\w*|numara\w*)\b"
)


def asked(message: Message) -> str | None:
    """Return the detail that is asked about, `ALL` for the summary as a whole, None where none is.

    Whoever asks whether it is right has not said that it is.
    """
    plain = verbs.plain(fold(message.text))
    if len(plain.split()) > _MOST_WORDS or _TO_BE_DONE.search(plain):
        return None
    if not _ASKED.search(plain):
        return None
    field = field_named(plain)
    if field is not None:
        return field
    return ALL if _ABOUT_IT.search(plain) else None
