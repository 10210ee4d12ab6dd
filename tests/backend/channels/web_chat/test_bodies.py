"""What stands around a message over plain HTTP."""

from __future__ import annotations

import pytest

from backend.channels.web_chat.bodies import Envelope
from backend.conversations.errors import SessionNotFoundError

_NO_SESSIONS: list[object] = [None, 7, True, ["s"], {}]


@pytest.mark.parametrize("body", [{}, *({"session": no} for no in _NO_SESSIONS)])
def test_what_names_no_session_finds_none(body: dict[str, object]) -> None:
    with pytest.raises(SessionNotFoundError):
        Envelope.read(body)


@pytest.mark.parametrize("wish", [None, 1, "true", [True], {}])
def test_a_wish_that_cannot_be_read_does_not_lose_the_message(wish: object) -> None:
    after = None if isinstance(wish, str) else wish
    envelope = Envelope.read({"session": "s", "after": after, "own": wish, "text": "Merhaba"})
    assert (envelope.session, envelope.after, envelope.own) == ("s", "", False)


def test_wishes_are_heard() -> None:
    envelope = Envelope.read({"session": "s", "after": "m1", "own": True})
    assert (envelope.after, envelope.own) == ("m1", True)
