"""Handing e-mail over: to files, and to a real SMTP server in a small version."""

from __future__ import annotations

import asyncio
import email
import re
from email import policy
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from pydantic import SecretStr

from backend.gateways.delivery import (
    GatewayRefusedError,
    GatewayUnansweredError,
    GatewayUnavailableError,
    OutgoingMail,
)
from backend.gateways.mail.addresses import MailAddresses
from backend.gateways.mail.files import FileMail
from backend.gateways.mail.letterhead import Letterhead
from backend.gateways.mail.smtp import SmtpMail
from tests.backend.gateways.mail.smtp_server import smtp_running

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from backend.kit.clock import FixedClock

MAIL = OutgoingMail(7, "ayse@ornek.com", "Şikâyetiniz", "Çözüldü.\n.\nİyi günler")


class SmallServer:
    """Speaks enough SMTP; `answers` replaces what it says to a command."""

    def __init__(self) -> None:
        self.answers: dict[str, str] = {}
        self.heard: list[str] = []
        self.taken: list[bytes] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(f"{self.answers.get('greeting', '220 small')}\r\n".encode())
        while line := (await reader.readline()).decode().rstrip("\r\n"):
            self.heard.append(line)
            word = line.split()[0].upper()
            answer = self.answers.get(word, "354 go" if word == "DATA" else "250 ok")
            writer.write(f"{answer}\r\n".encode())
            if answer.startswith("354"):
                content = await reader.readuntil(b"\r\n.\r\n")
                self.taken.append(content.removesuffix(b".\r\n").replace(b"\r\n..", b"\r\n."))
                if self.answers.get(".") == "nothing":
                    break
                writer.write(f"{self.answers.get('.', '250 taken')}\r\n".encode())
            await writer.drain()
            if word == "QUIT":
                break
        writer.close()


@pytest.fixture
def letterhead(clock: FixedClock) -> Letterhead:
    return Letterhead("Türk Telekom", "iletisim@turktelekom.com.tr", clock)


@pytest_asyncio.fixture
async def smtp(letterhead: Letterhead) -> AsyncIterator[tuple[SmallServer, SmtpMail, int]]:
    small = SmallServer()
    server = await asyncio.start_server(small.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    yield small, SmtpMail(SecretStr(f"smtp://127.0.0.1:{port}"), letterhead), port
    server.close()


def read(content: bytes) -> Any:
    return email.message_from_bytes(content, policy=policy.default)


def check(message: Any) -> None:
    assert message["To"] == "ayse@ornek.com"
    assert message["From"] == "Türk Telekom <iletisim@turktelekom.com.tr>"
    assert message["Subject"] == "Şikâyetiniz"
    assert message["Message-ID"] == "<outbox-7@turktelekom.com.tr>"
    assert message["Date"] == "Mon, 23 Nov 2026 07:00:00 +0000"
    assert message["Auto-Submitted"] == "auto-generated"
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain.get_content().replace("\r\n", "\n").strip() == MAIL.text
    assert "Çözüldü.<br>.<br>İyi günler" in page.get_content()


async def test_without_a_server_each_e_mail_is_a_file(
    tmp_path: Path, letterhead: Letterhead
) -> None:
    gateway = FileMail(tmp_path / "mail", letterhead)
    await gateway.send(MAIL)
    await gateway.send(MAIL)
    await gateway.close()
    [path] = (tmp_path / "mail").iterdir()
    assert path.name == "7.eml"
    check(read(path.read_bytes()))


async def test_a_folder_that_cannot_be_written_to_is_an_outage(
    tmp_path: Path, letterhead: Letterhead
) -> None:
    (tmp_path / "mail").write_text("in the way", "utf-8")
    with pytest.raises(GatewayUnavailableError):
        await FileMail(tmp_path / "mail", letterhead).send(MAIL)


async def test_a_server_gets_it_whole(smtp: Any) -> None:
    small, gateway, _ = smtp
    await gateway.send(MAIL)
    check(read(small.taken[0]))
    assert "rcpt TO:<ayse@ornek.com>" in small.heard


@pytest.mark.parametrize(
    ("command", "answer", "error"),
    [
        ("RCPT", "550 no such mailbox", GatewayRefusedError),
        ("RCPT", "450 greylisted", GatewayUnavailableError),
        (".", "554 spam", GatewayRefusedError),
        (".", "451 later", GatewayUnavailableError),
        ("MAIL", "550 not you", GatewayUnavailableError),
        ("greeting", "421 closing", GatewayUnavailableError),
    ],
)
async def test_what_the_server_says_decides(
    smtp: Any, command: str, answer: str, error: type[Exception]
) -> None:
    small, gateway, _ = smtp
    small.answers = {command: answer}
    with pytest.raises(error):
        await gateway.send(MAIL)


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({".": "nothing"}, GatewayUnansweredError),
        ({"RCPT": "421 closing"}, GatewayUnavailableError),
        ({".": "451 later"}, GatewayUnavailableError),
    ],
)
async def test_only_who_has_the_words_may_have_taken_them(
    smtp: Any, answers: dict[str, str], error: type[Exception]
) -> None:
    small, gateway, _ = smtp
    small.answers = answers
    with pytest.raises(GatewayUnavailableError) as caught:
        await gateway.send(MAIL)
    assert caught.type is error


