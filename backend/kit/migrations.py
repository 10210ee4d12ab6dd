"""Bringing a database's tables up to date, and knowing whether they are."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

_SCRIPTS = Path(__file__).parents[1] / "migrations"


def alembic_config(database_url: str = "") -> Config:
    """Return Alembic's configuration for a database, from wherever the process was started."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    # Beside the options, as an address may hold a percent sign, which those interpolate.
    config.attributes["database_url"] = database_url
    return config


@cache
def head() -> str:
    """Return the revision that this code works with."""
    revision = ScriptDirectory.from_config(alembic_config()).get_current_head()
    if revision is None:
        msg = f"no migrations in {_SCRIPTS}"
        raise RuntimeError(msg)
    return revision


def upgrade(database_url: str) -> None:
    """Bring the tables to `head()`. Safe to run twice, and at the same time from two machines."""
    command.upgrade(alembic_config(database_url), "head")
