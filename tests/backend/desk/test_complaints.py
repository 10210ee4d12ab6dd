"""The list of complaints on the desk, and searching it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.complaints.contact import Contact
from backend.staff.models import Role
from tests.backend.desk.test_complaint import MAIL, PHONE, SCRIPT, at_work, register

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser


async def searched(browser: Browser, words: str, **filters: str) -> tuple[str, str]:
    """Search, and return the address it led to and the page there."""
    await browser.get("/desk/complaints")
    response = await browser.post("/desk/complaints/search", words=words, **filters)
    assert response.status_code == 303
    address = response.headers["location"]
    return address, (await browser.get(address)).text


async def test_it_lists_what_is_open_with_what_is_left_of_the_promise(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    page = (await browser.get("/desk/complaints")).text
    assert f"/desk/complaints/{number}" in page
    assert "kaldı" in page
    assert "1 kayıt" in page


async def test_what_is_searched_for_is_in_no_address_and_comes_back_with_it(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await register(container, description="TV yok", contact=Contact(phone="+905559998877"))
    await at_work(container, browser)
    address, page = await searched(browser, "0532 123", durum="registered")
    assert "532" not in address
    assert "durum=registered" in address
    assert number in page
    assert page.count('scope="row"') == 1
    assert (await browser.get(address)).text.count('scope="row"') == 1
    # Another's browser finds no words behind the name.
    await at_work(container, other, "zeynep")
    page = (await other.get(address)).text
    assert page.count('scope="row"') == 0
    assert "artık saklanmıyor" in page


async def test_a_whole_number_leads_to_its_complaint_and_another_teams_to_who_has_it(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    far = await register(container, topic="billing", description="Faturam yüksek")
    await at_work(container, browser)
    address, _ = await searched(browser, f"{number[:4]} {number[4:8]} {number[8:]}")
    assert address == f"/desk/complaints/{number}"
    _, page = await searched(browser, far)
    assert "Faturalama ekibinde; size açık değil" in page
    assert "Faturam" not in page
    assert f"/desk/complaints/{far}" not in page
    _, page = await searched(browser, far[:-1])
    assert "ekibinde" not in page


async def test_it_finds_with_and_without_turkish_letters_and_says_what_is_too_short(
    container: Container, browser: Browser
) -> None:
    number = await register(container, description="Şikâyetim IŞIK hakkında")
    await at_work(container, browser)
    for words in ("sikayetim", "ışık", "ŞİKÂYET"):
        assert number in (await searched(browser, words))[1]
    assert "en az 3 karakter" in (await searched(browser, "ab"))[1]


async def test_contacts_are_in_no_list_and_scripts_are_text(
    container: Container, browser: Browser
) -> None:
    await register(container, description=f"Arayın 0532 123 45 67, {MAIL} {SCRIPT}")
    await at_work(container, browser)
    for page in (
        (await browser.get("/desk/complaints")).text,
        (await searched(browser, "arayın"))[1],
    ):
        assert "Arayın" in page
        assert not [raw for raw in (PHONE, "532 123", "1234567", MAIL, SCRIPT) if raw in page]
    _, page = await searched(browser, SCRIPT)
    assert SCRIPT not in page
    names = ("durum", "konu", "ekip", "sahip", "kanal", "sure", "tarih", "sonra", "giden", "kayit")
    for name in (*names, "ara"):
        assert SCRIPT not in (await browser.get(f"/desk/complaints?{name}={SCRIPT}")).text


async def test_keys_go_into_the_address_and_words_and_numbers_do_not(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await register(container, topic="tv_service", description="Yayın donuyor")
    await at_work(container, browser)
    typed = f"DURUM:yeni ekip:teknik kanal:web sure:>1s tarih:bugün no:{number[3:9]} internetim"
    address, page = await searched(browser, typed)
    assert address.startswith("/desk/complaints?durum=registered&ekip=technical&kanal=web_form&")
    assert "sure=%3E1s&tarih=bugun&ara=" in address
    assert number[3:9] not in address
    assert "internetim" not in address
    assert f"/desk/complaints/{number}" in page
    assert page.count('scope="row"') == 1
    assert "durum=" not in (await searched(browser, "ekip:teknik"))[0]


async def test_what_is_not_understood_is_said_and_lists_nothing(
    container: Container, browser: Browser
) -> None:
    await register(container)
    await at_work(container, browser)
    address, page = await searched(browser, "durm:yeni internetim", ekip="technical")
    assert "durm" not in address
    assert "“durm:” diye bir anahtar yok" in page
    assert 'value="durm:yeni internetim"' in page
    assert page.count('scope="row"') == 0


@pytest.mark.parametrize(
    "typed", ["ab", "s 1", "konu:yok", "ekip:teknik x", "kanal:sms durm:yeni", "no:12"]
)
async def test_a_refused_search_lists_nothing_changes_no_field_and_keeps_what_was_typed(
    container: Container, browser: Browser, typed: str
) -> None:
    await register(container)
    await at_work(container, browser, role=Role.SUPERVISOR)
    address, page = await searched(browser, typed, konu="internet_outage")
    assert address.partition("&ara=")[0] == "/desk/complaints?konu=internet_outage"
    assert f'value="{typed}"' in page
    assert page.count('scope="row"') == 0
    assert " kayıt<" not in page
    assert "Toplu işlem" not in page
    assert "Bu görünümü kaydet" not in page
    assert '<option value="">Açık olanlar</option>' in page
    assert page.count(" selected") == 1


@pytest.mark.parametrize("role", Role)
async def test_every_role_has_its_list(container: Container, browser: Browser, role: Role) -> None:
    number = await register(container)
    await at_work(container, browser, role=role, teams=("billing",))
    page = (await browser.get("/desk/complaints")).text
    sees = role in {Role.SUPERVISOR, Role.ADMIN, Role.AUDITOR}
    assert (number in page) is sees
    assert ("Yeni şikâyet gir" in page) is (role is not Role.AUDITOR)


@pytest.mark.parametrize("path", ["/desk/complaints", "/desk/complaints/search"])
async def test_a_stranger_is_sent_to_the_login(browser: Browser, path: str) -> None:
    ask = browser.post if path.endswith("search") else browser.get
    response = await ask(path)
    assert (response.status_code, response.headers["location"][:11]) == (303, "/desk/login")
