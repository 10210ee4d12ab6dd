"""Whatever is written, by whomever, is shown, and what comes after it too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Customer
    from played import Played

_ODD = [
    "modem arayüzü http://[yeni modem]/takip açılmıyor",
    "http://[yeni modem]/",
    "https://[::1/kvkk ve https://%zz/takip",
    "http://a@b@c:port/takip http://:99999/kvkk",
    "(/takip) “/kvkk” /takip/ /TAKIP",
    "javascript:alert(1) data:text/html,<b>x</b> tel:444 1 444 1 444",
    "$& $1 \\ \\u0000 %s {0} {{7*7}} ${alert(1)} `x`",
    "\u202eters yazı\u202c ve \u2066yalıtılmış\u2069",
    "مرحبا الإنترنت لا يعمل",
    "ş" + "\u0301" * 300,
    "u" * 3000,
    "👩‍👩‍👧‍👦🇹🇷" * 40,
    "1234 5678 9012 3456 4821 0937 5523 444 1 444 4441444",
    "\ud800 yarım kalmış harf",
    "satır\n\n\n\tgirinti\u2028ayırıcı\u0085son",
    "</textarea></script><!-- ]]> <svg/onload=alert(1)>",
]
_MALFORMED: list[dict[str, Any]] = [
    {"at": "dün akşam"},
    {"at": None},
    {"from": "constructor"},
    {"from": None},
    {"name": {"first": "Ayşe"}},
    {"choices": None},
    {"choices": "hayır"},
    {"choices": [None, 7, {"title": "Başlıksız"}, {"payload": "/yalnız"}]},
]


@pytest.mark.parametrize("sender", ["bot", "agent", "system", "customer"])
def test_a_text_of_anybody_is_shown_to_the_letter_and_so_is_what_follows(
    customer: Customer, played: Played, sender: str
) -> None:
    for text in _ODD:
        played.says(text, sender)
    choices = [{"title": "Evet, kaydet", "payload": "/affirm"}]
    played.says("Kaydedeyim mi?", choices=choices)
    customer.hears("Kaydedeyim mi?")
    shown = customer.log.locator(".bubble").evaluate_all("all => all.map(each => each.textContent)")
    assert shown == ["merhaba", *_ODD, "Kaydedeyim mi?"]
    expect(customer.page.get_by_role("button", name="Evet, kaydet")).to_be_enabled()
    assert customer.log.locator("b, svg, script").count() == 0
    assert customer.log.locator("a").evaluate_all(
        "all => all.every(a => /^(tel:[0-9]+|[/](kvkk|takip))$/.test(a.getAttribute('href')))"
    )


def test_a_message_that_is_not_as_agreed_shows_its_words_all_the_same(
    customer: Customer, played: Played
) -> None:
    expected = ["merhaba"]
    for number, odd in enumerate(_MALFORMED):
        before, between, after = (f"{word} {number}" for word in ("Önce", "Tuhaf", "Sonra"))
        played.says(before)
        played.tell_raw("bu bir JSON değil")
        played.tell_raw("[1, null]")
        played.tell_raw("null")
        played.says(between, **odd)
        played.says(after, choices=[{"title": f"Tamam {number}", "payload": "/tamam"}])
        customer.hears(after)
        expected += [before, between, after]
        assert customer.entries() == expected, odd
        expect(customer.page.get_by_role("button", name=f"Tamam {number}")).to_be_enabled()


def test_the_customers_own_odd_words_survive_a_reload(customer: Customer) -> None:
    # Not the card's number, which is masked before it is stored.
    odd = [text for text in _ODD if len(text) < 100 and text.isprintable() and "3456" not in text]
    for text in odd:
        customer.say(text)
        customer.delivered(text)
    customer.page.reload()
    customer.hears(f"Yazdığınız: {odd[-1]}")
    mine = customer.log.locator(".customer .bubble")
    assert mine.evaluate_all("all => all.map(each => each.textContent)") == odd


def test_what_is_kept_on_the_device_and_cannot_be_read_stops_nothing(customer: Customer) -> None:
    customer.page.evaluate(
        """() => {
          const put = (id, value) => localStorage.setItem("yardim.out." + id, value);
          put("1", "{kırık");
          put("2", "null");
          put("3", JSON.stringify({ id: "3", text: 7 }));
          put("4", JSON.stringify({ id: "başka", text: "kimliksiz" }));
          put("türkçe", JSON.stringify({ id: "türkçe", type: "message", text: "geçmez kimlik" }));
          put("5", JSON.stringify({ id: "5", type: "message", text: "tarihsiz söz" }));
        }"""
    )
    customer.page.reload()
    customer.delivered("tarihsiz söz")
    customer.hears("Yazdığınız: tarihsiz söz")
    assert customer.entries() == ["tarihsiz söz", "Yazdığınız: tarihsiz söz"]
