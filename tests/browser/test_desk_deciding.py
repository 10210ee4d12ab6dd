"""What asks a second time before it is done, at the keyboard: poor answers, and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from looks import DESKTOP, PHONE, fits, no_violation
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent import Agent
    from conftest import Server
    from playwright.sync_api import Page

    type Hire = Callable[[str], Agent]


@pytest.fixture
def number(server: Server, request: pytest.FixtureRequest) -> str:
    told = f"İnternetim yok, ne zaman gelecek ({request.node.name})?"
    return str(server.filed(told, "internet_outage")["tracking_number"])


def decided(page: Page, answer: str) -> None:
    """Write a result and press the button by its key."""
    page.get_by_label("Sonuç").select_option(label="Haklı bulundu")
    page.get_by_label("Yanıt").fill(answer)
    page.get_by_role("button", name="Sonuçlandır").press("Enter")


def test_a_poor_answer_is_shown_with_why_and_goes_by_space_and_enter(
    hire: Hire, number: str
) -> None:
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints/{number}")
    decided(page, "Tamam [ad]")
    group = page.get_by_role("group", name="Göndermeden bir daha bakın")
    expect(group).to_contain_text("Yanıt çok kısa")
    expect(group).to_contain_text("“[ad]”")
    expect(group).to_contain_text("ne zaman diye sormuş")
    yes = page.get_by_role("checkbox", name="Baktım, müşteriye böyle gitsin")
    expect(yes).to_be_focused()
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        fits(page)
        no_violation(page)
    # A second click alone is none.
    page.get_by_role("button", name="Sonuçlandır").press("Enter")
    expect(yes).to_be_focused()
    expect(yes).not_to_be_checked()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Sonuçlandırıldı")).to_be_visible()


def test_a_yes_to_one_answer_is_none_to_another_and_a_real_one_needs_none(
    hire: Hire, number: str
) -> None:
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints/{number}")
    decided(page, "Tamam [ad]")
    page.get_by_role("checkbox", name="Baktım, müşteriye böyle gitsin").check()
    decided(page, "Tamam XXX")
    expect(page.get_by_role("group", name="Göndermeden bir daha bakın")).to_contain_text("“XXX”")
    decided(page, "Kablonuz bugün yenilendi, hattınız çalışıyor.")
    expect(page.get_by_role("status").filter(has_text="Sonuçlandırıldı")).to_be_visible()


def test_a_rule_is_tried_on_its_way_to_being_saved_by_enter_alone(hire: Hire) -> None:
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/settings/rules/new")
    page.get_by_label("Metinde geçen kelime").fill("avukatım")
    page.get_by_label("Ekip").select_option(index=2)
    page.get_by_label("Metinde geçen kelime").press("Enter")
    told = page.get_by_role("status", name="Ne değişir?")
    expect(told).to_contain_text("Kelime: “avukatım”")
    expect(told).to_contain_text("Henüz kaydedilmedi")
    expect(page.get_by_role("button", name="Kuralı kaydet")).to_be_focused()
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        fits(page)
        no_violation(page)
    page.keyboard.press("Enter")
    holding = page.get_by_role("table", name="Yürürlükteki kurallar")
    expect(holding).to_contain_text("Kelime: “avukatım”")


@pytest.mark.parametrize(
    ("opens", "field", "words"),
    [
        (None, "Yanıt", "Arızayı giderdik, ödediğiniz ücreti iade ediyoruz."),
        ("Sözü değiştir", "Neden", "Yedek parça yarın geliyor."),
    ],
)
def test_as_how_many_sms_it_goes_is_said_while_it_is_written(
    hire: Hire, number: str, opens: str | None, field: str, words: str
) -> None:
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints/{number}")
    if opens:
        page.locator("summary", has_text=opens).click()
    box = page.get_by_label(field, exact=True).and_(page.locator("textarea:visible"))
    box.fill(words)
    told = box.locator("xpath=..").locator("output")
    expect(told).to_contain_text("SMS gider; Türkçe harfsiz")
    first = int(str(told.text_content()).split()[0])
    box.fill(words * 5)
    expect(told).not_to_contain_text(f"{first} SMS gider")
    box.fill("")
    expect(told).to_have_text("")
