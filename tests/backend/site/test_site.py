"""The pages over HTTP; what they look like and do in a browser is in `tests/browser`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import httpx

    from backend.kit.settings import Settings

_HTML = {"Accept": "text/html"}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"wrong_lookups_per_hour": 4})


@pytest.mark.parametrize("path", ["/", "/sikayet", "/takip", "/kvkk", "/handset"])
async def test_every_page_forbids_what_it_does_not_need(
    client: httpx.AsyncClient, path: str
) -> None:
    answer = await client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'"} <= set(policy)
    assert {"base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"} <= set(policy)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"
    assert not re.search(r"\sstyle=|\son\w+=|<style|<script>", answer.text)
    head = await client.head(path)
    assert (head.status_code, head.content) == (200, b"")


async def test_the_start_page_names_every_way_to_complain(client: httpx.AsyncClient) -> None:
    text = (await client.get("/")).text
    for way in (
        "<yardim-chat",
        'action="/sikayet"',
        "sms:6616?body=YARDIM%20",
        "tel:4441444",
        "mailto:iletisim@turktelekom.com.tr",
        "0 312 306 07 32",
    ):
        assert way in text


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"description=%FF%FE", "application/x-www-form-urlencoded"),
        (b"\xff\x00", "application/x-www-form-urlencoded"),
        (b"{", "application/json"),
        (b"x", "text/plain"),
        (b"x", "multipart/form-data"),
        (b"", ""),
    ],
)
@pytest.mark.parametrize("path", ["/sikayet", "/takip"])
async def test_a_broken_body_is_answered_with_the_form(
    client: httpx.AsyncClient, path: str, content: bytes, kind: str
) -> None:
    answer = await client.post(path, content=content, headers={**_HTML, "Content-Type": kind})
    assert 400 <= answer.status_code < 500
    assert "<form" in answer.text


async def test_guessing_numbers_is_limited(client: httpx.AsyncClient) -> None:
    for _ in range(4):
        answer = await client.post("/takip", data={"number": "4821 0937 5523"}, headers=_HTML)
        assert answer.status_code == 404
    answer = await client.post("/takip", data={"number": "4821 0937 5523"}, headers=_HTML)
    assert answer.status_code == 429
    assert "Retry-After" in answer.headers


async def test_a_browser_gets_an_error_as_a_page_and_a_program_as_a_problem(
    client: httpx.AsyncClient,
) -> None:
    page = await client.get("/yok", headers=_HTML)
    assert page.status_code == 404
    assert "Sayfa bulunamadı" in page.text
    assert "content-security-policy" in page.headers
    for path, headers in (("/yok", {}), ("/api/v1/yok", _HTML)):
        problem = await client.get(path, headers=headers)
        assert problem.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/", "/kvkk", "/sikayet"])
async def test_a_page_that_is_the_same_for_all_travels_small(
    client: httpx.AsyncClient, path: str
) -> None:
    small = await client.get(path, headers={"Accept-Encoding": "gzip"})
    assert small.headers["content-encoding"] == "gzip"
    assert small.num_bytes_downloaded < len(small.content) / 2
    assert small.headers["vary"] == "Accept-Encoding"
    plain = await client.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text.startswith("<!doctype html>")


async def test_a_page_beside_words_that_were_sent_is_not_compressed(
    client: httpx.AsyncClient,
) -> None:
    headers = {"Accept-Encoding": "gzip"}
    answer = await client.post("/takip", data={"number": "12"}, headers=headers)
    assert "content-encoding" not in answer.headers
