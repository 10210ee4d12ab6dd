"""Every address by every bad value, in every place a request has: refused or cleaned, never 500.

The addresses are the application's own, so that a new one is tried as soon as it is there.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import httpx
import pytest

from backend.app import create_app
from backend.kit import tls
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backend.app import App
    from backend.bootstrap import Container
    from backend.kit.settings import Settings

# As bytes of UTF-8, where they have any; a lone surrogate stands as some encoders write it.
BAD = {
    "NUL": b"a\0b",
    "escape": b"\x1b[31m",
    "C1": b"a\xc2\x85b",
    "lone surrogate": b"\xed\xa0\x80",
    "no UTF-8": b"\xff\xfe",
    "open bracket": b"http://[yeni modem]/",
    "right-to-left": "\u202etext".encode(),
    "huge": b"9" * 5_000,
    "a number too long": b"99999999999999999999",
    "negative": b"-1",
    "empty": b"",
}
# In place of a text in JSON.
TYPES: tuple[object, ...] = (
    *(None, True, 0, -1, 10**400, 1.5e308, [], {}, [[[[]]]], {"a": {"b": [None]}}),
    *(["x"] * 1000, {"$ref": "#"}, "\udc80", "\ud83d", "\0"),
)
# What stands between the method and the version of a request.
TARGETS = (
    *(b"//", b"//[", b"http://[/", b"http://[::1", b"*", b"?", b"/?", b"/?=&=&;&%", b"/%", b"/%zz"),
    *(
        b"/%00",
        b"/%ff%fe",
        b"/%ed%a0%80",
        b"/..",
        b"/../../etc/passwd",
        b"/%2e%2e/%2e%2e",
        b"/\xff",
    ),
    *(
        b"/static/%00/x",
        b"/static/../x",
        b"/docs/%2e%2e/x",
        b"/takip/%0d%0aX:1",
        b"/" + b"a" * 6000,
    ),
    *(b"/api/v1/complaints/" + b"1" * 4000, b"/api/v1/chat/messages?after=" + b"9" * 4000),
    *(b"http://a", b"http://a?x=1", b"/takip?q=\x7f", b"/sms/\x01"),
    *(b"/api/v1/chat?after=%00&session=%ff", b"localhost:1", b"/;/%3b", b"/?after[]=1&after[]=2"),
)
_REST = b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n"
_NAMES = (
    *("session", "after", "id", "text", "payload", "type", "key", "number", "phone", "email"),
    *("code", "description", "name", "topic", "remedy_sought", "service_number", "reason", "sure"),
    *("conversation_id", "contact", "smsc", "ts", "udh", "outbox", "status", "detail", "words"),
)
_OTHERS = ("Accept", "Forwarded", "X-Forwarded-For", "Range", "If-None-Match", "User-Agent")
_KANNEL = ("X-Kannel-From", "X-Kannel-To", "X-Kannel-UDH", "X-Kannel-Coding")
# One by one, as each of them may be refused before the next is read.
_HEADERS = {
    name: (name,) for name in ("Origin", "Host", "Cookie", "Content-Type", "Idempotency-Key")
} | {"Authorization": ("Authorization",), "others": _OTHERS, "Kannel": _KANNEL}
_PATH = "path"
PLACES = (_PATH, "query", "json", "form", *_HEADERS)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Let nothing be refused for being too much, and behind a proxy read what it says."""
    most = 1_000_000
    limits = ("messages_per_minute", "complaints_per_hour", "lookups_per_hour")
    more = ("wrong_lookups_per_hour", "address_per_minute", "proof_per_asker_hour")
    return settings.model_copy(
        update={"trusted_proxies": 1} | dict.fromkeys((*limits, *more), most)
    )


@pytest.fixture
def app(container: Container) -> App:
    return create_app(container)


def addresses(app: App) -> Iterator[tuple[str, str]]:
    """Give the method and path of every address; HEAD is GET."""
    for route in app.router.routes:
        for method in route.methods - {"HEAD", "OPTIONS"}:
            yield method, "/" + route.path.lstrip("/")


def request(  # noqa: PLR0913, PLR0917 - a request has so many places
    method: str, path: str, place: str, value: bytes, settings: Settings, session: str
) -> bytes:
    """Write a request as it goes over the wire, sound but for `place`."""
    in_path = value if place == _PATH else b"x"
    target = quote_parameters(path, quote(in_path))
    sound = {"session": session.encode(), "secret": settings.sms_secret.get_secret_value().encode()}
    query = sound | (dict.fromkeys(_NAMES, value) | sound if place == "query" else {})
    if place == "query":
        query["session"] = value if method == "GET" and "chat" in path else query["session"]
    target += "?" + "&".join(f"{name}={quote(text)}" for name, text in query.items())
    text = value.decode("utf-8", "surrogatepass" if b"\xed" in value else "surrogateescape")
    content = dict.fromkeys(_NAMES, text) | {"session": session}
    kind, body = "application/json", json.dumps(content).encode()
    if place == "form":
        kind = "application/x-www-form-urlencoded"
        body = "&".join(f"{name}={quote(value)}" for name in _NAMES).encode()
    elif place != "json":
        body = json.dumps(dict.fromkeys(_NAMES, "x") | {"session": session}).encode()
    headers = {
        b"Host": b"127.0.0.1",
        b"Connection": b"close",
        b"Content-Type": kind.encode(),
        b"Authorization": b"Bearer " + settings.internal_token.get_secret_value().encode(),
    }
    if body and method != "GET":
        headers[b"Content-Length"] = str(len(body)).encode()
    for header in _HEADERS.get(place, ()):
        headers[header.encode()] = value
    if place == "Cookie":
        headers[b"Cookie"] = b"yardim_takip=" + value + b"; yardim_makbuz=" + value
    lines = [f"{method} {target} HTTP/1.1".encode(), *(k + b": " + v for k, v in headers.items())]
    return b"\r\n".join(lines) + b"\r\n\r\n" + (body if method != "GET" else b"")


