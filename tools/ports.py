"""Ports for processes that are told one by number, as tests and measurements start them.

A port that was free when it was looked up is anybody's until its process listens, which takes
Rasa seconds: another server or the near end of a connection gets it, and one suite talks to the
server of another. So these lie below what systems give to whoever asks for any port (Linux from
32768, elsewhere from 49152), and each is kept by the UDP socket of its number, which nobody else
of ours is given while it is open. Standard library only.
"""

from __future__ import annotations

import secrets
import socket

_FIRST, _LAST = 20_000, 31_999
_HOST = "127.0.0.1"
# The open sockets' numbers, until this process ends: what is started again finds its port as it
# left it.
_kept: dict[int, int] = {}


class NoPortError(Exception):
    """All ports are taken or kept."""


def keep_ports(count: int) -> list[int]:
    """Return ports on which nobody listens, and which are given to nobody else from now on.

    Raises:
        NoPortError: there are not so many.

    """
    span = _LAST - _FIRST + 1
    start = secrets.randbelow(span)
    found: list[int] = []
    for step in range(span):
        if len(found) == count:
            break
        port = _FIRST + (start + step) % span
        if _keep(port):
            found.append(port)
    if len(found) < count:
        msg = f"fewer than {count} ports are free from {_FIRST} to {_LAST}"
        raise NoPortError(msg)
    return found


def keep_port() -> int:
    """Return one port as `keep_ports` does."""
    [port] = keep_ports(1)
    return port


def _keep(port: int) -> bool:
    if port in _kept:
        return False
    mark = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        mark.bind((_HOST, port))
        with socket.socket() as listener:
            listener.bind((_HOST, port))
    except OSError:
        mark.close()
        return False
    _kept[port] = mark.detach()
    return True
