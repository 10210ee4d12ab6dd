"""Processes die at bad moments: nothing acknowledged is lost, and nothing happens twice."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import uuid
from typing import TYPE_CHECKING

from customer import Customer
from websockets.exceptions import ConnectionClosed

if TYPE_CHECKING:
    from conftest import Rows
    from stack import Stack


async def bring_back(stack: Stack, name: str) -> None:
    stack.start(name)
    await asyncio.to_thread(stack.wait_until_ready)


async def test_while_rasa_is_down_messages_are_kept_told_so_once_and_answered_after(
    stack: Stack, rows: Rows
) -> None:
    async with Customer(stack) as customer:
        await customer.say("internetim üç gündür yok")
        stack.stop("rasa", signal.SIGKILL)
        told = await customer.say("hayır olmadı")
        assert "Mesajınızı aldık" in told
        await customer.send({"type": "message", "id": "while-down", "text": "0533 111 22 33"})
        assert (await customer.next("ack", "error"))["type"] == "ack"
        await bring_back(stack, "rasa")
        answers = await customer.hear(answers=4)
        assert "cep telefonu" in answers
        assert "Adınız" in answers
        assert "Mesajınızı aldık" not in answers
    kept = rows("SELECT text FROM messages WHERE client_id = 'while-down'")
    assert [row["text"] for row in kept] == ["0533 111 22 33"]


async def test_while_the_action_server_is_down_no_answer_is_half_given(stack: Stack) -> None:
    async with Customer(stack) as customer:
        assert "çözüldü mü" in await customer.say("internetim üç gündür yok")
        stack.stop("actions", signal.SIGKILL)
        assert "Mesajınızı aldık" in await customer.say("hayır olmadı")
        await bring_back(stack, "actions")
        assert "cep telefonu" in await customer.hear()
        assert "Adınız" in await customer.say("0533 111 22 33")


async def test_a_backend_that_dies_after_the_ack_answers_when_it_is_back(stack: Stack) -> None:
    async with Customer(stack) as customer:
        assert "çözüldü mü" in await customer.say("internetim üç gündür yok")
        session = customer.session
        await customer.send({"type": "message", "id": "last-words", "text": "hayır olmadı"})
        assert (await customer.next("ack"))["id"] == "last-words"
        stack.stop("backend", signal.SIGKILL)
        try:
            await customer.hear()
        except ConnectionClosed:
            answered = False
        else:
            answered = True
    await bring_back(stack, "backend")
    async with Customer(stack, session) as again:
        history = await again.hear(answers=3, quiet=15 if not answered else 2)
        assert history.count("cep telefonu") == 1
        assert "Adınız" in await again.say("0533 111 22 33")


async def test_while_the_database_is_locked_nothing_is_acknowledged_and_a_resend_gets_through(
    stack: Stack, rows: Rows
) -> None:
    frame = {"type": "message", "id": str(uuid.uuid4()), "text": "kilit altında yazdım"}
    async with Customer(stack) as customer:
        await customer.say("merhaba")
        lock = sqlite3.connect(stack.state / "yardim.db", isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        try:
            await customer.send(frame)
            refused = await customer.next("ack", "error")
            assert refused["type"] == "error"
            assert refused["id"] == frame["id"]
        finally:
            lock.execute("ROLLBACK")
            lock.close()
        await customer.send(frame)
        assert (await customer.next("ack", "error"))["type"] == "ack"
    assert len(rows("SELECT 1 FROM messages WHERE client_id = ?", frame["id"])) == 1


async def test_without_the_worker_customers_are_answered_all_the_same(stack: Stack) -> None:
    stack.stop("worker", signal.SIGKILL)
    async with Customer(stack) as customer:
        assert await customer.say("merhaba")
    stack.start("worker")
