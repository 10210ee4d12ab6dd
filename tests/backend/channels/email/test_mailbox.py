"""A mailbox on a server: each mail once, nothing changed there, and nothing lost on the way."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from pydantic import SecretStr, ValidationError

from backend.channels.email.intake import MailIntake
from backend.gateways.delivery import GatewayUnavailableError
from backend.gateways.mail.imap import ImapMailbox
from backend.kit.settings import Settings
from tests.backend.channels.email.letters import letter
from tests.backend.gateways.mail.small_imap import SmallImap

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.channels.email.conftest import Postbox


class Reading:
    """The server, and an intake that reads it; each `Reading` of one server is a new process."""

    def __init__(self, server: SmallImap, port: int, container: Container) -> None:
        self.server = server
        self._url = f"imap://operator:s3cr%2Ft@127.0.0.1:{port}/INBOX"
        self._container = container
        self.begin_anew()

    def begin_anew(self) -> None:
        mailbox = ImapMailbox(SecretStr(self._url), look_every_seconds=0)
        works, store = self._container.works, self._container.mail._store
        self.intake = MailIntake(works, mailbox, store)

    async def take_in(self) -> int:
        return await self.intake.take_in()

    async def until_taken(self, number: int) -> None:
        async with asyncio.timeout(5):
            while number > 0:
                number -= await self.take_in()
                await asyncio.sleep(0.01)


@pytest_asyncio.fixture
async def reading(container: Container) -> AsyncIterator[Reading]:
    small = SmallImap()
    server = await asyncio.start_server(small.serve, "127.0.0.1", 0)
    made = Reading(small, server.sockets[0].getsockname()[1], container)
    yield made
    await made.intake.close()
    server.close()


async def test_what_nobody_has_seen_is_taken_first_and_then_what_comes(
    reading: Reading, postbox: Postbox
) -> None:
    reading.server.seen.add(reading.server.put(letter("Yıllar önce")))
    reading.server.put(letter("İlk", message_id="<i1@b.c>"))
    assert await reading.take_in() == 1
    assert await reading.take_in() == 0
    reading.server.seen.add(reading.server.put(letter("Biri okudu", message_id="<i2@b.c>")))
    await reading.until_taken(1)
    await postbox.container.mail.process_waiting()
    found = {each.description.split("\n\n")[1] for each in await postbox.complaints()}
    assert found == {"İlk", "Biri okudu"}


async def test_nothing_is_changed_on_the_server(reading: Reading) -> None:
    reading.server.put(letter())
    await reading.take_in()
    heard = " ".join(reading.server.heard)
    assert "EXAMINE" in heard
    assert "BODY.PEEK[]" in heard
    assert not any(word in heard for word in ("STORE", "SELECT", "EXPUNGE", "COPY", "BODY["))


async def test_a_mail_came_when_the_server_took_it(reading: Reading, postbox: Postbox) -> None:
    reading.server.put(letter())
    await reading.take_in()
    [row] = await postbox.rows()
    assert row.received_at == datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


async def test_a_mail_of_several_megabytes_comes_whole(reading: Reading, postbox: Postbox) -> None:
    content = letter("x" * 1024 * 1024 * 2)
    content += b"y" * (3 * 1024 * 1024 - len(content))
    reading.server.put(content)
    await reading.take_in()
    [row] = await postbox.rows()
    assert (postbox.kept / row.stored[:2] / row.stored).read_bytes() == content


async def test_a_new_process_goes_on_where_the_last_one_was(
    reading: Reading, postbox: Postbox
) -> None:
    reading.server.put(letter())
    await reading.take_in()
    await reading.intake.close()
    reading.begin_anew()
    assert await reading.take_in() == 0
    reading.server.put(letter("Sonraki", message_id="<m2@b.c>"))
    await reading.until_taken(1)
    assert len(await postbox.rows()) == 2


async def test_what_we_have_is_not_fetched_again(reading: Reading) -> None:
    reading.server.capabilities = "IMAP4rev1"
    reading.server.put(letter())
    for _ in range(3):
        await reading.take_in()
    assert sum("BODY.PEEK" in each for each in reading.server.heard) == 1


async def test_what_was_deleted_there_is_not_taken_in_again(
    reading: Reading, postbox: Postbox
) -> None:
    reading.server.put(letter())
    reading.server.put(letter("Kalan", message_id="<m2@b.c>"))
    await reading.take_in()
    del reading.server.mails[2]
    await reading.intake.close()
    reading.begin_anew()
    assert await reading.take_in() == 0
    assert len(await postbox.rows()) == 2


async def test_a_server_that_counts_anew_doubles_nothing_and_hides_nothing(
    reading: Reading, postbox: Postbox
) -> None:
    reading.server.put(letter())
    await reading.take_in()
    await reading.intake.close()
    reading.server.validity = 8
    reading.server.mails = {41: letter(), 42: letter("Arada geldi", message_id="<m2@b.c>")}
    reading.begin_anew()
    assert await reading.take_in() == 1
    assert any("SINCE 21-Nov-2026" in each for each in reading.server.heard)
    assert await reading.take_in() == 0
    assert len(await postbox.rows()) == 2


async def test_the_server_tells_what_comes_and_is_not_asked_again_and_again(
    reading: Reading,
) -> None:
    assert await reading.take_in() == 0
    before = len(reading.server.heard)
    for _ in range(5):
        assert await reading.take_in() == 0
    assert len(reading.server.heard) == before
    reading.server.put(letter())
    await reading.until_taken(1)


async def test_a_server_that_cannot_tell_is_looked_into(reading: Reading) -> None:
    reading.server.capabilities = "IMAP4rev1"
    assert await reading.take_in() == 0
    reading.server.put(letter())
    assert await reading.take_in() == 1
    assert "IDLE" not in reading.server.heard


async def test_a_connection_that_breaks_is_an_outage_and_the_next_try_goes_on(
    reading: Reading,
) -> None:
    await reading.take_in()
    reading.server.drop_connections()
    await asyncio.sleep(0.05)
    reading.server.put(letter())
    with pytest.raises(GatewayUnavailableError):
        await reading.take_in()
    assert await reading.take_in() == 1


async def test_a_server_that_refuses_in_the_middle_loses_nothing(
    reading: Reading, postbox: Postbox
) -> None:
    reading.server.put(letter())
    reading.server.refuses = "BODY.PEEK"
    with pytest.raises(GatewayUnavailableError):
        await reading.take_in()
    assert await postbox.rows() == []
    reading.server.refuses = None
    assert await reading.take_in() == 1


async def test_a_disk_that_fails_at_one_mail_hides_none_behind_the_next(
    reading: Reading, container: Container, postbox: Postbox
) -> None:
    class Failing:
        def __init__(self) -> None:
            self.failures = 1

        async def begin(self) -> Any:
            self.failures -= 1
            if self.failures == 0:
                raise OSError
            return await container.mail._store.begin()

    reading.server.put(letter())
    reading.server.put(letter("Sonraki", message_id="<m2@b.c>"))
    store: Any = Failing()
    broken = MailIntake(container.works, reading.intake._mailbox, store)
    with pytest.raises(OSError):  # noqa: PT011 - which one makes no difference
        await broken.take_in()
    await reading.until_taken(2)
    assert len(await postbox.rows()) == 2


async def test_a_password_that_is_refused_is_an_outage(reading: Reading) -> None:
    reading.server.refuses = "LOGIN"
    with pytest.raises(GatewayUnavailableError):
        await reading.take_in()


async def test_a_password_is_told_to_another_machine_over_tls_only() -> None:
    mailbox = ImapMailbox(SecretStr("imap://u:p@127.0.0.2:9/INBOX"))
    with pytest.raises(GatewayUnavailableError):
        await mailbox.waiting(1, None)


@pytest.mark.parametrize("url", ["https://u@h/", "imaps://host/INBOX", "imaps:///x", "x"])
def test_what_is_no_mailbox_is_refused_at_start(url: str) -> None:
    with pytest.raises(ValidationError, match="imaps://"):
        Settings(imap_url=SecretStr(url))


async def test_cursors_stand_at_the_moment_of_their_mail(
    reading: Reading, container: Container, clock: FixedClock
) -> None:
    from backend.channels.email.models import MailCursor  # noqa: PLC0415

    reading.server.put(letter())
    await reading.take_in()
    async with container.works.reading() as session:
        cursor = await session.get_one(MailCursor, "operator@127.0.0.1/INBOX")
    assert (cursor.validity, cursor.uid, cursor.at) == (7, 1, clock.now())
