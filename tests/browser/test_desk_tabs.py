"""A tab for each conversation, as somebody works who has many: none of them stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent import Agent, listening, waits
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Customer

    type Hire = Callable[[str], Agent]

# Capacity is six chats, and the lists are open beside them, and a complaint or two.
MANY = 9


def test_a_tab_for_each_conversation_leaves_room_for_the_next_and_all_hear(
    customer: Customer, hire: Hire
) -> None:
    waits(customer, "çok sekmenin konusu")
    ayse = hire("ayse")
    ayse.open("çok sekmenin konusu")
    ayse.claim()
    tabs = [Agent(ayse.page.context.new_page(), ayse.base) for _ in range(MANY)]
    for tab in tabs:
        with listening(tab.page):
            tab.page.goto(ayse.page.url)
    tabs[0].answer("Bakıyorum.")
    customer.hears("Bakıyorum.")
    customer.say("sağ olun")
    for tab in (ayse, *tabs):
        expect(tab.log.get_by_text("sağ olun", exact=True)).to_be_visible()
