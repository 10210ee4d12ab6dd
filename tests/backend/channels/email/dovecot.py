"""A real IMAP server (Dovecot), which needs no rights; where it is not installed tests are skipped.

One server serves a whole run. Each test has a mailbox of its own: a Maildir, into which mails are
moved as mail servers do, with the moment they came as the file's.
"""

from __future__ import annotations

import asyncio
import contextlib
import grp
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.patience import PATIENCE
from tools.ports import keep_ports
from tools.test import DOVECOT

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

PASSWORD = "s3cr/t"
CAME = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
# Three addresses of one machine: as usual, without IDLE, and with TLS.
USUAL, SILENT, TLS = "127.0.0.1", "127.0.0.2", "127.0.0.3"
_UNPRIVILEGED = "nobody"
_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
auth_failure_delay = 0
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
ssl = yes
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
service anvil {{
  chroot =
  # Nobody waits for having told a wrong password.
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = {usual} {silent} {tls}
    port = {port}
  }}
  inet_listener imaps {{
    address = {tls}
    port = {tls_port}
  }}
}}
local {usual} {{
  ssl = no
}}
local {silent} {{
  ssl = no
  disable_plaintext_auth = no
  protocol imap {{
    imap_capability = IMAP4rev1
  }}
}}
"""


def require_dovecot() -> None:
    """Skip where Dovecot is not installed; in CI that is a failure."""
    if DOVECOT.exists():
        return
    reason = "Dovecot is not installed (Debian: dovecot-imapd): no mailbox of a server was tried"
    if os.environ.get("YARDIM_TEST_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


class Dovecot:
    """The server; it may be stopped, and started again where it was."""

    def __init__(self, folder: Path) -> None:
        # It serves nobody as root, and asks for no rights otherwise.
        self._user = pwd.getpwnam(_UNPRIVILEGED) if os.geteuid() == 0 else pwd.getpwuid(os.getuid())
        self.folder = folder
        self.port, self.tls_port = keep_ports(2)
        self._process: subprocess.Popen[bytes] | None = None
        for name in ("run", "state", "mail"):
            self.own(folder / name)
        _certify(folder)
        for name in ("certificate.pem", "key.pem"):
            os.chown(folder / name, self._user.pw_uid, self._user.pw_gid)
        self.own(folder)

    def own(self, path: Path) -> Path:
        """Make a folder that is the server's."""
        path.mkdir(exist_ok=True)
        os.chown(path, self._user.pw_uid, self._user.pw_gid)
        return path

    @property
    def authority(self) -> Path:
        """Who signed its certificate: nobody that a machine believes by itself."""
        return self.folder / "certificate.pem"

    def start(self) -> None:
        group = grp.getgrgid(self._user.pw_gid).gr_name
        path = self.folder / "dovecot.conf"
        addresses = {"usual": USUAL, "silent": SILENT, "tls": TLS}
        ports = {"port": self.port, "tls_port": self.tls_port}
        who = {"user": self._user.pw_name, "group": group, "password": PASSWORD}
        path.write_text(_CONFIGURATION.format(folder=self.folder, **addresses, **ports, **who))
        self._process = subprocess.Popen(
            [DOVECOT, "-F", "-c", path],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            **({"user": self._user.pw_name, "group": group} if os.geteuid() == 0 else {}),
        )
        until = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection((USUAL, self.port), 1).close()
            except OSError:
                assert self._process.poll() is None, self.log()
                assert time.monotonic() < until, self.log()
                time.sleep(0.01)
            else:
                return

    def stop(self) -> None:
        """End it at once, with every connection."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def log(self) -> str:
        path = self.folder / "log"
        return path.read_text() if path.exists() else ""


class ServerMailbox:
    """What lies in one mailbox of the server, by what a mail server and its keeper do to it."""

    def __init__(self, server: Dovecot, folder: str = "") -> None:
        self.user = f"u{secrets.token_hex(6)}"
        self._root = server.own(server.folder / "mail" / self.user)
        self._inside = server.own(self._root / folder) if folder else self._root
        for name in ("tmp", "new", "cur"):
            server.own(self._inside / name)
        self._count = 0

    def put(self, content: bytes, *, seen: bool = False, came: datetime = CAME) -> Path:
        """Have a mail come, one that somebody has `seen` already or not; return its file."""
        self._count += 1
        name = f"{self._count:010}.M1P1.mx"
        written = self._inside / "tmp" / name
        written.write_bytes(content)
        os.utime(written, (came.timestamp(), came.timestamp()))
        place = f"cur/{name}:2,S" if seen else f"new/{name}"
        return written.rename(self._inside / place)

    def mails(self) -> list[Path]:
        """The files; their names end in what is flagged of them."""
        found = [path for name in ("new", "cur") for path in (self._inside / name).iterdir()]
        return sorted(found, key=lambda path: path.name)

    def remove(self, path: Path) -> None:
        """Take a mail out, whatever it is called by now."""
        [found] = [each for each in self.mails() if each.name.startswith(path.name[:10])]
        found.unlink()

    def count_anew(self) -> None:
        """Forget all numbers, as a mailbox that is put back from a copy of its mails does."""
        for path in (*self._inside.glob("dovecot.*"), self._inside / "dovecot-uidlist"):
            path.unlink()


class Wire:
    """What lies between us and the server: it hears what we say, and can break."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        # After so many bytes of the server's it breaks, once.
        self.breaks_after: int | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self.port = 0

    def cut(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    async def carry(self, host: str, port: int, ours: _Stream) -> None:
        theirs = await asyncio.open_connection(host, port)
        self._writers |= {ours[1], theirs[1]}
        with contextlib.suppress(ConnectionError):
            await asyncio.gather(self._up(ours[0], theirs[1]), self._down(theirs[0], ours[1]))
        for writer in (ours[1], theirs[1]):
            self._writers.discard(writer)
            writer.close()

    async def _up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            self.heard.append(line.decode().strip().partition(" ")[2] or "DONE")
            writer.write(line)
        writer.close()

    async def _down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            if self.breaks_after is not None:
                self.breaks_after -= len(data)
                if self.breaks_after < 0:
                    self.breaks_after = None
                    self.cut()
                    return
            writer.write(data)
            await writer.drain()
        writer.close()


type _Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def wire_to(host: str, port: int) -> AsyncIterator[Wire]:
    """Lay a wire to a server."""
    wire = Wire()
    listening = await asyncio.start_server(
        lambda reader, writer: wire.carry(host, port, (reader, writer)), "127.0.0.1", 0
    )
    wire.port = listening.sockets[0].getsockname()[1]
    try:
        yield wire
    finally:
        listening.close()
        wire.cut()


@contextmanager
def dovecot_running() -> Iterator[Dovecot]:
    """Run a server, for as long as it is asked for."""
    require_dovecot()
    # Not pytest's folder, which is its owner's alone; and short, as names of sockets must be.
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    server = Dovecot(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def _certify(folder: Path) -> None:
    """Make a certificate that signed itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "the mail server of the tests")])
    addresses = [x509.IPAddress(ip_address(TLS))]
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(addresses), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
