"""The operator's commands: `python -m backend --help` lists them."""

from __future__ import annotations

from backend.cli.commands import main

__all__ = ["main"]
