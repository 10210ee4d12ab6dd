"""How many files and connections this process may have open at once."""

from __future__ import annotations

import resource

# More than a process of ours can serve; some systems refuse "without limit".
_MOST = 65_536


def allow_many() -> int:
    """Raise the limit to what the system lets this process have, 65,536 at most; return it.

    Shells and service managers begin with 1,024 for the sake of programs older than `poll`; a
    process with 1,500 customers' sockets needs more, and is refused new ones at that number.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST if hard == resource.RLIM_INFINITY else min(hard, _MOST)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return soft
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted
