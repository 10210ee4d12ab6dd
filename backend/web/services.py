"""What every door works with; each door's own services add to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backend.kit.clock import Clock
    from backend.kit.database import Database
    from backend.kit.file_store import FileStore
    from backend.kit.settings import Settings
    from backend.kit.work import Works
    from backend.web.limits import RateLimiter


@dataclass(frozen=True, kw_only=True)
class WebServices:
    """What a handler needs to read a request, to bound it and to do its work."""

    settings: Settings
    clock: Clock
    database: Database
    works: Works
    limiter: RateLimiter
    files: FileStore
