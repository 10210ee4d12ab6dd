"""`python -m backend serve`: answer customers over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend import app
from backend.bootstrap import build_container

if TYPE_CHECKING:
    from argparse import Namespace

    from backend.kit.settings import Settings


def run(settings: Settings, _arguments: Namespace) -> int:
    """Serve until SIGTERM or SIGINT."""
    app.serve(build_container(settings))
    return 0
