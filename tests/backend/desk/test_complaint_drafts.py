"""What is being written of a complaint is kept on the server: theirs alone, until it is sent."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING

import pytest

from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_complaint import PHONE, at_work, hidden, register, send

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

ANSWER = "Kablo bugün onarıldı, hattınız çalışıyor."


async def writes(browser: Browser, number: str, kind: str = "conclude", **fields: str) -> int:
    await browser.get("/desk/complaints")
    answer = await browser.client.post(
        f"/desk/complaints/{number}/draft",
        data={"csrf": _csrf(browser.page), "kind": kind, **fields},
    )
    return answer.status_code


def _csrf(page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', page)
    assert found is not None
    return found[1]


async def drafts(browser: Browser, number: str) -> dict[str, dict[str, str]]:
    """Return what the page of a complaint begins its forms with."""
    page = (await browser.get(f"/desk/complaints/{number}")).text
    found = re.search(r"data-drafts='([^']*)'", page)
    assert found is not None
    kept: dict[str, dict[str, str]] = json.loads(unescape(found[1]))
    return kept


async def test_it_is_there_in_another_browser_and_nobody_elses(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await employed(container, "deniz", teams=("technical",))
    written = {"outcome": "upheld", "answer": "Ekip 'yarın' <sabah> & akşam"}
    assert await writes(browser, number, **written) == 204
    await other.log_in("deniz", OWN)
    assert await drafts(other, number) == {}
    assert await writes(other, number, answer="Benim yanıtım", outcome="") == 204
    await other.post("/desk/logout")
    await other.log_in("mehmet", OWN)
    assert await drafts(other, number) == {"conclude": written}


async def test_it_outlives_what_colleagues_do_and_ends_when_it_is_sent_or_emptied(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await employed(container, "deniz", teams=("technical",))
    await other.log_in("deniz", OWN)
    await writes(browser, number, answer=ANSWER, outcome="upheld")
    await writes(browser, number, "note", note="Arandı, açmadı.")
    await writes(other, number, "note", note="Onun notu")
    await send(other, number, "severity", severity="high", why="Bir mahalle")
    assert set(await drafts(browser, number)) == {"conclude", "note"}
    await send(browser, number, "note", note="Arandı, açmadı.")
    assert set(await drafts(browser, number)) == {"conclude"}
    # What is refused is not sent.
    await send(browser, number, "conclude", outcome="", answer=ANSWER)
    assert set(await drafts(browser, number)) == {"conclude"}
    await writes(browser, number, answer="  ", outcome="")
    assert await drafts(browser, number) == {}
    assert await drafts(other, number) == {"note": {"note": "Onun notu"}}


async def test_of_what_is_opened_again_no_draft_of_before_is_left(
    container: Container, browser: Browser, other: Browser, clock: FixedClock
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await employed(container, "deniz", teams=("technical",))
    await other.log_in("deniz", OWN)
    await writes(other, number, answer="Yarım kalan", outcome="upheld")
    clock.set(clock.now() + timedelta(minutes=1))
    await send(browser, number, "conclude", outcome="upheld", answer=ANSWER)
    await send(browser, number, "state", state="in_review", note="Yine koptu")
    assert await drafts(other, number) == {}


async def test_cards_in_it_are_masked_as_in_every_text(
    container: Container, browser: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await writes(browser, number, "note", note="Kart 4111 1111 1111 1111 ile ödemiş")
    assert "4111" not in str(await drafts(browser, number))


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("erase", {"note": "x"}),
        ("drop-call-x", {"drop_reason": "x"}),
        ("note", {"Note<script>": "x"}),
        ("note", {f"field{chr(97 + n)}": "x" for n in range(9)}),
    ],
)
async def test_only_forms_of_the_page_have_drafts(
    container: Container, browser: Browser, kind: str, fields: dict[str, str]
) -> None:
    number = await register(container)
    await at_work(container, browser)
    assert await writes(browser, number, kind, **fields) == 422
    assert await drafts(browser, number) == {}


async def test_who_may_not_see_or_handle_it_writes_nothing_of_it(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await employed(container, "elif", teams=("billing",))
    await employed(container, "denetci", Role.AUDITOR)
    await browser.log_in("elif", OWN)
    assert await writes(browser, number, note="x") == 404
    await other.log_in("denetci", OWN)
    assert await writes(other, number, note="x") == 403
    assert PHONE not in other.page


async def test_what_a_colleague_concluded_first_is_said_and_the_answer_stays_to_be_copied(
    container: Container, browser: Browser, other: Browser
) -> None:
    number = await register(container)
    await at_work(container, browser)
    await employed(container, "deniz", teams=("technical",))
    await other.log_in("deniz", OWN)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    done = await send(other, number, "conclude", outcome="upheld", answer=ANSWER)
    assert done.status_code == 303
    # One that would be doubted, too.
    fields = {**hidden(page), "outcome": "upheld", "answer": "Yarın <geliyoruz>, söz."}
    refused = await browser.post(f"/desk/complaints/{number}/conclude", **fields)
    assert refused.status_code == 409
    told = refused.text.split('role="alert"')[1].split("</div>")[0]
    assert "sonuçlandırdı; işleminiz yapılmadı" in told
    assert "yeniden deneyin" not in told
    again = (await browser.get(f"/desk/complaints/{number}")).text
    for one in (refused.text, again):
        unsent = one.split('aria-label="Göndermedikleriniz"')[1].split("</section>")[0]
        assert "Göndermediğiniz yanıt:" in unsent
        assert "Yarın &lt;geliyoruz&gt;, söz." in unsent
    assert "Göndermedikleriniz" not in (await other.get(f"/desk/complaints/{number}")).text
