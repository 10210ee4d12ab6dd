"""All that somebody has is given on at once: who may, to whom, and what their customers hear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backend.conversations.holder import Handover
from backend.notifications.models import OutboxMessage
from backend.staff import presence, service
from backend.staff.models import Role
from backend.staff.presence import Presence
from tests.backend.desk.conftest import OWN, employed
from tests.backend.desk.test_attendance import claimed, conversation, last_words
from tests.backend.desk.test_calls import taken, to_be_called
from tests.backend.desk.test_complaint import at_work, read, register, send
from tests.backend.desk.test_conversations import waits

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from tests.backend.desk.conftest import Browser

WORK = "/desk/floor/work"
AVAILABLE = Presence.AVAILABLE


async def of(container: Container, username: str) -> str:
    async with container.works.reading() as session:
        return (await service.known(session, username)).id  # type: ignore[union-attr]


async def busy(container: Container, browser: Browser) -> tuple[list[str], str]:
    """Let Ayşe have two conversations and a complaint."""
    await at_work(container, browser, "ayse")
    talks = [await waits(container, words) for words in ("bir", "iki")]
    for talk in talks:
        assert await claimed(browser, talk) == 303
    number = await register(container)
    await send(browser, number, "assign", team="technical", person=await of(container, "ayse"))
    return talks, number


async def given(
    container: Container,
    chief: Browser,
    to: str,
    note: str = "Hastalandı.",
    complaints: str | None = None,
) -> httpx.Response:
    """Give away what Ayşe has, all of it to one unless `complaints` go to another."""
    person = await of(container, "ayse")
    await chief.get(f"{WORK}?person={person}")
    given_to = {"conversations": to, "complaints": to if complaints is None else complaints}
    return await chief.post(WORK, person=person, note=note, **given_to)


async def at_desk(container: Container, username: str, state: Presence = AVAILABLE) -> str:
    """Let somebody's page be open; return who they are."""
    async with container.works.begin() as work:
        member = await service.working(work.session, username)
        await presence.choose(work, member.id, state)
    return member.id


async def test_all_of_it_is_a_colleagues_and_their_customers_hear_whose(
    container: Container, browser: Browser, other: Browser
) -> None:
    talks, number = await busy(container, browser)
    await employed(container, "mehmet", teams=("technical",))
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    page = (await other.get(f"{WORK}?person={await of(container, 'ayse')}")).text
    assert "2 görüşme (2 yanıt bekliyor), 1 açık şikâyet." in page
    mehmet = await at_desk(container, "mehmet")
    assert (await given(container, other, mehmet)).status_code == 303
    for talk in talks:
        assert (await conversation(container, talk)).agent_id == mehmet
        assert await last_words(container, talk) == "Görüşmeyi artık Mehmet sürdürüyor."
        assert "Hastalandı." in (await other.get(f"/desk/conversations/{talk}")).text
    complaint = await read(container, number)
    assert complaint.owner_id == mehmet
    assert complaint.events[-1].data["owner"]["to"] == mehmet  # type: ignore[index]
    assert "Hastalandı." in (await other.get(f"/desk/complaints/{number}")).text
    reply = {"text": "x", "seen": "9", "id": "1"}
    refused = await browser.post(f"/desk/conversations/{talks[0]}/reply", **reply)
    assert refused.status_code in {403, 404, 409}


async def test_without_a_colleague_customers_wait_in_front_and_complaints_are_their_teams(
    container: Container, browser: Browser, other: Browser
) -> None:
    talks, number = await busy(container, browser)
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    assert (await given(container, other, "all")).status_code == 303
    for talk in talks:
        assert (await conversation(container, talk)).handover == Handover.WAITING
        assert "Sırada önceliğiniz var" in await last_words(container, talk)
    complaint = await read(container, number)
    assert (complaint.team, complaint.owner_id) == ("technical", None)


async def taken_words(browser: Browser) -> list[str]:
    return [one["words"] for one in (await browser.client.get("/desk/alerts")).json()["taken"]]


