"""What a process that serves or works makes once, and keeps as long as it lives."""

from __future__ import annotations

import gc


def set_aside() -> int:
    """Have the collector of garbage never look again at what there is by now; return how much.

    Code, routes, models and statements are a quarter of a million objects. A full collection goes
    through all of them, which takes a tenth of a second in which nobody is answered, and finds
    nothing; where many rows become objects, as in the worker, there is one every few seconds. To be
    called once, after start-up.
    """
    gc.collect()
    gc.freeze()
    return gc.get_freeze_count()
