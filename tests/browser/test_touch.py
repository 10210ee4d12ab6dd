"""A cheap phone: small, touched by fingers, with a keyboard over the page and large letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Customer

_PAGES = ["/", "/sikayet", "/takip", "/kvkk", "/handset", "/olmayan-sayfa"]
# What can be touched and is not a word within a sentence (WCAG 2.5.5): too small in which way?
_TOO_SMALL = """root => Array.from(
    root.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary"),
  )
  .filter((each) => each.checkVisibility() && !each.matches(".skip"))
  .filter((each) => !(each.matches("p a") && each.closest("p").innerText !== each.innerText))
  .map((each) => [each.closest("label") ?? each, each])
  .map(([target, each]) => [each.textContent.trim() || each.name, target.getBoundingClientRect()])
  .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
  .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)"""
_HIDDEN_SIDEWAYS = """() => Array.from(
    document.querySelectorAll("main *, header *, footer *, yardim-chat"),
  )
  .filter((each) => each.checkVisibility() && !each.closest(".sr, .skip, svg"))
  .filter((each) => each.getBoundingClientRect().right > 321)
  .map((each) => each.outerHTML.slice(0, 100))"""


def _in_chat(customer: Customer) -> Any:
    return customer.page.locator("yardim-chat").evaluate_handle("chat => chat.shadowRoot")


def test_whatever_can_be_touched_is_as_large_as_a_fingertip(visit: Any) -> None:
    customer: Customer = visit(phone=True)
    for path in _PAGES:
        customer.go(path)
        assert customer.page.evaluate_handle("document").evaluate(_TOO_SMALL) == [], path


def test_the_chat_can_be_touched_everywhere(visit: Any) -> None:
    customer: Customer = visit(phone=True)
    customer.go("/#sohbet")
    assert _in_chat(customer).evaluate(_TOO_SMALL) == []
    customer.say("seçenek")
    expect(customer.page.get_by_role("button", name="Öbürü")).to_be_visible()
    customer.page.get_by_role("button", name="Yeni sohbet", exact=True).click()
    customer.page.context.set_offline(True)
    expect(customer.page.get_by_role("button", name="Şimdi dene")).to_be_visible()
    assert _in_chat(customer).evaluate(_TOO_SMALL) == []


def test_letters_twice_as_large_push_nothing_out_of_sight(visit: Any) -> None:
    customer: Customer = visit(phone=True)
    for path in _PAGES:
        customer.go(path)
        customer.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert customer.page.evaluate(_HIDDEN_SIDEWAYS) == [], path


def test_letters_twice_as_large_leave_room_to_read_and_write_in_the_chat(visit: Any) -> None:
    customer: Customer = visit(phone=True)
    customer.go("/#sohbet")
    customer.page.evaluate("document.documentElement.style.fontSize = '200%'")
    customer.say("seçenek")
    expect(customer.page.get_by_role("button", name="Öbürü")).to_be_in_viewport()
    expect(customer.field).to_be_in_viewport(ratio=1)
    expect(customer.page.get_by_role("button", name="Gönder", exact=True)).to_be_in_viewport(
        ratio=1
    )


def test_a_keyboard_that_makes_the_window_smaller_hides_neither_the_last_word_nor_the_field(
    visit: Any,
) -> None:
    customer: Customer = visit(phone=True)
    customer.go("/#sohbet")
    customer.say("uzun " * 60)
    customer.hears("Yazdığınız: uzun")
    customer.say("son söz")
    customer.hears("Yazdığınız: son söz")
    customer.page.set_viewport_size({"width": 320, "height": 320})
    last = customer.log.locator(".bubble", has_text="Yazdığınız: son söz")
    expect(last).to_be_in_viewport(ratio=1)
    expect(customer.field).to_be_in_viewport(ratio=1)


def test_a_keyboard_laid_over_the_page_leaves_the_panel_in_what_is_seen(visit: Any) -> None:
    customer: Customer = visit(phone=True)
    customer.page.add_init_script(
        """Object.defineProperty(window, "visualViewport", {
          value: Object.assign(new EventTarget(), { height: 640, offsetTop: 0 }),
        });"""
    )
    customer.go("/#sohbet")
    panel = customer.page.get_by_role("dialog")
    for height, top in ((300, 40), (640, 0)):
        customer.page.evaluate(
            """([height, offsetTop]) => {
              Object.assign(visualViewport, { height, offsetTop });
              visualViewport.dispatchEvent(new Event("resize"));
            }""",
            [height, top],
        )
        box = panel.bounding_box()
        assert box is not None
        assert (box["y"], box["height"]) == (top, height)
