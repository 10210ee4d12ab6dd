from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from looks import fits, no_violation
from played import Played
from playwright.sync_api import expect

from backend.kit import tls
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from conftest import Customer, Server

_PAGES = ["/", "/sikayet", "/takip", "/kvkk", "/handset", "/olmayan-sayfa"]
# Each width and each scheme once: what is laid out does not hang on the colours.
_VIEWS = pytest.mark.parametrize(
    ("phone", "dark"), [(True, False), (False, True)], ids=["phone, light", "desktop, dark"]
)
_SIZES = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


def _file(customer: Customer, **fields: str) -> None:
    labels = {"description": "Ne oldu?", "phone": "Telefon", "email": "E-posta"}
    for name, text in fields.items():
        customer.page.get_by_label(labels[name]).fill(text)
    customer.page.get_by_role("button", name="Şikâyeti gönder").click()


@_VIEWS
def test_every_page_is_accessible_and_fits(visit: Any, *, phone: bool, dark: bool) -> None:
    customer: Customer = visit(phone=phone, dark=dark)
    for path in _PAGES:
        customer.go(path)
        no_violation(customer.page)
        fits(customer.page)


@_SIZES
def test_the_description_of_the_api_is_accessible_and_fits(visit: Any, *, phone: bool) -> None:
    customer: Customer = visit(phone=phone)
    customer.go("/docs")
    expect(customer.page.locator(".opblock").first).to_be_visible()
    no_violation(customer.page)
    fits(customer.page)


@_VIEWS
def test_the_chat_in_use_is_accessible_and_fits(visit: Any, *, phone: bool, dark: bool) -> None:
    customer: Customer = visit(phone=phone, dark=dark)
    customer.go("/")
    if phone:
        customer.open_chat()
    customer.say("seçenek " + "u" * 200)
    expect(customer.page.get_by_role("button", name="Öbürü")).to_be_visible()
    customer.delivered("seçenek " + "u" * 200)
    no_violation(customer.page)
    fits(customer.page)
    customer.page.context.set_offline(True)
    customer.say("bekleyen söz")
    customer.field.fill("ü" * 2500)
    customer.field.press("Enter")
    expect(customer.page.get_by_text("Bağlantı koptu")).to_be_visible()
    no_violation(customer.page)
    fits(customer.page)


@_VIEWS
def test_the_chat_with_a_person_and_in_trouble_is_accessible_and_fits(
    visit: Any, *, phone: bool, dark: bool
) -> None:
    customer: Customer = visit(phone=phone, dark=dark)
    played = Played()
    customer.page.route_web_socket("**/api/v1/chat?*", played.accept)
    customer.go("/#sohbet")
    customer.say("temsilciyle görüşeyim")
    customer.delivered("temsilciyle görüşeyim")
    played.says("Bütün temsilcilerimiz görüşmede.", "system")
    played.tell(type="handover", state="waiting", position=3)
    played.tell(type="typing", **{"from": "bot"})
    expect(customer.page.get_by_text("Dijital asistan yazıyor")).to_be_attached()
    no_violation(customer.page)
    fits(customer.page)
    name = "Ayşe Nur Yıldırımoğlu-Karahasanoğlu"
    played.tell(type="handover", state="active", agent=name)
    played.says("Buyurun: http://[yeni modem]/takip " + "\u0301" * 50, "agent", name=name)
    played.errors = [{"code": "message_id_reused", "text": "Bu mesaj gönderilemedi."}]
    customer.say("olmadı")
    expect(customer.page.get_by_role("button", name="Düzenle")).to_be_visible()
    customer.page.get_by_role("button", name="Yeni sohbet", exact=True).click()
    customer.page.context.set_offline(True)
    expect(customer.page.get_by_role("button", name="Şimdi dene")).to_be_visible()
    no_violation(customer.page)
    fits(customer.page)


@_VIEWS
def test_a_form_that_cannot_be_sent_is_accessible_and_fits(
    visit: Any, *, phone: bool, dark: bool
) -> None:
    customer: Customer = visit(phone=phone, dark=dark)
    customer.go("/sikayet")
    customer.page.context.set_offline(True)
    _file(customer, description="Modem gelmedi", phone="0532 123 45 67")
    expect(customer.page.get_by_text("Bağlantı kurulamadı")).to_be_visible()
    no_violation(customer.page)
    fits(customer.page)


