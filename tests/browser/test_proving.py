"""The whole way on `/takip`: number, code, all complaints, adding, withdrawing, leaving."""

from __future__ import annotations

import re
import time
from itertools import count
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from looks import fits, no_violation
from playwright.sync_api import expect

from backend.kit import tls
from tests.backend.handed_in import EXE, PNG
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from conftest import Customer, Server

# Each width and each scheme once: what is laid out does not hang on the colours.
_VIEWS = pytest.mark.parametrize(
    ("phone", "dark"), [(True, False), (False, True)], ids=["phone, light", "desktop, dark"]
)
_LAST_DIGITS = count(10)


@pytest.fixture
def number() -> str:
    """Give a mobile number of one's own: how often a code may be asked for is counted by it."""
    return f"0532 123 77 {next(_LAST_DIGITS)}"


def _complain(server: Server, text: str, number: str) -> str:
    body = {"description": text, "phone": number}
    answer = httpx.post(
        f"{server.base}/api/v1/complaints", json=body, verify=tls.trusted(), timeout=PATIENCE
    )
    return str(answer.json()["tracking_number_display"])


def _texted(server: Server, number: str) -> str:
    """Wait for a code on a simulated phone."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = httpx.get(
            f"{server.base}/handset/messages",
            params={"phone": number},
            verify=tls.trusted(),
            timeout=PATIENCE,
        )
        texts = " ".join(each["text"] for each in answer.json()["messages"])
        if codes := re.findall(r"\b\d{6}\b", texts):
            return str(codes[-1])
        time.sleep(0.1)
    pytest.fail("no code came")


def _sound(customer: Customer) -> None:
    """Let nothing be in the way of anybody, nor stick out of the window."""
    no_violation(customer.page)
    fits(customer.page)


def _press(customer: Customer, name: str) -> None:
    customer.page.get_by_role("button", name=name).click()


def _prove(customer: Customer, server: Server, number: str) -> None:
    customer.go("/takip")
    customer.page.locator("input[name=phone]").fill(number)
    _press(customer, "Kod gönder")
    customer.page.locator("input[name=code]").fill(_texted(server, number))
    _press(customer, "Doğrula")
    expect(customer.page.get_by_role("heading", name="Şikâyetleriniz")).to_be_visible()


@_VIEWS
def test_every_page_of_the_way_is_accessible_and_fits(
    visit: Any, server: Server, number: str, *, phone: bool, dark: bool
) -> None:
    _complain(server, "Faturam yanlış " + "u" * 200, number)
    customer: Customer = visit(phone=phone, dark=dark)
    customer.go("/takip")
    customer.page.locator("input[name=phone]").fill("0212")
    _press(customer, "Kod gönder")
    expect(customer.page.get_by_role("alert")).to_contain_text("Cep telefonu")
    _sound(customer)
    customer.page.locator("input[name=phone]").fill(number)
    _press(customer, "Kod gönder")
    customer.page.locator("input[name=code]").fill("12")
    _press(customer, "Doğrula")
    expect(customer.page.get_by_role("alert")).to_contain_text("6 rakam")
    _sound(customer)
    customer.page.locator("input[name=code]").fill(_texted(server, number))
    _press(customer, "Doğrula")
    expect(customer.page.get_by_role("heading", name="Şikâyetleriniz")).to_be_visible()
    _sound(customer)
    customer.page.get_by_text("Bilgi ekle").click()
    customer.page.get_by_role("button", name="Ekle", exact=True).click()
    expect(customer.page.get_by_role("alert")).to_be_visible()
    _sound(customer)
    _press(customer, "Geri çek")
    expect(customer.page.get_by_role("button", name="Evet, geri çek")).to_be_visible()
    _sound(customer)
    customer.go("/takip")
    expect(customer.page.get_by_role("link", name="Şikâyetlerimi göster")).to_be_visible()
    _sound(customer)


def test_the_lost_number_is_told_and_all_is_done_without_a_line_of_script(
    visit: Any, server: Server, number: str
) -> None:
    first, second = (_complain(server, text, number) for text in ("Faturam yanlış", "Modem yok"))
    customer: Customer = visit(java_script_enabled=False)
    addresses: list[str] = []
    customer.page.on("request", lambda request: addresses.append(request.url))
    _prove(customer, server, number)
    content = customer.page.content()
    for part in (first, second, "Faturam yanlış", "Modem yok"):
        assert part in content
    mine = customer.page.get_by_role("article").filter(has_text=first)
    mine.get_by_text("Bilgi ekle").click()
    mine.get_by_label("Eklemek istedikleriniz").fill("Bugün yine geldi")
    mine.get_by_role("button", name="Ekle", exact=True).click()
    expect(customer.page.get_by_role("status")).to_contain_text("ekledik")
    expect(mine).to_contain_text("Bugün yine geldi")
    mine.get_by_role("button", name="Geri çek").click()
    customer.page.get_by_role("link", name="Vazgeç").click()
    expect(mine.get_by_role("heading", name="Kaydınız alındı")).to_be_visible()
    mine.get_by_role("button", name="Geri çek").click()
    customer.page.get_by_label("Neden geri çekiyorsunuz?").fill("Düzeldi")
    _press(customer, "Evet, geri çek")
    expect(mine.get_by_role("heading", name="Geri çekildi")).to_be_visible()
    expect(mine.get_by_role("button")).to_have_count(0)
    _press(customer, "Çıkış")
    expect(customer.page.locator("input[name=phone]")).to_be_visible()
    customer.go("/takip/sikayetlerim")
    assert customer.page.url == f"{customer.base}/takip"
    digits = [re.sub(r"\D", "", each) for each in (first, second, number)]
    assert not [url for url in addresses for each in digits if each in url]


def test_going_back_after_leaving_shows_nothing(visit: Any, server: Server, number: str) -> None:
    _complain(server, "Gizli derdim", number)
    customer: Customer = visit()
    _prove(customer, server, number)
    _press(customer, "Çıkış")
    expect(customer.page.locator("input[name=phone]")).to_be_visible()
    customer.page.go_back()
    expect(customer.page.locator("input[name=phone]")).to_be_visible()
    assert "Gizli derdim" not in customer.page.content()


def test_an_unknown_number_is_treated_the_same_and_a_new_code_can_be_asked_for(
    customer: Customer, number: str
) -> None:
    customer.go("/takip")
    customer.page.locator("input[name=phone]").fill(number)
    customer.page.locator("input[name=phone]").press("Enter")
    code = customer.page.locator("input[name=code]")
    expect(code).to_be_focused()
    expect(code).to_have_attribute("autocomplete", "one-time-code")
    for left in (4, 3, 2, 1):
        code.fill("482109")
        code.press("Enter")
        expect(customer.page.get_by_role("alert")).to_contain_text(f"{left} deneme")
        expect(code).to_have_value("482109")
    code.press("Enter")
    expect(customer.page.get_by_role("alert")).to_contain_text("yeni kod isteyin")
    _press(customer, "Yeni kod gönder")
    expect(customer.page.get_by_role("status")).to_contain_text("Yeni kod istediniz")
    _press(customer, "Yeni kod gönder")
    customer.page.get_by_role("link", name="Başka bir numara yazın").click()
    expect(customer.page.locator("input[name=phone]")).to_be_visible()


@_VIEWS
def test_a_file_is_added_and_saved_again(
    visit: Any, server: Server, number: str, *, phone: bool, dark: bool
) -> None:
    _complain(server, f"Modem bozuk {number}", number)
    customer: Customer = visit(phone=phone, dark=dark)
    _prove(customer, server, number)
    page = customer.page
    page.get_by_text("Bilgi ekle").click()
    page.get_by_label("Eklemek istedikleriniz").fill("Fotoğrafı ekte")
    files: list[Any] = [
        {"name": name, "mimeType": "image/png", "buffer": content}
        for name, content in (("çok uzun bir ad " * 5 + ".png", PNG), ("kur.png", EXE))
    ]
    page.get_by_label("Fotoğraf ya da belge").set_input_files(files)
    page.get_by_role("button", name="Ekle", exact=True).click()
    expect(page.get_by_label("Fotoğraf ya da belge")).to_have_accessible_description(
        re.compile("kur.png: bu türde")
    )
    expect(page.get_by_label("Eklemek istedikleriniz")).to_have_value("Fotoğrafı ekte")
    _sound(customer)
    page.get_by_role("button", name="Ekle", exact=True).click()
    expect(page.get_by_text("Yazdıklarınızı kaydınıza ekledik.")).to_be_visible()
    _sound(customer)
    with page.expect_download() as saved:
        page.get_by_role("link", name="çok uzun bir ad").click()
    assert saved.value.path().read_bytes() == PNG
