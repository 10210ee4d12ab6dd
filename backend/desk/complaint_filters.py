"""What the list of complaints is narrowed by: keys that are typed, fields that are chosen.

Either ends in the same parameters of the address. Words, and parts of numbers, never do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints import finding, house_words, pool, search_keys, search_values
from backend.complaints.pool import Filters
from backend.complaints.teams import all_teams
from backend.complaints.topics import topics
from backend.staff import service as staff_service
from backend.staff.models import Role
from backend.staff.permissions import Permission, may

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.search_keys import Asked, Choices
    from backend.staff.models import StaffMember
    from backend.staff.staff_sessions import LoggedIn

FIELDS = ("durum", "konu", "ekip", "sahip", "kanal", "tekrar", "sure", "tarih")
STATES = {
    pool.OPEN: "Açık olanlar",
    **{each.value: label for each, label in house_words.STATES.items()},
    pool.ALL: "Tümü",
}
REPEATS = {
    pool.REPEAT: "Evet",
    pool.MAYBE_REPEAT: "Belki",
    pool.NO_REPEAT: "Hayır",
}
LEFT = {
    search_values.OVERDUE: "Gecikenler",
    "<4s": "4 iş saatinden az",
    "<1g": "1 iş gününden az",
}
DAYS = {"bugun": "Bugün", "dun": "Dün", "7g": "Son 7 gün", "30g": "Son 30 gün"}
TOO_SHORT = "Aramak için en az 3 karakter yazın."
GONE = "Bu aramada ne yazıldığı artık saklanmıyor; yeniden yazın."
_MOST_FIELD = 60


@dataclass(frozen=True)
class Narrowed:
    """What is listed, the words as typed, the values of the fields, and what was wrong.

    Where anything was wrong nothing is listed, and no field has another value than before.
    """

    filters: Filters
    asked: Mapping[str, str]
    words: str
    problems: Sequence[str]


def asked_of(args: Mapping[str, object]) -> dict[str, str]:
    """Return the values of the fields that were given, by name."""
    given = {name: str(args.get(name) or "")[:_MOST_FIELD] for name in FIELDS}
    return {name: value for name, value in given.items() if value}


def narrowed(
    asked: Mapping[str, str], words: str, choices: Choices, *, gone: bool = False
) -> Narrowed:
    """Read the fields, and what was typed beside them; a key that is typed goes before a field.

    `gone` says that something was searched for of which nobody knows any more what it was.
    """
    read = search_keys.read(words, choices)
    problems = [GONE] if gone else _problems(read)
    values = dict(asked) if problems else {**asked, **read.values}
    state = values.get("durum", "")
    terms = tuple(finding.terms(read.words))
    free = not problems and bool(read.words or read.number)
    filters = Filters(
        # What is searched for may be long over.
        state=state if state in STATES else pool.ALL if free else pool.OPEN,
        topic=values.get("konu", ""),
        team=values.get("ekip", ""),
        owner=values.get("sahip", ""),
        channel=values.get("kanal", ""),
        repeat=values.get("tekrar", ""),
        left=search_values.left(values.get("sure", "")),
        days=search_values.days(values.get("tarih", "")),
        number=read.number,
        words=terms,
        nothing=bool(problems),
    )
    return Narrowed(filters, values, words, problems)


def split(asked: Mapping[str, str], words: str, choices: Choices) -> tuple[dict[str, str], str]:
    """Return what may stand in the address, and the words that must not.

    What cannot be understood stays with the words, to be put right there.
    """
    read = search_keys.read(words, choices)
    if _problems(read):
        return dict(asked), words
    number = f"{search_keys.NUMBER}:{read.number}" if read.number else ""
    return {**asked, **read.values}, " ".join(part for part in (read.typed, number) if part)


def _problems(read: Asked) -> list[str]:
    """Return why what was typed is not searched for; empty where it is."""
    short = bool(read.words) and not finding.terms(read.words)
    return [*read.problems, *([TOO_SHORT] if short else [])]


def choices(owners: Sequence[tuple[str, str]]) -> Choices:
    """Return what values of keys are called, by key."""
    about = topics().values()
    return {
        "durum": [
            *((code, label) for code, label in STATES.items()),
            (pool.ALL, "Hepsi"),
        ],
        "konu": [(one.code, one.label) for one in about] + [(one.code, one.code) for one in about],
        "ekip": [*all_teams().items(), *((code, code) for code in all_teams())],
        "sahip": [
            (pool.MINE, "ben"),
            (pool.MINE, "benim"),
            (pool.NOBODYS, "yok"),
            (pool.NOBODYS, "sahipsiz"),
            *owners,
        ],
        "tekrar": list(REPEATS.items()),
        "kanal": [(code.value, label) for code, label in house_words.CHANNELS.items()],
    }


def assignable(who: LoggedIn, near: Sequence[StaffMember]) -> list[tuple[str, str]]:
    """List to whom somebody may give many complaints at once, themselves first."""
    found = [(who.id, f"{who.name} (ben)")]
    if not may(who.role, Permission.ASSIGN):
        return found
    handle = [one for one in near if may(Role(one.role), Permission.HANDLE)]
    return found + owners_of(handle)


def owners_of(near: Sequence[StaffMember]) -> list[tuple[str, str]]:
    """List these people by id and name."""
    return [(one.id, one.display_name) for one in near]


async def near_to(session: AsyncSession, who: LoggedIn) -> list[StaffMember]:
    """Return who works here whose complaints somebody may ask for, without themselves."""
    near = None
    if not may(who.role, Permission.SEE_ALL_TEAMS):
        near = await staff_service.colleagues_of(session, who.id)
    return [
        one
        for one in await staff_service.everybody(session)
        if one.active and one.id != who.id and (near is None or one.id in near)
    ]
