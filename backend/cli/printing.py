"""What a command prints: lines, or why it was refused."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from backend.kit.errors import YardimError

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable
    from typing import Any


def print_lines(work: Coroutine[Any, Any, Iterable[str]]) -> int:
    """Do `work` and print the lines it returns; return 1, and say why, when it is refused."""
    try:
        lines = asyncio.run(work)
    except YardimError as error:
        sys.stderr.write(f"{error.code}: {' '.join(error.errors.values()) or error.detail}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 0
