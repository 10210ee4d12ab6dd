"""What is set is shown before it is saved: tried once and saved as shown, or at once if plain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from backend.desk import trying
from backend.desk.trying import Kept, Told, Tried
from backend.kit.errors import InvalidInputError
from backend.staff import service
from backend.staff.models import StaffMember

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.work import Work, Works

FORM = {"name": "Deniz", "reason": "Yeni geldi"}


@dataclass
class Setting:
    """How many people work here, as something that is set; and how often that was looked at."""

    works: Works
    plain: bool = False
    trials: list[tuple[int, int]] = field(default_factory=list)

    async def send(self, **form: str) -> Tried:
        return await trying.follow(self.works, form, Kept(_count, self._load), _hire, self._says)

    async def count(self) -> int:
        async with self.works.reading() as session:
            return await _count(session)

    async def _load(self, _works: Works) -> None:
        """Nobody keeps it."""

    async def _says(self, before: int, after: int) -> Told:
        self.trials.append((before, after))
        return Told([f"{before} → {after}"] if before != after else [], plain=self.plain)


async def _count(session: AsyncSession) -> int:
    return await session.scalar(select(func.count()).select_from(StaffMember)) or 0


async def _hire(work: Work, given: Mapping[str, str]) -> None:
    if not given["reason"]:
        raise InvalidInputError(errors={"reason": "Nedenini yazın."})
    if name := given["name"]:
        await service.put(work.session, "deniz", work.now, display_name=name)


async def test_an_untried_form_is_shown_first_whatever_button_was_pressed(works: Works) -> None:
    setting = Setting(works)
    for do in ("dene", "kaydet"):
        shown = await setting.send(**FORM, do=do)
        assert (shown.told.lines, shown.saved, shown.wanted) == (["0 → 1"], False, do == "kaydet")
    assert await setting.count() == 0


async def test_what_was_shown_is_saved_without_trying_it_again(works: Works) -> None:
    setting = Setting(works)
    shown = await setting.send(**FORM)
    saved = await setting.send(**FORM, do="kaydet", shown=shown.digest)
    assert (saved.saved, setting.trials) == (True, [(0, 1)])
    assert await setting.count() == 1


async def test_what_was_changed_since_is_shown_anew(works: Works) -> None:
    setting = Setting(works)
    shown = await setting.send(**FORM)
    other = await setting.send(**FORM | {"name": "Derya"}, do="kaydet", shown=shown.digest)
    assert (other.saved, other.otherwise) == (False, True)
    # Why it is done changes nothing of it.
    why = FORM | {"reason": "Ekip büyüdü"}
    assert (await setting.send(**why, do="kaydet", shown=shown.digest)).saved


async def test_what_is_plain_is_saved_at_once_and_can_be_looked_at_all_the_same(
    works: Works,
) -> None:
    setting = Setting(works, plain=True)
    assert (await setting.send(**FORM, do="dene")).told.lines == ["0 → 1"]
    assert (await setting.send(**FORM, do="kaydet")).saved
    assert await setting.count() == 1


async def test_a_reason_that_is_missing_is_asked_for_and_what_was_shown_stays(works: Works) -> None:
    setting = Setting(works)
    without = FORM | {"reason": ""}
    shown = await setting.send(**without)
    refused = await setting.send(**without, do="kaydet", shown=shown.digest)
    assert (refused.error is not None, refused.told.lines) == (True, ["0 → 1"])
    assert refused.digest == shown.digest
    assert await setting.count() == 0


async def test_what_changes_nothing_is_refused_shown_or_not(works: Works) -> None:
    setting = Setting(works)
    nothing = FORM | {"name": ""}
    for more in ({}, {"do": "kaydet"}, {"do": "kaydet", "shown": trying.digest(nothing)}):
        with pytest.raises(InvalidInputError):
            await setting.send(**nothing, **more)
