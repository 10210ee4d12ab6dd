"""`python -m backend serve`: answer customers over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend import app
from backend.bootstrap import build_container
from backend.kit import open_files

if TYPE_CHECKING:
    from argparse import Namespace

    from backend.kit.settings import Settings


def run(settings: Settings, _arguments: Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    # Each open chat and each open page of the desk is one.
    open_files.allow_many()
    app.serve(build_container(settings))
    return 0
