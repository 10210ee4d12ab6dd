"""Files, as customers and people of the house hand them in with a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from agent import waits
from looks import fits, no_violation
from playwright.sync_api import expect

from tests.backend.handed_in import EXE, PDF, PNG

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent import Agent
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


def _chosen(customer: Customer, *files: FilePayload) -> None:
    with customer.page.expect_file_chooser() as chooser:
        customer.page.get_by_role("button", name="Fotoğraf ekle").click()
    chooser.value.set_files(list(files))


@_VIEWS
def test_a_photo_is_sent_in_the_chat_and_saved_again(
    visit: Any, *, phone: bool, dark: bool
) -> None:
    customer: Customer = visit(phone=phone, dark=dark)
    customer.go("/")
    if phone:
        customer.open_chat()
    long = "çok uzun bir dosya adı " * 4 + "ışık.png"
    _chosen(customer, _file(long, PNG), _file("kur.png", EXE))
    entry = customer.log.locator(".entry.customer")
    expect(entry).to_contain_text("kur.png: bu türde dosya alamıyoruz")
    expect(entry.locator(".state")).to_have_text("iletildi")
    expect(entry.get_by_role("button", name="ışık.png")).to_be_visible()
    customer.hears("Dosyanızı aldık.")
    no_violation(customer.page)
    fits(customer.page)
    with customer.page.expect_download() as saved:
        entry.get_by_role("button", name="ışık.png").click()
    assert saved.value.path().read_bytes() == PNG
    # After a reload it is there, once.
    customer.page.reload()
    if phone:
        customer.open_chat()
    expect(customer.log.locator(".entry.customer")).to_have_count(1)
    expect(customer.log.get_by_role("button", name="ışık.png")).to_be_visible()


def test_a_file_between_a_question_and_its_answer_leaves_the_choices(customer: Customer) -> None:
    customer.say("seçenek")
    expect(customer.page.get_by_role("button", name="Öbürü")).to_be_enabled()
    _chosen(customer, _file("a.png", PNG))
    customer.hears("Dosyanızı aldık.")
    expect(customer.page.get_by_role("button", name="Öbürü")).to_be_enabled()


def test_a_file_that_gets_lost_on_the_way_is_sent_again(customer: Customer) -> None:
    customer.page.route("**/api/v1/chat/attachments", lambda route: route.abort())
    _chosen(customer, _file("a.png", PNG))
    entry = customer.log.locator(".entry.customer")
    expect(entry).to_contain_text("Dosya gönderilemedi")
    customer.page.unroute("**/api/v1/chat/attachments")
    entry.get_by_role("button", name="Yeniden gönder").click()
    expect(entry.locator(".state")).to_have_text("iletildi")
    expect(entry).to_have_count(1)
    expect(entry).not_to_contain_text("gönderilemedi")


def test_a_refused_file_says_why_and_can_be_dropped(customer: Customer) -> None:
    _chosen(customer, _file("kur.png", EXE))
    entry = customer.log.locator(".entry.customer")
    expect(entry).to_contain_text("kur.png: bu türde dosya alamıyoruz")
    entry.get_by_role("button", name="Vazgeç").click()
    expect(entry).to_have_count(0)


def test_an_agent_saves_a_photo_that_comes_in_and_sends_a_file_back(
    visit: Any, hire: Callable[[str], Agent]
) -> None:
    customer: Customer = visit()
    customer.go("/")
    waits(customer, "dosyalı görüşme")
    agent = hire("ayse")
    agent.open("dosyalı görüşme")
    agent.claim()
    _chosen(customer, _file("ışık.png", PNG))
    link = agent.log.get_by_role("link", name="ışık.png")
    expect(link).to_be_visible()
    no_violation(agent.page)
    with agent.page.expect_download() as saved:
        link.click()
    assert saved.value.path().read_bytes() == PNG
    agent.page.get_by_text("Dosya gönder", exact=True).click()
    agent.page.get_by_label("Dosya", exact=False).last.set_input_files(
        [{"name": "kılavuz.pdf", "mimeType": "application/pdf", "buffer": PDF}]
    )
    no_violation(agent.page)
    agent.press("Dosyayı gönder")
    expect(agent.log.get_by_role("link", name="kılavuz.pdf")).to_be_visible()
    theirs = customer.log.locator(".entry.agent").get_by_role("button", name="kılavuz.pdf")
    with customer.page.expect_download() as had:
        theirs.click()
    assert had.value.path().read_bytes() == PDF
