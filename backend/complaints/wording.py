"""Texts as supervisors word them: versions from a moment on, with who saved each. Never commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from backend.kit.clock import beginning_of, coming_day, day_in_turkiye
from backend.kit.database import alone
from backend.kit.errors import InvalidInputError, NotFoundError, SettingChangedError
from backend.kit.live import LOOK
from backend.kit.text import clean
from backend.notifications.text_checks import CONTENT_LIMIT
from backend.notifications.text_models import TextVersion
from backend.notifications.text_shapes import Way
from backend.notifications.texts import TOPIC
from backend.staff import audit
from backend.staff.audit import Done
from backend.staff.models import StaffMember
from backend.staff.permissions import Permission, require

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.complaints.access import Viewer
    from backend.kit.work import Work
    from backend.notifications.text_shapes import Text
    from backend.notifications.texts import Texts

DAY_WRONG = "Bugünü ya da ileri bir tarihi seçin."
UNFIT = "Metin bu hâliyle kullanılamaz; aşağıdakileri düzeltin."
SAME = "Metin zaten böyle."


def find(texts: Texts, name: str, way: str) -> tuple[Text, Way]:
    """Return a text and a way that it has.

    Raises:
        NotFoundError: there is no such text, or it has no such way.

    """
    text = texts.declared.get(name)
    if text is None or way not in text.ways:
        raise NotFoundError
    return text, Way(way)


async def versions(session: AsyncSession, text: Text, way: Way) -> Sequence[Row[TextVersion, str]]:
    """Return what was saved of a text for one way, and by whom, the newest first."""
    query = (
        select(TextVersion, StaffMember.display_name)
        .join(StaffMember, StaffMember.id == TextVersion.changed_by)
        .where(TextVersion.name == text.name, TextVersion.way == way)
        .order_by(TextVersion.id.desc())
    )
    return (await session.execute(query)).all()


async def save(  # noqa: PLR0913 - who, which, what, from when on, and having seen what
    work: Work,
    who: Viewer,
    texts: Texts,
    key: tuple[str, str],
    content: str | None,
    *,
    day: str = "",
    seen: int = 0,
) -> None:
    """Have a text worded so from a day on, or from now; None: as the files have it.

    `seen` is the id of the newest version that was shown to them, 0 if there was none.

    Raises:
        NotAllowedError: they may not word texts.
        NotFoundError: there is no such text.
        InvalidInputError: by field (`content`, `day`); it cannot be used, or is as it was.
        SettingChangedError: somebody else has saved one since.

    """
    require(who.role, Permission.RUN_TEAMS)
    text, way = find(texts, *key)
    valid_from, errors = _from(work.now, day), {}
    if valid_from is None:
        errors["day"] = DAY_WRONG
    if content is not None:
        content = content_of(content)
        if texts.problems(text, way, content):
            errors["content"] = UNFIT
    if errors or valid_from is None:
        raise InvalidInputError(errors=errors)
    await alone(work.session, f"text:{text.file(way)}")
    newest = next(iter(await versions(work.session, text, way)), None)
    if newest is not None and newest[0].id != seen:
        raise SettingChangedError(newest[1])
    last = newest[0].content if newest else None
    if content == last and (newest is None or newest[0].valid_from == valid_from):
        raise InvalidInputError(errors={"content": SAME})
    values: dict[str, Any] = {"name": text.name, "way": way, "content": content}
    row = TextVersion(**values, valid_from=valid_from, changed_at=work.now, changed_by=who.id)
    work.session.add(row)
    await work.session.flush()
    detail = {"text": text.file(way), "version": row.id, "valid_from": valid_from.isoformat()}
    audit.note(work.session, work.now, Done.TEXT_CHANGED, who.id, **detail)
    work.publish(TOPIC, LOOK)


async def go_back(  # noqa: PLR0913 - as above
    work: Work, who: Viewer, texts: Texts, key: tuple[str, str], version: int, *, seen: int
) -> None:
    """Have a text again, from now on, as it was in an earlier version; 0: as the files have it.

    Raises:
        NotFoundError: there is no such version of this text.
        Also what `save` raises.

    """
    require(who.role, Permission.RUN_TEAMS)
    text, way = find(texts, *key)
    content = None
    if version:
        row = await work.session.get(TextVersion, version)
        if row is None or (row.name, row.way) != (text.name, way):
            raise NotFoundError
        content = row.content
    await save(work, who, texts, key, content, seen=seen)


def content_of(typed: str) -> str:
    """Return what was typed as it is kept: with the ends of lines that files have."""
    return clean(typed)[: CONTENT_LIMIT + 1].strip("\n") + "\n"


def _from(now: datetime, day: str) -> datetime | None:
    """Return from when on something holds: now, or the beginning of a later day in Türkiye."""
    today = day_in_turkiye(now)
    chosen = coming_day(day, now) if day else today
    if chosen is None:
        return None
    return now if chosen == today else beginning_of(chosen)
