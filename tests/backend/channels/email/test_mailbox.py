"""The mailbox of a real server: each mail once, nothing changed there, nothing lost on the way."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
import pytest_asyncio
from pydantic import SecretStr, ValidationError
from sqlalchemy import select

from backend.bootstrap import PARKABLE
from backend.channels.email.intake import MailIntake
from backend.channels.email.models import MailCursor
from backend.channels.email.parked import letter_key
from backend.gateways.delivery import GatewayUnavailableError
from backend.gateways.mail.imap import ImapMailbox
from backend.kit import parking, tls
from backend.kit.errors import ConflictError
from backend.kit.settings import Settings
from tests.backend.channels.email.dovecot import (
    CAME,
    PASSWORD,
    SILENT,
    TLS,
    USUAL,
    ServerMailbox,
    Wire,
    wire_to,
)
from tests.backend.channels.email.letters import letter
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.channels.email.conftest import Postbox
    from tests.backend.channels.email.dovecot import Dovecot


class Reading:
    """A mailbox on the server, the wire to it, and an intake that reads it."""

    def __init__(self, box: ServerMailbox, wire: Wire, container: Container) -> None:
        self.box = box
        self.wire = wire
        self._container = container
        self.begin_anew()

    def begin_anew(self, folder: str = "INBOX") -> None:
        """Read as a new process does."""
        self.intake = self.intake_of(
            f"imap://{self.box.user}:{quote(PASSWORD, safe='')}@127.0.0.1:{self.wire.port}/{folder}"
        )

    def intake_of(self, url: str) -> MailIntake:
        mailbox = ImapMailbox(SecretStr(url), look_every_seconds=0)
        return MailIntake(self._container.works, mailbox, self._container.mail._store)

    async def take_in(self) -> int:
        return await self.intake.take_in()

    async def until_taken(self, number: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while number > 0:
                number -= await self.take_in()
                await asyncio.sleep(0.01)


@pytest_asyncio.fixture
async def reading(dovecot: Dovecot, container: Container) -> AsyncIterator[Reading]:
    async with wire_to(USUAL, dovecot.port) as wire:
        made = Reading(ServerMailbox(dovecot), wire, container)
        yield made
        await made.intake.close()


@pytest_asyncio.fixture
async def asking(dovecot: Dovecot, container: Container) -> AsyncIterator[Reading]:
    """Read a server that does not tell by itself what comes."""
    async with wire_to(SILENT, dovecot.port) as wire:
        made = Reading(ServerMailbox(dovecot), wire, container)
        yield made
        await made.intake.close()


async def test_what_nobody_has_seen_is_taken_first_and_then_what_comes(
    reading: Reading, postbox: Postbox
) -> None:
    reading.box.put(letter("Yıllar önce"), seen=True)
    reading.box.put(letter("İlk", message_id="<i1@b.c>"))
    assert await reading.take_in() == 1
    assert await reading.take_in() == 0
    reading.box.put(letter("Biri okudu", message_id="<i2@b.c>"), seen=True)
    await reading.until_taken(1)
    await postbox.container.mail.process_waiting()
    found = {each.description.split("\n\n")[1] for each in await postbox.complaints()}
    assert found == {"İlk", "Biri okudu"}


async def test_nothing_is_changed_on_the_server(reading: Reading) -> None:
    reading.box.put(letter())
    reading.box.put(letter("Okunmuş"), seen=True)
    await reading.take_in()
    [unseen, seen] = reading.box.mails()
    assert not unseen.name.endswith("S")
    assert seen.name.endswith(":2,S")
    heard = " ".join(reading.wire.heard)
    assert "EXAMINE" in heard
    assert "BODY.PEEK[]" in heard
    assert not any(word in heard for word in ("STORE", "SELECT", "EXPUNGE", "COPY", "BODY["))


async def test_a_mail_came_when_the_server_took_it(reading: Reading, postbox: Postbox) -> None:
    reading.box.put(letter())
    await reading.take_in()
    [row] = await postbox.rows()
    assert row.received_at == CAME


async def test_a_mail_of_several_megabytes_comes_whole(reading: Reading, postbox: Postbox) -> None:
    content = letter("x" * 1024 * 1024 * 2)
    content += b"y" * (3 * 1024 * 1024 - len(content))
    reading.box.put(content)
    await reading.take_in()
    [row] = await postbox.rows()
    assert (postbox.kept / row.stored[:2] / row.stored).read_bytes() == content


async def test_a_new_process_goes_on_where_the_last_one_was(
    reading: Reading, postbox: Postbox
) -> None:
    reading.box.put(letter())
    await reading.take_in()
    await reading.intake.close()
    reading.begin_anew()
    assert await reading.take_in() == 0
    reading.box.put(letter("Sonraki", message_id="<m2@b.c>"))
    await reading.until_taken(1)
    assert len(await postbox.rows()) == 2


async def test_what_we_have_is_not_fetched_again(asking: Reading) -> None:
    asking.box.put(letter())
    for _ in range(3):
        await asking.take_in()
    assert sum("BODY.PEEK" in each for each in asking.wire.heard) == 1


async def test_what_was_deleted_there_is_not_taken_in_again(
    reading: Reading, postbox: Postbox
) -> None:
    reading.box.put(letter())
    last = reading.box.put(letter("Kalan", message_id="<m2@b.c>"))
    await reading.take_in()
    reading.box.remove(last)
    await reading.intake.close()
    reading.begin_anew()
    assert await reading.take_in() == 0
    assert len(await postbox.rows()) == 2


async def test_a_server_that_counts_anew_doubles_nothing_and_hides_nothing(
    reading: Reading, postbox: Postbox, clock: FixedClock
) -> None:
    yesterday = clock.now() - timedelta(days=1)
    reading.box.put(letter("Çok eski"), seen=True, came=yesterday - timedelta(days=9))
    reading.box.put(letter(), came=yesterday)
    await reading.take_in()
    await reading.intake.close()
    reading.box.count_anew()
    reading.box.put(letter("Arada geldi", message_id="<m2@b.c>"), came=clock.now())
    reading.begin_anew()
    assert await reading.take_in() == 1
    assert any("SINCE 21-Nov-2026" in each for each in reading.wire.heard)
    assert await reading.take_in() == 0
    assert len(await postbox.rows()) == 2


async def test_a_folder_is_read_whatever_letters_its_name_has(
    dovecot: Dovecot, reading: Reading
) -> None:
    # Its name on the server's disk, as RFC 3501 writes "Şikâyet".
    reading.box = ServerMailbox(dovecot, ".&AV4-ik&AOI-yet")
    reading.box.put(letter())
    reading.begin_anew(folder=quote("Şikâyet"))
    assert await reading.take_in() == 1


async def test_the_server_tells_what_comes_and_is_not_asked_again_and_again(
    reading: Reading,
) -> None:
    assert await reading.take_in() == 0
    before = len(reading.wire.heard)
    for _ in range(5):
        assert await reading.take_in() == 0
    assert len(reading.wire.heard) == before
    reading.box.put(letter())
    await reading.until_taken(1)


async def test_a_server_that_cannot_tell_is_looked_into(asking: Reading) -> None:
    assert await asking.take_in() == 0
    asking.box.put(letter())
    assert await asking.take_in() == 1
    assert "IDLE" not in asking.wire.heard


async def test_a_server_that_is_started_anew_is_an_outage_and_the_next_try_goes_on(
    dovecot: Dovecot, reading: Reading
) -> None:
    await reading.take_in()
    dovecot.stop()
    try:
        reading.box.put(letter())
        for _ in range(2):
            with pytest.raises(GatewayUnavailableError):
                await reading.until_taken(1)
    finally:
        dovecot.start()
    assert await reading.take_in() == 1


async def test_a_wire_that_breaks_in_the_middle_of_a_mail_leaves_no_half_of_it(
    reading: Reading, postbox: Postbox
) -> None:
    reading.box.put(letter("x" * 3 * 1024 * 1024))
    reading.wire.breaks_after = 2 * 1024 * 1024
    with pytest.raises(GatewayUnavailableError):
        await reading.take_in()
    assert await postbox.rows() == []
    assert [path for path in postbox.kept.rglob("*") if path.is_file()] == []
    assert await reading.take_in() == 1


async def test_where_we_are_moves_with_the_row_and_not_before(
    reading: Reading, container: Container, postbox: Postbox
) -> None:
    reading.box.put(letter())
    reading.wire.breaks_after = 2 * 1024 * 1024
    # The second does not come through: what came before it stays.
    reading.box.put(letter("y" * 3 * 1024 * 1024, message_id="<m2@b.c>"))
    with pytest.raises(GatewayUnavailableError):
        await reading.take_in()
    assert (await cursor_of(reading, container)).uid == 1
    await reading.intake.close()
    reading.begin_anew()
    assert await reading.take_in() == 1
    assert (await cursor_of(reading, container)).uid == 2
    assert len(await postbox.rows()) == 2


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

    reading.box.put(letter())
    reading.box.put(letter("Sonraki", message_id="<m2@b.c>"))
    store: Any = Failing()
    broken = MailIntake(container.works, reading.intake._mailbox, store)
    with pytest.raises(OSError):  # noqa: PT011 - which one makes no difference
        await broken.take_in()
    await reading.until_taken(2)
    assert len(await postbox.rows()) == 2


async def test_a_password_that_is_refused_is_an_outage(dovecot: Dovecot, reading: Reading) -> None:
    url = f"imap://{reading.box.user}:wrong@{USUAL}:{dovecot.port}/INBOX"
    with pytest.raises(GatewayUnavailableError, match="LoginError"):
        await reading.intake_of(url).take_in()


@pytest.fixture
def trusting(dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have this machine believe the server's certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.authority))
    tls.trusted.cache_clear()
    yield
    tls.trusted.cache_clear()


def over_tls(dovecot: Dovecot, user: str) -> list[str]:
    who = f"{user}:{quote(PASSWORD, safe='')}"
    return [
        f"imaps://{who}@{TLS}:{dovecot.tls_port}/INBOX",
        f"imap://{who}@{TLS}:{dovecot.port}/INBOX",
    ]


@pytest.mark.usefixtures("trusting")
async def test_a_mailbox_is_read_over_tls(dovecot: Dovecot, reading: Reading) -> None:
    for at, url in enumerate(over_tls(dovecot, reading.box.user)):
        reading.box.put(letter(message_id=f"<m{at}@b.c>"))
        intake = reading.intake_of(url)
        assert await intake.take_in() == 1
        await intake.close()


async def test_a_server_that_nobody_vouches_for_is_told_no_password(
    dovecot: Dovecot, reading: Reading
) -> None:
    for url in over_tls(dovecot, reading.box.user):
        with pytest.raises(GatewayUnavailableError, match="SSLCertVerificationError"):
            await reading.intake_of(url).take_in()
    assert reading.box.user not in dovecot.log()


async def test_a_password_is_told_to_another_machine_over_tls_only(dovecot: Dovecot) -> None:
    # It offers no STARTTLS.
    mailbox = ImapMailbox(SecretStr(f"imap://u:p@{SILENT}:{dovecot.port}/INBOX"))
    with pytest.raises(GatewayUnavailableError):
        await mailbox.waiting(1, None)


@pytest.mark.parametrize("url", ["https://u@h/", "imaps://host/INBOX", "imaps:///x", "x"])
def test_what_is_no_mailbox_is_refused_at_start(url: str) -> None:
    with pytest.raises(ValidationError, match="imaps://"):
        Settings(imap_url=SecretStr(url))


async def cursor_of(reading: Reading, container: Container) -> MailCursor:
    async with container.works.reading() as session:
        return await session.get_one(MailCursor, f"{reading.box.user}@127.0.0.1/INBOX")


async def test_cursors_stand_at_the_moment_of_their_mail(
    reading: Reading, container: Container, clock: FixedClock
) -> None:
    reading.box.put(letter())
    await reading.take_in()
    cursor = await cursor_of(reading, container)
    assert (cursor.uid, cursor.at) == (1, clock.now())


async def set_aside(container: Container) -> list[parking.FailingItem]:
    async with container.works.reading() as session:
        return list(await parking.parked(session, 10))


async def passes(reading: Reading, number: int) -> None:
    for _ in range(number):
        with pytest.raises(GatewayUnavailableError):
            await reading.take_in()


async def test_a_mail_that_the_server_cannot_give_is_set_aside_and_those_behind_it_come(
    reading: Reading, container: Container, postbox: Postbox
) -> None:
    bad, worse = (reading.box.put(letter(f"{at}")) for at in range(2))
    reading.box.put(letter("Arkadaki", message_id="<m3@b.c>"))
    for path in (bad, worse):
        path.chmod(0)
    await passes(reading, parking.MOST_FAILURES - 1)
    assert (await postbox.rows(), await set_aside(container)) == ([], [])
    assert await reading.take_in() == 1
    assert {each.kind for each in await set_aside(container)} == {"letter"}
    assert (await cursor_of(reading, container)).uid == 3
    assert await reading.take_in() == 0


async def test_only_the_mail_that_cannot_be_had_is_counted(
    reading: Reading, container: Container
) -> None:
    bad = reading.box.put(letter("Açılamayan"))
    for at in range(3):
        reading.box.put(letter(f"{at}", message_id=f"<m{at}@b.c>"))
    bad.chmod(0)
    await passes(reading, parking.MOST_FAILURES - 1)
    async with container.works.reading() as session:
        [counted] = await session.scalars(select(parking.FailingItem))
    assert counted.key.endswith("/1")
    assert await reading.take_in() == 3


async def test_a_mail_that_was_set_aside_is_asked_for_again_and_nothing_twice(
    reading: Reading, container: Container, postbox: Postbox
) -> None:
    bad = reading.box.put(letter("Açılamayan"))
    reading.box.put(letter("Arkadaki", message_id="<m2@b.c>"))
    bad.chmod(0)
    await passes(reading, parking.MOST_FAILURES - 1)
    await reading.take_in()
    bad.chmod(0o644)
    [item] = await set_aside(container)
    async with container.works.begin() as work:
        taken = await parking.take_out(work.session, item.id)
        assert taken is not None
        await PARKABLE[taken[0]].retry(work, taken[1])
    await reading.intake.close()
    reading.begin_anew()
    assert await reading.take_in() == 1
    assert len(await postbox.rows()) == 2
    assert (await cursor_of(reading, container)).uid == 2


async def test_a_mail_of_other_numbers_cannot_be_asked_for_again(container: Container) -> None:
    with pytest.raises(ConflictError):
        async with container.works.begin() as work:
            await PARKABLE["letter"].retry(work, letter_key(1, 1))


async def test_a_server_whose_disk_is_away_loses_no_mail(
    reading: Reading, container: Container
) -> None:
    mails = [reading.box.put(letter(f"{at}", message_id=f"<m{at}@b.c>")) for at in range(5)]
    for path in mails:
        path.chmod(0)
    await passes(reading, 2 * parking.MOST_FAILURES)
    for path in mails:
        path.chmod(0o644)
    assert await set_aside(container) == []
    assert await reading.take_in() == 5


async def test_the_last_mail_alone_is_never_set_aside_for_an_outage(
    reading: Reading, container: Container
) -> None:
    last = reading.box.put(letter())
    last.chmod(0)
    await passes(reading, 2 * parking.MOST_FAILURES)
    assert await set_aside(container) == []
    last.chmod(0o644)
    assert await reading.take_in() == 1
