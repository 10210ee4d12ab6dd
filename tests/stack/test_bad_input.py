"""What no customer should send, sent all the same: a clear answer, no trace, nothing lost."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pytest
from customer import Customer

if TYPE_CHECKING:
    from conftest import Rows
    from stack import Stack


def message(text: str) -> dict[str, str]:
    return {"type": "message", "id": str(uuid.uuid4()), "text": text}


@pytest.mark.parametrize(
    "text",
    [
        "/session_start",
        '/file_complaint{"topic":"billing"}',
        "/",
        "<script>alert(1)</script>",
        "<b>kalın</b> & 'tırnak'",
        "'; DROP TABLE complaints; --",
        "😀😀😀",
        "a\u0000b\u0007c",
        "?",
        "i̇nternet" + "\u0301" * 200,
        "x" * 1999,
    ],
)
async def test_odd_texts_are_stored_answered_and_never_commands(
    stack: Stack, rows: Rows, text: str
) -> None:
    async with Customer(stack) as customer:
        assert "çözüldü mü" in await customer.say("internetim üç gündür yok")
        answer = await customer.say(text)
        assert answer
        assert "Traceback" not in answer
        # The form still stands: nothing was restarted, jumped over or registered.
        assert "telefonu numaranız" in answer + await customer.say("hayır olmadı")
    stored = rows("SELECT text FROM messages WHERE sender = 'customer'")
    assert any(
        row["text"][:5] == text.replace("\u0000", "").replace("\u0007", "")[:5] for row in stored
    )


@pytest.mark.parametrize("text", ["/restart", "/session_start", "/cancel"])
async def test_words_with_a_slash_mean_nothing_and_cancel_nothing(stack: Stack, text: str) -> None:
    async with Customer(stack) as customer:
        await customer.say("internetim üç gündür yok")
        assert "/kvkk" in await customer.say("hayır olmadı")
        assert "Cep telefonu numaranızı" in await customer.say(text)
        assert "Adınız" in await customer.say("0533 111 22 33")


async def test_a_lone_surrogate_is_replaced_not_refused(stack: Stack) -> None:
    async with Customer(stack) as customer:
        await customer.send('{"type":"message","id":"s1","text":"internetim yok \\ud83d"}')
        assert (await customer.next("ack", "error"))["type"] == "ack"
        assert await customer.hear()


@pytest.mark.parametrize(
    ("raw", "known_id"),
    [
        ("{broken", None),
        ("[]", None),
        ('"text"', None),
        ('{"type":"dance","id":"d1"}', "d1"),
        ('{"type":"message","id":"d2"}', "d2"),
        ('{"type":"message","id":"d3","text":""}', "d3"),
        ('{"type":"message","id":"d4","text":"   \\n "}', "d4"),
        ('{"type":"message","id":"d5","text":7}', "d5"),
        ('{"type":"choice","id":"d6","payload":"/deny"}', "d6"),
        (b"\x00\x01binary", None),
    ],
)
async def test_what_is_no_message_gets_an_error_and_the_conversation_goes_on(
    stack: Stack, raw: str | bytes, known_id: str | None
) -> None:
    async with Customer(stack) as customer:
        await customer.send(raw)
        error = await customer.next("error")
        assert error["text"]
        assert error["code"]
        assert error.get("id") == known_id
        assert await customer.say("merhaba")


async def test_a_text_that_is_too_long_is_refused_with_the_limit_and_not_stored(
    stack: Stack, rows: Rows
) -> None:
    async with Customer(stack) as customer:
        await customer.send(message("ş" * 12_000))
        error = await customer.next("error")
        assert error["code"] == "too_long"
        assert "10.000" in error["text"]
    assert not rows("SELECT 1 FROM messages WHERE text LIKE 'şşşş%'")


async def test_the_same_id_with_the_same_text_is_one_message_with_another_an_error(
    stack: Stack, rows: Rows
) -> None:
    frame = message("tek seferlik sözüm")
    async with Customer(stack) as customer:
        await customer.send(frame)
        await customer.send(frame)
        assert (await customer.next("ack", "error"))["type"] == "ack"
        assert (await customer.next("ack", "error"))["type"] == "ack"
        await customer.send({**frame, "text": "başka söz"})
        assert (await customer.next("error"))["id"] == frame["id"]
    assert len(rows("SELECT 1 FROM messages WHERE text = 'tek seferlik sözüm'")) == 1


async def test_card_numbers_ids_and_passwords_are_masked_before_they_are_stored(
    stack: Stack, rows: Rows
) -> None:
    async with Customer(stack) as customer:
        await customer.say(
            "kartımdan 4111 1111 1111 1111 iki kere fatura çekildi, "
            "tc 10000000146, şifrem: Gizli123"
        )
    everything = str(rows("SELECT text FROM messages"))
    for secret in ("4111 1111 1111 1111", "10000000146", "Gizli123"):
        assert secret not in everything
    assert "Gizli123" not in (stack.state / "rasa.db").read_bytes().decode("latin-1")
    assert "Gizli123" not in stack.logs()


async def test_an_unknown_session_is_told_so(stack: Stack) -> None:
    async with Customer(stack, session="no-such-session") as customer:
        assert (await customer.next("error"))["code"] == "session_not_found"
