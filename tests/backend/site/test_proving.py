"""`/takip` with the proof of the mobile, over HTTP; in a browser it is in `tests/browser`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import select

from backend.complaints import queries
from backend.complaints.actors import SYSTEM
from backend.complaints.models import ComplaintEntry, ComplaintEvent, EventKind
from backend.complaints.proof_models import ProofSession
from backend.complaints.states import State
from backend.gateways.sms.simulated_phones import SimulatedSms
from backend.kit import tls
from backend.kit.settings import Environment
from backend.notifications.models import OutboxMessage
from backend.site import visitors

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from backend.kit.settings import Settings

_HTML = {"Accept": "text/html"}
_PHONE, _UNKNOWN = "0532 123 45 67", "0533 999 88 77"
_OWN = "/takip/sikayetlerim"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"proof_per_asker_hour": 6})


async def post(client: httpx.AsyncClient, path: str, **fields: str) -> httpx.Response:
    return await client.post(f"/takip{path}", data=fields, headers=_HTML)


async def complain(client: httpx.AsyncClient, text: str, phone: str = _PHONE) -> str:
    answer = await client.post("/api/v1/complaints", json={"description": text, "phone": phone})
    return str(answer.json()["tracking_number"])


async def texted(container: Container) -> str:
    await container.outbox.settled()
    async with container.database.reading() as session:
        texts = await session.scalars(select(SimulatedSms.text).order_by(SimulatedSms.id))
    return re.findall(r"\b\d{6}\b", " ".join(texts))[-1]


async def prove(client: httpx.AsyncClient, container: Container) -> None:
    asked = await post(client, "/dogrulama", phone=_PHONE)
    assert (asked.status_code, asked.headers["location"]) == (303, "/takip/kod")
    given = await post(client, "/kod", code=await texted(container))
    assert (given.status_code, given.headers["location"]) == (303, _OWN)


async def kinds(container: Container) -> list[str]:
    async with container.database.reading() as session:
        return list(await session.scalars(select(ComplaintEvent.kind).order_by(ComplaintEvent.id)))


async def resolve(container: Container, number: str) -> None:
    async with container.database.transaction() as session:
        complaint = await queries.by_number(session, number)
        assert complaint is not None
        complaint.state = "resolved"
        cycle, now = complaint.present, container.clock.now()
        cycle.resolved_at, cycle.outcome = now, "upheld"
        cycle.answer = ComplaintEntry(
            complaint_id=complaint.id,
            cycle=1,
            kind="answer",
            at=now,
            author_kind="system",
            audience="customer",
            text="Modeminizi yolladık.",
        )


async def test_the_status_page_asks_for_the_mobile_below_the_number(
    client: httpx.AsyncClient,
) -> None:
    text = (await client.get("/takip", headers=_HTML)).text
    assert "Tüm ayrıntılar için cep telefonunuzu doğrulayın" in text
    assert text.index('name="number"') < text.index('name="phone"')
    assert "set-cookie" not in (await client.get("/takip", headers=_HTML)).headers


async def test_after_the_code_all_complaints_are_shown_in_full(
    client: httpx.AsyncClient, container: Container
) -> None:
    numbers = [await complain(client, text) for text in ("Faturam yanlış", "Modem gelmedi")]
    await complain(client, "Başkasının derdi", _UNKNOWN)
    await resolve(container, numbers[1])
    await prove(client, container)
    page = await client.get(_OWN, headers=_HTML)
    for number in numbers:
        assert f"{number[:4]} {number[4:8]} {number[8:]}" in page.text
    for part in ("Faturam yanlış", "Modem gelmedi", "Haklı bulundu", "Modeminizi yolladık."):
        assert part in page.text
    assert "Başkasının" not in page.text
    # Every date that was promised stands there, with what became of it.
    assert page.text.count("kayıtla birlikte verildi") == 2
    assert "bekleniyor" in page.text
    assert page.headers["cache-control"] == "no-store"


async def test_a_number_without_complaints_ends_at_the_code(
    client: httpx.AsyncClient, container: Container
) -> None:
    await complain(client, "Faturam yanlış")
    await post(client, "/dogrulama", phone=_UNKNOWN)
    await container.outbox.settled()
    async with container.database.reading() as session:
        assert set(await session.scalars(select(OutboxMessage.recipient))) == {"+905321234567"}
    assert "0533 999 88 77" in (await client.get("/takip/kod", headers=_HTML)).text


def _without_secrets(answer: httpx.Response) -> tuple[int, str, str]:
    """Leave out what is random (keys and hashes) and what the customer typed themselves."""
    text = re.sub(r'name="key" value="[^"]*"', "", answer.text)
    for phone in (_PHONE, _UNKNOWN):
        text = text.replace(phone, "…")
    cookie = re.sub(r"=[\w-]{32}", "", answer.headers.get("set-cookie", ""))
    return answer.status_code, text, f"{cookie} {answer.headers.get('retry-after')}"


async def dialogue(address: str, phone: str) -> list[tuple[int, str, str]]:
    """Ask and guess until nothing goes any more, in a browser of its own."""
    seen = []
    async with httpx.AsyncClient(
        base_url=address, follow_redirects=True, verify=tls.trusted(), timeout=30
    ) as client:
        for number in range(4):
            seen.append(await post(client, "/dogrulama", phone=phone, key=f"{number}" * 32))
            seen.append(await post(client, "/kod", code="12345"))
        seen.append(await post(client, "/kod/yeni", key="x"))
        seen += [await post(client, "/kod", code=f"00000{n}", key=f"{n}") for n in range(7)]
        seen.append(await client.get(_OWN, headers=_HTML))
    return [_without_secrets(each) for each in seen]


async def test_known_and_unknown_numbers_cannot_be_told_apart(
    client: httpx.AsyncClient, address: str, container: Container
) -> None:
    await complain(client, "Faturam yanlış")
    known = await dialogue(address, _PHONE)
    await container.limiter._windows.storage.reset()  # type: ignore[attr-defined]
    assert known == await dialogue(address, _UNKNOWN)
    assert {status for status, _, _ in known} == {200, 422, 429}


@pytest.mark.parametrize("phone", ["", "12", "0212 345 67 89", '"><script>'])
async def test_no_mobile_number_is_said_beside_the_field_and_kept(
    client: httpx.AsyncClient, phone: str
) -> None:
    answer = await post(client, "/dogrulama", phone=phone)
    assert answer.status_code == 422
    assert 'id="phone-hata"' in answer.text
    assert 'aria-describedby="phone-ipucu phone-hata"' in answer.text
    shown = phone.replace('"', "&#34;").replace("<", "&lt;").replace(">", "&gt;")
    assert f'value="{shown}"' in answer.text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "SMS ile gelen 6 haneli kodu yazın."),
        ("12", "Kod 6 rakamdan oluşur"),
        ("000000", "4 deneme hakkınız kaldı"),
    ],
)
async def test_a_wrong_code_is_said_beside_the_field_and_kept(
    client: httpx.AsyncClient, code: str, said: str
) -> None:
    await post(client, "/dogrulama", phone=_UNKNOWN)
    answer = await post(client, "/kod", code=code)
    assert answer.status_code == 422
    assert said in answer.text
    for part in ('id="code-hata"', f'value="{code}"', 'autocomplete="one-time-code"'):
        assert part in answer.text
    assert 'inputmode="numeric"' in answer.text


async def test_two_clicks_are_one_sms_and_a_new_code_is_another(
    client: httpx.AsyncClient, container: Container, clock: FixedClock
) -> None:
    await complain(client, "Faturam yanlış")
    for _ in range(2):
        client.cookies.clear()
        await post(client, "/dogrulama", phone=_PHONE, key="k" * 32)
    first = await texted(container)
    clock.set(clock.now() + timedelta(minutes=1))
    again = await post(client, "/kod/yeni", key="k" * 32)
    assert again.headers["location"] == "/takip/kod?yeni"
    await container.outbox.settled()
    assert "önceki kod artık geçmez" in (await client.get("/takip/kod?yeni", headers=_HTML)).text
    async with container.database.reading() as session:
        codes = select(OutboxMessage).where(OutboxMessage.purpose == "code")
        assert len((await session.scalars(codes)).all()) == 2
    if first != await texted(container):
        assert (await post(client, "/kod", code=first)).status_code == 422
    assert (await post(client, "/kod", code=await texted(container))).status_code == 303


async def test_two_clicks_on_the_code_open_one_page(
    client: httpx.AsyncClient, address: str, container: Container
) -> None:
    await complain(client, "Faturam yanlış")
    await post(client, "/dogrulama", phone=_PHONE)
    fields = {"code": await texted(container), "key": "k"}
    cookies = dict(client.cookies)
    for _ in range(2):
        async with httpx.AsyncClient(
            base_url=address, cookies=cookies, verify=tls.trusted(), timeout=30
        ) as twin:
            answer = await post(twin, "/kod", **fields)
            assert answer.headers["location"] == _OWN
    async with httpx.AsyncClient(
        base_url=address, cookies=cookies, verify=tls.trusted(), timeout=30
    ) as other:
        assert (await post(other, "/kod", **fields | {"key": "l"})).status_code == 422


async def test_too_many_codes_are_said_on_either_page(client: httpx.AsyncClient) -> None:
    for number in range(3):
        await post(client, "/dogrulama", phone=_UNKNOWN, key=f"{number}" * 32)
    for path, fields in (("/dogrulama", {"phone": _UNKNOWN}), ("/kod/yeni", {})):
        answer = await post(client, path, **fields)
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "3600")
        assert "60 dakika sonra yeni kod isteyebilirsiniz" in answer.text


async def test_the_cookie_is_new_with_the_proof_and_read_by_no_script(
    client: httpx.AsyncClient, container: Container
) -> None:
    await complain(client, "Faturam yanlış")
    asked = await post(client, "/dogrulama", phone=_PHONE, key="k" * 32)
    given = await post(client, "/kod", code=await texted(container))
    before, after = asked.headers["set-cookie"], given.headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=Lax", "Path=/takip", "Max-Age=1800"):
        assert part in after
    assert "Secure" not in after
    assert f"{visitors.COOKIE}={'k' * 32}" in before
    assert "k" * 32 not in after
    async with container.database.reading() as session:
        (kept,) = await session.scalars(select(ProofSession.token_hash))
    assert kept not in after


async def test_a_proof_lasts_half_an_hour_from_its_last_use(
    client: httpx.AsyncClient, container: Container, clock: FixedClock
) -> None:
    await complain(client, "Faturam yanlış")
    await prove(client, container)
    for minutes, status in ((29, 200), (29, 200), (30, 303)):
        clock.set(clock.now() + timedelta(minutes=minutes))
        assert (await client.get(_OWN, headers=_HTML)).status_code == status


async def test_what_was_written_before_the_proof_ran_out_is_given_back(
    client: httpx.AsyncClient, container: Container, clock: FixedClock
) -> None:
    number = await complain(client, "Faturam yanlış")
    await prove(client, container)
    clock.set(clock.now() + timedelta(hours=1))
    answer = await post(client, "/ekle", number=number, text="Uzun <b>uzun</b> yazdım")
    assert answer.status_code == 401
    assert "Uzun &lt;b&gt;uzun&lt;/b&gt; yazdım</textarea>" in answer.text
    assert 'name="phone"' in answer.text
    assert await kinds(container) == [EventKind.REGISTERED]


async def test_leaving_ends_the_proof_on_the_server_too(
    client: httpx.AsyncClient, container: Container
) -> None:
    await complain(client, "Faturam yanlış")
    await prove(client, container)
    cookies = dict(client.cookies)
    assert "Çıkış" in (await client.get("/takip", headers=_HTML)).text
    assert (await post(client, "/cikis")).headers["location"] == "/takip"
    assert visitors.COOKIE not in client.cookies
    client.cookies.update(cookies)
    assert (await client.get(_OWN, headers=_HTML)).status_code == 303


async def test_it_is_added_to_and_reopened_and_withdrawn(
    client: httpx.AsyncClient, container: Container
) -> None:
    number = await complain(client, "Faturam yanlış")
    await prove(client, container)
    for _ in range(2):
        added = await post(client, "/ekle", number=number, text="Yine geldi", key="k")
        assert added.headers["location"] == f"{_OWN}?eklendi"
    assert (await kinds(container)).count(EventKind.INFORMATION_ADDED) == 1
    page = (await client.get(f"{_OWN}?eklendi", headers=_HTML)).text
    assert "Yine geldi" in page
    assert "Yazdıklarınızı kaydınıza ekledik." in page
    await resolve(container, number)
    opened = await post(client, "/yeniden-ac", number=number, reason="Sürüyor", key="k")
    assert opened.headers["location"] == f"{_OWN}?acildi"
    asked = await post(client, "/geri-cek", number=number)
    assert (asked.status_code, "Evet, geri çek" in asked.text) == (200, True)
    assert "İnceleniyor" in (await client.get(_OWN, headers=_HTML)).text
    done = await post(client, "/geri-cek", number=number, sure="evet", key="k")
    assert done.headers["location"] == f"{_OWN}?geri-cekildi"
    assert "Geri çekildi" in (await client.get(_OWN, headers=_HTML)).text
    async with container.works.reading() as session:
        done_by = select(ComplaintEvent.data).where(ComplaintEvent.actor_kind == "customer")
        ways = [data.get("way") for data in await session.scalars(done_by)]
    # Registering needs no proof.
    assert ways == [None, "page_code", "page_code", "page_code"]


@pytest.mark.parametrize(
    "case",
    [
        ("/ekle", {"text": " "}, 422, "Lütfen eklemek istediğiniz bilgiyi yazın."),
        ("/ekle", {"text": "ğ" * 10_001}, 422, "En fazla 10.000 karakter"),
        ("/yeniden-ac", {"reason": "x" * 10_001}, 422, "En fazla 10.000 karakter"),
        ("/yeniden-ac", {"reason": "Sürüyor"}, 409, "Kaydın durumu bu işleme uygun değil."),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_written_is_kept(
    client: httpx.AsyncClient,
    container: Container,
    case: tuple[str, dict[str, str], int, str],
) -> None:
    path, fields, status, said = case
    number = await complain(client, "Faturam yanlış")
    await prove(client, container)
    if status == 422:
        await resolve(container, number)
    answer = await post(client, path, number=number, **fields)
    assert answer.status_code == status
    assert said in answer.text
    assert ("<details open>" in answer.text) is (status == 422)
    assert f"{next(iter(fields.values()))}</textarea>" in answer.text


@pytest.mark.parametrize("path", ["/ekle", "/yeniden-ac", "/geri-cek"])
async def test_another_numbers_complaint_is_as_if_it_were_not_there(
    client: httpx.AsyncClient, container: Container, path: str
) -> None:
    await complain(client, "Faturam yanlış")
    others = await complain(client, "Başkasının derdi", _UNKNOWN)
    await prove(client, container)
    seen = []
    for number in (others, "482109375523"):
        fields = {"number": number, "text": "x", "reason": "x", "sure": "evet"}
        answer = await post(client, path, **fields)
        assert answer.status_code == 404
        assert "Bu takip numarasıyla bir kayıt bulunamadı." in answer.text
        seen.append(re.sub(r'name="key" value="[^"]*"', "", answer.text))
    asked = await post(client, "/geri-cek", number=others)
    assert (asked.status_code, "Başkasının" in asked.text) == (404, False)
    assert seen[0] == seen[1]


_POSTS = ["/dogrulama", "/kod", "/kod/yeni", "/cikis", "/ekle", "/yeniden-ac", "/geri-cek"]


@pytest.mark.parametrize("path", _POSTS)
@pytest.mark.parametrize(
    "header", [{"Origin": "https://baska.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
async def test_another_sites_page_can_do_nothing(
    client: httpx.AsyncClient, container: Container, path: str, header: dict[str, str]
) -> None:
    number = await complain(client, "Faturam yanlış")
    await prove(client, container)
    fields = {"number": number, "text": "x", "reason": "x", "sure": "evet", "phone": _PHONE}
    answer = await client.post(f"/takip{path}", data=fields, headers=_HTML | header)
    assert answer.status_code == 403
    assert await kinds(container) == [EventKind.REGISTERED]
    assert (await client.get(_OWN, headers=_HTML)).status_code == 200


@pytest.mark.parametrize("path", _POSTS)
async def test_without_a_cookie_nothing_opens(client: httpx.AsyncClient, path: str) -> None:
    for cookie in ("", "x", "k" * 32):
        client.cookies.set(visitors.COOKIE, cookie, path="/takip")
        answer = await post(client, path, phone="12", code="123456", number="482109375523")
        assert answer.status_code in {303, 401, 422}
        assert (await client.get(_OWN, headers=_HTML)).headers["location"] == "/takip"


@pytest.mark.parametrize("path", _POSTS)
async def test_a_broken_body_is_no_fault_of_ours(client: httpx.AsyncClient, path: str) -> None:
    headers = _HTML | {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await client.post(f"/takip{path}", content=b"phone=%FF", headers=headers)
    assert answer.status_code < 500


class TestInProduction:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(
            update={"env": Environment.PRODUCTION, "sms_secret": SecretStr("s")}
        )

    async def test_the_cookie_travels_encrypted_only(self, client: httpx.AsyncClient) -> None:
        answer = await post(client, "/dogrulama", phone=_UNKNOWN)
        assert "Secure" in answer.headers["set-cookie"]


def test_no_address_holds_what_is_the_customers(app: Any) -> None:
    paths = {route.path for route in app.router.routes if route.path.startswith("takip")}
    assert paths
    # The random id of a file is all that any address holds.
    assert {path for path in paths if "<" in path} == {"takip/ek/<attachment:str>"}


async def test_what_we_wait_for_is_shown_until_it_is_answered(
    client: httpx.AsyncClient, container: Container
) -> None:
    number = await complain(client, "İnternetim yok.")
    async with container.works.begin() as work:
        found = await queries.by_number(work.session, number, lock=True)
        assert found is not None
        found.entries.append(
            ComplaintEntry(
                cycle=1,
                kind="question",
                at=work.now,
                author_kind="system",
                audience="customer",
                text="Modeminizin ışığı yanıyor mu?",
            )
        )
        for target in (State.IN_REVIEW, State.WAITING_CUSTOMER):
            await container.complaints.move(work.session, found, target, SYSTEM)
    await prove(client, container)
    assert "Modeminizin ışığı yanıyor mu?" in (await client.get(_OWN, headers=_HTML)).text
    await post(client, "/ekle", number=number, text="Yanmıyor.", key="k")
    page = (await client.get(_OWN, headers=_HTML)).text
    assert "Modeminizin ışığı yanıyor mu?" not in page
    assert "Yanmıyor." in page
