"""What was done, opened and tried at the desk, for who may see it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backend.complaints import queries
from backend.desk import audit_detail, guard
from backend.desk.audit_words import KINDS, ROLES
from backend.staff import audit_queries, roster
from backend.staff.audit import Done
from backend.staff.permissions import Permission, require
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

_ROW = re.compile(r"[0-9]{1,18}")


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(show_audit, "/audit", *SHOWN)


@guard.for_staff
async def show_audit(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show what was written down, newest first; `kisi`, `tur` and `once` choose and go back."""
    require(who.role, Permission.SEE_AUDIT)
    person, kind, before = (str(request.args.get(name, "")) for name in ("kisi", "tur", "once"))
    async with services.works.reading() as session:
        rows = await audit_queries.page(
            session,
            staff_id=person or None,
            kind=Done(kind) if kind in set(Done) else None,
            before=int(before) if _ROW.fullmatch(before) else None,
        )
        everybody = await roster.everybody(session)
        named = {str(row.detail["complaint"]) for row in rows if "complaint" in row.detail}
        numbers = await queries.numbers(session, named)
    known = audit_detail.Known(numbers, services.texts.declared, sets=who.may(Permission.RUN_TEAMS))
    return services.pages.show(
        request,
        "desk_audit.html",
        who=who,
        rows=rows,
        about={row.id: audit_detail.about(row.kind, row.detail, known) for row in rows},
        kinds=KINDS,
        roles=ROLES,
        people=everybody,
        person=person,
        kind=kind,
        older=rows[-1].id if len(rows) == audit_queries.PAGE else None,
    )
