"""The pages of accounts and of what was written down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, select

from backend.staff.models import Role, StaffMember
from tests.backend.desk.conftest import OWN, employed

if TYPE_CHECKING:
    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

SCRIPT = "<script>alert(1)</script>"


async def id_of(container: Container, username: str) -> str:
    async with container.works.reading() as session:
        found = await session.scalar(select(StaffMember.id).where(StaffMember.username == username))
    assert found is not None
    return found


async def log_in(container: Container, browser: Browser, name: str, role: Role) -> None:
    await employed(container, name, role)
    await browser.log_in(name, OWN)


async def admin_and_agent(container: Container, browser: Browser, other: Browser) -> str:
    """Log an admin and an agent in, each on a browser of their own; return the agent's id."""
    await log_in(container, browser, "mudur", Role.ADMIN)
    await log_in(container, other, "ayse", Role.AGENT)
    return await id_of(container, "ayse")


def password_in(page: str) -> str:
    found = re.search(r'<code class="password">([^<]+)</code>', page)
    assert found is not None
    return found.group(1)


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD, Role.SUPERVISOR, Role.AUDITOR])
async def test_only_who_runs_accounts_sees_and_changes_them(
    container: Container, browser: Browser, role: Role
) -> None:
    await log_in(container, browser, "ayse", role)
    own = await id_of(container, "ayse")
    for path in ("/desk/people", f"/desk/people/{own}"):
        assert (await browser.get(path)).status_code == 403
    await browser.get("/desk/password")
    for path, fields in (
        ("/desk/people", {"username": "yeni", "name": "Yeni", "role": "admin"}),
        (f"/desk/people/{own}/change", {"name": "Ayşe", "role": "admin"}),
        *((f"/desk/people/{own}/{act}", {}) for act in ("password", "sessions", "leave", "return")),
    ):
        assert (await browser.post(path, **fields)).status_code == 403
        await browser.get("/desk/password")
    assert ("Kişiler" in browser.page) is False


async def test_somebody_added_logs_in_with_the_password_that_was_shown_once(
    container: Container, browser: Browser, other: Browser
) -> None:
    await log_in(container, browser, "mudur", Role.ADMIN)
    await browser.get("/desk/people")
    response = await browser.post(
        "/desk/people", username="zeynep", name=SCRIPT, role="agent", teams="billing"
    )
    password = password_in(response.text)
    assert SCRIPT not in response.text
    person = await id_of(container, "zeynep")
    assert password not in (await browser.get(f"/desk/people/{person}")).text
    assert "Faturalama" in (await browser.get("/desk/people")).text
    response = await other.post("/desk/login", username="zeynep", password=password)
    assert response.headers["location"] == "/desk"
    assert (await other.get("/desk")).headers["location"] == "/desk/password"


async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    container: Container, browser: Browser
) -> None:
    await log_in(container, browser, "mudur", Role.ADMIN)
    await browser.get("/desk/people")
    for username in ("mudur", "İki Kelime", ""):
        response = await browser.post(
            "/desk/people", username=username, name="Zeynep Ak", role="lead", teams="billing"
        )
        assert response.status_code == 422
        assert 'value="Zeynep Ak"' in response.text
        assert re.search(r'value="lead" selected', response.text)
        assert re.search(r'value="billing" checked', response.text)


async def test_a_change_of_role_and_teams_holds_from_the_next_page_on(
    container: Container, browser: Browser, other: Browser
) -> None:
    person = await admin_and_agent(container, browser, other)
    assert (await other.get("/desk/audit")).status_code == 403
    await browser.get(f"/desk/people/{person}")
    await browser.post(
        f"/desk/people/{person}/change", name="Ayşe Ak", role="auditor", teams="network"
    )
    page = (await browser.get(f"/desk/people/{person}")).text
    assert 'value="network" checked' in page
    assert (await other.get("/desk/audit")).status_code == 200


async def test_an_account_that_is_closed_is_out_at_once_and_can_be_opened_again(
    container: Container, browser: Browser, other: Browser
) -> None:
    person = await admin_and_agent(container, browser, other)
    await browser.get(f"/desk/people/{person}")
    await browser.post(f"/desk/people/{person}/leave")
    assert (await other.get("/desk")).status_code == 303
    await browser.get(f"/desk/people/{person}")
    password = password_in((await browser.post(f"/desk/people/{person}/return")).text)
    response = await other.post("/desk/login", username="ayse", password=password)
    assert response.status_code == 303


@pytest.mark.parametrize(
    ("act", "fields"), [("leave", {}), ("change", {"name": "Müdür", "role": "agent"})]
)
async def test_nobody_takes_their_own_account_away(
    container: Container, browser: Browser, act: str, fields: dict[str, str]
) -> None:
    await log_in(container, browser, "mudur", Role.ADMIN)
    person = await id_of(container, "mudur")
    await browser.get(f"/desk/people/{person}")
    response = await browser.post(f"/desk/people/{person}/{act}", **fields)
    assert response.status_code == 422
    assert (await browser.get("/desk/people")).status_code == 200


