"""`python -m backend migrate`: bring the database's tables up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kit.migrations import upgrade

if TYPE_CHECKING:
    from argparse import Namespace

    from backend.kit.settings import Settings


def run(settings: Settings, _arguments: Namespace) -> int:
    """Run every migration that was not run yet."""
    upgrade(settings.database_url)
    return 0
