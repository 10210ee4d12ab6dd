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
    results = Axe().run(page, options={"preload": False})
    assert results.violations_count == 0, f"{page.url}: {results.generate_report()}"


def fits(page: Page) -> None:
    """Let nothing stick out of the window."""
    width = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert width[0] <= width[1], page.url
