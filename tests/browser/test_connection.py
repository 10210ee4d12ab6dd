"""Lost connections: nothing written is lost, nothing is said twice."""

from __future__ import annotations

import sqlite3
import time
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from cable import Cable
    from conftest import Customer, Server

_LOST = "Bağlantı koptu, yeniden bağlanılıyor. Yazdıklarınız kaybolmaz."


_KEPT = "Object.keys(localStorage).filter(key => key.startsWith('yardim.out.'))"


def _begun(visit: Any, base: str) -> Customer:
    customer: Customer = visit(base)
    customer.go("/")
    customer.say("merhaba")
    customer.hears("Yazdığınız: merhaba")
    return customer


def _stored(server: Server, text: str) -> None:
    """Wait until the server knows it, whatever the page may have heard."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with sqlite3.connect(server.state / "yardim.db", timeout=PATIENCE) as database:
            if database.execute("SELECT 1 FROM messages WHERE text = ?", [text]).fetchone():
                return
        time.sleep(0.05)
    raise AssertionError(text)


def test_what_is_written_while_the_line_is_cut_arrives_once_and_in_order(
    visit: Any, cable: Cable
) -> None:
    customer = _begun(visit, cable.base)
    cable.cut()
    expect(customer.page.get_by_text(_LOST)).to_be_visible()
    customer.say("kopukken bir")
    customer.say("kopukken iki")
    expect(customer.log.get_by_text("sırada, gönderilecek")).to_have_count(2)
    cable.mend()
    customer.hears("Yazdığınız: kopukken iki")
    customer.delivered("kopukken bir")
    customer.delivered("kopukken iki")
    expect(customer.page.get_by_text(_LOST)).to_have_count(0)
    mine = [text for text in customer.entries() if not text.startswith("Yazdığınız")]
    assert mine == ["merhaba", "kopukken bir", "kopukken iki"]
    shown = sorted(customer.entries())
    customer.page.reload()
    customer.hears("Yazdığınız: kopukken iki")
    assert sorted(customer.entries()) == shown


def test_a_message_whose_acknowledgement_was_lost_is_not_said_twice(
    visit: Any, cable: Cable, server: Server
) -> None:
    customer = _begun(visit, cable.base)
    cable.deafen()
    customer.say("duyuluyor mu")
    expect(customer.log.get_by_text("gönderiliyor")).to_be_visible()
    _stored(server, "Yazdığınız: duyuluyor mu")
    cable.cut()
    cable.mend()
    customer.delivered("duyuluyor mu")
    customer.hears("Yazdığınız: duyuluyor mu")
    assert customer.entries() == [
        "merhaba",
        "Yazdığınız: merhaba",
        "duyuluyor mu",
        "Yazdığınız: duyuluyor mu",
    ]


def test_a_message_that_was_lost_on_the_way_is_sent_again(visit: Any, cable: Cable) -> None:
    customer = _begun(visit, cable.base)
    cable.mute()
    customer.say("yolda kayboldu")
    expect(customer.log.get_by_text("gönderiliyor")).to_be_visible()
    cable.cut()
    cable.mend()
    customer.delivered("yolda kayboldu")
    customer.hears("Yazdığınız: yolda kayboldu")
    assert len(customer.entries()) == 4


def test_what_was_said_meanwhile_comes_before_what_was_written_meanwhile(
    visit: Any, cable: Cable, server: Server
) -> None:
    customer = _begun(visit, cable.base)
    customer.say("yavaş yavaş")
    customer.delivered("yavaş yavaş")
    cable.cut()
    expect(customer.page.get_by_text(_LOST)).to_be_visible()
    customer.say("kopukken")
    _stored(server, "Yazdığınız: yavaş yavaş")
    cable.mend()
    customer.hears("Yazdığınız: kopukken")
    assert customer.entries()[2:] == [
        "yavaş yavaş",
        "Yazdığınız: yavaş yavaş",
        "kopukken",
        "Yazdığınız: kopukken",
    ]


def test_an_unsent_message_outlives_a_reload(visit: Any, cable: Cable) -> None:
    customer = _begun(visit, cable.base)
    cable.deafen()
    customer.say("sayfa kapanmadan hemen önce")
    cable.cut()
    cable.mend()
    customer.page.reload()
    customer.delivered("sayfa kapanmadan hemen önce")
    customer.hears("Yazdığınız: sayfa kapanmadan hemen önce")
    assert len(customer.entries()) == 4


def test_several_unsent_messages_outlive_a_reload_in_their_order_under_their_ids(
    visit: Any, cable: Cable
) -> None:
    customer = _begun(visit, cable.base)
    cable.mute()
    texts = ["önce bu", "sonra bu", "en son bu"]
    for text in texts:
        customer.say(text)
    kept = customer.page.evaluate(_KEPT)
    cable.cut()
    cable.mend()
    customer.page.reload()
    for text in texts:
        customer.delivered(text)
    customer.hears("Yazdığınız: en son bu")
    assert customer.page.evaluate(_KEPT) == []
    assert len(kept) == len(texts)
    mine = customer.log.locator(".customer .bubble").all_inner_texts()
    assert mine == ["merhaba", *texts]


def test_a_killed_server_loses_nothing(visit: Any, server: Server) -> None:
    customer = _begun(visit, server.base)
    server.kill()
    customer.say("sunucu kapalıyken")
    expect(customer.page.get_by_text(_LOST)).to_be_visible()
    server.start()
    customer.hears("Yazdığınız: sunucu kapalıyken")
    customer.delivered("sunucu kapalıyken")
    assert len(customer.entries()) == 4


def test_a_first_message_written_before_the_server_answers_is_kept(
    visit: Any, cable: Cable
) -> None:
    customer: Customer = visit(cable.base)
    customer.go("/")
    cable.cut()
    customer.say("ilk sözüm")
    expect(customer.page.get_by_text(_LOST)).to_be_visible()
    cable.mend()
    customer.delivered("ilk sözüm")
    customer.hears("Yazdığınız: ilk sözüm")


def test_a_phone_without_signal_says_so_at_once_and_comes_back(visit: Any, server: Server) -> None:
    customer = _begun(visit, server.base)
    customer.page.context.set_offline(True)
    expect(customer.page.get_by_text(_LOST)).to_be_visible()
    customer.say("tüneldeyim")
    customer.page.context.set_offline(False)
    customer.delivered("tüneldeyim")
    customer.hears("Yazdığınız: tüneldeyim")
    expect(customer.page.get_by_text(_LOST)).to_have_count(0)


def test_an_assistant_that_is_away_keeps_the_message_and_says_so(customer: Customer) -> None:
    customer.say("çökük")
    customer.delivered("çökük")
    customer.hears("Mesajınızı aldık ve sakladık")
