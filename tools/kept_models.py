"""What this machine has trained before, by the names that say of what: no clone trains it anew.

The files lie in the user's cache folder (`XDG_CACHE_HOME`, else `~/.cache`), which may be emptied
at any time. Standard library only.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

# Whoever goes to and fro between some branches trains each once; a time it is 12 MB.
MOST_KEPT = 8


def folder() -> Path | None:
    """Return where they lie; None where there is no place to keep anything."""
    cache = os.environ.get("XDG_CACHE_HOME")
    try:
        kept = (Path(cache) if cache else Path.home() / ".cache") / "yardim" / "models"
        kept.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return kept if os.access(kept, os.W_OK) else None


def bring(result: Path) -> bool:
    """Put a file of this name in its place if this machine has made it before; say whether."""
    kept = folder()
    if kept is None or not (kept / result.name).is_file():
        return False
    (kept / result.name).touch()
    result.parent.mkdir(exist_ok=True)
    _copy(kept / result.name, result)
    return True


def keep(result: Path) -> None:
    """Keep a file for other clones, and of all that is kept the newest only."""
    kept = folder()
    if kept is None:
        return
    _copy(result, kept / result.name)
    named = (path for path in kept.iterdir() if not path.name.startswith("."))
    for older in sorted(named, key=lambda path: path.stat().st_mtime)[:-MOST_KEPT]:
        older.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """Copy a file so that nobody ever finds half of it."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as half:
        copied = Path(half.name)
    try:
        shutil.copyfile(source, copied)
        copied.chmod(0o644)
        copied.replace(target)
    finally:
        copied.unlink(missing_ok=True)
