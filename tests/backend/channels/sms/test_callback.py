"""What Kannel's address takes and refuses: nothing that can be kept is refused, nothing is lost."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import quote_from_bytes, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings as hypothesis_settings, strategies as st
from sqlalchemy import select

from backend.channels.sms.models import IncomingSms
from tests.patience import PATIENCE

if TYPE_CHECKING:
    import httpx
    from conftest import Kannel

    from backend.bootstrap import Container
    from backend.kit.settings import Settings

PHONE = "+905321234567"


@pytest.mark.parametrize("secret", ["", "wrong", "ş", "%ff%00"])
async def test_without_the_secret_nothing_is_taken(kannel: Kannel, secret: str) -> None:
    answer = await kannel.post("YARDIM modem", secret=secret)
    assert answer.status_code == 401
    assert await kannel.rows() == []


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
async def test_only_post_brings_sms(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/sms/kannel?id=1&secret=x")
    assert answer.status_code == 405


@pytest.mark.parametrize("gateway_id", ["%00", "a%20b", "x" * 101, "%C5%9F", ""])
async def test_without_an_id_a_call_is_refused(
    client: httpx.AsyncClient, settings: Settings, gateway_id: str
) -> None:
    secret = settings.sms_secret.get_secret_value()
    for query in (f"secret={secret}", f"id={gateway_id}&secret={secret}"):
        answer = await client.post(f"/sms/kannel?{query}", content=b"YARDIM modem")
        assert answer.status_code == 400
        assert answer.json()["code"] == "malformed_request"


async def test_a_body_beyond_any_sms_is_refused(kannel: Kannel) -> None:
    assert (await kannel.post("a" * 600_000)).status_code == 413
    assert await kannel.rows() == []


async def test_the_longest_possible_sms_is_taken(kannel: Kannel) -> None:
    # 255 parts of 153 letters.
    await kannel.bring("YARDIM " + "ş" * (255 * 153 - 7))
    assert await kannel.states() == [("taken", None)]


async def test_without_a_sender_it_is_kept_for_the_engineer(kannel: Kannel) -> None:
    answer = await kannel.post("YARDIM modem", None)
    assert answer.status_code == 200
    (row,) = await kannel.rows()
    assert (row.state, row.text, row.sender) == ("ignored", "YARDIM modem", "")
    assert "send-sender" in (row.reason or "")


async def test_what_is_for_programs_is_kept_and_not_answered(kannel: Kannel) -> None:
    await kannel.bring(b"\x00\x01\xff", coding=1)
    await kannel.bring("WAP", coding=1, udh=bytes.fromhex("0605040b8423f0"))
    assert await kannel.states() == [("ignored", "binary: meant for a program")] * 2
    assert [row.text for row in await kannel.rows()] == ["0001ff", "574150"]
    assert await kannel.heard() == []


async def test_a_text_in_eight_bits_is_a_text(kannel: Kannel) -> None:
    await kannel.bring("YARDIM ışık yok", coding=1)
    assert await kannel.said() == ["ışık yok"]


@pytest.mark.parametrize(
    ("content_type", "encoding"),
    [
        ('text/plain; charset="UTF-8"', "utf-8"),
        ("text/plain; charset=utf-8", "utf-8"),
        ("text/plain", "utf-8"),
        ('text/plain; charset="UTF-16BE"', "utf-16-be"),
        ("text/plain; charset=windows-1254", "cp1254"),
        ("text/plain; charset=ISO-8859-9", "iso-8859-9"),
        ("text/plain; charset=nonsense", "utf-8"),
        ("", "utf-8"),
    ],
)
async def test_the_encoding_is_the_one_it_says(
    kannel: Kannel, content_type: str, encoding: str
) -> None:
    text = "YARDIM şikayetim var, ığüşöç İĞÜŞÖÇ"
    await kannel.bring(text.encode(encoding), headers={"Content-Type": content_type})
    assert [row.text for row in await kannel.rows()] == [text]


async def test_a_text_with_broken_letters_is_better_than_none(kannel: Kannel) -> None:
    await kannel.bring(b"YARDIM modem \xff\xc5 bozuk\x00")
    assert [row.text for row in await kannel.rows()] == ["YARDIM modem \ufffd\ufffd bozuk"]


async def test_the_national_tables_are_undone(kannel: Kannel) -> None:
    await kannel.bring("YARDIM æikayet", udh=bytes.fromhex("03250101"))
    await kannel.bring("?sifre de?gi?sti", udh=bytes.fromhex("03240101"))
    assert [row.text for row in await kannel.rows()] == ["YARDIM şikayet", "şifre değişti"]
    assert [row.udh for row in await kannel.rows()] == ["03250101", "03240101"]


async def test_a_header_may_have_any_bytes(kannel: Kannel) -> None:
    # 0x20 and 0x2b are " " and "+", which have a meaning in addresses; 0xff is no text at all.
    for reference in (0x20, 0x2B, 0x26, 0xFF, 0x00, 0x25):
        await kannel.bring("YARDIM a", udh=bytes([5, 0, 3, reference, 2, 1]))
    assert [row.reference for row in await kannel.rows()] == [0x20, 0x2B, 0x26, 0xFF, 0x00, 0x25]


_NAMES = (
    *("X-Kannel-From", "X-Kannel-To", "X-Kannel-Coding", "X-Kannel-UDH", "X-Kannel-SMSC"),
    *("Content-Type", "Content-Encoding", "Origin", "Accept", "X-Forwarded-For"),
)
_VALUES = (
    *(PHONE.encode(), b"6616", b"BANKAM", b"1", b"2", b"-1", b"9" * 40, b"%ff%zz%"),
    *(b'text/plain; charset="UTF-16BE"', b"text/plain; charset=rot13", b"text/html"),
)
_HEADERS = st.dictionaries(
    st.sampled_from(_NAMES),
    st.one_of(
        st.binary(max_size=300).map(lambda value: value.translate(None, b"\r\n\x00").strip(b" \t")),
        st.sampled_from(_VALUES),
    ),
    max_size=8,
)
_QUERY = st.one_of(
    st.binary(max_size=60).map(quote_from_bytes),
    st.text(alphabet="abc=&%+#?;/\\\x7f\u015f01", max_size=60),
)
_BODIES = st.one_of(
    st.binary(max_size=2000),
    st.text(max_size=500).map(lambda text: text.encode("utf-8", "replace")),
    st.text(max_size=200).map(lambda text: ("YARDIM " + text).encode("utf-16-be", "replace")),
    # So many bytes.
    st.integers(250_000, 270_000),
)


def _call(address: str, query: str, headers: dict[str, bytes], body: bytes) -> tuple[int, bytes]:
    """Write a request byte by byte as given: a proper client would refuse to."""
    url = urlsplit(address)
    lines = [
        f"POST /sms/kannel?id={query} HTTP/1.1".encode(),
        f"Host: {url.netloc}".encode(),
        f"Content-Length: {len(body)}".encode(),
        b"Connection: close",
        *(name.encode() + b": " + value for name, value in headers.items()),
    ]
    with socket.create_connection(
        (url.hostname or "", url.port or 0), timeout=PATIENCE
    ) as connection:
        with suppress(ConnectionError):  # refused before it was read to the end
            connection.sendall(b"\r\n".join(lines) + b"\r\n\r\n" + body)
        answer = bytearray()
        with suppress(ConnectionError):
            while data := connection.recv(65536):
                answer += data
    head, _, content = bytes(answer).partition(b"\r\n\r\n")
    return int(head.split()[1]) if head else 413, content


async def test_no_call_breaks_it_and_what_is_acknowledged_is_there(
    address: str, container: Container, settings: Settings
) -> None:
    secret = settings.sms_secret.get_secret_value()
    calls: list[tuple[int, int]] = []
    loop = asyncio.get_running_loop()

    @hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(_HEADERS, _QUERY, _QUERY, _BODIES)
    def fuzz(headers: dict[str, bytes], udh: str, more: str, body: bytes | int) -> None:
        number = len(calls)
        content = body if isinstance(body, bytes) else b"a" * body
        status, answered = _call(
            address, f"fuzz-{number}&secret={secret}&udh={udh}&{more}", headers, content
        )
        assert status < 500, answered
        assert status != 200 or answered == b""
        calls.append((number, status))

    await loop.run_in_executor(None, fuzz)
    taken = {f"fuzz-{number}" for number, status in calls if status == 200}
    assert len(taken) > 20
    await container.sms.settled()
    async with container.database.reading() as session:
        rows = (await session.scalars(select(IncomingSms))).all()
    assert taken == {row.gateway_id for row in rows}
    assert "received" not in {row.state for row in rows}
