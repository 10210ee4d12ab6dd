"""What is being written in the forms of a complaint's page is kept on the server, form by form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sanic.response import HTTPResponse, empty

from backend.complaints import drafts, queries
from backend.desk import chosen_files, guard, outdated
from backend.desk.complaint_acts import ACTS, read_number, text_of
from backend.kit.errors import InvalidInputError
from backend.staff.permissions import Permission, require
from backend.web.bodies import form_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sanic import Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

_CALL = re.compile(r"-[0-9]{1,18}$")
# What a form carries besides what is written in it.
_OWN = frozenset({outdated.TOKEN, "kind", "seen", "id", chosen_files.SHOWN})
_NAME = re.compile(r"[a-z_]{1,32}")
_MOST_FIELDS = 8


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(keep_complaint_draft, "/complaints/<number:str>/draft", "POST")


def kind_of(act: str, fields: Mapping[str, object]) -> str:
    """Name the form of an act: of those that let a call be, there is one for each call."""
    call = text_of(fields, "call")
    return f"{act}-{call}" if act == "drop-call" else act


def written(fields: Mapping[str, object]) -> dict[str, str]:
    """Return what is written in a form, without what it carries besides."""
    return {
        name: text
        for name, text in fields.items()
        if name not in _OWN and not name.startswith(chosen_files.BOX) and isinstance(text, str)
    }


@guard.for_staff
async def keep_complaint_draft(
    request: Request, services: DeskServices, who: LoggedIn, number: str
) -> HTTPResponse:
    """Keep what is being written in a form."""
    require(who.role, Permission.HANDLE)
    fields = form_fields(request)
    kind = text_of(fields, "kind")
    words = written(fields)
    known = _CALL.sub("", kind) in ACTS and len(words) <= _MOST_FIELDS
    if not known or not all(_NAME.fullmatch(name) for name in words):
        raise InvalidInputError
    async with services.works.begin() as work:
        found = await queries.seen_by(work.session, who, read_number(number))
        await drafts.put(work, who.id, found, kind, words)
    return empty(headers={"Cache-Control": "no-store"})
