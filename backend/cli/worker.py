"""`python -m backend worker`: do what is due, again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uvloop

from backend import worker
from backend.bootstrap import build_container

if TYPE_CHECKING:
    from argparse import Namespace

    from backend.kit.settings import Settings


def run(settings: Settings, _arguments: Namespace) -> int:
    """Work until SIGTERM or SIGINT."""
    uvloop.run(worker.run(build_container(settings)))
    return 0