async def test_whose_work_was_taken_is_told_wherever_they_look_until_they_have_read_it(
    container: Container, browser: Browser, other: Browser
) -> None:
    await busy(container, browser)
    await employed(container, "mehmet", teams=("technical",))
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    mehmet = await at_desk(container, "mehmet")
    await given(container, other, mehmet, complaints="all")
    assert not await taken_words(other)
    to_mehmet, back = await taken_words(browser)
    assert to_mehmet.startswith("Lale işinizi devretti (")
    assert to_mehmet.endswith("): 2 görüşme artık Mehmet üzerinde.")
    assert back.endswith("): 1 şikâyet ekibine döndü.")
    # Days later, on another browser, it is still theirs to read; nobody else reads it for them.
    ids = [one["id"] for one in (await browser.client.get("/desk/alerts")).json()["taken"]]
    await other.get("/desk")
    await other.post("/desk/alerts/taken", ids=" ".join(map(str, ids)))
    await browser.get("/desk")
    assert len(await taken_words(browser)) == 2
    await browser.post("/desk/alerts/taken", ids=str(ids[0]))
    assert await taken_words(browser) == [back]


async def test_who_gives_on_their_own_work_knows_it(container: Container, browser: Browser) -> None:
    await at_work(container, browser, "lale", Role.SUPERVISOR, ())
    talk = await waits(container)
    assert await claimed(browser, talk) == 303
    person = await of(container, "lale")
    await browser.get(f"{WORK}?person={person}")
    await browser.post(WORK, person=person, conversations="all", note="Gidiyorum.")
    assert (await conversation(container, talk)).handover == Handover.WAITING
    assert not await taken_words(browser)


async def test_of_a_single_conversation_that_was_taken_over_one_is_told_too(
    container: Container, browser: Browser, other: Browser
) -> None:
    talks, _ = await busy(container, browser)
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    await other.get(f"/desk/conversations/{talks[0]}")
    await other.post(f"/desk/conversations/{talks[0]}/take-over")
    [told] = await taken_words(browser)
    assert told.startswith("Lale işinizi üzerine aldı (")
    assert told.endswith("): 1 görüşme.")


async def test_of_a_complaint_that_another_gave_on_one_is_told_and_of_several_at_once(
    container: Container, browser: Browser, other: Browser
) -> None:
    _, first = await busy(container, browser)
    second, ayse = await register(container), await of(container, "ayse")
    await send(browser, second, "assign", team="technical", person=ayse)
    await employed(container, "mehmet", teams=("technical",))
    mehmet = await at_desk(container, "mehmet")
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    await send(other, first, "assign", team="technical", person=mehmet)
    await send(other, first, "assign", team="technical", person=mehmet, note="Aynı kişi, bir not.")
    [told] = await taken_words(browser)
    assert told.startswith("Lale işinizi devretti (")
    assert told.endswith("): 1 şikâyet artık Mehmet üzerinde.")
    await send(other, second, "assign", team="technical", person=mehmet)
    [told] = await taken_words(browser)
    assert told.endswith("): 2 şikâyet artık Mehmet üzerinde.")
    third = await register(container)
    await send(browser, third, "assign", team="technical", person=ayse)
    await send(other, third, "topic", topic="billing")
    assert (await taken_words(browser))[1].endswith("): 1 şikâyet ekibine döndü.")


async def test_who_gives_a_complaint_of_theirs_back_is_told_of_nothing(
    container: Container, browser: Browser
) -> None:
    _, number = await busy(container, browser)
    await send(browser, number, "assign", team="technical", person="")
    assert (await read(container, number)).owner_id is None
    assert not await taken_words(browser)


@pytest.mark.parametrize("ids", ["x", "-1", "1" * 19, " ".join(["1"] * 101)])
async def test_only_numbers_are_read(container: Container, browser: Browser, ids: str) -> None:
    await at_work(container, browser, "ayse")
    assert (await browser.post("/desk/alerts/taken", ids=ids)).status_code == 422


async def test_the_calls_that_somebody_makes_go_back_to_the_list(
    container: Container, browser: Browser, other: Browser
) -> None:
    await at_work(container, browser, "ayse")
    call = await to_be_called(container)
    await taken(browser, call)
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    person = await of(container, "ayse")
    page = (await other.get(f"{WORK}?person={person}")).text
    assert "0 görüşme, 0 açık şikâyet, 1 arama (listeye döner)." in page
    assert (await other.post(WORK, person=person, note="")).status_code == 422
    assert (await other.post(WORK, person=person, note="Hastalandı.")).status_code == 303
    async with container.works.reading() as session:
        assert (await session.get_one(OutboxMessage, call)).lease_owner is None
    assert "Üzerinde iş yok." in (await other.get(f"{WORK}?person={person}")).text


