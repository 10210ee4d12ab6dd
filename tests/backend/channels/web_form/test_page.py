"""The form's page over HTTP; what it looks like and does in a browser is in `tests/browser`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import func, select

from backend.channels.web_form import receipts
from backend.complaints.models import Complaint
from backend.notifications.models import OutboxMessage

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.database import Database

_HTML = {"Accept": "text/html"}
_FIELDS = {"key": "bir-anahtar", "description": "Faturam yanlış", "phone": "0532 123 45 67"}


async def _count(database: Database) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.count()).select_from(Complaint)) or 0


async def _numbers(database: Database) -> dict[str, str]:
    async with database.reading() as session:
        rows = await session.execute(select(Complaint.id, Complaint.tracking_number))
        return {row.id: row.tracking_number for row in rows}


async def _file(client: httpx.AsyncClient, **fields: Any) -> httpx.Response:
    return await client.post("/sikayet", data={**_FIELDS, **fields}, headers=_HTML)


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


async def test_who_tells_of_violence_at_home_reads_that_nothing_is_sent_and_what_to_do(
    client: httpx.AsyncClient, database: Database
) -> None:
    await _file(client, description="eşim beni dövüyor, telefonuma da bakıyor")
    page = (await client.get("/sikayet/alindi")).text
    [number] = (await _numbers(database)).values()
    assert number[:4] in page
    assert "telefonunuza ve e-postanıza bir şey göndermiyoruz" in page
    assert "112" in page
    for told in ("şikâyet", "Şikâyetiniz", "dövüyor", "Sonuç için", "bildiriyoruz"):
        assert told not in page.split("<main")[1].split("</main")[0]
    async with database.reading() as session:
        assert (await session.scalars(select(OutboxMessage))).all() == []


@pytest.mark.parametrize(
    ("phone", "told"),
    [
        ("0212 765 43 21", "sizi arayarak bilgilendireceğiz"),
        ("0532 765 43 21", "e-posta adresine de bildiriyoruz"),
    ],
)
async def test_by_which_way_the_number_comes_is_said_as_it_is(
    client: httpx.AsyncClient, phone: str, told: str
) -> None:
    await _file(client, phone=phone)
    assert told in (await client.get("/sikayet/alindi", headers=_HTML)).text


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


async def test_the_same_words_in_a_new_form_show_the_first_number_and_a_way_to_send_them_anew(
    client: httpx.AsyncClient, database: Database
) -> None:
    await _file(client)
    [number] = (await _numbers(database)).values()
    again = {"key": "yeni-anahtar", "description": "FATURAM YANLIŞ!", "name": "Ayşe"}
    answer = await _file(client, **again)
    assert answer.status_code == 200
    assert "zaten kayıtlı" in answer.text
    assert f"{number[:4]} {number[4:8]} {number[8:]}" in answer.text
    assert "Kaydınız alındı" in answer.text
    assert "Yine de yeni kayıt aç" in answer.text
    # What was written is still there, to be sent by the other button.
    assert "FATURAM YANLIŞ!</textarea>" in answer.text
    assert await _count(database) == 1
    anew = await _file(client, **again, again="evet")
    assert (anew.status_code, anew.headers["location"]) == (303, "/sikayet/alindi")
    assert await _count(database) == 2
    # Two clicks on that button are one.
    assert (await _file(client, **again, again="evet")).status_code == 303
    assert await _count(database) == 2


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


async def test_the_limit_on_complaints_keeps_the_text(
    client: httpx.AsyncClient, container: Container
) -> None:
    for _ in range(container.settings.complaints_per_hour):
        assert (await _file(client)).status_code == 303
    answer = await _file(client)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert "Faturam yanlış</textarea>" in answer.text


async def test_without_a_receipt_there_is_no_confirmation(client: httpx.AsyncClient) -> None:
    for cookie in ("", "482109375523.99999999999.0123"):
        client.cookies.set(receipts.COOKIE, cookie)
        answer = await client.get("/sikayet/alindi", headers=_HTML)
        assert (answer.status_code, answer.headers["location"]) == (303, "/takip")


async def test_a_form_that_another_sites_page_sends_registers_nothing_and_keeps_the_text(
    client: httpx.AsyncClient,
) -> None:
    for header in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = await client.post("/sikayet/", data={"description": "x"}, headers=_HTML | header)
        assert answer.status_code == 403
        assert "yalnızca kendi sayfamızdan" in answer.text
