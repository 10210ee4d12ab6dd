"""The complaints of a customer whose number or address is just being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import beside
from backend.complaints.beside import Ways
from backend.complaints.contact import parse_email, parse_phone
from backend.kit.errors import InvalidInputError
from backend.kit.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from backend.complaints.beside import Others
    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn


async def others(services: DeskServices, who: LoggedIn, values: Mapping[str, str]) -> Others:
    """Look up the customer by what is a whole number or address already."""
    ways = Ways(
        _whole(parse_phone, values["phone"]),
        _whole(parse_email, values["email"]),
        clean_line(values["service_number"]) or None,
    )
    async with services.works.reading() as session:
        return await beside.others(session, who, ways)


def _whole(read: Callable[[str], str], given: str) -> str | None:
    try:
        return read(given) if given else None
    except InvalidInputError:
        return None
