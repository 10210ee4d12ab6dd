"""Teams as supervisors have them: what they are called, whether they get work, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backend.complaints import catalogue_changes as changes, in_force
from backend.complaints.catalogue import MOST_OPEN, OTHER
from backend.complaints.models.catalogue import LABEL_LIMIT, MOST_OPEN_LIMIT, TeamVersion
from backend.complaints.topics import kept_topic
from backend.kit.clock import coming_day, day_in_turkiye
from backend.kit.errors import InvalidInputError, NotFoundError
from backend.staff.audit import Done

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from backend.complaints.access import Viewer
    from backend.kit.work import Work

CODE_WRONG = "Kod, küçük harfle başlayan harf, rakam ve alt çizgidir; sonradan değişmez."
CODE_TAKEN = "Bu kodla bir ekip var."
DEFAULT_CLOSED = "Hiçbir yere uymayanı bu ekip alır; önce “Diğer” konusunu başka ekibe verin."
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}")


async def add(work: Work, who: Viewer, sent: Mapping[str, str]) -> str:
    """Have a new team from today on; return its code.

    Raises:
        NotAllowedError: they may not run teams.
        InvalidInputError: by field (`code`, `label`).

    """
    number = await changes.begin(work, who)
    errors: dict[str, str] = {}
    code = sent.get("code", "").strip()
    if not _CODE.fullmatch(code):
        errors["code"] = CODE_WRONG
    elif code in in_force.catalogue().teams or await changes.versions(
        work.session, TeamVersion, code
    ):
        errors["code"] = CODE_TAKEN
    label = changes.label_of(errors, sent, LABEL_LIMIT)
    changes.refuse(errors)
    today = day_in_turkiye(work.now)
    work.session.add(
        TeamVersion(
            code=code,
            valid_from=today,
            label=label,
            closed=False,
            assigns=False,
            most_open=MOST_OPEN,
            revision=number,
            changed_at=work.now,
            changed_by=who.id,
        )
    )
    to = {"label": label}
    changes.note(work, who, Done.TEAM_CHANGED, team=code, valid_from=str(today), to=to)
    return code


async def save(work: Work, who: Viewer, code: str, sent: Mapping[str, str], seen: int) -> None:
    """Have a team be otherwise from a day on; what begins on the same day is replaced.

    `seen` is the number of the newest change of it that was shown to them.

    Raises:
        NotAllowedError: they may not run teams.
        NotFoundError: there is no such team.
        SettingChangedError: somebody has changed it since.
        InvalidInputError: by field (`label`, `most_open`, `closed`, `valid_from`).

    """
    number = await changes.begin(work, who)
    known = in_force.catalogue().teams.get(code)
    if known is None:
        raise NotFoundError
    stored = await changes.versions(work.session, TeamVersion, code)
    await changes.require_seen(work.session, stored, seen)
    errors: dict[str, str] = {}
    label = changes.label_of(errors, sent, LABEL_LIMIT)
    most_open = changes.number_of(errors, sent, "most_open", MOST_OPEN_LIMIT)
    begins = coming_day(sent.get("valid_from", ""), work.now)
    closed = sent.get("closed") == changes.YES
    if begins is None:
        errors["valid_from"] = changes.DAY_WRONG
    elif closed and is_default(code, begins):
        errors["closed"] = DEFAULT_CLOSED
    if errors or begins is None:
        raise InvalidInputError(errors=errors)
    to = {
        "label": label,
        "closed": closed,
        "assigns": sent.get("assigns") == changes.YES,
        "most_open": most_open,
    }
    values = {"revision": number, "changed_at": work.now, "changed_by": who.id}
    await work.session.merge(TeamVersion(code=code, valid_from=begins, **to, **values))
    changes.note(work, who, Done.TEAM_CHANGED, team=code, valid_from=str(begins), to=to)


def is_default(code: str, day: date) -> bool:
    """Whether a team gets what no other takes, on a day or on one after it."""
    later = [row for row in in_force.catalogue().topics[OTHER] if row.valid_from > day]
    return code in {kept_topic(OTHER, day).team, *(row.team for row in later)}
