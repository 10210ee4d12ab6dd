"""What one wanted to be reminded of, above every page: as wide as what it is looked at with."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from looks import PHONE, fits
from playwright.sync_api import expect

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent import Agent
    from conftest import Server

    type Hire = Callable[[str], Agent]

_DUE = "UPDATE reminders SET state = 'due', rang_at = due_at WHERE rang_at IS NULL"


@pytest.mark.parametrize("width", [320, 360, 390])
def test_what_is_due_fits_on_a_phone_with_all_of_its_buttons(
    server: Server, hire: Hire, width: int
) -> None:
    number = server.filed(f"İnternetim kesik, telefonda okunur ({width}).")["tracking_number"]
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints/{number}")
    page.get_by_text("Hatırlat", exact=True).first.click()
    expect(page.get_by_label("Saat", exact=True)).to_be_hidden()
    page.get_by_label("Ne hatırlatılsın").fill("Müşteriyi ara, saha ekibinin geleceği günü söyle")
    page.get_by_role("button", name="Hatırlat", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Hatırlatma kuruldu")).to_be_visible()
    with closing(sqlite3.connect(server.state / "yardim.db", timeout=PATIENCE)) as db, db:
        db.execute(_DUE)
    page.set_viewport_size({**PHONE, "width": width})
    for address in ("", "/complaints", "/account"):
        page.goto(f"{chief.base}/desk{address}")
        strip = page.get_by_role("region", name="Hatırlatmalar")
        later = strip.get_by_role("button", name="Ertele")
        expect(later).to_be_visible()
        fits(page)
        box = later.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width
    strip.get_by_role("button", name="Tamam").click()
    expect(strip).to_have_count(0)