@pytest.mark.parametrize(("to", "note"), [("", "Hastalandı."), ("all", ""), ("nobody", "x")])
async def test_nothing_moves_before_it_is_said_to_whom_and_why(
    container: Container, browser: Browser, other: Browser, to: str, note: str
) -> None:
    talks, number = await busy(container, browser)
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    assert (await given(container, other, to, note)).status_code == 422
    ayse = await of(container, "ayse")
    assert (await conversation(container, talks[0])).agent_id == ayse
    assert (await read(container, number)).owner_id == ayse


async def test_a_lead_gives_on_what_their_team_has_within_it_and_an_agent_nothing(
    container: Container, browser: Browser, other: Browser
) -> None:
    talks, _ = await busy(container, browser)
    await employed(container, "uzak", teams=("billing",))
    await at_work(container, other, "lale", Role.LEAD)
    far = await of(container, "uzak")
    assert (await given(container, other, far)).status_code == 422
    assert (await other.get(f"{WORK}?person={far}")).status_code == 404
    ayse = await of(container, "ayse")
    assert (await conversation(container, talks[0])).agent_id == ayse
    assert (await browser.get(f"{WORK}?person={ayse}")).status_code == 403
    for role in (Role.AGENT, Role.AUDITOR):
        await employed(container, f"{role}1", role)
        await other.post("/desk/logout")
        other.client.cookies.clear()
        await other.log_in(f"{role}1", OWN)
        assert (await other.get(f"{WORK}?person={ayse}")).status_code == 403
        assert (
            await other.post(WORK, person=ayse, conversations="all", note="x")
        ).status_code == 403


async def test_conversations_go_to_somebody_at_the_desk_and_complaints_to_anybody(
    container: Container, browser: Browser, other: Browser
) -> None:
    talks, number = await busy(container, browser)
    await employed(container, "mehmet", teams=("technical",))
    await employed(container, "efe", teams=("technical",))
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    mehmet, efe = await of(container, "mehmet"), await at_desk(container, "efe")
    page = (await other.get(f"{WORK}?person={await of(container, 'ayse')}")).text
    for_talks, for_complaints = (
        page.split(f'id="{kind}"')[1].split("</select>")[0]
        for kind in ("conversations", "complaints")
    )
    assert mehmet not in for_talks
    assert efe in for_talks
    assert mehmet in for_complaints
    assert efe in for_complaints
    # Chosen all the same, or gone meanwhile: nothing of it moves, and it is said where.
    refused = await given(container, other, mehmet, complaints=efe)
    assert refused.status_code == 422
    assert "Mehmet şu anda masada değil" in refused.text.split('id="conversations"')[0]
    assert f'<option value="{efe}" selected' in refused.text
    assert "Hastalandı.</textarea>" in refused.text
    assert (await read(container, number)).owner_id != efe
    assert (await given(container, other, efe, complaints=mehmet)).status_code == 303
    for talk in talks:
        assert (await conversation(container, talk)).agent_id == efe
    assert (await read(container, number)).owner_id == mehmet


@pytest.mark.parametrize("state", Presence)
async def test_whoever_has_their_page_open_is_given_conversations_whatever_they_say(
    container: Container, browser: Browser, other: Browser, state: Presence
) -> None:
    talks, _ = await busy(container, browser)
    await employed(container, "mehmet", teams=("technical",))
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    mehmet = await at_desk(container, "mehmet", state)
    assert (await given(container, other, mehmet)).status_code == 303
    assert (await conversation(container, talks[0])).agent_id == mehmet


async def test_of_what_somebody_has_none_of_nothing_is_asked_and_of_what_came_since_it_is(
    container: Container, browser: Browser, other: Browser
) -> None:
    await at_work(container, browser, "ayse")
    await at_work(container, other, "lale", Role.SUPERVISOR, ())
    talk = await waits(container, "bir")
    assert await claimed(browser, talk) == 303
    ayse = await of(container, "ayse")
    page = (await other.get(f"{WORK}?person={ayse}")).text
    assert 'id="complaints"' not in page
    number = await register(container)
    await send(browser, number, "assign", team="technical", person=ayse)
    late = await other.post(WORK, person=ayse, conversations="all", note="Hastalandı.")
    assert late.status_code == 422
    assert 'id="complaints-hata"' in late.text
    assert (await conversation(container, talk)).agent_id == ayse
