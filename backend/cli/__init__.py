"""The operator's commands: `python -m backend serve|worker|migrate|complaints|tick`."""

from __future__ import annotations

from backend.cli.commands import main

__all__ = ["main"]
