"""The form of a complaint beside a conversation: what the agent writes in it stays theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from agent import waits
from held import Late
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from agent import Agent
    from conftest import Customer
    from playwright.sync_api import Locator

    type Hire = Callable[[str], Agent]

WRITTEN = {
    "Ad soyad": "Zeynep Kaya",
    "E-posta": "zeynep@ornek.com",
    "Hizmet no": "0212 555 44 33",
    "Yer": "Kadıköy",
    "Sorun": "Modem üç gündür kapalı, ekip gelmedi.",
}


def registering(customer: Customer, hire: Hire, story: str) -> tuple[Agent, Locator]:
    """Open the form of a complaint beside a conversation that an agent has."""
    waits(customer, story)
    ayse = hire("ayse")
    ayse.open(story)
    ayse.claim()
    ayse.press("Şikâyet kaydet")
    form = ayse.page.get_by_role("form", name="Şikâyet kaydı")
    form.get_by_label("Konu").select_option(label="Fatura ve ödeme")
    return ayse, form


def refused(form: Locator) -> None:
    """Send it with a telephone number that is none."""
    form.get_by_label("Telefon").fill("123")
    form.get_by_role("button", name="Kaydet", exact=True).click()
    expect(form.get_by_label("Telefon")).to_have_attribute("aria-invalid", "true")


def says(customer: Customer, ayse: Agent, words: str) -> None:
    """Let the customer write, until the agent's page shows it."""
    customer.say(words)
    expect(ayse.log.get_by_text(words, exact=True)).to_be_visible()


def test_what_was_typed_before_a_refusal_is_the_agents_own_after_it(
    customer: Customer, hire: Hire
) -> None:
    ayse, form = registering(customer, hire, "reddedilen formun konusu")
    for label, text in WRITTEN.items():
        form.get_by_label(label, exact=True).fill(text)
    refused(form)
    form.get_by_label("Konu").focus()
    says(customer, ayse, "numaram 0536 111 22 05, adresim musteri@ornek.com")
    # What nobody wrote over follows what is known still; the wrong number is put right by hand.
    expect(form.locator("#k-email")).to_have_attribute("data-known", "musteri@ornek.com")
    for label, text in WRITTEN.items():
        expect(form.get_by_label(label, exact=True)).to_have_value(text)
    expect(form.get_by_label("Telefon")).to_have_value("123")
    form.get_by_label("Telefon").fill("0536 111 22 05")
    form.get_by_role("button", name="Kaydet", exact=True).click()
    customer.hears("Takip numaranız")


def test_what_nobody_wrote_follows_the_customer_after_a_refusal_too(
    customer: Customer, hire: Hire
) -> None:
    ayse, form = registering(customer, hire, "izlemeyi sürdüren formun konusu")
    form.get_by_label("Ad soyad").fill("Zeynep Kaya")
    refused(form)
    form.get_by_label("Konu").focus()
    says(customer, ayse, "adresim musteri@ornek.com")
    expect(form.get_by_label("E-posta")).to_have_value("musteri@ornek.com")
    # What the agent wrote stays theirs although the customer came to say the same.
    form.get_by_label("E-posta").fill("musteri2@ornek.com")
    form.get_by_label("Konu").focus()
    says(customer, ayse, "pardon musteri2@ornek.com olacak")
    says(customer, ayse, "yok yok musteri3@ornek.com olsun")
    expect(form.locator("#k-email")).to_have_attribute("data-known", "musteri3@ornek.com")
    expect(form.get_by_label("E-posta")).to_have_value("musteri2@ornek.com")
    expect(form.get_by_label("Ad soyad")).to_have_value("Zeynep Kaya")


@pytest.mark.parametrize("label", ["Ad soyad", "Sorun"])
def test_what_is_typed_while_a_form_is_on_its_way_outlives_its_refusal(
    customer: Customer, hire: Hire, label: str
) -> None:
    ayse, form = registering(customer, hire, f"yoldaki formun konusu {label}")
    form.get_by_label("Telefon").fill("123")
    late = Late(ayse.page, "**/complaint", "POST")
    form.get_by_role("button", name="Kaydet", exact=True).click()
    late.wait()
    form.get_by_label(label).fill("sonradan yazılan")
    late.bring()
    expect(form.get_by_label("Telefon")).to_have_attribute("aria-invalid", "true")
    expect(form.get_by_label(label)).to_have_value("sonradan yazılan")
