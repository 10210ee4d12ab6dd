"""Files chosen in the forms of a complaint: they wait, whichever form is sent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from held import Held
from looks import DESKTOP, PHONE, fits, no_violation
from playwright.sync_api import expect
from test_desk_complaint import ANSWER, decide, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent import Agent
    from playwright.sync_api import Page

    type Hire = Callable[[str], Agent]


def chooses(page: Page, field: str, name: str) -> None:
    file = {"name": name, "mimeType": "text/plain", "buffer": name.encode()}
    page.locator(field).set_input_files(file)  # type: ignore[arg-type]


def test_each_forms_file_is_there_after_another_form_was_sent(hire: Hire, number: str) -> None:
    page = opened(hire("sef"), number)
    chooses(page, "#not-dosya", "not eki.txt")
    note = page.get_by_role("checkbox", name="not eki.txt")
    expect(note).to_be_checked()
    # A preview of the result leaves the note its file.
    decide(page, ANSWER, "Önizle")
    expect(page.locator("#onizleme")).to_contain_text(ANSWER)
    expect(note).to_be_checked()
    chooses(page, "#sonuc-dosya", "ölçüm.txt")
    answer = page.get_by_role("checkbox", name="ölçüm.txt")
    expect(answer).to_be_checked()
    for size, scheme in ((PHONE, "dark"), (DESKTOP, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        fits(page)
        no_violation(page)
    page.get_by_label("İç not").fill("arandı")
    page.get_by_role("button", name="Notu kaydet").click()
    expect(page.get_by_role("status").filter(has_text="Not kaydedildi")).to_be_visible()
    expect(page.locator("#yazisma")).to_contain_text("not eki.txt")
    expect(note).to_have_count(0)
    expect(answer).to_be_checked()
    page.get_by_role("button", name="Sonuçlandır").click()
    expect(page.get_by_role("status").filter(has_text="Sonuçlandırıldı")).to_be_visible()
    expect(page.locator("#yazisma")).to_contain_text("ölçüm.txt")


def test_another_form_goes_only_when_what_was_chosen_is_handed_in(hire: Hire, number: str) -> None:
    page = opened(hire("sef"), number)
    held = Held(page, "**/files/conclude")
    chooses(page, "#sonuc-dosya", "ölçüm.txt")
    way = held.request()
    page.get_by_label("İç not").fill("arandı")
    page.get_by_role("button", name="Notu kaydet").click()
    expect(page.locator("#yazisma")).not_to_contain_text("arandı")
    way.continue_()
    expect(page.locator("#yazisma")).to_contain_text("arandı")
    expect(page.get_by_role("checkbox", name="ölçüm.txt")).to_be_checked()


def test_a_refused_file_is_named_where_it_was_chosen(hire: Hire, number: str) -> None:
    page = opened(hire("sef"), number)
    file = {"name": "kur.exe", "mimeType": "text/plain", "buffer": b"MZ\x00\x01"}
    page.locator("#not-dosya").set_input_files(file)  # type: ignore[arg-type]
    expect(page.locator("#notlar")).to_contain_text("kur.exe")
    page.get_by_label("İç not").fill("arandı")
    page.get_by_role("button", name="Notu kaydet").click()
    expect(page.get_by_role("status").filter(has_text="Not kaydedildi")).to_be_visible()


def test_what_colleagues_do_meanwhile_takes_no_file_and_no_untick(hire: Hire, number: str) -> None:
    mine, theirs = opened(hire("sef"), number), opened(hire("mudur"), number)
    chooses(mine, "#sonuc-dosya", "ölçüm.txt")
    chooses(mine, "#not-dosya", "not eki.txt")
    answer = mine.get_by_role("checkbox", name="ölçüm.txt")
    expect(answer).to_be_checked()
    expect(mine.get_by_role("checkbox", name="not eki.txt")).to_be_checked()
    answer.uncheck()
    theirs.get_by_label("İç not").fill("arandı")
    theirs.get_by_role("button", name="Notu kaydet").click()
    expect(mine.locator("#yazisma")).to_contain_text("arandı")
    expect(answer).not_to_be_checked()
    expect(mine.get_by_role("checkbox", name="not eki.txt")).to_be_checked()
