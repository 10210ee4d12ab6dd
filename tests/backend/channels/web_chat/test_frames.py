"""Reading and writing the chat's frames."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, strategies as st

from backend.channels.web_chat import frames
from backend.channels.web_chat.frames import FrameError, TypingFrame, read_content, read_frame
from backend.conversations.errors import MessageTooLongError
from backend.conversations.queries import StoredMessage
from backend.conversations.receiving import Inbound
from backend.kit.errors import RateLimitedError

LIMIT = 10_000


@pytest.mark.parametrize(
    ("frame", "code", "message_id"),
    [
        ("{broken", "malformed_frame", None),
        ("[]", "malformed_frame", None),
        ('"metin"', "malformed_frame", None),
        ("[" * 100_000, "malformed_frame", None),
        (b"\x00\x01", "binary_frame", None),
        ({"type": "resim", "id": "m1"}, "unknown_type", "m1"),
        ({"type": ["message"], "id": "m1"}, "unknown_type", "m1"),
        ({"id": "m1", "text": "türsüz"}, "unknown_type", "m1"),
        ({"type": "message", "text": "kimliksiz"}, "malformed_frame", None),
        ({"type": "message", "id": "boşluk var", "text": "x"}, "malformed_frame", None),
        ({"type": "message", "id": "x" * 65, "text": "x"}, "malformed_frame", None),
        ({"type": "message", "id": 7, "text": "x"}, "malformed_frame", None),
        ({"type": "message", "id": "m1", "text": 7}, "malformed_frame", "m1"),
        ({"type": "message", "id": "m1", "text": None}, "malformed_frame", "m1"),
        ({"type": "message", "id": "m1", "text": ""}, "empty_message", "m1"),
        ({"type": "message", "id": "m1", "text": " \n\t "}, "empty_message", "m1"),
        ({"type": "message", "id": "m1", "text": "\u200b\u200d\u2060"}, "empty_message", "m1"),
        ({"type": "message", "id": "m1", "text": "\u0000\u0007"}, "empty_message", "m1"),
        ({"type": "choice", "id": "m1"}, "malformed_frame", "m1"),
    ],
)
def test_what_cannot_be_taken_is_refused_by_name(
    frame: Any, code: str, message_id: str | None
) -> None:
    data = frame if isinstance(frame, str | bytes) else json.dumps(frame)
    with pytest.raises(FrameError) as refusal:
        read_frame(data, LIMIT)
    assert (refusal.value.error.code, refusal.value.message_id) == (code, message_id)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("😀😀", "😀😀"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("bir\x00\x07iki\x1b[31m", "biriki[31m"),
        ("satır\r\nsonu", "satır\nsonu"),
        ("yarım \ud83d harf", "yarım \ufffd harf"),
        ("I\u0307stanbul", "İstanbul"),
        ("<script>alert('x')</script>", "<script>alert('x')</script>"),
        ("'; DROP TABLE messages; --", "'; DROP TABLE messages; --"),
        ("/restart", "/restart"),
        ('/file_complaint{"topic":"billing"}', '/file_complaint{"topic":"billing"}'),
        ("  boşluklu  ", "boşluklu"),
    ],
)
def test_text_is_mended_and_never_read_as_anything_but_text(said: str, kept: str) -> None:
    frame = json.dumps({"type": "message", "id": "m1", "text": said})
    assert read_frame(frame, LIMIT) == Inbound(client_id="m1", text=kept)


def test_the_limit_counts_characters_as_people_do_after_mending() -> None:
    assert read_content({"type": "message", "id": "m", "text": " " + "ğ" * 10 + "\n"}, 10)
    with pytest.raises(FrameError) as refusal:
        read_content({"type": "message", "id": "m", "text": "ğ" * 11}, 10)
    assert isinstance(refusal.value.error, MessageTooLongError)
    assert refusal.value.error.detail.startswith("Mesajınız 11 karakter; en fazla 10 karakter")


def test_unknown_fields_are_no_obstacle() -> None:
    content = {"type": "choice", "id": "m", "payload": "/deny", "new": 1}
    assert read_content(content, LIMIT) == Inbound(client_id="m", payload="/deny")


def test_typing_is_understood() -> None:
    assert isinstance(read_frame('{"type": "typing"}', LIMIT), TypingFrame)


json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(
    st.one_of(
        st.text(),
        st.binary(),
        json_values.map(json.dumps),
        st.fixed_dictionaries(
            {"type": st.sampled_from(["message", "choice", "typing"])},
            optional={"id": json_values, "text": json_values, "payload": json_values},
        ).map(json.dumps),
    )
)
def test_whatever_comes_is_taken_or_refused_in_turkish(data: str | bytes) -> None:
    try:
        frame = read_frame(data, LIMIT)
    except FrameError as refusal:
        answer = frames.encode(frames.error_frame(refusal.error, refusal.message_id))
        assert json.loads(answer)["text"].endswith(".")
    else:
        if isinstance(frame, Inbound):
            (frame.text + (frame.payload or "")).encode()  # storable


def test_an_agents_message_carries_the_agents_name() -> None:
    said = StoredMessage(
        "i", 1, "agent", "Ayşe", "Merhaba", None, None, datetime(2026, 11, 23, tzinfo=UTC)
    )
    assert frames.message_frame(said, "Türk Telekom")["name"] == "Ayşe"


def test_the_system_speaks_in_the_operators_name() -> None:
    said = StoredMessage(
        "i", 1, "system", None, "Bilgi", None, None, datetime(2026, 11, 23, tzinfo=UTC)
    )
    assert frames.message_frame(said, "Türk Telekom")["name"] == "Türk Telekom"


def test_a_refused_message_says_when_to_try_again() -> None:
    assert frames.error_frame(RateLimitedError(7), "m1")["retry_after"] == 7
