"""`python -m backend topic-corrections`: what agents corrected, in the training format."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from backend.complaints import topics_corrected
from backend.complaints.corrections import Correction, training_lines
from backend.kit.database import Database

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from backend.kit.settings import Settings


def run(settings: Settings, arguments: Namespace) -> int:
    """Print the file's content; docs/learning.md says what to do with it."""
    lines = asyncio.run(_lines(settings, arguments.since))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0


async def _lines(settings: Settings, since: datetime | None) -> list[str]:
    database = Database(settings.database_url)
    try:
        async with database.reading() as session:
            found = await topics_corrected.by_agents(session, since)
        return list(
            training_lines(
                Correction(one.description, one.topic, one.contact_name) for one in found
            )
        )
    finally:
        await database.close()
