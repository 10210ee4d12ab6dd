"""What the page makes of frames that are rare in life: the server is played by the test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from played import Played
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Customer

# The page's, for which what comes just after connecting is history.
_HISTORY_IS_OVER = """() => document.querySelector("yardim-chat").shadowRoot
  .querySelector(".log").getAttribute("aria-live") === "polite" """


def test_a_rate_limited_message_is_sent_again_by_itself(customer: Customer, played: Played) -> None:
    played.errors = [{"code": "rate_limited", "text": "Lütfen bekleyin.", "retry_after": 1}]
    customer.say("hızlı yazdım")
    expect(customer.page.get_by_text("Lütfen bekleyin.")).to_be_visible()
    customer.delivered("hızlı yazdım")
    expect(customer.page.get_by_text("Lütfen bekleyin.")).to_have_count(0)
    assert [frame["id"] for frame in played.got] == [played.got[0]["id"]] * 2


def test_a_refused_message_says_why_and_can_be_sent_again_under_a_new_id(
    customer: Customer, played: Played
) -> None:
    played.errors = [{"code": "message_id_reused", "text": "Bu mesaj gönderilemedi."}]
    customer.say("olmadı")
    expect(customer.page.get_by_text("Bu mesaj gönderilemedi.")).to_be_visible()
    customer.page.reload()
    expect(customer.page.get_by_text("Bu mesaj gönderilemedi.")).to_be_visible()
    customer.page.get_by_role("button", name="Yeniden gönder").click()
    customer.delivered("olmadı")
    assert played.got[0]["id"] != played.got[1]["id"]


def test_an_error_that_names_no_message_holds_up_no_other(
    customer: Customer, played: Played
) -> None:
    played.errors = [{"code": "malformed_frame", "text": "Mesaj okunamadı.", "id": None}]
    customer.say("okunmayan")
    customer.say("sonraki")
    customer.delivered("sonraki")
    expect(customer.page.get_by_text("Mesaj okunamadı.")).to_be_visible()
    expect(customer.page.get_by_role("button", name="Yeniden gönder")).to_be_visible()
    assert [frame["text"] for frame in played.got] == ["okunmayan", "sonraki"]


def test_a_message_too_long_for_the_server_goes_back_into_the_field(
    customer: Customer, played: Played
) -> None:
    played.errors = [{"code": "too_long", "text": "Mesajınız çok uzun."}]
    customer.say("uzun uzun")
    expect(customer.page.get_by_text("Mesajınız çok uzun.")).to_be_visible()
    expect(customer.field).to_have_value("uzun uzun")
    assert customer.entries() == ["merhaba"]


def test_an_expired_choice_is_refused_and_never_sent_as_words(
    customer: Customer, played: Played
) -> None:
    played.says("Hangisi?", choices=[{"title": "Bu", "payload": "/bu"}])
    played.errors = [{"code": "choice_not_offered", "text": "Bu seçenek artık geçerli değil."}]
    customer.page.get_by_role("button", name="Bu", exact=True).click()
    expect(customer.page.get_by_text("artık geçerli değil")).to_be_visible()
    # As words it could answer another question: the newest is simply asked again.
    expect(customer.page.get_by_role("button", name="Düzenle")).to_have_count(0)
    expect(customer.field).to_have_value("")


def test_the_way_to_an_agent_is_shown(customer: Customer, played: Played) -> None:
    line = customer.page.locator(".line")
    played.tell(type="handover", state="waiting", position=3)
    expect(line).to_have_text("Temsilci bekliyorsunuz. Sıranız: 3.")
    played.tell(type="handover", state="waiting", position=1)
    expect(line).to_have_text("Temsilci bekliyorsunuz. Sıradaki sizsiniz.")
    played.tell(type="handover", state="active", agent="Ayşe")
    expect(line).to_have_text("Ayşe ile görüşüyorsunuz.")
    expect(customer.page.get_by_role("heading", name="Ayşe")).to_be_visible()
    played.tell(type="typing", **{"from": "agent"})
    expect(customer.page.get_by_text("Temsilci yazıyor")).to_be_attached()
    played.says("Buyurun", "agent", name="Ayşe")
    customer.hears("Buyurun")
    expect(customer.page.locator(".typing")).to_be_hidden()
    customer.page.wait_for_function(_HISTORY_IS_OVER)
    played.tell(type="handover", state="ended")
    expect(line).to_have_text("Temsilciyle görüşmeniz sona erdi.")
    expect(customer.page.get_by_role("heading", name="Dijital asistan")).to_be_visible()
    customer.say("teşekkürler")
    expect(line).to_have_text("")


def test_a_place_in_the_queue_that_is_told_again_is_not_announced_again(
    customer: Customer, played: Played
) -> None:
    line = customer.page.locator(".line")
    played.tell(type="handover", state="waiting", position=2)
    expect(line).to_have_text("Temsilci bekliyorsunuz. Sıranız: 2.")
    line.evaluate(
        """line => {
          line.changes = 0;
          new MutationObserver(() => { line.changes += 1; }).observe(line, { childList: true });
        }"""
    )
    for _ in range(3):
        played.tell(type="handover", state="waiting", position=2)
    customer.say("bekliyorum")
    played.says("Kaydınızı aldık.", "system")
    customer.hears("Kaydınızı aldık.")
    assert line.evaluate("line => line.changes") == 0
    played.tell(type="handover", state="waiting", position=1)
    expect(line).to_have_text("Temsilci bekliyorsunuz. Sıradaki sizsiniz.")


def test_messages_go_one_by_one_so_that_a_refused_one_is_not_overtaken(
    customer: Customer, played: Played
) -> None:
    busy = {"code": "rate_limited", "text": "Lütfen bekleyin.", "retry_after": 1}
    played.errors = [busy, busy]
    texts = ["bir", "iki", "üç"]
    for text in texts:
        customer.say(text)
    for text in texts:
        customer.delivered(text)
    accepted = [frame["text"] for frame in played.got]
    assert accepted == ["bir", "bir", *texts]


def test_a_repeated_or_unknown_frame_changes_nothing(customer: Customer, played: Played) -> None:
    played.says("Bir kez")
    played.says("Bir kez")
    played.tell(type="yarının_türü")
    played.says("Sonuncu")
    customer.hears("Sonuncu")
    assert customer.entries() == ["merhaba", "Bir kez", "Sonuncu"]


def test_choices_of_one_answer_stay_under_its_last_message(
    customer: Customer, played: Played
) -> None:
    played.says("Hangisi?", choices=[{"title": "Bu", "payload": "/bu"}])
    played.says("İsterseniz yazabilirsiniz.")
    customer.hears("İsterseniz yazabilirsiniz.")
    expect(
        customer.log.locator(":scope > :last-child").get_by_role("button", name="Bu")
    ).to_be_visible()


def test_new_messages_on_a_closed_panel_are_counted_on_the_launcher(visit: Any) -> None:
    customer: Customer = visit(phone=True)
    played = Played()
    customer.page.route_web_socket("**/api/v1/chat?*", played.accept)
    customer.go("/")
    customer.open_chat()
    customer.say("merhaba")
    customer.delivered("merhaba")
    customer.page.get_by_role("button", name="Sohbeti kapat").click()
    customer.page.wait_for_function(_HISTORY_IS_OVER)
    played.says("Bir", "agent")
    played.says("İki", "agent")
    customer.page.get_by_role("button", name="Sohbet, 2 yeni mesaj").click()
    customer.hears("İki")
    customer.page.get_by_role("button", name="Sohbeti kapat").click()
    expect(customer.page.get_by_role("button", name="Sohbet", exact=True)).to_be_focused()
