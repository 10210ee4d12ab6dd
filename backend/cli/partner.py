"""`python -m backend partner [NAME]`: firms that pass complaints on; a new key is printed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.channels.partner_api import keys
from backend.cli.printing import print_lines
from backend.kit.clock import SystemClock
from backend.kit.database import Database
from backend.kit.live import Live
from backend.kit.work import Works

if TYPE_CHECKING:
    from argparse import Namespace

    from backend.channels.partner_api.models import Partner
    from backend.kit.settings import Settings


def run(settings: Settings, arguments: Namespace) -> int:
    """Print all, give one a new key, or take its key back; 1 when that is refused."""
    return print_lines(_lines(settings, arguments))


async def _lines(settings: Settings, arguments: Namespace) -> list[str]:
    database = Database(settings.database_url)
    try:
        if arguments.name is None:
            async with database.reading() as session:
                return [_line(each) for each in await keys.everyone(session)] or ["nobody"]
        async with Works(database, SystemClock(), Live({})).begin() as work:
            if arguments.revoke:
                had = await keys.revoke(work.session, arguments.name, work.now)
                return [f"{arguments.name}: {'key taken back' if had else 'had no key'}"]
            key = await keys.give(work.session, arguments.name, arguments.channel or "", work.now)
            return [f"{arguments.name} ({arguments.channel})", f"key: {key}"]
    finally:
        await database.close()


def _line(partner: Partner) -> str:
    state = f"revoked {partner.revoked_at:%Y-%m-%d}" if partner.revoked_at else "in use"
    return f"{partner.name:<30} {partner.channel:<20} {partner.created_at:%Y-%m-%d} {state}"
