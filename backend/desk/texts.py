"""The texts to customers: what they say, what they would say, and who worded them when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import wording
from backend.desk import guard, house_rules, settings, text_view, trying
from backend.desk.trying import NOTHING_YET, Kept, Told, Tried
from backend.kit.clock import ISTANBUL
from backend.kit.errors import InvalidInputError, SettingChangedError
from backend.notifications.text_checks import CONTENT_LIMIT, Fault
from backend.notifications.text_shapes import HOUSE, Way, of_the_house
from backend.staff.permissions import Permission, require
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sanic import HTTPResponse, Request
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.desk.services import DeskServices
    from backend.kit.work import Work
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

    # What was saved of a text, the newest first: its id and words.
    type Versions = Sequence[tuple[int, str | None]]

PATH = f"{settings.PATH}/texts"
WAYS = {
    Way.CHAT: "Sohbet",
    Way.SMS: "SMS",
    Way.EMAIL: "E-posta",
    Way.CALL: "Arama",
    Way.PART: "Başka metinlerin parçası",
}
FAULTS = {
    Fault.SYNTAX: "okunamıyor; süslü parantezleri ve yüzde işaretlerini kontrol edin",
    Fault.TOO_DEEP: "iç içe çok fazla parantez ya da koşul var",
    Fault.FORBIDDEN: "işaretlerin içinde yalnızca alanlar ve koşullar (if, elif, else) olabilir",
    Fault.UNKNOWN: "böyle bir alan yok: {}",
    Fault.NEEDED: "şu alan her durumda söylenmeli: {}",
    Fault.EMPTY: "hiçbir şey söylemiyor",
    Fault.TOO_LONG: "en çok {} harf olabilir",
    Fault.NO_SUBJECT: "“Konu: …” satırıyla başlamalı, ardından bir boş satır gelmeli",
    Fault.WRITTEN_IN_SUBJECT: "kişilerin yazdığı konuda kullanılamaz: {}",
    Fault.SUBJECT_TOO_LONG: "konu en çok {} harf olabilir",
    Fault.SEGMENTS: "en uzun hâliyle {} SMS; en çok {} olabilir. SMS alfabesi dışı harfler: {}",
}


def install(routes: Routes[DeskServices]) -> None:
    """Add the addresses."""
    one = "/settings/texts/<name:str>/<way:str>"
    routes.add(show_texts, "/settings/texts", *SHOWN)
    routes.add(show_text, one, *SHOWN)
    routes.add(save_text, one, "POST")


@guard.for_staff
async def show_texts(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """List every text with its ways, and which of them are worded on the desk."""
    require(who.role, Permission.RUN_TEAMS)
    now = services.clock.now()
    rows = [
        {
            "label": text.label,
            "to_staff": text.to_staff,
            "ways": [
                {
                    "address": f"{PATH}/{text.name}/{way}",
                    "label": WAYS[way],
                    "own": services.texts.is_from_desk(text.name, way, at=now),
                }
                for way in text.ways
            ],
        }
        for text in services.texts.declared.values()
    ]
    return services.pages.show(request, "desk_texts.html", who=who, texts=rows)


@guard.for_staff
async def show_text(
    request: Request, services: DeskServices, who: LoggedIn, name: str, way: str
) -> HTTPResponse:
    """Show how a text is worded, what it says, and how it was worded before."""
    return await _page(request, services, who, (name, way))


@guard.for_staff
async def save_text(
    request: Request, services: DeskServices, who: LoggedIn, name: str, way: str
) -> HTTPResponse:
    """Say what a text would say otherwise, then word it anew, or as it was before (`back`)."""
    require(who.role, Permission.RUN_TEAMS)
    sent, key = house_rules.sent_by(request), wording.find(services.texts, name, way)
    before = services.texts.in_force(key[0].name, key[1], at=services.clock.now())

    async def act(work: Work, given: Mapping[str, str]) -> None:
        newest = _number(given.get("seen", ""))
        if given.get("back"):
            version = _number(given.get("version", ""))
            await wording.go_back(work, who, services.texts, (name, way), version, seen=newest)
            return
        content, day = given.get("content", ""), given.get("day", "")
        await wording.save(work, who, services.texts, (name, way), content, day=day, seen=newest)

    async def read(session: AsyncSession) -> Versions:
        return [(row.id, row.content) for row, _ in await wording.versions(session, *key)]

    async def says(_before: Versions, after: Versions) -> Told:
        # The newest comes first.
        return text_view.told(services, *key, before, after[0][1])

    try:
        kept = Kept(read, services.texts.kept.load)
        tried = await trying.follow(services.works, sent, kept, act, says)
    except (InvalidInputError, SettingChangedError) as error:
        tried = Tried(error=error)
    if tried.saved:
        return seen(f"{PATH}/{name}/{way}")
    return await _page(request, services, who, (name, way), tried, sent)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0  # noqa: PLR2004 - fits the column


async def _page(  # noqa: PLR0913, PLR0917 - which text, and what was tried
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    key: tuple[str, str],
    tried: Tried = NOTHING_YET,
    sent: Mapping[str, str] | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    text, way = wording.find(services.texts, *key)
    now = services.clock.now()
    async with services.works.reading() as session:
        versions = await wording.versions(session, text, way)
    in_force = services.texts.in_force(text.name, way, at=now)
    typed = sent or {}
    # What is to be had back is shown as it was.
    content = in_force
    if "content" in typed:
        content = wording.content_of(typed["content"])
    elif typed.get("back"):
        was = {row.id: row.content for row, _ in versions}
        content = was.get(_number(typed.get("version", ""))) or in_force
    problems = services.texts.problems(text, way, content)
    return services.pages.show_form(
        request,
        "desk_text.html",
        tried.error,
        tried=tried,
        who=who,
        text=text,
        way=way,
        ways=[(each, WAYS[each], f"{PATH}/{text.name}/{each}") for each in text.ways],
        address=f"{PATH}/{text.name}/{way}",
        content=content,
        typed=typed,
        problems=[(one.line, FAULTS[one.fault].format(*one.about)) for one in problems],
        previews=[] if problems else text_view.previews(services, text, way, content),
        variables=[
            *((each, _choices(each.choices)) for each in text.variables),
            *((each, of_the_house(services.settings)[each.name]) for each in HOUSE),
        ],
        most=text.most_segments if way is Way.SMS else 0,
        versions=[
            {
                "id": row.id,
                "who": name,
                "at": row.changed_at.astimezone(ISTANBUL),
                "from": row.valid_from.astimezone(ISTANBUL),
                "later": row.valid_from > now,
                "content": row.content,
            }
            for row, name in versions
        ],
        newest=versions[0][0].id if versions else 0,
        own=services.texts.is_from_desk(text.name, way, at=now),
        today=now.astimezone(ISTANBUL).date().isoformat(),
        limit=CONTENT_LIMIT,
    )


def _choices(choices: tuple[str, ...]) -> str:
    return " / ".join(f'"{each}"' for each in choices)
