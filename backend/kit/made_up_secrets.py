"""Secrets for a developer's machine: made up once, and the same for every process of a folder."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_FILE = "development-secrets.env"


def development_secrets(state_dir: Path, fields: Sequence[str]) -> dict[str, str]:
    """Return what was made up for these fields of the settings, by variable.

    They are written once, readable by their owner only. Production never comes here.
    """
    path = state_dir / _FILE
    names = [f"YARDIM_{name.upper()}" for name in fields]
    state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{name}={secrets.token_urlsafe(32)}\n" for name in names)
    pairs = (line.split("=", 1) for line in path.read_text("utf-8").splitlines() if "=" in line)
    kept = dict(pairs)
    absent = [name for name in names if name not in kept]
    if absent:
        with path.open("a", encoding="utf-8") as file:
            for name in absent:
                kept[name] = secrets.token_urlsafe(32)
                file.write(f"{name}={kept[name]}\n")
    return kept
