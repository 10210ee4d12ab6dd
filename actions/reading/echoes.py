"""A question that only gives back what was asked: "isim?", "hangi numara", "cep mi olsun". Pure.

Whoever writes so wants the question explained. It is no detail, no refusal and no yes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import questions as q
from lexicon.turkish import fold

if TYPE_CHECKING:
    from actions.reading.message import Message

ECHO = "echo"
"""The kind of what is unclear because it only asks back: nothing that was learnt speaks to it."""
_LONGEST = 7
_ASKED_FOR = {
    q.NAME: r"(?:ad|adi|adim|adimi|isim|ismi|ismim|ismimi|soyad\w*|soyis\w*)",
    q.PHONE: r"(?:numara\w*|no|nmr|tel\w{0,3}|telefon\w{0,4}|cep|cebim|gsm|sabit)",
    q.EMAIL: r"(?:e|posta\w{0,3}|eposta\w{0,3}|mail\w{0,3}|email\w{0,3}|adres\w{0,3})",
    q.PLACE: (
        r"(?:yer\w{0,3}|il|ili|ilce\w{0,2}|sehir|sehri|mahalle\w{0,2}|nere\w{0,4}|adres\w{0,3})"
    ),
    q.TOPIC: r"(?:konu\w{0,3}|secenek\w{0,3}|baslik)",
    q.CONFIRM: r"(?:ozet\w{0,3}|bilgi\w{0,4}|kayit|kaydi|neyi|kayded\w+)",
    q.SOLVED: r"(?:sorun\w{0,3}|cozul(?:du|en)\w{0,3}|duzel(?:di|en)\w{0,3})",
    q.TRACKING: r"(?:takip|numara\w{0,3}|no|kayit)",
    q.CODE: r"(?:kod\w{0,3}|sifre\w{0,2}|sms|mesaj)",
}
_ASKED_FOR[q.PROOF_PHONE] = _ASKED_FOR[q.PHONE]
_ASKED_FOR[q.WHICH] = _ASKED_FOR[q.TRACKING]
_ASKED_FOR[q.CORRECT] = _ASKED_FOR[q.CONFIRM]
_AROUND = re.compile(
    r"(?:ne|neyi|neyin|nesi|nedir|hangi|hangisi\w{0,3}|nasil|kimin|benim|bu|su|o|m[iu]|m[iu]y\w*|m[iu]dir|"
    r"derken|ki|ev|evdeki|isti(?:yo|yr)\w*|istediniz|olsun|yaz(?:ayim|icam|iyim)|ver(?:eyim|icem|iyim)|"
    r"abi|pardon|efendim|yani|simdi|tam|hani|veya|ya|da|de)"
)
_MARK = re.compile(r"(?:m[iu]\w*|ne|neyi|neyin|nesi|nedir|hangi\w*|derken|nere\w*|kimin|nasil)")
_WORD = re.compile(r"[a-z0-9]+")


def is_echo(message: Message, question: str) -> bool:
    """Whether a message says nothing but what was asked for, as a question."""
    asked_for = _ASKED_FOR.get(question)
    words = _WORD.findall(fold(message.text))
    if asked_for is None or not 0 < len(words) <= _LONGEST:
        return False
    named = [re.fullmatch(asked_for, word) is not None for word in words]
    asks = "?" in message.text or any(map(_MARK.fullmatch, words))
    return (
        asks
        and any(named)
        and all(one or _AROUND.fullmatch(word) for one, word in zip(named, words, strict=True))
    )
