"""Requests of a page that are kept on their way, and answers that come late.

Playwright tells a test of a request only while the test waits for something, and the page goes on
meanwhile: that a button was pressed and a box is empty says nothing of what was asked for. So
nobody looks at what was caught without waiting for it here.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import APIResponse, Page, Route

_PATIENT = "AbortSignal.timeout = () => new AbortController().signal;"


def be_patient(page: Page) -> None:
    """Let a page, and what it opens later, wait for an answer as long as a test keeps it.

    It gives up by itself on a quick machine only after the test is over, on a slow one within it.
    """
    page.add_init_script(_PATIENT)
    page.evaluate(_PATIENT)


def until(page: Page, true: Callable[[], bool], otherwise: str) -> None:
    """Wait until something is true; fail, saying ``otherwise``, where it never is."""
    begun = time.monotonic()
    while not true():
        assert time.monotonic() - begun < PATIENCE, otherwise
        page.wait_for_timeout(10)


class Held:
    """The first request to an address, kept until the test lets it go; the page is patient.

    Those asked for later overtake it, unless ``all_of_them`` are kept.
    """

    def __init__(
        self, page: Page, address: str, method: str | None = None, *, all_of_them: bool = False
    ) -> None:
        self._page = page
        self._address = address
        self._method = method
        self._all = all_of_them
        self._routes: list[Route] = []
        be_patient(page)
        page.route(address, self._take)

    def request(self) -> Route:
        """Wait for it."""
        until(self._page, lambda: bool(self._routes), "nothing is asked for")
        return self._routes[0]

    def end(self) -> None:
        """Keep nothing that is asked for from now on."""
        self._page.unroute(self._address, self._take)

    def _take(self, route: Route) -> None:
        if (self._routes and not self._all) or self._method not in {None, route.request.method}:
            route.continue_()
        else:
            self._routes.append(route)


class Late:
    """The first answer to a request, given by the server at once and brought when the test says.

    Those asked for later overtake it, or are kept as well, as with ``Held``.
    """

    def __init__(
        self, page: Page, address: str, method: str = "GET", *, all_of_them: bool = False
    ) -> None:
        self._held = Held(page, address, method, all_of_them=all_of_them)
        self._answer: APIResponse | None = None

    def wait(self) -> APIResponse:
        """Wait until the server has given it."""
        if self._answer is None:
            self._answer = self._held.request().fetch(timeout=PATIENCE * 1000)
        return self._answer

    def bring(self) -> None:
        answer = self.wait()
        self._held.request().fulfill(response=answer)

    def end(self) -> None:
        """Keep nothing that is asked for from now on."""
        self._held.end()
