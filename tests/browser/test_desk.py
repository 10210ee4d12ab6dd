"""A customer's page and two agents' pages at once: who answers, and what reaches whom."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any

from agent import Agent, waits
from held import Held
from playwright.sync_api import expect

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Customer, Server

    type Hire = Callable[[str], Agent]


def heard_from_the_bot(customer: Customer) -> int:
    return customer.log.locator(".entry", has_text="Yazdığınız").count()


def test_of_two_who_claim_one_has_it_and_the_other_is_told_who(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "yarışın konusu")
    ayse, mehmet = hire("ayse"), hire("mehmet")
    for one in (ayse, mehmet):
        one.open("yarışın konusu")
    # The other's page does not hear of it before they try, too.
    mehmet.page.route("**/desk/conversations/*", lambda route: route.abort())
    ayse.claim()
    mehmet.page.unroute("**/desk/conversations/*")
    told = mehmet.page.get_by_role("alert").filter(has_text="Ayşe Demir")
    if mehmet.page.get_by_role("button", name="Üstlen", exact=True).is_visible():
        mehmet.press("Üstlen")
        expect(told).to_be_visible()
        # What changes meanwhile takes away nothing that was told.
        ayse.page.get_by_label("İç not", exact=True).fill("ben aldım")
        ayse.press("Notu kaydet")
        expect(mehmet.page.locator("#notlar")).to_contain_text("ben aldım")
        expect(told).to_be_visible()
    expect(mehmet.page.get_by_role("heading", name=re.compile("Ayşe Demir"))).to_be_visible()
    expect(mehmet.reply).to_have_count(0)
    customer.hears("Ayşe Demir görüşmeye katıldı.")


def test_the_bot_is_silent_while_somebody_answers_and_answers_again_afterwards(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "sessizliğin konusu")
    ayse = hire("ayse")
    ayse.open("sessizliğin konusu")
    ayse.claim()
    before = heard_from_the_bot(customer)
    customer.say("orada mısınız")
    expect(ayse.log).to_contain_text("orada mısınız")
    ayse.answer("Buradayım, bakıyorum.")
    customer.hears("Buradayım, bakıyorum.")
    customer.say("peki")
    expect(ayse.log).to_contain_text("peki")
    assert heard_from_the_bot(customer) == before
    ayse.press("Bota geri ver")
    customer.hears("Görüşmeyi dijital asistan sürdürüyor.")
    customer.say("teşekkürler")
    customer.hears("Yazdığınız: teşekkürler")
    # What was written while somebody had it is never answered.
    assert heard_from_the_bot(customer) == before + 1


def test_a_note_is_shown_to_colleagues_and_never_to_the_customer(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "notun konusu")
    ayse, mehmet = hire("ayse"), hire("mehmet")
    ayse.open("notun konusu")
    ayse.claim()
    mehmet.open("notun konusu")
    ayse.page.get_by_label("İç not", exact=True).fill("geçen ay da aramış")
    ayse.press("Notu kaydet")
    expect(mehmet.page.locator("#notlar")).to_contain_text("geçen ay da aramış")
    ayse.answer("Merhaba.")
    customer.hears("Merhaba.")
    assert "geçen ay da aramış" not in customer.page.content()
    customer.page.reload()
    customer.hears("Merhaba.")
    assert "geçen ay da aramış" not in customer.page.content()


def test_passed_on_the_other_one_writes_and_the_first_no_longer_can(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "devrin konusu")
    ayse, mehmet = hire("ayse"), hire("mehmet")
    ayse.open("devrin konusu")
    ayse.claim()
    address = ayse.page.url
    ayse.page.get_by_label("Kime").select_option(label="Mehmet Kaya")
    ayse.page.get_by_label("Devir notu").fill("fatura itirazı")
    ayse.press("Devret")
    customer.hears("Görüşmeyi artık Mehmet Kaya sürdürüyor.")
    expect(ayse.page).to_have_url(f"{ayse.base}/desk")
    ayse.page.goto(address)
    expect(ayse.reply).to_have_count(0)
    mehmet.page.goto(f"{mehmet.base}/desk?liste=benim")
    mehmet.page.get_by_role("link", name="devrin konusu").click()
    expect(mehmet.page.locator("#notlar")).to_contain_text("fatura itirazı")
    mehmet.answer("Ben devam ediyorum.")
    customer.hears("Ben devam ediyorum.")


def test_a_reply_that_does_not_get_away_is_in_the_box_again_before_what_was_written_since(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "kesintinin konusu")
    ayse = hire("ayse")
    ayse.open("kesintinin konusu")
    ayse.claim()
    reply = Held(ayse.page, "**/reply")
    ayse.reply.fill("Birinci cümle.")
    ayse.press("Gönder")
    expect(ayse.reply).to_have_value("")
    ayse.reply.fill("İkinci cümle.")
    reply.request().abort()
    expect(ayse.page.get_by_role("alert")).to_contain_text("Gönderilemedi")
    expect(ayse.reply).to_have_value("Birinci cümle.\nİkinci cümle.")


def test_each_sees_the_other_typing(customer: Customer, hire: Hire) -> None:
    waits(customer, "yazmanın konusu")
    ayse = hire("ayse")
    ayse.open("yazmanın konusu")
    ayse.claim()
    customer.hears("Ayşe Demir görüşmeye katıldı.")
    customer.field.press_sequentially("bir saniye")
    expect(ayse.page.get_by_text("Müşteri yazıyor…")).to_be_visible()


def test_ready_words_come_by_slash_and_are_chosen_by_keyboard(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "hazır sözün konusu")
    ayse = hire("ayse")
    ayse.open("hazır sözün konusu")
    ayse.claim()
    ayse.reply.press_sequentially("/bek")
    ready = ayse.page.get_by_role("listbox", name="Hazır yanıtlar")
    expect(ready.get_by_role("option")).to_have_count(1)
    ayse.reply.press("Enter")
    expect(ayse.reply).to_have_value(re.compile("kontrol ediyorum"))


def test_a_session_that_ends_in_the_middle_of_writing_loses_nothing(
    customer: Customer, hire: Hire, server: Server, sessions: dict[str, Any]
) -> None:
    waits(customer, "oturumun konusu")
    ayse = hire("ayse")
    ayse.open("oturumun konusu")
    ayse.claim()
    address = ayse.page.url
    with ayse.page.expect_response("**/draft"):
        ayse.reply.fill("uzun uzun yazılan yanıt")
    with sqlite3.connect(server.state / "yardim.db", timeout=PATIENCE) as database:
        database.execute("DELETE FROM staff_sessions")
    sessions.clear()
    ayse.reply.press_sequentially(" sürüyor")
    ayse.press("Gönder")
    expect(ayse.page.get_by_role("alert")).to_contain_text("Oturumunuz sona erdi")
    expect(ayse.reply).to_have_value("uzun uzun yazılan yanıt sürüyor")
    again = hire("ayse")
    again.page.goto(address)
    expect(again.reply).to_have_value(re.compile("uzun uzun yazılan yanıt"))
    again.answer("uzun uzun yazılan yanıt bitti")
    customer.hears("uzun uzun yazılan yanıt bitti")


def test_a_complaint_is_registered_in_two_clicks_and_its_number_told(
    customer: Customer, hire: Hire, own_mobile: str
) -> None:
    waits(customer, "kaydın konusu")
    ayse = hire("ayse")
    ayse.open("kaydın konusu")
    ayse.claim()
    ayse.press("Şikâyet kaydet")
    form = ayse.page.get_by_role("form", name="Şikâyet kaydı")
    expect(form.get_by_label("Sorun")).to_have_value(re.compile("kaydın konusu"))
    form.get_by_label("Konu").select_option(label="Fatura ve ödeme")
    form.get_by_label("Telefon").fill(own_mobile)
    form.get_by_role("button", name="Kaydet", exact=True).dblclick()
    customer.hears("Takip numaranız")
    expect(customer.log.get_by_text("Takip numaranız")).to_have_count(1)


def test_by_sms_the_agent_sees_how_many_it_will_be_and_the_phone_gets_it(
    visit: Any, hire: Hire
) -> None:
    phone: Customer = visit()
    phone.go("/handset")
    phone.page.get_by_label("Telefon numarası").fill("0533 444 55 66")
    phone.page.get_by_role("button", name="Telefonu aç").click()
    handset = phone.page.get_by_role("region", name="0533 444 55 66")
    field = handset.get_by_label("6616 numarasına mesaj")
    field.fill("YARDIM mesajın konusu: temsilci istiyorum")
    field.press("Enter")
    expect(handset.locator(".sms:not(.own)", has_text="sıraya")).to_be_visible()
    ayse = hire("ayse")
    ayse.open("mesajın konusu")
    ayse.claim()
    ayse.reply.fill("a" * 161)
    expect(ayse.page.get_by_text("2 SMS")).to_be_visible()
    ayse.answer("Hattiniza bakiyorum.")
    expect(handset.locator(".sms:not(.own)", has_text="Hattiniza bakiyorum.")).to_be_visible()
    assert handset.locator(".sms:not(.own)", has_text="Yazdığınız").count() == 0


def test_either_side_sees_that_the_other_has_read(customer: Customer, hire: Hire) -> None:
    waits(customer, "okundu konusu")
    ayse = hire("ayse")
    ayse.open("okundu konusu")
    ayse.claim()
    ayse.answer("Bakıyorum, bir dakika.")
    customer.hears("Bakıyorum, bir dakika.")
    reply = ayse.log.locator("li.agent", has_text="Bakıyorum, bir dakika.")
    expect(reply.get_by_text("görüldü")).to_be_visible()
    customer.say("peki bekliyorum")
    words = customer.log.locator(".entry.customer", has_text="peki bekliyorum")
    expect(words.locator(".state")).to_have_text("görüldü")


def test_who_else_has_a_conversation_open_is_named_there(customer: Customer, hire: Hire) -> None:
    waits(customer, "bakanların konusu")
    ayse, mehmet = hire("ayse"), hire("mehmet")
    for one in (ayse, mehmet):
        one.open("bakanların konusu")
    expect(ayse.page.get_by_text("Mehmet Kaya da bakıyor")).to_be_visible()
    expect(mehmet.page.get_by_text("Ayşe Demir de bakıyor")).to_be_visible()
    mehmet.page.get_by_label("İç not", exact=True).press_sequentially("not")
    expect(ayse.page.get_by_text("Mehmet Kaya yazıyor…")).to_be_visible()
    mehmet.page.goto(f"{mehmet.base}/desk")
    expect(ayse.page.get_by_text(re.compile("Mehmet Kaya (da bakıyor|yazıyor)"))).to_have_count(0)


def test_the_topic_of_what_is_typed_is_guessed_until_somebody_chooses_one(hire: Hire) -> None:
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints/new")
    topic, told = page.get_by_label("Konu"), page.get_by_text("Metinden tahmin (%87)")
    amount = page.get_by_label("Tutar (TL)")
    page.get_by_label("Şikâyet", exact=True).fill("Faturamda bilmediğim ücret var: 1420 TL.")
    expect(topic).to_have_value("billing")
    expect(told).to_be_visible()
    expect(amount).to_have_value("1.420")
    # The sum is still looked for once the topic is chosen.
    with page.expect_event("requestfinished", lambda asked: "topic-guess" in asked.url):
        topic.select_option(label="İnternet arızası")
    expect(told).to_be_hidden()
    amount.fill("1.400")
    with page.expect_event("requestfinished", timeout=3_000) as asked:
        page.get_by_label("Şikâyet", exact=True).press_sequentially(" Evet, bilmediğim ücret.")
        page.get_by_label("Telefon").fill("0532 765 43 99")
    assert "topic-guess" not in asked.value.url
    expect(topic).to_have_value("internet_outage")
    expect(amount).to_have_value("1.400")


def test_in_a_conversation_the_topic_is_guessed_from_what_the_customer_wrote(
    customer: Customer, hire: Hire
) -> None:
    story = "faturamda bilmediğim ücret konusu, 90 TL"
    waits(customer, story)
    ayse = hire("ayse")
    ayse.open(story)
    ayse.claim()
    ayse.press("Şikâyet kaydet")
    form = ayse.page.get_by_role("form", name="Şikâyet kaydı")
    expect(form.get_by_label("Konu")).to_have_value("billing")
    expect(form.get_by_text("Metinden tahmin (%87)")).to_be_visible()
    expect(form.get_by_label("Tutar (TL)")).to_have_value("90")
    form.get_by_label("Telefon").fill("0532 765 43 98")
    # What is read again meanwhile takes nothing from it.
    customer.say("bir de modemim")
    expect(ayse.log).to_contain_text("bir de modemim")
    expect(form.locator("input[name=guess]")).to_have_value("billing:0.87")
    form.get_by_role("button", name="Kaydet", exact=True).click()
    customer.hears("Takip numaranız")


def test_the_open_form_follows_what_the_customer_puts_right_where_nobody_wrote(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "formu izleyenin konusu")
    ayse = hire("ayse")
    ayse.open("formu izleyenin konusu")
    ayse.claim()
    customer.say("numaram 0536 111 22 01")
    expect(ayse.log).to_contain_text("0536 111 22 01")
    ayse.press("Şikâyet kaydet")
    form = ayse.page.get_by_role("form", name="Şikâyet kaydı")
    phone, email = form.get_by_label("Telefon"), form.get_by_label("E-posta")
    expect(phone).to_have_value("0536 111 22 01")
    email.fill("elle@ornek.com")
    form.get_by_label("Ad soyad").focus()
    customer.say("pardon 0536 111 22 02, adresim de musteri@ornek.com")
    expect(phone).to_have_value("0536 111 22 02")
    expect(form.get_by_label("Sorun")).to_have_value(re.compile("pardon 0536"))
    expect(email).to_have_value("elle@ornek.com")
    phone.fill("0536 111 22 03")
    form.get_by_label("Ad soyad").focus()
    customer.say("yok, 0536 111 22 04 olsun")
    expect(form.get_by_label("Sorun")).to_have_value(re.compile("yok, 0536"))
    expect(phone).to_have_value("0536 111 22 03")


def test_where_a_customers_complaints_cannot_be_read_no_other_customers_stay(hire: Hire) -> None:
    chief = hire("sef")
    page = chief.page
    page.goto(f"{chief.base}/desk/complaints/new")
    listed = page.get_by_role("complementary", name="Müşterinin kayıtları")
    page.get_by_label("Telefon").fill("0532 000 11 22")
    expect(listed).to_contain_text("Bu bilgilerle başka kayıt yok.")
    page.route("**/complaints/new/customer", lambda route: route.abort())
    page.get_by_label("Telefon").fill("0532 000 11 33")
    expect(listed).to_contain_text("şu anda okunamadı")
    expect(listed).not_to_contain_text("Bu bilgilerle başka kayıt yok.")
