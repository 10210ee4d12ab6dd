"""Refusing to give a detail, or having none. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.reading import questions as q, reading as r
from actions.reading.candidate import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actions.reading.message import Message

_WILL_NOT = re.compile(
    r"\b(ver(mem|mek istemi\w*|miyor\w*|miyom|meyecegim|meyecem|micem|mesem|mesek|emem|em)|"
    r"soyle(mem|mek istemi\w*|mesem|meyecegim|miyorum|micem)|"
    r"yaz(mam|mak istemi\w*|mayacagim|masam|miyorum)|paylas(mam|mak istemi\w*|miyorum|masam|mayacagim)|"
    r"istemi(yorum|yom)|istemem|gerek yok|gerekmez|olmadan|vermesem|anonim|gizli kal\w*|gec|gecelim|"
    r"atla\w*|pas)\b",
)
_HAS_NONE = re.compile(
    r"\b(yok|yoktur|kullanmiyo\w*|bilmiyorum|hatirlamiyo\w*|kayboldu|calindi|bozuk|kirik|kapali)\b"
)
_OF_IT = {
    q.PHONE: re.compile(r"\b(tel|telefon|cep|numara|num|no|hat|gsm)\w*"),
    q.PROOF_PHONE: re.compile(r"\b(tel|telefon|cep|numara|num|no|hat|gsm)\w*"),
    q.EMAIL: re.compile(r"\b(e ?-?posta|eposta|e ?-?mail|mail|adres|gmail|hotmail|internet)\w*"),
    q.NAME: re.compile(r"\b(ad|adim|adimi|isim|ismim|ismimi|soyad\w*|kimlik|kim)\w*"),
    q.TRACKING: re.compile(r"\b(numara|no|takip|kod|sms|mesaj)\w*"),
}
_FEW = 3


def candidates(message: Message, question: str) -> Iterator[Candidate]:
    """Yield that the customer will not or cannot give what the question asks for."""
    folded = message.folded
    if any(c.isdigit() for c in folded) or "@" in folded:
        return
    named = question in _OF_IT and bool(_OF_IT[question].search(folded))
    brief = len(message.words) <= _FEW
    if _WILL_NOT.search(folded) and (named or len(message.words) <= _FEW * 2):
        yield Candidate(r.REFUSED, 0.9)
    elif _HAS_NONE.search(folded) and (named or brief):
        yield Candidate(r.REFUSED, 0.85)
