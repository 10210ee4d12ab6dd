"""The worker's part of reminders, and how far open pages are with them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.complaints import reminders
from backend.kit.jobs import Job
from backend.kit.live import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.kit.database import Database
    from backend.kit.live import ReadMarks
    from backend.kit.work import Works

_EVERY = timedelta(seconds=5)
_LEASE = timedelta(seconds=30)


class Reminders:
    """Makes reminders due, and passes on those of people who left."""

    def __init__(self, works: Works) -> None:
        """Remind nobody yet."""
        self._works = works

    def job(self) -> Job:
        """Look every few seconds, one worker at a time."""
        return Job("reminders", _EVERY, self.run, _LEASE)

    async def run(self) -> int:
        """Return how many became due or went to somebody else."""
        async with self._works.begin() as work:
            return await reminders.pass_on(work) + await reminders.ring(work)


def marks(database: Database) -> dict[str, ReadMarks]:
    """Say how the marks of people's topics are read: pages hear of what another process made."""

    async def of_people(topics: Sequence[str]) -> Mapping[str, Mark]:
        people = {topic: topic.partition(":")[2] for topic in topics}
        async with database.reading() as session:
            due = await reminders.due_marks(session, list(people.values()))
        return {topic: Mark(state=due.get(person, "")) for topic, person in people.items()}

    return {"staff": of_people}