@_VIEWS
def test_form_confirmation_and_status_are_accessible_and_fit(
    visit: Any, *, phone: bool, dark: bool
) -> None:
    customer: Customer = visit(phone=phone, dark=dark)
    customer.go("/sikayet")
    _file(customer, phone="12")
    expect(customer.page.get_by_role("alert")).to_be_visible()
    no_violation(customer.page)
    fits(customer.page)
    # Words of its own: the same again would be known already.
    _file(customer, description=f"Faturam yanlış {phone} {dark}", phone="0532 123 45 67")
    number = customer.page.locator(".number").inner_text()
    no_violation(customer.page)
    fits(customer.page)
    customer.go("/takip")
    for text in ("123456789012", number):
        customer.page.get_by_label("Takip numarası").fill(text)
        customer.page.get_by_role("button", name="Durumu göster").click()
        no_violation(customer.page)
        fits(customer.page)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_what_was_just_complained_of_is_told_and_can_be_registered_again(
    visit: Any, *, scripts: bool
) -> None:
    customer: Customer = visit(java_script_enabled=scripts, phone=True)
    numbers = set()
    for _ in range(2):
        customer.go("/sikayet")
        _file(customer, description=f"Yine aynı dert {scripts}", phone="0532 123 45 77")
        again = customer.page.get_by_role("button", name="Yine de yeni kayıt aç")
        expect(again.or_(customer.page.locator(".number"))).to_be_visible()
        if again.is_visible():
            if scripts:
                no_violation(customer.page)
            fits(customer.page)
            again.click()
        numbers.add(customer.page.locator(".number").inner_text())
    assert len(numbers) == 2


def test_the_form_works_without_a_line_of_script(visit: Any) -> None:
    customer: Customer = visit(java_script_enabled=False)
    customer.go("/")
    expect(customer.page.locator("noscript p")).to_contain_text("form her tarayıcıda çalışır")
    expect(customer.page.locator("yardim-chat")).to_be_hidden()
    written = "Faturama <b>istemediğim</b> bir paket eklenmiş"
    _file(customer, description=written)
    expect(customer.page.get_by_role("alert")).to_contain_text("telefon ya da e-posta yazın")
    expect(customer.page.get_by_label("Ne oldu?")).to_have_value(written)
    _file(customer, email="ayse@ornek.com")
    expect(customer.page.get_by_role("heading", name="Şikâyetiniz kaydedildi")).to_be_visible()
    assert customer.page.url == f"{customer.base}/sikayet/alindi"
    assert "ayse" not in customer.page.content()


def test_a_number_in_any_spelling_shows_the_status_and_is_in_no_address(visit: Any) -> None:
    customer: Customer = visit(java_script_enabled=False)
    customer.go("/sikayet")
    _file(customer, description="Modem gelmedi", phone="0532 123 45 67")
    number = customer.page.locator(".number").inner_text()
    customer.page.get_by_role("link", name="Durumunu sorgula").click()
    customer.page.get_by_label("Takip numarası").fill(f" {number.replace(' ', '-')}. ")
    customer.page.get_by_label("Takip numarası").press("Enter")
    expect(customer.page.get_by_role("heading", name="Kaydınız alındı")).to_be_visible()
    assert customer.page.url == f"{customer.base}/takip"
    content = customer.page.content()
    assert number in content
    assert "Modem" not in content
    assert "532" not in content


def test_a_wrong_number_is_answered_in_plain_words(visit: Any) -> None:
    customer: Customer = visit()
    for number, answer in (
        ("", "Takip numaranızı yazın."),
        ("4821 0937 5524", "Bu numarada bir hata var."),
        ("12", "Bu numarada bir hata var."),
        ("4821 0937 5523", "Bu takip numarasıyla bir kayıt bulunamadı."),
    ):
        customer.go("/takip")
        customer.page.get_by_label("Takip numarası").fill(number)
        customer.page.get_by_role("button", name="Durumu göster").click()
        expect(customer.page.get_by_role("alert")).to_contain_text(answer)
        expect(customer.page.get_by_label("Takip numarası")).to_have_value(number)


def test_the_back_button_and_another_text_do_not_change_what_was_registered(
    visit: Any,
) -> None:
    customer: Customer = visit(java_script_enabled=False)
    customer.go("/sikayet")
    key = customer.page.locator("input[name=key]").get_attribute("value")
    fields = {"key": key, "description": "İlk metin", "phone": "0532 123 45 67"}
    url = f"{customer.base}/sikayet"
    first = customer.page.request.post(url, form=fields)
    again = customer.page.request.post(url, form=fields)
    number = "[1-8][0-9]{3} [0-9]{4} [0-9]{4}"
    assert first.ok
    assert _found(number, first.text()) == _found(number, again.text())
    other = customer.page.request.post(url, form={**fields, "description": "Başka metin"})
    assert other.status == 409
    assert "az önce göndermiştiniz" in other.text()
    assert "Başka metin" in other.text()
    assert f'value="{key}"' not in other.text()


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match
    return match[0]


def test_the_whole_page_is_small(server: Server, visit: Any) -> None:
    customer: Customer = visit()
    addresses: list[str] = []
    customer.page.on("request", lambda request: addresses.append(request.url))
    customer.go("/")
    expect(customer.field).to_be_visible()
    sizes = {
        address: httpx.get(address, verify=tls.trusted(), timeout=PATIENCE).num_bytes_downloaded
        for address in set(addresses)
    }
    assert any(address.endswith("yardim-chat.js") for address in sizes)
    assert sum(size for address, size in sizes.items() if address.endswith(".js")) < 15_360
    assert sum(sizes.values()) < 28_672, sizes


def test_what_the_page_loads_is_loaded_once(visit: Any) -> None:
    customer: Customer = visit()
    addresses: list[str] = []
    customer.page.on("request", lambda request: addresses.append(request.url))
    customer.go("/")
    expect(customer.field).to_be_visible()
    assert len(addresses) == len(set(addresses))
