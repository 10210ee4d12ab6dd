"""How a page looks, to whoever cannot see it too: what every page is held to, and the windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}


def no_violation(page: Page) -> None:
    """Let nothing be in the way of anybody."""
    # Not `preload`: axe would copy style sheets inline, which our policy rightly refuses.
    # What is as it should be is counted only: listing it takes as long as looking for it.
    results = Axe().run(page, options={"preload": False, "resultTypes": ["violations"]})
    assert results.violations_count == 0, f"{page.url}: {results.generate_report()}"


def fits(page: Page) -> None:
    """Let nothing stick out of the window."""
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], page.url


def nothing_pushed_sideways(page: Page) -> None:
    """Let nothing on the page be read by pushing a part of it sideways only."""
    pushed = page.evaluate(
        """() => [...document.querySelectorAll("main, main *")]
            .filter((one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX)
                && one.scrollWidth > one.clientWidth)
            .map((one) => one.outerHTML.slice(0, 200))"""
    )
    assert pushed == [], page.url


def whole_words(page: Page) -> None:
    """Let no heading of a table be broken in the middle of a word."""
    broken = page.evaluate(
        """() => [...document.querySelectorAll("th")].flatMap((head) => {
            const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
            const found = [], range = new Range();
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (!head.checkVisibility() || node.parentElement.closest(".sr")) continue;
                for (const word of node.textContent.matchAll(/[^\\s-]+/g)) {
                    range.setStart(node, word.index);
                    range.setEnd(node, word.index + word[0].length);
                    const lines = new Set([...range.getClientRects()].map((one) => one.top));
                    if (lines.size > 1) found.push(word[0]);
                }
            }
            return found;
        })"""
    )
    assert broken == [], page.url
