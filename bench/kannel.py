"""The real Kannel: both boxes from our own generator, and every handset on its fake link.

The tests (`tests/gateways`) use it as well.

async with kannel_running(folder, callback_url="http://127.0.0.1:8000", secret="…") as kannel:
    kannel.settings  # sms_url, sms_user, … as our backend needs them
    await kannel.handset.text("+905321234567", "6616", "YARDIM internetim yok")
    message = await kannel.handset.message()
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlencode

from pydantic import SecretStr

from backend.gateways.sms.kannel_config import Layout, Link, Operator, configuration
from backend.kit.settings import Environment, Settings
from tools.ports import keep_ports

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

BEARERBOX, SMSBOX = "/usr/sbin/bearerbox", "/usr/sbin/smsbox"
SMSC = "fake-link"
_PATIENCE = 10.0
# A box with something undelivered does not end by itself; what it holds is of no use here.
_ENDING_SECONDS = 1.0
_STARTING_SECONDS = 10.0
# How long the rest of a message of several lines may take.
_REST_SECONDS = 0.05
_HEAD = re.compile(rb"\S+ \S+ (?P<kind>text|ucs-2|data|udh) ")


def is_installed() -> bool:
    """Tell whether Kannel is there."""
    return os.path.exists(BEARERBOX) and os.path.exists(SMSBOX)  # noqa: PTH110 - two plain paths


class KannelError(Exception):
    """A box does not start, or says what we do not understand."""


@dataclass(frozen=True)
class Delivered:
    """One SMS, or one part of a long one, as the fake SMSC gets it."""

    sender: str
    receiver: str
    # text, ucs-2, data or udh.
    kind: str
    udh: bytes
    data: bytes
    # When its first line came, by `time.perf_counter`.
    at: float = field(default=0.0, compare=False)

    @property
    def text(self) -> str:
        """Read the letters of a message without a header, or of Turkish and GSM parts."""
        return self.data.decode("utf-16-be" if self.kind == "ucs-2" else "utf-8")


class Handset:
    """Every phone behind the fake SMSC: texts to us, and what we send to them."""

    def __init__(self, port: int) -> None:
        """Know where the fake SMSC listens; nobody is connected yet."""
        self._port = port
        self._reader: asyncio.StreamReader
        self._writer: asyncio.StreamWriter
        self._seen = b""

    async def connect(self) -> None:
        """Be the SMSC's network from now on."""
        await _until(lambda: _listens(self._port), f"no fake SMSC at port {self._port}")
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)

    async def text(self, sender: str, receiver: str, text: str) -> None:
        """Text something, as phones send Turkish: UCS-2."""
        await self.raw(sender, receiver, f"ucs2 {quote_from_bytes(text.encode('utf-16-be'))}")

    async def part(self, sender: str, receiver: str, udh: bytes, data: bytes) -> None:
        """Send one part of a long message, or anything with a user data header."""
        await self.raw(sender, receiver, f"udh {_escaped(udh)} {_escaped(data)}")

    async def raw(self, sender: str, receiver: str, rest: str) -> None:
        """Send a line of the fake SMSC's own protocol."""
        self._writer.write(f"{sender} {receiver} {rest}\n".encode())
        await self._writer.drain()

    async def message(self, seconds: float = _PATIENCE) -> Delivered:
        """Wait for the next message to any phone."""
        line = await self._line(seconds)
        at = time.perf_counter()
        found = _HEAD.match(line)
        if found is None:
            msg = f"the fake SMSC says {line!r}"
            raise KannelError(msg)
        if found["kind"] == b"text":
            # It does not escape line ends: what is no new message belongs to this one.
            with contextlib.suppress(TimeoutError):
                while _HEAD.match(following := await self._line(_REST_SECONDS)) is None:
                    line += following
                self._seen = following
        sender, receiver, kind, rest = line[:-1].split(b" ", 3)
        udh, _, data = rest.split(b" ", 2) if kind == b"udh" else (b"", b"", rest)
        return Delivered(
            sender.decode(),
            receiver.decode(),
            kind.decode(),
            _unescaped(udh),
            data if kind == b"text" else _unescaped(data),
            at,
        )

    async def _line(self, seconds: float) -> bytes:
        if self._seen:
            line, self._seen = self._seen, b""
            return line
        return await asyncio.wait_for(self._reader.readuntil(b"\n"), seconds)

    async def is_silent(self, seconds: float = 0.3) -> bool:
        """Tell whether nothing comes for a while."""
        try:
            await self.message(seconds)
        except TimeoutError:
            return True
        return False

    async def close(self) -> None:
        """Leave the network, if it was ever entered."""
        # AttributeError: nobody was connected.
        with contextlib.suppress(AttributeError, OSError):
            self._writer.close()
            await self._writer.wait_closed()


