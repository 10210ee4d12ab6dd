"""A server played by the test: it says what real ones say rarely."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import WebSocketRoute

_THEN = "2026-11-22T12:00:00Z"


@dataclass
class Played:
    """A server that acknowledges, unless told otherwise."""

    socket: WebSocketRoute | None = None
    got: list[dict[str, Any]] = field(default_factory=list)
    # The errors of the next messages, instead of acknowledgements.
    errors: list[dict[str, Any]] = field(default_factory=list)

    def accept(self, socket: WebSocketRoute) -> None:
        self.socket = socket
        socket.on_message(self._take)

    def tell(self, **frame: Any) -> None:
        assert self.socket is not None
        self.socket.send(json.dumps(frame))

    def tell_raw(self, data: str) -> None:
        assert self.socket is not None
        self.socket.send(data)

    def says(self, text: str, sender: str = "bot", **more: Any) -> None:
        self.tell(
            type="message",
            id=f"m-{text}",
            text=text,
            **{"at": _THEN, "from": sender, "name": "", "choices": [], **more},
        )

    def _take(self, data: str | bytes) -> None:
        frame = json.loads(data)
        if frame["type"] == "typing":
            return
        self.got.append(frame)
        if self.errors:
            self.tell(**{"type": "error", "id": frame["id"], **self.errors.pop(0)})
        else:
            self.acknowledge(frame)

    def acknowledge(self, frame: dict[str, Any]) -> None:
        self.tell(type="ack", id=frame["id"])