async def test_a_password_is_told_to_no_server_without_tls(
    smtp: Any, letterhead: Letterhead
) -> None:
    small, _, port = smtp
    gateway = SmtpMail(SecretStr(f"smtp://u%40h:p%2Fw@127.0.0.1:{port}"), letterhead)
    with pytest.raises(GatewayUnavailableError):
        await gateway.send(MAIL)
    assert not any("AUTH" in line for line in small.heard)


async def test_nobody_there_is_an_outage(letterhead: Letterhead) -> None:
    for scheme in ("smtp", "smtps"):
        with pytest.raises(GatewayUnavailableError):
            await SmtpMail(SecretStr(f"{scheme}://127.0.0.1:9"), letterhead).send(MAIL)


@pytest.mark.parametrize("recipient", ["a@b.tr\r\nBcc: x@y.tr", "a\n@b.tr"])
async def test_an_address_cannot_bring_headers_of_its_own(
    smtp: Any, tmp_path: Path, letterhead: Letterhead, recipient: str
) -> None:
    _, gateway, _ = smtp
    for one in (gateway, FileMail(tmp_path, letterhead)):
        with pytest.raises(GatewayRefusedError):
            await one.send(OutgoingMail(1, recipient, "a", "b"))


async def test_a_domain_of_its_own_letters_is_written_as_servers_take_it(
    smtp: tuple[SmallServer, SmtpMail, int],
) -> None:
    small, mail, _ = smtp
    await mail.send(OutgoingMail(8, "ayse@örnek.com", "Şikâyetiniz", "Çözüldü."))
    assert "RCPT TO:<ayse@xn--rnek-4qa.com>" in [
        line.replace("rcpt TO", "RCPT TO") for line in small.heard
    ]


COMPLAINT = "0123456789abcdef" * 2
ANSWERS = MailAddresses("iletisim@x.tr", "posta.x.tr", "sikayet", "bounce", "secret")


@pytest.fixture
def answered(clock: FixedClock) -> Letterhead:
    return Letterhead("Türk Telekom", "iletisim@x.tr", clock, ANSWERS)


async def test_answers_come_to_the_complaint_and_failures_to_the_mail(
    answered: Letterhead,
) -> None:
    mail = OutgoingMail(7, "ayse@ornek.com", "Şikâyetiniz", "Çözüldü.", COMPLAINT)
    message = answered.write(mail)
    reply = re.search(r"<(.+)>", str(message["Reply-To"]))
    assert reply is not None
    assert ANSWERS.complaint_of(reply[1].upper()) == COMPLAINT
    assert ANSWERS.outbox_of(answered.envelope(mail)) == 7
    assert not any(name.casefold().startswith("list-") for name in message)


async def test_a_real_server_gets_the_envelope_and_both_forms(answered: Letterhead) -> None:
    async with smtp_running() as server:
        gateway = SmtpMail(SecretStr(f"smtp://127.0.0.1:{server.port}"), answered)
        await gateway.send(OutgoingMail(7, "ayse@ornek.com", "Konu", "Çözüldü.", COMPLAINT))
    [envelope] = server.taken
    assert envelope.mail_from is not None
    assert isinstance(envelope.content, bytes)
    assert ANSWERS.outbox_of(envelope.mail_from) == 7
    assert envelope.rcpt_tos == ["ayse@ornek.com"]
    assert read(envelope.content).get_content_type() == "multipart/alternative"


def test_the_page_shows_words_and_runs_none(answered: Letterhead) -> None:
    mail = OutgoingMail(7, "a@b.tr", "<i>Konu</i>", "<script>alert(1)</script>\n\nİkinci")
    page = answered.write(mail).get_body(("html",)).get_content()  # type: ignore[union-attr]
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<img" not in page
    assert page.count("<p ") == 2
    assert 'content="light dark"' in page


@pytest.mark.parametrize(
    "address",
    [
        "sikayet@posta.x.tr",
        "sikayet+@posta.x.tr",
        "sikayet+abc@posta.x.tr",
        "sikayet+ıııı@posta.x.tr",
        "baska+x@posta.x.tr",
        ANSWERS.bounce_to(7),
        ANSWERS.reply_to(COMPLAINT).replace("posta", "baska"),
        MailAddresses("iletisim@x.tr", "posta.x.tr", "sikayet", "bounce", "other").reply_to(
            COMPLAINT
        ),
    ],
)
def test_an_address_that_we_did_not_sign_is_no_complaints(address: str) -> None:
    assert ANSWERS.complaint_of(address) is None


def test_our_addresses_are_short_enough_for_every_server() -> None:
    for address in (ANSWERS.reply_to(COMPLAINT), ANSWERS.bounce_to(2**62)):
        assert len(address.partition("@")[0]) <= 64
        assert ANSWERS.is_ours(address)
