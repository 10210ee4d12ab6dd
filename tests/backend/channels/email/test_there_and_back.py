"""With real servers of mail on both sides: what customers write, are told, and answer."""

from __future__ import annotations

import asyncio
import os
import sys
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
import pytest_asyncio
from pydantic import SecretStr

from tests.backend.channels.email.dovecot import PASSWORD, USUAL, ServerMailbox
from tests.backend.channels.email.letters import letter, stored
from tests.backend.gateways.mail.smtp_server import smtp_running
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator
    from email.message import EmailMessage

    from backend.bootstrap import Container
    from backend.kit.settings import Settings
    from tests.backend.channels.email.conftest import Postbox
    from tests.backend.channels.email.dovecot import Dovecot
    from tests.backend.gateways.mail.smtp_server import SmtpServer

_MAILS = 50  # as many as are read in one pass


@pytest.fixture
def box(dovecot: Dovecot) -> ServerMailbox:
    return ServerMailbox(dovecot)


@pytest_asyncio.fixture
async def smtp() -> AsyncIterator[SmtpServer]:
    async with smtp_running() as server:
        yield server


@pytest.fixture
def settings(
    settings: Settings, dovecot: Dovecot, box: ServerMailbox, smtp: SmtpServer
) -> Settings:
    who = f"{box.user}:{quote(PASSWORD, safe='')}"
    return settings.model_copy(
        update={
            "imap_url": SecretStr(f"imap://{who}@{USUAL}:{dovecot.port}/INBOX"),
            "smtp_url": SecretStr(f"smtp://127.0.0.1:{smtp.port}"),
            "mail_domain": "posta.ornek.com.tr",
        }
    )


class Customer:
    """Writes, and reads what comes back, over the two servers."""

    def __init__(self, box: ServerMailbox, smtp: SmtpServer, container: Container) -> None:
        self._box, self._smtp, self._container = box, smtp, container

    async def write(self, content: bytes) -> None:
        self._box.put(content)
        async with asyncio.timeout(PATIENCE):
            taken = 0
            while not taken:
                taken = await self._container.mailbox.take_in()
                await asyncio.sleep(0.01)
        await self._container.mail.process_waiting()
        await self._container.outbox.settled()

    def told(self) -> tuple[Any, EmailMessage]:
        """Return the last mail, in its envelope."""
        envelope = self._smtp.taken[-1]
        assert isinstance(envelope.content, bytes)
        return envelope, message_from_bytes(envelope.content, policy=policy.default)


@pytest_asyncio.fixture
async def customer(
    box: ServerMailbox, smtp: SmtpServer, container: Container
) -> AsyncIterator[Customer]:
    yield Customer(box, smtp, container)
    await container.mailbox.close()


async def test_whoever_answers_the_mail_with_their_number_is_heard_in_their_complaint(
    customer: Customer, postbox: Postbox
) -> None:
    await customer.write(letter())
    envelope, told = customer.told()
    assert envelope.rcpt_tos == ["ayse@ornek.com"]
    found = await postbox.complaint()
    body = told.get_body(("plain",))
    assert body is not None
    assert found.tracking_number in body.get_content().replace(" ", "")
    answer = letter(
        "Modem numarası 42.",
        to=str(told["Reply-To"]),
        subject=f"Re: {told['Subject']}",
        sender="is@baska.com",
        message_id="<m2@baska.com>",
    )
    await customer.write(answer)
    assert await postbox.additions() == ["Modem numarası 42."]
    assert len(await postbox.complaints()) == 1


async def test_what_comes_back_to_the_envelope_fails_that_mail_and_somebody_calls(
    customer: Customer, postbox: Postbox
) -> None:
    await customer.write(letter())
    envelope, _ = customer.told()
    await customer.write(stored("11_bounce").replace(b"{bounce}", envelope.mail_from.encode()))
    [failed, call] = await postbox.outbox()
    assert (failed.state, call.channel, call.fallback_of) == ("failed", "call", failed.id)


async def start_worker(settings: Settings) -> Process:
    environment = {
        **os.environ,
        "YARDIM_ENV": "test",
        "YARDIM_STATE_DIR": str(settings.state_dir),
        "YARDIM_DATABASE_URL": settings.database_url,
        "YARDIM_RASA_URL": settings.rasa_url,
        "YARDIM_IMAP_URL": settings.imap_url.get_secret_value(),
        "YARDIM_SMTP_URL": settings.smtp_url.get_secret_value(),
    }
    command = (sys.executable, "-m", "backend", "worker")
    nowhere = asyncio.subprocess.DEVNULL
    return await asyncio.create_subprocess_exec(*command, env=environment, stderr=nowhere)


async def test_a_worker_that_is_killed_while_it_reads_loses_no_mail_and_takes_none_twice(
    box: ServerMailbox, container: Container, postbox: Postbox
) -> None:
    for at in range(_MAILS):
        box.put(letter(f"Modem {at} bozuk.", message_id=f"<m{at}@ornek.com>"))
    worker = await start_worker(container.settings)
    try:
        async with asyncio.timeout(PATIENCE):
            came = 0
            while came < _MAILS // 3:
                came = len(await postbox.rows())
    finally:
        worker.kill()
        await worker.wait()
    assert await container.mailbox.take_in() > 0
    assert await container.mailbox.take_in() == 0
    assert len(await postbox.rows()) == _MAILS
    await container.mailbox.close()
