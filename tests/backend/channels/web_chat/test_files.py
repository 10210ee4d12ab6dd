"""Files in the chat: the message that tells of them, where they go, and who has them again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from backend.cli.erasing import Erasure, Order
from backend.complaints import queries
from backend.complaints.actors import BOT, CUSTOMER
from backend.complaints.contact import Contact
from backend.complaints.models import (
    Attachment,
    Channel,
    ComplaintEntry,
    EntryKind,
    Reason,
)
from backend.complaints.proof import Proof
from backend.complaints.registration import NewComplaint
from backend.conversations import desk_registering
from backend.conversations.handover import request_agent
from backend.conversations.models import Conversation, Message
from backend.gateways.rasa.protocol import Answer, Choice, Reply
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN, Browser, employed
from tests.backend.handed_in import EXE, FORM_HEADERS, HTML, JPEG, PDF, PNG, form

if TYPE_CHECKING:
    import httpx

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.channels.web_chat.conftest import OpenPage
    from tests.backend.conftest import ScriptedAssistant

PATH = "/api/v1/chat/attachments"


async def hand_in(
    client: httpx.AsyncClient, session: str, *files: tuple[str, bytes], key: str = "k1"
) -> httpx.Response:
    headers = {**FORM_HEADERS, "Authorization": f"Bearer {session}"}
    return await client.post(PATH, content=form({"id": key}, *files), headers=headers)


async def said(client: httpx.AsyncClient, session: str) -> list[dict[str, Any]]:
    answer = await client.get(
        "/api/v1/chat/messages?own=1", headers={"Authorization": f"Bearer {session}"}
    )
    return list(answer.json()["messages"])


async def write(client: httpx.AsyncClient, session: str, text: str, **more: str) -> None:
    given = {"session": session, "id": uuid4().hex, "text": text, **more}
    answer = await client.post("/api/v1/chat/messages", json=given)
    assert answer.status_code == 200, answer.text


async def conversation_id(container: Container) -> str:
    async with container.works.reading() as session:
        return str(await session.scalar(select(Conversation.id)))


async def files(container: Container) -> list[Attachment]:
    async with container.works.reading() as session:
        return list(await session.scalars(select(Attachment).order_by(Attachment.name)))


async def register(container: Container, conversation: str, text: str = "Modem bozuk") -> str:
    async with container.works.begin() as work:
        new = NewComplaint(
            channel=Channel.WEB_CHAT,
            description=text,
            contact=Contact(phone="0532 123 45 67"),
            conversation_id=conversation,
        )
        done = await container.complaints.register(work, new, BOT)
        return done.complaint.tracking_number


async def entries(container: Container) -> dict[int, tuple[str, str]]:
    async with container.works.reading() as session:
        rows = await session.scalars(select(ComplaintEntry))
        return {row.id: (row.kind, row.text) for row in rows}


async def test_a_message_tells_of_the_file_and_nobody_is_asked_to_answer_it(
    client: httpx.AsyncClient, container: Container, session: str, assistant: ScriptedAssistant
) -> None:
    answer = await hand_in(client, session, ("ışık.png", PNG))
    assert answer.status_code == 201
    [taken] = answer.json()["attachments"]
    assert (taken["name"], taken["media_type"], taken["size"]) == (
        "ışık.png",
        "image/png",
        len(PNG),
    )
    told, notice = await said(client, session)
    assert (told["from"], told["client_id"], told["attachments"]) == ("customer", "k1", [taken])
    assert told["text"] == "Dosya: ışık.png"
    assert notice["from"] == "system"
    assert notice["text"].startswith("Dosyanızı aldık. Şikâyetinizi kaydettiğimizde")
    await container.turns.settled()
    assert not assistant.heard
    # What is written afterwards is answered, and is all that is asked about.
    await write(client, session, "modem bozuk")
    assert [turn.text for turn in assistant.heard] == ["modem bozuk"]


async def test_a_file_between_a_question_and_its_answer_takes_no_choice_away(
    client: httpx.AsyncClient, session: str, assistant: ScriptedAssistant
) -> None:
    choice = Choice("Evet", "/affirm")
    assistant.script.append([Reply("Kaydedeyim mi?", (choice,))])
    await write(client, session, "modem bozuk")
    await hand_in(client, session, ("a.png", PNG))
    given = {"session": session, "id": "c", "type": "choice", "payload": "/affirm"}
    assert (await client.post("/api/v1/chat/messages", json=given)).status_code == 200
    assert [turn.text for turn in assistant.heard] == ["modem bozuk", "Evet"]


async def test_a_file_beside_a_message_that_waits_for_its_answer_is_passed_over(
    client: httpx.AsyncClient,
    container: Container,
    session: str,
    assistant: ScriptedAssistant,
    clock: FixedClock,
) -> None:
    assistant.script.append(RuntimeError("broken"))
    await write(client, session, "birinci")
    await hand_in(client, session, ("a.png", PNG))
    clock.set(clock.now() + timedelta(minutes=1))
    await container.turns.redrive()
    await container.turns.settled()
    await write(client, session, "ikinci")
    assert [turn.text for turn in assistant.heard] == ["birinci", "birinci", "ikinci"]


async def test_sent_again_it_is_one_message_and_one_file(
    client: httpx.AsyncClient, container: Container, session: str
) -> None:
    first = await hand_in(client, session, ("a.png", PNG), ("b.pdf", PDF))
    again = await hand_in(client, session, ("a.png", PNG), ("b.pdf", PDF))
    assert first.json() == again.json()
    assert again.status_code == 201
    assert len(await files(container)) == 2
    assert len(await said(client, session)) == 2


async def test_what_is_refused_is_said_and_the_rest_is_taken(
    client: httpx.AsyncClient, container: Container, session: str
) -> None:
    answer = await hand_in(client, session, ("kur.png", EXE), ("a.png", PNG), ("b.txt", HTML))
    assert answer.status_code == 201
    assert [each["name"] for each in answer.json()["attachments"]] == ["a.png"]
    assert [each.partition(":")[0] for each in answer.json()["refused"]] == ["kur.png", "b.txt"]
    nothing = await hand_in(client, session, ("kur.png", EXE), key="k2")
    assert (nothing.status_code, nothing.json()["code"]) == (422, "attachments_refused")
    assert "kur.png: bu türde" in nothing.json()["errors"]["attachments"]
    assert len(await files(container)) == 1
    assert len(await said(client, session)) == 2


async def test_files_go_with_the_complaint_that_is_registered_later(
    client: httpx.AsyncClient, container: Container, session: str
) -> None:
    await hand_in(client, session, ("a.png", PNG))
    await register(container, await conversation_id(container))
    [file] = await files(container)
    assert (await entries(container))[file.entry_id or 0][0] == EntryKind.DESCRIPTION


async def test_files_go_to_the_complaint_that_was_registered_here_as_an_addition(
    client: httpx.AsyncClient, container: Container, session: str
) -> None:
    await write(client, session, "modem bozuk")
    number = await register(container, await conversation_id(container))
    await hand_in(client, session, ("a.png", PNG), ("b.jpg", JPEG))
    kept = await files(container)
    [entry] = {file.entry_id for file in kept}
    assert (await entries(container))[entry or 0] == (EntryKind.ADDITION, "")
    notice = (await said(client, session))[-1]["text"]
    shown = f"{number[:4]} {number[4:8]} {number[8:]}"
    assert notice == f"Dosyalarınızı {shown} takip numaralı şikâyetinize ekledik."


async def test_while_another_story_is_told_files_wait_for_it(
    client: httpx.AsyncClient, container: Container, session: str, assistant: ScriptedAssistant
) -> None:
    await write(client, session, "modem bozuk")
    here = await conversation_id(container)
    await register(container, here)
    assistant.script.append(Answer([Reply("Anlatın")], {"description": "faturam yanlış"}))
    await write(client, session, "bir de faturam yanlış")
    await hand_in(client, session, ("a.png", PNG))
    [file] = await files(container)
    assert file.entry_id is None
    # What is said of the first takes them along, if that comes first.
    async with container.works.begin() as work:
        [number] = [row[0] for row in await _numbers(work.session, here)]
        await container.complaints.add_information(
            work.session, number, Proof(here), "Ek bilgi", "e1", actor=CUSTOMER
        )
    [file] = await files(container)
    assert (await entries(container))[file.entry_id or 0] == (EntryKind.ADDITION, "Ek bilgi")


async def _numbers(session: Any, conversation: str) -> list[Any]:
    return list(await queries.registered_in(session, conversation))


async def test_a_person_of_the_house_sees_files_come_in_and_saves_them(
    client: httpx.AsyncClient, container: Container, session: str
) -> None:
    await write(client, session, "temsilci istiyorum")
    here = await conversation_id(container)
    await employed(container, "zeynep", Role.AGENT)
    async with container.works.begin() as work:
        await request_agent(work, here, "istedi")
    await hand_in(client, session, ("a.png", PNG), key="w")
    assert (await said(client, session))[-1]["text"].endswith("temsilcimiz görüşmede görecek.")
    browser = Browser(client)
    await browser.log_in("zeynep", OWN)
    await browser.get(f"/desk/conversations/{here}")
    await browser.post(f"/desk/conversations/{here}/claim")
    before = len(await said(client, session))
    await hand_in(client, session, ("05321234567.pdf", PDF), key="p")
    # Whoever has the conversation sees it: nothing is said of it.
    assert len(await said(client, session)) == before + 1
    page = (await browser.get(f"/desk/conversations/{here}")).text
    file = (await files(container))[0]
    assert f'<a href="/desk/attachments/{file.id}"' in page
    assert "05321234567.pdf" in page
    saved = await client.get(f"/desk/attachments/{file.id}")
    assert saved.content == PDF
    # To a colleague names are masked, and other teams' are not there at all.
    await employed(container, "sef", Role.SUPERVISOR)
    await employed(container, "uzak", Role.AGENT, ("billing",))
    await browser.log_in("sef", OWN)
    assert "05321234567.pdf" not in (await browser.get(f"/desk/conversations/{here}")).text
    assert (await client.get(f"/desk/attachments/{file.id}")).status_code == 200
    await browser.log_in("uzak", OWN)
    assert (await client.get(f"/desk/attachments/{file.id}")).status_code == 404


async def test_the_words_of_a_file_are_no_words_of_the_complaint(
    client: httpx.AsyncClient, container: Container, session: str
) -> None:
    await write(client, session, "modem bozuk")
    await hand_in(client, session, ("a.png", PNG))
    async with container.works.reading() as reading:
        words = await desk_registering.words_of(reading, await conversation_id(container))
    assert words == "modem bozuk"


async def test_a_file_is_had_again_with_the_token_of_its_chat_only(
    client: httpx.AsyncClient, session: str
) -> None:
    [taken] = (await hand_in(client, session, ("ışık.png", PNG))).json()["attachments"]
    address = f"{PATH}/{taken['id']}"
    mine = await client.get(address, headers={"Authorization": f"Bearer {session}"})
    assert mine.content == PNG
    assert mine.headers["content-disposition"].startswith("attachment; ")
    other = (await client.post("/api/v1/chat/sessions")).json()["session"]
    for headers in ({"Authorization": f"Bearer {other}"}, {"Authorization": "Bearer x"}, {}):
        assert (await client.get(address, headers=headers)).status_code == 404
    # Not in the address: it would stand in logs.
    assert (await client.get(address, params={"session": session})).status_code == 404


@pytest.mark.parametrize("session_given", ["x", "A" * 43])
async def test_nobody_hands_in_without_a_chat(
    client: httpx.AsyncClient, container: Container, session_given: str
) -> None:
    answer = await hand_in(client, session_given, ("a.png", PNG))
    assert (answer.status_code, answer.json()["code"]) == (404, "session_not_found")
    assert not await files(container)


async def test_other_sites_hand_in_nothing(client: httpx.AsyncClient, session: str) -> None:
    headers = {
        **FORM_HEADERS,
        "Authorization": f"Bearer {session}",
        "Origin": "https://elsewhere.example",
    }
    answer = await client.post(PATH, content=form({"id": "k"}, ("a.png", PNG)), headers=headers)
    assert answer.status_code == 403


async def test_a_chat_may_hand_in_so_many_an_hour(
    client: httpx.AsyncClient, container: Container, session: str
) -> None:
    object.__setattr__(container.settings, "attachments_per_hour", 2)
    assert (await hand_in(client, session, ("a.png", PNG), ("b.pdf", PDF))).status_code == 201
    answer = await hand_in(client, session, ("c.jpg", JPEG), key="k2")
    assert (answer.status_code, answer.json()["code"]) == (429, "rate_limited")


async def test_open_pages_hear_of_files_at_once(
    client: httpx.AsyncClient, session: str, open_page: OpenPage
) -> None:
    async with open_page(session, own="1") as page:
        await hand_in(client, session, ("a.png", PNG))
        told = await page.next_of("message")
        assert (told["client_id"], told["attachments"][0]["name"]) == ("k1", "a.png")
    async with open_page(session) as page:  # a client that knows no own messages
        notice = await page.next_of("message")
        assert notice["from"] == "system"


async def test_files_of_a_chat_without_a_complaint_go_after_a_week(
    client: httpx.AsyncClient, container: Container, session: str, clock: FixedClock
) -> None:
    await hand_in(client, session, ("a.png", PNG))
    [file] = await files(container)
    clock.set(clock.now() + timedelta(days=6))
    await container.sweep.run()
    assert container.attachments.path(file).exists()
    clock.set(clock.now() + timedelta(days=2))
    await container.sweep.run()
    assert not container.attachments.path(file).exists()
    answer = await client.get(f"{PATH}/{file.id}", headers={"Authorization": f"Bearer {session}"})
    assert (answer.status_code, answer.json()["code"]) == (404, "attachment_not_found")


async def test_a_message_of_files_is_emptied_with_the_conversation(
    client: httpx.AsyncClient, container: Container, session: str, ayse: str
) -> None:
    await hand_in(client, session, ("a.png", PNG))
    number = await register(container, await conversation_id(container))
    await container.outbox.settled()
    erasure = Erasure(container.database, container.clock, container.settings)
    await erasure.complaint(number, Order(ayse, Reason.CUSTOMER_ASKED))
    async with container.works.reading() as reading:
        told = (await reading.scalars(select(Message.attachments))).all()
    assert set(map(str, told)) == {"None"}
    [file] = await files(container)
    assert (file.name, file.erased_at is not None) == ("", True)
    assert not container.attachments.path(file).exists()
