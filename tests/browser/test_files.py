"""Files, as customers and people of the house hand them in with a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from looks import fits, no_violation
from playwright.sync_api import expect

from tests.backend.handed_in import EXE, PDF, PNG

if TYPE_CHECKING:
    from conftest import Customer
    from playwright.sync_api import FilePayload

_VIEWS = pytest.mark.parametrize(
    ("phone", "dark"), [(True, False), (False, True)], ids=["phone, light", "desktop, dark"]
)


def _file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": content}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_refused_file_costs_neither_words_nor_other_files(visit: Any, *, scripts: bool) -> None:
    customer: Customer = visit(java_script_enabled=scripts, phone=True)
    customer.go("/")
    page = customer.page
    page.get_by_label("Ne oldu?").fill(f"Modem ışığı yanmıyor, dosyalı {scripts}")
    page.get_by_label("Telefon", exact=True).fill("0532 765 43 21")
    page.get_by_label("Fotoğraf ya da belge").set_input_files(
        [_file("ışık.png", PNG), _file("kur.png", EXE)]
    )
    page.get_by_role("button", name="Şikâyeti gönder").click()
    expect(page.get_by_role("alert")).to_contain_text("kur.png: bu türde dosya alamıyoruz")
    kept = page.get_by_role("group", name="Bununla gidecek dosyalar")
    expect(kept).to_contain_text("ışık.png")
    expect(page.get_by_label("Ne oldu?")).to_have_value(f"Modem ışığı yanmıyor, dosyalı {scripts}")
    page.get_by_role("button", name="Şikâyeti gönder").click()
    expect(page.get_by_role("heading", name="Şikâyetiniz kaydedildi")).to_be_visible()


@_VIEWS
def test_the_form_with_files_is_accessible_and_fits(visit: Any, *, phone: bool, dark: bool) -> None:
    customer: Customer = visit(phone=phone, dark=dark)
    customer.go("/sikayet")
    page = customer.page
    page.get_by_label("Fotoğraf ya da belge").set_input_files(
        [_file("çok uzun bir ad " * 6 + ".png", PNG), _file("a.pdf", PDF), _file("b.png", EXE)]
    )
    page.get_by_role("button", name="Şikâyeti gönder").click()
    expect(page.get_by_role("group", name="Bununla gidecek dosyalar")).to_be_visible()
    no_violation(page)
    fits(page)


def test_a_file_that_is_too_large_is_told_before_it_is_sent(visit: Any, tmp_path: Any) -> None:
    customer: Customer = visit()
    customer.go("/sikayet")
    page = customer.page
    path = tmp_path / "uzun.txt"
    path.write_bytes(b"x" * (10 * 1024 * 1024 + 1))
    page.get_by_label("Fotoğraf ya da belge").set_input_files(path)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.get_by_role("button", name="Şikâyeti gönder").click()
    expect(page.get_by_role("status")).to_contain_text("uzun.txt: dosya çok büyük")
    assert "POST" not in sent
