"""Replies that are said again and again, with what differs filled in by the server.

Some come with the product; supervisors word them as their house does, add and take away. Teams have
theirs, and so has everybody: of those with one short name the nearest is offered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, tuple_

from backend.complaints import places
from backend.complaints.places import HOUSE, Place, Scope
from backend.conversations import nameless
from backend.conversations.shared_models import CannedReply
from backend.kit.database import put_row
from backend.kit.errors import InvalidInputError
from backend.kit.text import clean, clean_line
from backend.staff import audit
from backend.staff.audit import Done

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
MOST_IN_A_PLACE = 100
_TOO_MANY = f"En çok {MOST_IN_A_PLACE} hazır yanıt tutulur; birini kaldırın."
_CODE = re.compile(r"[a-z0-9]{2,20}")
_NAME = re.compile(r"/[\w-]+")
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
    place: Place = HOUSE


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


async def offered(session: AsyncSession, who: Viewer) -> list[Canned]:
    """Return what somebody is offered: their own, their teams', and the house's.

    Of those with one short name the nearest: one's own before a team's before the house's.
    """
    nearest: dict[str, Canned] = {}
    for place in places.seen_by(who):
        for one in await of_place(session, place):
            nearest.setdefault(one.code, one)
    return list(nearest.values())


async def of_place(session: AsyncSession, place: Place) -> list[Canned]:
    """Return those of a place, by code; the house's begin with those that came with the product.

    These are in the order in which they came, as the operator words them.
    """
    rows = await session.execute(
        select(CannedReply.code, CannedReply.title, CannedReply.text)
        .where(CannedReply.scope == place.scope, CannedReply.owner == place.owner)
        .order_by(CannedReply.code)
    )
    product = {one.code: one for one in CANNED} if place == HOUSE else {}
    all_of_them = product | {row.code: Canned(*row, place) for row in rows}
    return [one for one in all_of_them.values() if one.text]


async def save(work: Work, who: Viewer, where: str, words: Canned) -> None:
    """Word a reply of a place anew, or add one; the audit says who did.

    Raises:
        NotAllowedError: they do not word those of this place (`places.editable`).
        InvalidInputError: what may not be so, by field (`where`, `code`, `title`, `text`).

    """
    place = places.read(where, who)
    places.require(who, place)
    code, title = clean_line(words.code).strip(), clean_line(words.title).strip()
    text = clean(words.text).strip()
    errors = {}
    if not is_code(code):
        errors["code"] = _WRONG_CODE
    elif await _full(work.session, place, code):
        errors["code"] = _TOO_MANY
    if not 0 < len(title) <= TITLE_LIMIT:
        errors["title"] = _WRONG_TITLE
    if not 0 < len(text) <= TEXT_LIMIT:
        errors["text"] = _WRONG_TEXT
    elif problem := unknown_place(text):
        errors["text"] = problem
    if errors:
        raise InvalidInputError(errors=errors)
    await _put(work, who, Canned(code, title, text, place))


def unknown_place(text: str) -> str:
    """Say of the first place in words that nothing fills in that it is none. Pure."""
    unknown = [name for name in _BRACES.findall(text) if name not in VARIABLES]
    return _UNKNOWN_PLACE.format(unknown[0]) if unknown else ""


async def remove(work: Work, who: Viewer, where: str, code: str) -> None:
    """Offer a reply of a place no longer; saved again under its code, it is offered again.

    Raises:
        NotAllowedError: they do not word those of this place.
        InvalidInputError: there is no such place, or no such reply in it.

    """
    place = places.read(where, who)
    places.require(who, place)
    found = next((one for one in await of_place(work.session, place) if one.code == code), None)
    if found is None:
        raise InvalidInputError
    if place.scope is Scope.HOUSE:
        # An empty one: what came with the product is not offered from then on either.
        await _put(work, who, Canned(code, found.title, "", place))
        return
    key = tuple_(CannedReply.scope, CannedReply.owner, CannedReply.code)
    await work.session.execute(
        delete(CannedReply).where(key == (place.scope.value, place.owner, code))
    )
    _note(work, who, place, code, offered=False)


async def _full(session: AsyncSession, place: Place, code: str) -> bool:
    others = await session.scalar(
        select(func.count())
        .select_from(CannedReply)
        .where(
            CannedReply.scope == place.scope,
            CannedReply.owner == place.owner,
            CannedReply.code != code,
            CannedReply.text != "",
        )
    )
    return (others or 0) >= MOST_IN_A_PLACE


async def _put(work: Work, who: Viewer, one: Canned) -> None:
    key = {"scope": one.place.scope, "owner": one.place.owner, "code": one.code}
    values = {"title": one.title, "text": one.text, "changed_at": work.now, "changed_by": who.id}
    await put_row(work.session, CannedReply, key, values)
    _note(work, who, one.place, one.code, offered=bool(one.text))


def _note(work: Work, who: Viewer, place: Place, code: str, *, offered: bool) -> None:
    detail = {"where": place.where, "code": code, "offered": offered}
    audit.note(work.session, work.now, Done.CANNED_CHANGED, who.id, **detail)


def filled(replies: Iterable[Canned], values: Mapping[str, str | None]) -> list[Canned]:
    """Return replies with what is known filled in; what is not stays as its name in braces."""
    return [replace(one, text=fill(one.text, values)) for one in replies]


def fill(text: str, values: Mapping[str, str | None]) -> str:
    """Return words with what is known filled in; what is not stays as its name in braces.

    Whoever has no name is addressed without one (`nameless`), so that nothing waits for it.
    """
    if not values.get("ad"):
        text = nameless.reworded(text)
    return _PLACE.sub(lambda found: values.get(found[1]) or found[0], text)


def is_code(text: str) -> bool:
    """Whether a text can be a short name."""
    return _CODE.fullmatch(text) is not None


NO_SUCH = "“{}” adlı bir hazır yanıt yok; listeden seçin ya da yanıtınızı yazın."
"""What is said of the name of none."""
UNFILLED = "Boş kalan bir yer var: {}. Doldurun ya da silin."
"""What is said of such a place."""


def is_a_name(text: str) -> bool:
    """Whether a reply is nothing but what a ready one is chosen by, mistyped: "/modme"."""
    return _NAME.fullmatch(text) is not None


def unfilled(text: str) -> str | None:
    """Return the first place in a reply that has no value yet, as its writer would call it."""
    found = _PLACE.search(text)
    return VARIABLES[found[1]] if found is not None else None
