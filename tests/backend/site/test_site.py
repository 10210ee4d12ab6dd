"""The pages over HTTP; what they look like and do in a browser is in `tests/browser`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from backend.bootstrap import PAGES
from backend.channels.web_form import receipts
from backend.complaints.models import Complaint
from backend.web.assets import assets

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.database import Database

_HTML = {"Accept": "text/html"}
_FIELDS = {"key": "bir-anahtar", "description": "Faturam yanlış", "phone": "0532 123 45 67"}


async def _count(database: Database) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(Complaint)) or 0


async def _file(client: httpx.AsyncClient, **fields: Any) -> httpx.Response:
    return await client.post("/sikayet", data={**_FIELDS, **fields}, headers=_HTML)


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


async def test_a_form_registers_and_goes_to_a_confirmation_without_personal_data(
    client: httpx.AsyncClient, database: Database
) -> None:
    answer = await _file(client, name="Ayşe Yılmaz")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sikayet/alindi")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    page = await client.get("/sikayet/alindi")
    assert "Şikâyetiniz kaydedildi" in page.text
    assert "Ayşe" not in page.text
    assert await _count(database) == 1


async def test_a_form_sent_twice_registers_once(
    client: httpx.AsyncClient, database: Database
) -> None:
    first, second = await _file(client), await _file(client)
    assert first.status_code == second.status_code == 303
    assert await _count(database) == 1


async def test_another_text_under_a_used_key_is_kept_and_asked_for_again(
    client: httpx.AsyncClient, database: Database
) -> None:
    await _file(client)
    answer = await _file(client, description="Bu başka bir şikâyet")
    assert answer.status_code == 409
    assert "az önce göndermiştiniz" in answer.text
    assert "Bu başka bir şikâyet</textarea>" in answer.text
    assert 'value="bir-anahtar"' not in answer.text
    assert await _count(database) == 1


async def test_wrong_fields_are_named_and_everything_written_is_kept(
    client: httpx.AsyncClient, database: Database
) -> None:
    fields = {"description": "<script>x</script>", "phone": "12", "email": "ayse", "name": '"Ayşe"'}
    answer = await _file(client, **fields, remedy_sought="İade", topic="billing")
    assert answer.status_code == 422
    for part in (
        'id="phone-hata"',
        'id="email-hata"',
        "&lt;script&gt;x&lt;/script&gt;</textarea>",
        'value="&#34;Ayşe&#34;"',
        "İade</textarea>",
        '<option value="billing" selected>',
        "Telefon numarasını alan koduyla yazın",
    ):
        assert part in answer.text
    assert "<script>x" not in answer.text
    assert await _count(database) == 0


async def test_a_description_over_the_limit_comes_back_whole(client: httpx.AsyncClient) -> None:
    answer = await _file(client, description="ğ" * 20_001)
    assert answer.status_code == 422
    assert "ğ" * 20_001 in answer.text
    assert "En fazla 20.000 karakter" in answer.text


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


async def test_the_limit_on_complaints_keeps_the_text(
    client: httpx.AsyncClient, container: Container
) -> None:
    for _ in range(container.settings.complaints_per_hour):
        assert (await _file(client)).status_code == 303
    answer = await _file(client)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert "Faturam yanlış</textarea>" in answer.text


async def test_guessing_numbers_is_limited(client: httpx.AsyncClient, container: Container) -> None:
    for _ in range(container.settings.lookups_per_hour):
        answer = await client.post("/takip", data={"number": "4821 0937 5523"}, headers=_HTML)
        assert answer.status_code == 404
    answer = await client.post("/takip", data={"number": "4821 0937 5523"}, headers=_HTML)
    assert answer.status_code == 429
    assert "Retry-After" in answer.headers


async def test_without_a_receipt_there_is_no_confirmation(client: httpx.AsyncClient) -> None:
    for cookie in ("", "482109375523.99999999999.0123"):
        client.cookies.set(receipts.COOKIE, cookie)
        answer = await client.get("/sikayet/alindi", headers=_HTML)
        assert (answer.status_code, answer.headers["location"]) == (303, "/takip")


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


async def test_assets_are_kept_for_good_under_their_hash_only(client: httpx.AsyncClient) -> None:
    url = assets(PAGES).url("chat/yardim-chat.js")
    answer = await client.get(url)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].startswith("text/javascript")
    older = await client.get(url.replace(assets(PAGES).version, "0123456789ab"))
    assert older.headers["cache-control"] == "no-cache"
    assert older.content == answer.content


@pytest.mark.parametrize(
    "path",
    ["/static/x/../../app.py", "/static/x/%2e%2e/assets.py", "/static/x/yok.js", "/static/x/"],
)
async def test_nothing_but_assets_is_served_as_one(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


def test_a_template_cannot_name_an_asset_that_does_not_exist() -> None:
    with pytest.raises(LookupError):
        assets(PAGES).url("yok.css")
