"""Replies that are said again and again, with what differs filled in by the server.

Some come with the product; supervisors word them as their house does, add and take away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from backend.conversations.models import CannedReply
from backend.kit.database import insert_once
from backend.kit.errors import InvalidInputError
from backend.kit.text import clean, clean_line
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.kit.work import Work

VARIABLES = {
    "ad": "müşterinin adı",
    "temsilci": "sizin adınız",
    "takip_no": "takip numarası",
    "telefon": "çağrı merkezi",
}
TITLE_LIMIT, TEXT_LIMIT = 60, 1000
_CODE = re.compile(r"[a-z0-9]{2,20}")
_BRACES = re.compile(r"\{([^{}]*)\}")
_WRONG_CODE = "2 ile 20 arasında küçük harf ya da rakam yazın; Türkçe harf ve boşluk olmaz."
_WRONG_TITLE = f"Başlık boş olamaz, en çok {TITLE_LIMIT} karakter olabilir."
_WRONG_TEXT = "Yanıt boş olamaz, en çok 1.000 karakter olabilir."
_UNKNOWN_PLACE = (
    "“{{{}}}” diye bir alan yok. Alanlar: "
    + ", ".join(f"{{{{{name}}}}} ({what})" for name, what in VARIABLES.items())
    + "."
)
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


async def offered(session: AsyncSession) -> list[Canned]:
    """Return what agents are offered: those that came with the product, as the operator words them.

    In the order in which they came; the operator's own ones follow by code.
    """
    rows = await session.execute(
        select(CannedReply.code, CannedReply.title, CannedReply.text).order_by(CannedReply.code)
    )
    all_of_them = {one.code: one for one in CANNED} | {row.code: Canned(*row) for row in rows}
    return [one for one in all_of_them.values() if one.text]


async def save(work: Work, who: Viewer, code: str, title: str, text: str) -> None:
    """Word a reply anew, or add one; the house's audit says who did.

    Raises:
        NotAllowedError: they may not run teams.
        InvalidInputError: what may not be so, by field (`code`, `title`, `text`).

    """
    require(who.role, Permission.RUN_TEAMS)
    code, title, text = clean_line(code).strip(), clean_line(title).strip(), clean(text).strip()
    errors = {}
    if not _CODE.fullmatch(code):
        errors["code"] = _WRONG_CODE
    if not 0 < len(title) <= TITLE_LIMIT:
        errors["title"] = _WRONG_TITLE
    if not 0 < len(text) <= TEXT_LIMIT:
        errors["text"] = _WRONG_TEXT
    elif unknown := [name for name in _BRACES.findall(text) if name not in VARIABLES]:
        errors["text"] = _UNKNOWN_PLACE.format(unknown[0])
    if errors:
        raise InvalidInputError(errors=errors)
    await _put(work, who, code, title, text)


async def remove(work: Work, who: Viewer, code: str) -> None:
    """Offer a reply no longer; saved again under its code, it is offered again.

    Raises:
        NotAllowedError: they may not run teams.
        InvalidInputError: there is no such reply.

    """
    require(who.role, Permission.RUN_TEAMS)
    found = next((one for one in await offered(work.session) if one.code == code), None)
    if found is None:
        raise InvalidInputError
    await _put(work, who, code, found.title, "")


async def _put(work: Work, who: Viewer, code: str, title: str, text: str) -> None:
    once = insert_once(work.session.get_bind().dialect.name, CannedReply, "code")
    values = {"title": title, "text": text, "changed_at": work.now, "changed_by": who.id}
    await work.session.execute(once.values(code=code, **values))
    await work.session.execute(update(CannedReply).where(CannedReply.code == code).values(values))
    audit.note(work.session, work.now, Done.CANNED_CHANGED, who.id, code=code, offered=bool(text))


def filled(replies: Iterable[Canned], values: Mapping[str, str | None]) -> list[Canned]:
    """Return replies with what is known filled in; what is not stays as its name in braces."""
    return [
        Canned(one.code, one.title, _PLACE.sub(lambda m: values.get(m[1]) or m[0], one.text))
        for one in replies
    ]


def unfilled(text: str) -> str | None:
    """Return the first place in a reply that has no value yet, as its writer would call it."""
    found = _PLACE.search(text)
    return VARIABLES[found[1]] if found is not None else None
