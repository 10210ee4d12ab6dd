"""A customer's phone: a simulated one (`/handset`) in front of the whole product."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx

from backend.kit import tls
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from conftest import Rows
    from stack import Stack

MOST_SEGMENTS = 2
_numbers = count()


@dataclass(frozen=True)
class Sms:
    """One SMS as it arrived."""

    text: str
    encoding: str
    segments: int


class Phone:
    """Texts, and waits until everything that comes of a text has arrived."""

    def __init__(self, stack: Stack, rows: Rows, number: str | None = None) -> None:
        """Take `number` (E.164), or one that nobody had before."""
        self._stack = stack
        self._rows = rows
        self.number = number or f"+90532555{next(_numbers):04}"
        self._seen = 0

    def write(self, text: str, sms_id: str | None = None) -> str:
        """Send an SMS; return its id at the gateway."""
        own_id = sms_id or uuid4().hex
        body = {"phone": self.number, "text": text, "id": own_id}
        answer = httpx.post(
            f"{self._stack.base}/handset/messages",
            json=body,
            verify=tls.trusted(),
            timeout=PATIENCE,
        )
        assert answer.status_code in {httpx.codes.OK, httpx.codes.CREATED}, answer.text
        return f"simulator:{own_id}"

    def text(self, text: str) -> list[Sms]:
        """Send an SMS; return what comes back once nothing more is under way.

        Every answer is held to what it may cost.
        """
        gateway_id = self.write(text)
        deadline = time.monotonic() + PATIENCE
        while not self._is_over(gateway_id):
            assert time.monotonic() < deadline, f"{text!r} is still under way\n{self._stack.logs()}"
            time.sleep(0.05)
        return self.hear()

    def ask(self, text: str) -> str:
        """Send an SMS to which one answer comes, and return its text."""
        answers = self.text(text)
        assert len(answers) == 1, answers
        return answers[0].text

    def hear(self) -> list[Sms]:
        """Return what arrived since last asked."""
        answer = httpx.get(
            f"{self._stack.base}/handset/messages",
            params={"phone": self.number, "after": self._seen},
            verify=tls.trusted(),
            timeout=PATIENCE,
        )
        assert answer.status_code == httpx.codes.OK, answer.text
        found = answer.json()["messages"]
        self._seen = max([self._seen, *(each["id"] for each in found)])
        arrived = [each for each in found if not each["own"]]
        assert all(each["arrived"] for each in arrived)
        heard = [Sms(each["text"], each["encoding"], each["segments"]) for each in arrived]
        for each in heard:
            assert (each.encoding, each.segments <= MOST_SEGMENTS) == ("gsm7", True), each
        return heard

    def switch(self, *, on: bool) -> None:
        """Switch the phone on or off."""
        answer = httpx.post(
            f"{self._stack.base}/handset/phones",
            json={"phone": self.number, "on": on},
            verify=tls.trusted(),
            timeout=PATIENCE,
        )
        assert answer.status_code == httpx.codes.OK, answer.text

    def sent_to_us(self) -> list[dict[str, Any]]:
        """Return the stored rows of what this phone wrote, in order."""
        return self._rows("SELECT * FROM incoming_sms WHERE sender = ? ORDER BY id", self.number)

    def sent_by_us(self) -> list[dict[str, Any]]:
        """Return the stored rows of what was sent to this phone, in order."""
        return self._rows("SELECT * FROM outbox WHERE recipient = ? ORDER BY id", self.number)

    def complaints(self) -> list[dict[str, Any]]:
        """Return the complaints of this phone, oldest first."""
        return self._rows(
            "SELECT * FROM complaints WHERE contact_phone = ? ORDER BY registered_at", self.number
        )

    def _is_over(self, gateway_id: str) -> bool:
        """Whether an SMS was sorted out, answered, and its answers have arrived."""
        (taken,) = self._rows("SELECT state FROM incoming_sms WHERE gateway_id = ?", gateway_id)
        if taken["state"] == "received":
            return False
        unanswered = self._rows(
            "SELECT 1 FROM conversations"
            " WHERE phone = ? AND last_inbound_position > answered_position",
            self.number,
        )
        return not unanswered and not any(
            each["state"] in {"queued", "sending", "sent", "accepted"} for each in self.sent_by_us()
        )
