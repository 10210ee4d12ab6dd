"""The page of a complaint, open: what colleagues change comes by itself, what is written stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from agent import listening
from looks import DESKTOP, PHONE, fits, no_violation
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent import Agent

    type Hire = Callable[[str], Agent]


def opened(who: Agent, number: str) -> Page:
    with listening(who.page):
        who.page.goto(f"{who.base}/desk/complaints/{number}")
    return who.page


def moved(page: Page, to: str, **written: str) -> None:
    page.get_by_text("Durumu değiştir").first.click()
    page.get_by_label("Yeni durum").select_option(label=to)
    for label, text in written.items():
        page.get_by_label(label.replace("_", " ")).fill(text)
    page.get_by_role("button", name="Durumu değiştir").click()


def test_what_a_colleague_does_comes_by_itself_and_what_is_being_written_stays(
    hire: Hire, number: str
) -> None:
    chief, second = hire("sef"), hire("mudur")
    mine, theirs = opened(chief, number), opened(second, number)
    mine.get_by_label("Yanıt").fill("Modeminizi değiştiriyoruz.")
    mine.get_by_text("neden bu tarih?").first.click()
    moved(theirs, "İncelemeye al")
    expect(mine.locator("#bas")).to_contain_text("Deniz Akın")
    expect(mine.locator("#gecmis")).to_contain_text("İncelemede")
    news = mine.get_by_role("status").filter(has_text="Bu arada")
    expect(news).to_contain_text("Deniz Akın")
    expect(mine.get_by_label("Yanıt")).to_have_value("Modeminizi değiştiriyoruz.")
    # What was opened is open still, and a form that nobody writes in offers what is possible now.
    expect(mine.locator("#sureler details[open]")).to_have_count(1)
    choices = mine.locator("#state option")
    expect(choices.filter(has_text="Müşteriden bilgi bekle")).to_have_count(1)
    # What was written without having seen it is refused, and not lost.
    mine.get_by_label("Sonuç").select_option(label="Haklı bulundu")
    mine.get_by_role("button", name="Sonuçlandır").click()
    expect(mine.get_by_role("alert")).to_contain_text("Deniz Akın")
    expect(mine.get_by_label("Yanıt")).to_have_value("Modeminizi değiştiriyoruz.")
    # Neither by what happens while the refusal is shown.
    theirs.get_by_label("İç not").fill("arandı")
    theirs.get_by_role("button", name="Notu kaydet").click()
    expect(mine.locator("#yazisma")).to_contain_text("arandı")
    expect(mine.get_by_label("Yanıt")).to_have_value("Modeminizi değiştiriyoruz.")


def test_who_else_looks_is_named_and_who_writes_and_gone_with_their_page(
    hire: Hire, number: str
) -> None:
    chief, second = hire("sef"), hire("mudur")
    mine, theirs = opened(chief, number), opened(second, number)
    expect(mine.get_by_text("Deniz Akın da bakıyor")).to_be_visible()
    expect(theirs.get_by_text("Selin Aydın da bakıyor")).to_be_visible()
    theirs.get_by_label("İç not").press_sequentially("bakıyorum")
    expect(mine.get_by_text("Deniz Akın yazıyor…")).to_be_visible()
    expect(mine.get_by_text("Deniz Akın da bakıyor")).to_be_visible()  # after some seconds
    theirs.close()
    expect(mine.get_by_text(re.compile("Deniz Akın (da bakıyor|yazıyor)"))).to_have_count(0)


def test_opened_contacts_stay_open_while_others_write(hire: Hire, number: str) -> None:
    chief, second = hire("sef"), hire("mudur")
    mine = opened(chief, number)
    mine.get_by_role("button", name="Göster").click()
    customer = mine.get_by_role("region", name="Müşteri")
    expect(customer).to_contain_text("0532 123 45 67")
    theirs = opened(second, number)
    theirs.get_by_label("İç not").fill("müşteri yine aradı")
    theirs.get_by_role("button", name="Notu kaydet").click()
    expect(mine.locator("#yazisma")).to_contain_text("müşteri yine aradı")
    expect(customer).to_contain_text("0532 123 45 67")


@pytest.mark.parametrize(
    ("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone, light", "desktop, dark"]
)
def test_a_wrong_number_is_put_right_where_the_customer_stands(
    hire: Hire, number: str, size: dict[str, int], scheme: str
) -> None:
    page = opened(hire("sef"), number)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size(size)
    customer = page.get_by_role("region", name="Müşteri")
    customer.get_by_text("İletişimi düzelt").first.click()
    customer.get_by_label("Doğru telefon").fill("0533 765")
    customer.get_by_label("Kim, nasıl söyledi?").fill("Müşteri aradı.")
    customer.get_by_role("button", name="İletişimi düzelt").click()
    expect(customer).to_contain_text("Telefon numarasını alan koduyla yazın")
    expect(customer.get_by_label("Doğru telefon")).to_have_value("0533 765")
    expect(customer.get_by_label("Kim, nasıl söyledi?")).to_have_value("Müşteri aradı.")
    no_violation(page)
    fits(page)
    customer.get_by_label("Doğru telefon").fill("0533 765 43 21")
    customer.get_by_role("button", name="İletişimi düzelt").click()
    expect(page.get_by_text("İletişim bilgisi düzeltildi")).to_be_visible()
    expect(page.locator("#gecmis")).to_contain_text("İletişim düzeltildi: telefon")
    expect(customer).not_to_contain_text("765 43 21")


ANSWER = "Kablonuz bugün yenilendi, hattınız çalışıyor."


def decide(page: Page, answer: str, button: str = "Sonuçlandır") -> None:
    page.get_by_label("Sonuç").select_option(label="Haklı bulundu")
    page.get_by_label("Yanıt").fill(answer)
    page.get_by_role("button", name=button).click()


def test_an_answer_to_what_a_colleague_concluded_first_is_there_to_be_copied(
    hire: Hire, number: str
) -> None:
    chief, second = hire("sef"), hire("mudur")
    mine, theirs = opened(chief, number), opened(second, number)
    mine.get_by_label("Yanıt").fill("Modeminizi yarın değiştiriyoruz.")
    decide(theirs, ANSWER)
    expect(theirs.get_by_role("status").filter(has_text="Sonuçlandırıldı")).to_be_visible()
    expect(mine.locator("#yeni")).to_contain_text("Yazdıklarınız duruyor")
    decide(mine, "Modeminizi yarın değiştiriyoruz.")
    told = mine.get_by_role("alert")
    expect(told).to_contain_text("Bu şikâyeti Deniz Akın sonuçlandırdı")
    unsent = mine.get_by_role("region", name="Göndermedikleriniz")
    for _ in range(2):
        expect(unsent).to_contain_text("Göndermediğiniz yanıt:")
        expect(unsent).to_contain_text("Modeminizi yarın değiştiriyoruz.")
        fits(mine)
        no_violation(mine)
        mine.reload()
    expect(opened(second, number).get_by_text("Göndermediğiniz")).to_have_count(0)


@pytest.mark.parametrize("edit", ["answer", "outcome", "file"])
def test_a_preview_is_gone_at_the_first_edit_of_what_it_shows(
    hire: Hire, number: str, edit: str
) -> None:
    page = opened(hire("sef"), number)
    decide(page, ANSWER, "Önizle")
    preview = page.locator("#onizleme")
    expect(preview).to_contain_text(ANSWER)
    # What is not the customer's to read changes nothing of it.
    page.get_by_label("İç not").fill("arandı")
    expect(preview).to_be_visible()
    if edit == "answer":
        page.get_by_label("Yanıt").press_sequentially("!")
    elif edit == "outcome":
        page.get_by_label("Sonuç").select_option(label="Haklı bulunmadı")
    else:
        file = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"}
        page.locator("#sonuc-dosya").set_input_files(file)  # type: ignore[arg-type]
    expect(preview).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="yeniden önizleyin")).to_be_visible()


def test_a_file_is_previewed_by_its_key_and_goes_with_what_is_confirmed(
    hire: Hire, number: str
) -> None:
    page = opened(hire("sef"), number)
    page.get_by_label("Sonuç").select_option(label="Haklı bulundu")
    page.get_by_label("Yanıt").fill(ANSWER)
    file = {"name": "ölçüm raporu.txt", "mimeType": "text/plain", "buffer": b"a"}
    page.locator("#sonuc-dosya").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_label("Yanıt").press("Control+Enter")
    preview = page.locator("#onizleme")
    expect(preview).to_contain_text("Dosya")
    box = page.get_by_role("checkbox", name="ölçüm raporu.txt")
    expect(box).to_be_checked()
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        fits(page)
        no_violation(page)
    page.reload()
    expect(box).to_be_checked()
    page.get_by_label("Yanıt").press("Control+Enter")
    expect(preview).to_contain_text("Dosya")
    box.uncheck()
    expect(preview).to_have_count(0)
    box.check()
    page.get_by_role("button", name="Sonuçlandır").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Sonuçlandırıldı")).to_be_visible()
    expect(page.locator("#yazisma")).to_contain_text("ölçüm raporu.txt")
