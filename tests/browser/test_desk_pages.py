"""Every page of the desk, full: accessible, and as wide as what it is looked at with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from agent import Agent, waits
from looks import DESKTOP, PHONE, fits, no_violation
from playwright.sync_api import expect
from test_calls import card, to_be_called

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Customer, Server

    type Hire = Callable[[str], Agent]

PAGES = (
    *(
        "",
        "?liste=tumu",
        "/account",
        "/password",
        "/reminders",
        "/floor",
        "/floor/due?liste=yaklasan",
        "/letters",
        "/canned",
        "/macros",
        "/hours",
        "/settings",
        "/settings/texts",
        "/settings/limits",
        "/settings/ladders",
        "/settings/holidays",
        "/settings/texts/promised/sms",
        "/settings/texts/concluded/email",
        "/settings/teams",
        "/settings/teams/technical",
        "/settings/topics",
        "/settings/topics/roaming",
        "/settings/rules",
        "/settings/rules/new",
        "/people",
    ),
    "/audit",
    *("/complaints", "/complaints?q=olmayan:anahtar", "/complaints/next", "/complaints/views"),
    *("/complaints/new", "/calls", "/calls?liste=ulasilamayan"),
)


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "dark"), (DESKTOP, "light")], ids=["phone, dark", "desktop, light"]
)
def test_what_was_entered_for_another_team_is_put_right_accessibly_and_fits(
    hire: Hire, size: Any, scheme: Any
) -> None:
    ayse = hire("ayse")
    page = ayse.page
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{ayse.base}/desk/complaints/new")
    page.get_by_label("Telefon").fill("0532 765 43 21")
    page.get_by_label("Şikâyet", exact=True).fill(f"Başka ekibin işi: {uuid4().hex}")
    page.get_by_label("Konu").select_option(value="billing")
    ayse.press("Kaydet")
    page.get_by_role("link", name="Yanlış yazdığınızı düzeltin").click()
    fits(page)
    no_violation(page)
    ayse.press("Notu kaydet")
    expect(page.get_by_role("textbox", name="Ekibe not")).to_be_focused()
    fits(page)
    no_violation(page)
    page.get_by_label("Doğru telefon").fill("0532 765 43 22")
    page.get_by_label("Nasıl fark ettiniz?").fill("Son hane.")
    ayse.press("İletişimi düzelt")
    expect(page.get_by_role("status").filter(has_text="düzeltildi")).to_be_visible()


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone, light", "desktop, dark"]
)
def test_every_page_of_the_desk_is_accessible_and_fits(  # noqa: PLR0913 - who, at what, how
    server: Server,
    customer: Customer,
    hire: Hire,
    number: str,
    *,
    size: dict[str, int],
    scheme: str,
) -> None:
    story = f"erişimin konusu {scheme}"
    waits(customer, story)
    chief = hire("mudur")
    page = chief.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(size)
    end = {"light": 71, "dark": 72}[scheme]
    lost = f"Ev telefonum da internetim de yok ({scheme})."
    called = to_be_called(server, chief, lost, f"0212 123 45 {end}")
    page.goto(f"{chief.base}/desk/calls")
    card(chief, called).get_by_role("button", name="Aramayı üstlen").click()
    card(chief, called).get_by_role("button", name="Numarayı göster").click()
    expect(card(chief, called).get_by_role("link", name=f"0212 123 45 {end}")).to_be_visible()
    chief.open(story)
    chief.claim()
    desk = f"{chief.base}/desk"
    for address in (page.url, f"{desk}/complaints/{number}", *(desk + each for each in PAGES)):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status in {200, 422}, address
        no_violation(page)
        fits(page)
    page.goto(f"{chief.base}/desk/calls")
    card(chief, called).get_by_role("button", name="Geri bırak").click()
    expect(card(chief, called).get_by_role("button", name="Aramayı üstlen")).to_be_visible()


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone, light", "desktop, dark"]
)
def test_what_would_change_is_said_accessibly_and_fits(
    hire: Hire, *, size: dict[str, int], scheme: str
) -> None:
    chief = hire("mudur")
    page = chief.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(size)
    for address, form, fill in (
        ("/settings/topics/modem_device", "Konuyu değiştir", ("Hedef (iş günü)", "9")),
        ("/settings/teams/devices", "Ekibi değiştir", ("Ekip kapalı", "")),
        ("/settings/holidays", "Bir günü değiştir", ("Neden", "Sayım")),
        ("/hours", "Özel gün ekle", ("Adı", "Sayım")),
    ):
        page.goto(f"{chief.base}/desk{address}")
        those = page.get_by_role("form", name=form)
        field, text = fill
        if text:
            those.get_by_label(field).fill(text)
        else:
            those.get_by_label(field).check()
        if form.endswith(("günü değiştir", "gün ekle")):
            # A working day.
            those.get_by_label("Gün").fill("2031-01-07")
        those.get_by_role("button", name="Ne değişir?").click()
        expect(page.get_by_role("status", name="Ne değişir?")).to_contain_text("→")
        no_violation(page)
        fits(page)


def test_the_open_page_is_in_sight_in_a_navigation_that_is_pushed_sideways(hire: Hire) -> None:
    chief = hire("mudur")
    page = chief.page
    page.set_viewport_size(PHONE)
    for path, name in (("", "Görüşmeler"), ("/settings/teams", "Ayarlar"), ("/audit", "Denetim")):
        page.goto(f"{chief.base}/desk{path}")
        nav = page.get_by_role("navigation", name="Masa")
        expect(nav.get_by_role("link", name=name)).to_be_in_viewport(ratio=0.9)
        assert page.evaluate("scrollY") == 0
