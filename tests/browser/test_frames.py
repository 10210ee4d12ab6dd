"""What the page makes of frames that are rare in life: the server is played by the test."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Customer
    from playwright.sync_api import WebSocketRoute


@dataclass
class Played:
    """A server that acknowledges, unless told otherwise."""

    socket: WebSocketRoute | None = None
    got: list[dict[str, Any]] = field(default_factory=list)
    # The errors of the next messages, instead of acknowledgements.
    errors: list[dict[str, Any]] = field(default_factory=list)

    def accept(self, socket: WebSocketRoute) -> None:
        self.socket = socket
        socket.on_message(self._take)

    def tell(self, **frame: Any) -> None:
        assert self.socket is not None
        self.socket.send(json.dumps(frame))

    def says(self, text: str, sender: str = "bot", **more: Any) -> None:
        self.tell(
            type="message",
            id=f"m-{text}",
            text=text,
            at="2026-11-22T12:00:00Z",
            **{"from": sender, "name": "", "choices": [], **more},
        )

    def _take(self, data: str | bytes) -> None:
        frame = json.loads(data)
        if frame["type"] == "typing":
            return
        self.got.append(frame)
        if self.errors:
            self.tell(type="error", id=frame["id"], **self.errors.pop(0))
        else:
            self.tell(type="ack", id=frame["id"])


@pytest.fixture
def played(customer: Customer) -> Played:
    played = Played()
    customer.page.route_web_socket("**/api/v1/chat?*", played.accept)
    customer.say("merhaba")
    customer.delivered("merhaba")
    played.got.clear()
    return played


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
    expect(line).to_have_text("Temsilci sırasındasınız: 3.")
    played.tell(type="handover", state="active", agent="Ayşe")
    expect(line).to_have_text("Ayşe ile görüşüyorsunuz.")
    expect(customer.page.get_by_role("heading", name="Ayşe")).to_be_visible()
    played.tell(type="typing", **{"from": "agent"})
    expect(customer.page.get_by_text("Temsilci yazıyor")).to_be_attached()
    played.says("Buyurun", "agent", name="Ayşe")
    customer.hears("Buyurun")
    played.tell(type="handover", state="ended")
    expect(line).to_have_text("Temsilciyle görüşmeniz sona erdi.")
    expect(customer.page.get_by_role("heading", name="Dijital asistan")).to_be_visible()


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
    customer.page.wait_for_timeout(800)  # past what counts as history
    played.says("Bir", "agent")
    played.says("İki", "agent")
    customer.page.get_by_role("button", name="Sohbet, 2 yeni mesaj").click()
    customer.hears("İki")
    customer.page.get_by_role("button", name="Sohbeti kapat").click()
    expect(customer.page.get_by_role("button", name="Sohbet", exact=True)).to_be_focused()