def quote_parameters(path: str, value: str) -> str:
    parts = [value if part.startswith("<") else part for part in path.split("/")]
    return "/".join(parts)


async def new_session(address: str) -> str:
    async with httpx.AsyncClient(base_url=address, verify=tls.trusted(), timeout=30) as client:
        answer = await client.post("/api/v1/chat/sessions")
    return str(answer.json()["session"])


async def answered(address: str, content: bytes) -> int:
    """Return the status of the answer; 0 when the connection was closed without one."""
    where = urlsplit(address)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    try:
        writer.write(content)
        line = await asyncio.wait_for(reader.readline(), PATIENCE)
    except (ConnectionError, TimeoutError):
        return 0
    finally:
        writer.close()
    return int(line.split()[1]) if line else 0


@pytest.mark.parametrize("place", PLACES)
async def test_a_bad_value_is_refused_or_cleaned_at_every_address(
    app: App, address: str, settings: Settings, place: str
) -> None:
    session = await new_session(address)
    # By what is sent: where an address has no such place, every value makes the same request.
    tried = {
        request(method, path, place, value, settings, session): (method, path, name)
        for method, path in addresses(app)
        for name, value in BAD.items()
    }
    statuses = {what: await answered(address, content) for content, what in tried.items()}
    failed = {
        f"{status} {' '.join(what)}"
        for what, status in statuses.items()
        if status == 0 or (status >= 500 and what[1] != "/readyz")
    }
    assert not failed, "\n".join(sorted(failed))


async def test_no_wrong_type_is_an_accident(app: App, address: str, settings: Settings) -> None:
    session = await new_session(address)
    token = settings.internal_token.get_secret_value()
    headers = (
        "Host: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n"
        f"Authorization: Bearer {token}\r\n"
    )
    failed = []
    for method, path in addresses(app):
        if method == "GET":
            continue
        line = f"{method} {quote_parameters(path, 'x')} HTTP/1.1\r\n{headers}Content-Length: "
        for value in TYPES:
            content = dict.fromkeys(_NAMES, value) | {"session": session}
            for body in (content, content | {"session": value}, value):
                data = json.dumps(body).encode()
                status = await answered(address, f"{line}{len(data)}\r\n\r\n".encode() + data)
                if status == 0 or status >= 500:
                    failed.append(f"{status} {method} {path} {value!r:.40}")
    assert not failed, "\n".join(failed)


@pytest.mark.parametrize("accept", [b"text/html", b"application/json"])
@pytest.mark.parametrize("method", [b"GET", b"POST", b"HEAD", b"OPTIONS", b"BREW"])
async def test_a_target_that_is_none_is_refused(address: str, method: bytes, accept: bytes) -> None:
    rest = _REST + b"Accept: " + accept + b"\r\n\r\n"
    statuses = {
        target: await answered(address, method + b" " + target + rest) for target in TARGETS
    }
    assert not {target: status for target, status in statuses.items() if status >= 500}
    # A connection may only be closed without an answer where the line itself cannot be read.
    assert {target for target, status in statuses.items() if not status} <= {b"/\xff"}


async def test_what_cannot_be_read_is_nowhere_and_a_host_alone_is_its_start(address: str) -> None:
    async def asked(target: bytes) -> int:
        return await answered(address, b"GET " + target + _REST + b"\r\n")

    assert {await asked(each) for each in (b"*", b"/takip?q=\x7f", b"http://[")} == {404}
    assert {await asked(each) for each in (b"http://a", b"http://a?x=1", b"http://a/")} == {200}


@pytest.mark.parametrize(
    "cursor", ["", "0", "-1", "1e9", "99999999999999999999", "x", "%00", "%ff"]
)
async def test_reading_on_from_a_cursor_that_is_none_is_no_accident(
    address: str, cursor: str
) -> None:
    session = await new_session(address)
    async with httpx.AsyncClient(
        base_url=address, verify=tls.trusted(), timeout=PATIENCE
    ) as client:
        headers = {"Authorization": f"Bearer {session}"}
        answer = await client.get(f"/api/v1/chat/messages?after={cursor}", headers=headers)
        assert answer.status_code < 500
        handset = await client.get(f"/handset/messages?phone=%2B905321234567&after={cursor}")
        assert handset.status_code < 500


@pytest.mark.parametrize("key", ["", "\0", "\ud800", "ş" * 40, "x" * 5_000, "a b", "../..", "'--"])
async def test_a_form_whose_key_is_none_is_registered_or_shown_again(
    address: str, key: str
) -> None:
    data = {"description": "İnternetim yok.", "phone": "0532 123 45 67"}
    form = "&".join(f"{name}={quote(value)}" for name, value in data.items())
    form += "&key=" + quote(key, errors="surrogatepass")
    async with httpx.AsyncClient(
        base_url=address, verify=tls.trusted(), timeout=PATIENCE
    ) as client:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = await client.post("/sikayet/", content=form.encode(), headers=kind)
    assert answer.status_code in {303, 400}
