"""Which browser the tests drive, and how. Standard library only."""

from __future__ import annotations

import os
import shutil

# What costs time, or asks something of the network, and shows no page.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The shell shows the same pages for a third of the processor time: it draws no window around them.
_NAMES = ("chromium-headless-shell", "chromium")


def path() -> str | None:
    """Return where Chromium is: the one that is named, the shell, the whole one, or none."""
    named = os.environ.get("YARDIM_TEST_CHROMIUM")
    return named or next(filter(None, map(shutil.which, _NAMES)), None)
