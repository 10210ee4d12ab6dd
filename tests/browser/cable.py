"""A cable between browser and server, for tests of lost connections."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Cable:
    """A TCP connection between browser and server that the test can cut, mend, or make deaf."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._whole = True
        self._deaf = False
        self._mute = False
        self._ends: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.base = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Break every connection; new ones are refused until it is mended."""
        self._whole = False
        with self._lock:
            ends, self._ends = self._ends, set()
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self._deaf = self._mute = False
        self._whole = True

    def deafen(self) -> None:
        """Lose what the server says, while it still hears the browser."""
        self._deaf = True

    def mute(self) -> None:
        """Lose what the browser says, though the connection stands."""
        self._mute = True

    def close(self) -> None:
        self.cut()
        with suppress(OSError):
            # Closing alone does not wake the thread that waits in accept().
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            if not self._whole:
                near.close()
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._port))
            except OSError:
                near.close()
                continue
            with self._lock:
                self._ends |= {near, far}
            for source, target, hears in ((near, far, False), (far, near, True)):
                threading.Thread(
                    target=self._carry, args=(source, target, hears), daemon=True
                ).start()

    def _carry(self, source: socket.socket, target: socket.socket, hears: bool) -> None:  # noqa: FBT001
        with suppress(OSError):
            while data := source.recv(65536):
                if not (self._deaf if hears else self._mute):
                    target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        source.close()
