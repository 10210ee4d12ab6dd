"""The texts to customers: what they say, what they would say, and who worded them when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.complaints import wording
from backend.desk import guard, settings
from backend.gateways.mail.letterhead import paragraphs
from backend.gateways.sms import segments
from backend.kit.clock import ISTANBUL
from backend.kit.errors import InvalidInputError, SettingChangedError
from backend.notifications.text_checks import CONTENT_LIMIT, Fault
from backend.notifications.text_shapes import HOUSE, Way, of_the_house, samples
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields
from backend.web.pages import seen
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.kit.errors import YardimError
    from backend.notifications.text_shapes import Text
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

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
    routes.add(preview_text, f"{one}/preview", "POST")
    routes.add(go_back, f"{one}/back", "POST")


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
async def preview_text(
    request: Request, services: DeskServices, who: LoggedIn, name: str, way: str
) -> HTTPResponse:
    """Show what a text would say; nothing is saved."""
    return await _page(request, services, who, (name, way), sent=_sent(request))


@guard.for_staff
async def save_text(
    request: Request, services: DeskServices, who: LoggedIn, name: str, way: str
) -> HTTPResponse:
    """Word a text anew; what was refused stays in its form."""
    sent = _sent(request)
    try:
        async with services.works.begin() as work:
            await wording.save(
                work,
                who,
                services.texts,
                (name, way),
                sent["content"],
                day=sent["day"],
                seen=_number(sent["seen"]),
            )
    except (InvalidInputError, SettingChangedError) as error:
        return await _page(request, services, who, (name, way), sent=sent, error=error)
    await services.texts.kept.load(services.works)
    return seen(f"{PATH}/{name}/{way}")


@guard.for_staff
async def go_back(
    request: Request, services: DeskServices, who: LoggedIn, name: str, way: str
) -> HTTPResponse:
    """Have an earlier wording again, or that of the file."""
    fields = form_fields(request)
    version, newest = (_number(str(fields.get(each, ""))) for each in ("version", "seen"))
    try:
        async with services.works.begin() as work:
            await wording.go_back(work, who, services.texts, (name, way), version, seen=newest)
    except (InvalidInputError, SettingChangedError) as error:
        return await _page(request, services, who, (name, way), error=error)
    await services.texts.kept.load(services.works)
    return seen(f"{PATH}/{name}/{way}")


def _sent(request: Request) -> dict[str, str]:
    fields = form_fields(request)
    return {name: str(fields.get(name, "")) for name in ("content", "day", "seen")}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0  # noqa: PLR2004 - fits the column


async def _page(  # noqa: PLR0913 - what is shown, and what was refused
    request: Request,
    services: DeskServices,
    who: LoggedIn,
    key: tuple[str, str],
    *,
    sent: Mapping[str, str] | None = None,
    error: YardimError | None = None,
) -> HTTPResponse:
    require(who.role, Permission.RUN_TEAMS)
    text, way = wording.find(services.texts, *key)
    now = services.clock.now()
    async with services.works.reading() as session:
        versions = await wording.versions(session, text, way)
    in_force = services.texts.in_force(text.name, way, at=now)
    content = wording.content_of(sent["content"]) if sent else in_force
    problems = services.texts.problems(text, way, content)
    return services.pages.show_form(
        request,
        "desk_text.html",
        error,
        refused=error,
        who=who,
        text=text,
        way=way,
        ways=[(each, WAYS[each], f"{PATH}/{text.name}/{each}") for each in text.ways],
        address=f"{PATH}/{text.name}/{way}",
        content=content,
        typed=sent or {},
        problems=[(one.line, FAULTS[one.fault].format(*one.about)) for one in problems],
        previews=[] if problems else _previews(services, text, way, content),
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


def _previews(services: DeskServices, text: Text, way: Way, content: str) -> list[dict[str, Any]]:
    """Return what a wording says, once for each way in which cases differ."""
    tables = services.settings.sms_turkish_tables
    found: dict[str, dict[str, Any]] = {}
    for values, longest in zip(samples(text), samples(text, longest=True), strict=True):
        said = services.texts.tried(text, way, content, values)
        most = services.texts.tried(text, way, content, longest)
        shown: dict[str, Any] = {"subject": said.subject, "text": said.text.strip()}
        if way is Way.SMS:
            shown["segments"], shown["longest"] = (
                segments.measure(segments.plain(each.text), turkish_tables=tables).segments
                for each in (said, most)
            )
        if way is Way.EMAIL:
            shown["paragraphs"] = paragraphs(said.text)
        found.setdefault(said.subject + said.text, shown)
    return list(found.values())
