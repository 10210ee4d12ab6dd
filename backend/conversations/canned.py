"""Replies that are said again and again, with what differs filled in by the server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLES = {
    "ad": "müşterinin adı",
    "temsilci": "sizin adınız",
    "takip_no": "takip numarası",
    "telefon": "çağrı merkezi",
}
_PLACE = re.compile(r"\{(" + "|".join(VARIABLES) + r")\}")


@dataclass(frozen=True)
class Canned:
    """One of them: what is typed after the slash, what it is called, and its words."""

    code: str
    title: str
    text: str


CANNED = (
    Canned("merhaba", "Karşılama", "Merhaba {ad}, ben {temsilci}. Hemen bakıyorum."),
    Canned("bekleyin", "Kontrol ediyorum", "Kayıtlarınızı kontrol ediyorum, bir iki dakika sürer."),
    Canned(
        "numara", "Takip numarası", "Takip numaranız {takip_no}. Durumunu buradan sorabilirsiniz."
    ),
    Canned(
        "modem",
        "Modemi yeniden başlatma",
        "Modemin fişini çekip 30 saniye bekleyin, sonra yeniden takın. İki dakika sonra ışıkların "
        "rengini bana yazar mısınız?",
    ),
    Canned("cozuldu", "Çözüldü mü?", "Sorununuz şu an çözülmüş görünüyor. Sizde de düzeldi mi?"),
    Canned(
        "hoscakalin",
        "Kapanış",
        "Bize yazdığınız için teşekkür ederiz. Yine ihtiyaç duyarsanız {telefon} numarasından da "
        "ulaşabilirsiniz. İyi günler dileriz.",
    ),
)


def filled(values: Mapping[str, str | None]) -> list[Canned]:
    """Return all with what is known filled in; what is not stays as its name in braces."""
    return [
        Canned(one.code, one.title, _PLACE.sub(lambda m: values.get(m[1]) or m[0], one.text))
        for one in CANNED
    ]


def unfilled(text: str) -> str | None:
    """Return the first place in a reply that has no value yet, as its writer would call it."""
    found = _PLACE.search(text)
    return VARIABLES[found[1]] if found is not None else None
