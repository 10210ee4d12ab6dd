"""Phones in the browser: what is written on them, what arrives, and how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from looks import fits, no_violation
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Customer
    from playwright.sync_api import Locator

# Each width and each scheme once: what is laid out does not hang on the colours.
_VIEWS = pytest.mark.parametrize(
    ("phone", "dark"), [(True, False), (False, True)], ids=["phone, light", "desktop, dark"]
)


def _open(customer: Customer, number: str) -> Locator:
    customer.page.get_by_label("Telefon numarası").fill(number)
    customer.page.get_by_role("button", name="Telefonu aç").click()
    handset = customer.page.get_by_role("region", name=number)
    expect(handset).to_be_visible()
    return handset


def _write(handset: Locator, text: str) -> None:
    field = handset.get_by_label("6616 numarasına mesaj")
    field.fill(text)
    field.press("Enter")
    expect(field).to_have_value("")


def _heard(handset: Locator, text: str) -> Locator:
    entry = handset.locator(".sms:not(.own)", has_text=text)
    expect(entry).to_be_visible()
    return entry


@pytest.fixture
def numbers(request: pytest.FixtureRequest) -> list[str]:
    """Numbers of this test only: the server keeps what others wrote."""
    seed = abs(hash(request.node.nodeid)) % 10**6
    return [f"0532 {seed // 1000:03} {seed // 10 % 100:02} {number:02}" for number in range(10, 14)]


def test_a_phone_texts_and_hears_with_what_it_cost(visit: Any, numbers: list[str]) -> None:
    customer: Customer = visit()
    customer.go("/handset")
    handset = _open(customer, numbers[0])
    _write(handset, "YARDIM merhaba")
    reply = _heard(handset, "Yazdığınız: merhaba")
    expect(reply.locator(".sms-note")).to_contain_text("1 SMS · UCS-2 · ulaştı")
    own = handset.locator(".sms.own")
    expect(own.locator(".sms-note")).to_contain_text("1 SMS · GSM-7 · gönderildi")
    _write(handset, "seçenek")
    _heard(handset, "2)")


def test_several_phones_are_open_at_once_and_are_there_again_after_a_reload(
    visit: Any, numbers: list[str]
) -> None:
    customer: Customer = visit()
    customer.go("/handset")
    first, second = (_open(customer, number) for number in numbers[:2])
    _write(first, "YARDIM birinci")
    _write(second, "YARDIM ikinci")
    _heard(first, "Yazdığınız: birinci")
    _heard(second, "Yazdığınız: ikinci")
    expect(first).not_to_contain_text("ikinci")
    boxes = [each.bounding_box() for each in (first, second)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["y"] == boxes[1]["y"]
    customer.page.reload()
    _heard(first, "Yazdığınız: birinci")
    _heard(second, "Yazdığınız: ikinci")
    first.get_by_role("button", name="telefonunu kaldır").click()
    expect(first).to_have_count(0)
    customer.page.reload()
    expect(second).to_be_visible()
    expect(first).to_have_count(0)


def test_what_is_sent_to_a_phone_that_is_off_does_not_arrive(
    visit: Any, numbers: list[str]
) -> None:
    customer: Customer = visit()
    customer.go("/handset")
    handset = _open(customer, numbers[0])
    handset.get_by_label("Telefon kapalı").check()
    _write(handset, "YARDIM deneme")
    entry = _heard(handset, "Yazdığınız: deneme")
    expect(entry.locator(".sms-note")).to_contain_text("ulaşmadı")
    customer.page.reload()
    expect(handset.get_by_label("Telefon kapalı")).to_be_checked()


def test_a_wrong_number_is_answered_in_plain_words(visit: Any) -> None:
    customer: Customer = visit()
    customer.go("/handset")
    customer.page.get_by_label("Telefon numarası").fill("6616")
    customer.page.get_by_role("button", name="Telefonu aç").click()
    expect(customer.page.get_by_role("alert")).to_contain_text("Bir cep telefonu numarası yazın")
    expect(customer.page.get_by_label("Telefon numarası")).to_be_focused()


def test_without_a_connection_nothing_written_is_lost(visit: Any, numbers: list[str]) -> None:
    customer: Customer = visit()
    customer.go("/handset")
    handset = _open(customer, numbers[0])
    customer.page.context.set_offline(True)
    field = handset.get_by_label("6616 numarasına mesaj")
    field.fill("YARDIM kayıp değil")
    field.press("Enter")
    expect(handset.get_by_role("status")).to_contain_text("Sunucuya ulaşılamıyor")
    expect(field).to_have_value("YARDIM kayıp değil")
    customer.page.context.set_offline(False)
    expect(handset.get_by_role("status")).to_have_text("")
    field.press("Enter")
    _heard(handset, "Yazdığınız: kayıp değil")


def test_what_arrives_is_never_markup(visit: Any, numbers: list[str]) -> None:
    customer: Customer = visit()
    customer.go("/handset")
    handset = _open(customer, numbers[0])
    _write(handset, "YARDIM <img src=x onerror=alert(1)><b>kalın</b>")
    _heard(handset, "<b>kalın</b>")
    expect(handset.locator(".sms-text img, .sms-text b")).to_have_count(0)


def test_a_tracking_number_is_part_of_its_line(visit: Any, numbers: list[str]) -> None:
    customer: Customer = visit(phone=True)
    customer.go("/handset")
    handset = _open(customer, numbers[0])
    _write(handset, "YARDIM kaydım 4821 0937 5523 nolu")
    bubble = _heard(handset, "4821 0937 5523 nolu").locator(".sms-text")
    inner, outer = bubble.locator(".number").bounding_box(), bubble.bounding_box()
    assert inner is not None
    assert outer is not None
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]
    assert inner["height"] < outer["height"] / 1.5


@_VIEWS
def test_the_phones_are_accessible_and_fit(
    visit: Any, numbers: list[str], *, phone: bool, dark: bool
) -> None:
    customer: Customer = visit(phone=phone, dark=dark)
    customer.go("/handset")
    first = _open(customer, numbers[0])
    second = _open(customer, numbers[1])
    first.get_by_label("Telefon kapalı").check()
    for handset in (first, second):
        _write(handset, "YARDIM " + "uzunbirkelime" * 12)
        _heard(handset, "uzunbirkelime")
    no_violation(customer.page)
    fits(customer.page)
    boxes = [handset.bounding_box() for handset in (first, second)]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert (boxes[0]["y"] < boxes[1]["y"]) == phone
