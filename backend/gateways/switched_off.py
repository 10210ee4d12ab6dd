"""A way to reach customers that an operator has switched off by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.gateways.delivery import GatewayRefusedError

if TYPE_CHECKING:
    from backend.gateways.delivery import OutgoingMail, OutgoingSms


class SwitchedOff:
    """An `SmsGateway` and a `MailGateway` that takes nothing.

    A message is refused rather than lost: it turns to its next address, at last to a call.
    """

    def __init__(self, setting: str) -> None:
        """Name the setting that switched it off, for whoever reads why a message failed."""
        self._reason = f"switched off by {setting}"

    async def send(self, message: OutgoingSms | OutgoingMail, /) -> None:
        """Refuse `message`.

        Raises:
            GatewayRefusedError: always.

        """
        del message
        raise GatewayRefusedError(self._reason)

    async def close(self) -> None:
        """Nothing is open."""