def _unescaped(content: bytes) -> bytes:
    return unquote_to_bytes(content.replace(b"+", b" "))


def _escaped(content: bytes) -> str:
    return "".join(f"%{byte:02X}" for byte in content)


class Kannel:
    """Both boxes of one configuration, startable and stoppable."""

    def __init__(
        self, folder: Path, settings: Settings, layout: Layout, operator: Operator
    ) -> None:
        """Write the configuration into `folder`; nothing is started yet."""
        self.settings = settings
        self.handset = Handset(operator.port or 0)
        self._folder = folder
        self._layout = layout
        self._config = folder / "kannel.conf"
        self._config.write_text(configuration(settings, operator, layout), "utf-8")
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    async def start(self) -> None:
        """Start bearerbox, then smsbox; return when messages can be handed over."""
        await self.start_box(BEARERBOX, self._layout.smsbox_port)
        await self.handset.connect()
        await self.start_box(SMSBOX, self._layout.sendsms_port or 0)

    async def start_box(self, box: str, port: int) -> None:
        """Start one box and wait until it listens at `port`, smsbox until it takes our messages."""
        with (self._folder / f"{box.rsplit('/', 1)[1]}.out").open("ab") as out:
            self._running[box] = subprocess.Popen(  # noqa: ASYNC220 - it returns at once
                [box, str(self._config)], stdout=out, stderr=out, cwd=self._folder
            )
        process = self._running[box]
        await _until(lambda: process.poll() is not None or _listens(port), f"{box} does not start")
        if process.poll() is not None:
            msg = f"{box} ended with {process.returncode}\n{self.logs()}"
            raise KannelError(msg)
        if box == SMSBOX:
            # It listens before it has read who may send.
            await _until(lambda: self._knows_us(port), "smsbox does not know our user")

    def _knows_us(self, port: int) -> bool:
        query = urlencode(
            {
                "username": self.settings.sms_user,
                "password": self.settings.sms_password.get_secret_value(),
            }
        )
        connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        try:
            connection.request("GET", f"/cgi-bin/sendsms?{query}")
            # To nobody: refused, but not for want of a right.
            return connection.getresponse().status != HTTPStatus.FORBIDDEN
        except (HTTPException, OSError):  # it listens, and hangs up
            return False
        finally:
            connection.close()

    async def stop_box(self, box: str) -> None:
        """Stop one box and wait for its end."""
        process = self._running.pop(box, None)
        if process is not None:
            process.send_signal(signal.SIGTERM)
            try:
                await asyncio.to_thread(process.wait, _ENDING_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                await asyncio.to_thread(process.wait)

    async def stop(self) -> None:
        """Stop both, smsbox first."""
        await self.stop_box(SMSBOX)
        await self.stop_box(BEARERBOX)
        await self.handset.close()

    def pids(self) -> dict[str, int]:
        """Return the process ids of the boxes that run."""
        return {box.rsplit("/", 1)[1]: process.pid for box, process in self._running.items()}

    def logs(self) -> str:
        """Everything the boxes have written so far."""
        return "\n".join(
            f"--- {path.name}\n{path.read_text('utf-8', 'replace')[-4000:]}"
            for path in sorted(self._folder.glob("*.out"))
        )


async def _until(happens: Callable[[], bool], otherwise: str) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + _STARTING_SECONDS
    while not happens():
        if loop.time() >= until:
            raise KannelError(otherwise)
        await asyncio.sleep(0.02)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@asynccontextmanager
async def kannel_running(
    folder: Path, callback_url: str, secret: str, **more: Any
) -> AsyncIterator[Kannel]:
    """Run Kannel with free ports; it brings SMS and receipts to our backend at `callback_url`.

    `more` are further settings of ours. `kannel.settings` are what our backend needs to use it.
    """
    admin, smsbox, sendsms, fake = keep_ports(4)
    spool = folder / "spool"
    shutil.rmtree(spool, ignore_errors=True)
    for name in ("store", "receipts"):
        (spool / name).mkdir(parents=True)
    values: dict[str, Any] = {
        "env": Environment.TEST,
        "state_dir": folder,
        "sms_url": f"http://127.0.0.1:{sendsms}/cgi-bin/sendsms",
        "sms_user": "yardim",
        "sms_password": SecretStr('p"ss\\w%rd'),
        "sms_secret": SecretStr(secret),
        "sms_callback_url": callback_url,
        **more,
    }
    layout = Layout(
        admin_port=admin,
        smsbox_port=smsbox,
        sendsms_port=sendsms,
        spool=spool,
        retry_seconds=1,
    )
    operator = Operator(Link.FAKE, SMSC, port=fake)
    kannel = Kannel(folder, Settings(**values), layout, operator)
    try:
        await kannel.start()
        yield kannel
    finally:
        await kannel.stop()