async def test_sessions_are_ended_everywhere(
    container: Container, browser: Browser, other: Browser
) -> None:
    person = await admin_and_agent(container, browser, other)
    await browser.get(f"/desk/people/{person}")
    await browser.post(f"/desk/people/{person}/sessions")
    assert (await other.get("/desk")).headers["location"].startswith("/desk/login")


async def test_who_may_reads_what_was_done_by_whom_and_to_whom(
    container: Container, browser: Browser
) -> None:
    await log_in(container, browser, "mudur", Role.ADMIN)
    await browser.get("/desk/people")
    await browser.post("/desk/people", username="zeynep", name="Zeynep Ak", role="agent")
    page = (await browser.get("/desk/audit?tur=person_added")).text
    assert re.search(r"<td>Mudur</td>\s*<td>Kişi ekledi</td>\s*<td[^>]*>\s*Zeynep Ak", page)
    assert "<td>Giriş yaptı</td>" not in page
    person = await id_of(container, "zeynep")
    assert "<td>Kişi ekledi</td>" in (await browser.get(f"/desk/audit?kisi={person}")).text


@pytest.mark.parametrize(
    "query",
    [
        "once=abc",
        "once=99999999999999999999",
        "tur=x",
        "kisi=%00",
        "ilk=%00",
        "son=%ff",
        "ilk=1&ilk=2",
    ],
)
async def test_an_odd_question_is_no_fault_of_ours(
    container: Container, browser: Browser, query: str
) -> None:
    await log_in(container, browser, "mudur", Role.ADMIN)
    assert (await browser.get(f"/desk/audit?{query}")).status_code < 500


async def test_an_unknown_person_is_not_found(container: Container, browser: Browser) -> None:
    await log_in(container, browser, "mudur", Role.ADMIN)
    assert (await browser.get("/desk/people/niemand")).status_code == 404


async def test_for_one_person_nobody_else_is_read(
    container: Container, browser: Browser, other: Browser
) -> None:
    ayse = await admin_and_agent(container, browser, other)
    asked = staff_read_by(container)
    await browser.get(f"/desk/people/{ayse}")
    assert [one for one in asked if "ORDER BY" in one and " WHERE " not in one] == []
    assert (await browser.get("/desk/people/nobody")).status_code == 404


async def test_the_list_of_complaints_reads_who_works_here_once(
    container: Container, browser: Browser
) -> None:
    await log_in(container, browser, "sef", Role.SUPERVISOR)
    asked = staff_read_by(container)
    assert (await browser.get("/desk/complaints")).status_code == 200
    assert len([one for one in asked if "ORDER BY staff.username" in one]) == 1


def staff_read_by(container: Container) -> list[str]:
    """List, from now on, the statements that read people of the house."""
    asked: list[str] = []

    def remember(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM staff" in statement:
            asked.append(" ".join(statement.split()))

    event.listen(container.database.engine.sync_engine, "before_cursor_execute", remember)
    return asked


async def test_nobody_gets_a_password_of_their_own_without_the_old_one(
    container: Container, browser: Browser
) -> None:
    await log_in(container, browser, "mudur", Role.ADMIN)
    own = await id_of(container, "mudur")
    page = (await browser.get(f"/desk/people/{own}")).text
    assert "Tek kullanımlık parola ver" not in page
    response = await browser.post(f"/desk/people/{own}/password")
    assert response.status_code == 422
    assert "eskisini yazarak" in response.text
    assert 'class="password"' not in response.text
    # What was open is still open, and the old password still the one.
    assert (await browser.get("/desk")).status_code == 200


async def test_an_address_for_alerts_is_kept_changed_and_taken_away_and_by_whom_is_shown(
    container: Container, browser: Browser, other: Browser
) -> None:
    person = await admin_and_agent(container, browser, other)
    here = f"/desk/people/{person}"
    await browser.get(here)
    for given, stands in (
        ("ayse@ornek.com", "ayse@ornek.com"),
        ("Ayse2@ornek.com", "Ayse2@"),
        ("", ""),
    ):
        await browser.post(f"{here}/change", name="Ayse", role="agent", email=given)
        page = (await browser.get(here)).text
        assert re.search(rf'name="email" type="email"[^>]* value="{stands}', page)
    assert page.count("e-posta") == 3
    assert page.count("<td>Mudur</td>") == 3
    # The same again is no change of the address.
    await browser.post(f"{here}/change", name="Ayse", role="agent", email="")
    assert (await browser.get(here)).text.count("e-posta") == 3
    # The audit says that it changed and holds no address.
    rows = (await browser.get(f"/desk/audit?kisi={person}")).text
    assert "@ornek.com" not in rows


async def test_an_address_that_is_none_is_refused_and_what_was_typed_stays(
    container: Container, browser: Browser, other: Browser
) -> None:
    person = await admin_and_agent(container, browser, other)
    await browser.get(f"/desk/people/{person}")
    response = await browser.post(
        f"/desk/people/{person}/change", name="Ayşe Yeni", role="agent", email="yanlis"
    )
    assert response.status_code == 422
    assert 'value="yanlis"' in response.text
    assert 'value="Ayşe Yeni"' in response.text
