"""What was done, opened and tried at the desk, for who may see it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from backend.complaints import queries
from backend.desk import audit_detail, guard
from backend.desk.audit_words import KINDS, ROLES
from backend.kit.clock import day_in_turkiye
from backend.kit.errors import InvalidInputError
from backend.staff import audit_queries, roster
from backend.staff.audit import Done
from backend.staff.audit_queries import Wanted
from backend.staff.permissions import Permission, require
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

_ROW = re.compile(r"[0-9]{1,18}")
_DAY = re.compile(r"2[0-9]{3}-[0-9]{2}-[0-9]{2}")
_ASKED = ("kisi", "tur", "ilk", "son")
_NO_DAY = "“{}” diye bir gün yok. Gün, ay ve yılı seçin ya da alanı boşaltın."
_MOST_SHOWN = 20
_ENDS_BEFORE = "Bitiş günü başlangıçtan önce; günlerden birini değiştirin."


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(show_audit, "/audit", *SHOWN)


@guard.for_staff
async def show_audit(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show what was written down, newest first.

    `kisi`, `tur`, `ilk` and `son` (days in Türkiye, both whole) choose, `once` goes back. Of days
    that cannot be read nothing is shown: it would be taken for what was asked for.
    """
    require(who.role, Permission.SEE_AUDIT)
    asked = {name: str(request.args.get(name, "")).strip() for name in _ASKED}
    before = str(request.args.get("once", ""))
    try:
        wanted, error = _wanted(asked), None
    except InvalidInputError as wrong:
        wanted, error = None, wrong
    async with services.works.reading() as session:
        rows = []
        if wanted is not None:
            back = int(before) if _ROW.fullmatch(before) else None
            rows = await audit_queries.page(session, wanted, back)
        everybody = await roster.everybody(session)
        named = {str(row.detail["complaint"]) for row in rows if "complaint" in row.detail}
        numbers = await queries.numbers(session, named)
    known = audit_detail.Known(numbers, services.texts.declared, sets=who.may(Permission.RUN_TEAMS))
    chosen = {name: value for name, value in asked.items() if value}
    return services.pages.show_form(
        request,
        "desk_audit.html",
        error,
        who=who,
        rows=rows,
        about={row.id: audit_detail.about(row.kind, row.detail, known) for row in rows},
        kinds=KINDS,
        roles=ROLES,
        people=everybody,
        asked=asked,
        today=day_in_turkiye(services.clock.now()).isoformat(),
        older=urlencode({**chosen, "once": rows[-1].id})
        if len(rows) == audit_queries.PAGE
        else None,
    )


def _wanted(asked: Mapping[str, str]) -> Wanted:
    """Read what is asked for.

    Raises:
        InvalidInputError: what stands as a day (`ilk`, `son`) is none, or the last is before the
            first.

    """
    days = {name: _day(asked[name]) for name in ("ilk", "son")}
    errors = {
        name: _NO_DAY.format(asked[name][:_MOST_SHOWN])
        for name, day in days.items()
        if asked[name] and day is None
    }
    first, last = days["ilk"], days["son"]
    if first is not None and last is not None and last < first:
        errors["son"] = _ENDS_BEFORE
    if errors:
        raise InvalidInputError(errors=errors)
    kind = Done(asked["tur"]) if asked["tur"] in set(Done) else None
    return Wanted(asked["kisi"] or None, kind, first, last)


def _day(text: str) -> date | None:
    """Read a day as the field of a form sends it, in years that a clock of ours can have shown."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
