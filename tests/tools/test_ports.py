"""Ports are kept for who asked for them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tools import ports

_ROOT = Path(__file__).parents[2]
_ASK = "from tools import ports; print(*ports.keep_ports(3), flush=True); input()"


def test_a_port_that_was_given_is_given_to_nobody_else_while_it_may_be_listened_on() -> None:
    first = ports.keep_ports(5)
    assert len({*first, *ports.keep_ports(5)}) == 10
    for port in first:
        socket.create_server(("127.0.0.1", port)).close()


def test_a_port_is_kept_from_other_processes_and_free_when_its_own_has_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asking = [sys.executable, "-c", _ASK]
    with subprocess.Popen(
        asking, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        theirs = sorted(map(int, other.stdout.readline().split()))
        monkeypatch.setattr(ports, "_FIRST", theirs[0])
        monkeypatch.setattr(ports, "_LAST", theirs[-1])
        with pytest.raises(ports.NoPortError, match=f"from {theirs[0]} to {theirs[-1]}"):
            ports.keep_ports(len(range(theirs[0], theirs[-1] + 1)))
        assert not [port for port in theirs if ports._keep(port)]
        other.communicate("\n")
    assert all(ports._keep(port) for port in theirs)


def test_a_port_somebody_listens_on_is_left_to_them() -> None:
    port = ports.keep_port()
    os.close(ports._kept.pop(port))
    with socket.create_server(("127.0.0.1", port)):
        assert not ports._keep(port)
    assert ports._keep(port)
