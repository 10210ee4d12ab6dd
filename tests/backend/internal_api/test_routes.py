from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import select

from backend.complaints.models import Complaint, ComplaintEvent
from backend.conversations import sessions
from backend.conversations.models import Conversation
from backend.kit import tls

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.kit.clock import FixedClock
    from backend.kit.database import Database
    from backend.kit.settings import Settings

BODY: dict[str, Any] = {
    "conversation_id": "c" * 32,
    "channel": "web_chat",
    "description": "İnternetim 3 gündür yok.",
    "topic": "internet_outage",
    "topic_confidence": 0.91,
    "topic_set_by": "classifier",
    "remedy_sought": None,
    "service_number": None,
    "contact": {"name": "Ayşe", "phone": "+905321234567", "email": None},
    "solved_at_first_contact": False,
}
KEY = {"Idempotency-Key": f"{'c' * 32}:m1"}
FULL = {"topic", "topic_label", "description", "severity", "outcome", "answer"}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"lookups_per_hour": 3})


@pytest_asyncio.fixture
async def actions(address: str, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """Talk as the action server does."""
    token = settings.internal_token.get_secret_value()
    headers = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(
        base_url=f"{address}/internal/v1", headers=headers, verify=tls.trusted(), timeout=30
    ) as client:
        yield client


async def register(actions: httpx.AsyncClient, **fields: Any) -> httpx.Response:
    return await actions.post("/complaints", json=BODY | fields, headers=KEY)


async def registered(actions: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await register(actions, **fields)
    assert answer.status_code == 201, answer.text
    view: dict[str, Any] = answer.json()
    return view


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer wrong", "Basic x", "Bearer ünicode"])
async def test_without_the_token_nothing_is_said(client: httpx.AsyncClient, token: str) -> None:
    headers = httpx.Headers({"Authorization": token} if token else {}, encoding="utf-8")
    for path in ("/internal/v1/complaints/1", "/internal/v1/conversations/x/complaints"):
        answer = await client.get(path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")
    answer = await client.post("/internal/v1/complaints", json=BODY, headers=headers)
    assert answer.status_code == 401


async def test_a_complaint_is_registered_and_shown_in_full(
    actions: httpx.AsyncClient, database: Database
) -> None:
    view = await registered(actions)
    assert view["full"]
    assert view["status"] == "registered"
    assert view["status_label"] == "Kaydınız alındı"
    assert view["registered_at"] == "2026-11-23T07:00:00Z"
    assert view["registered_at_display"] == "23 Kasım 2026 Pazartesi 10:00"
    assert view["promised_at_display"] == "25 Kasım 2026 Çarşamba"
    assert view["first_notice_due_display"] == "24 Kasım 2026 Salı 10:00"
    assert view["topic_label"] == "İnternet arızası"
    async with database.reading() as session:
        complaint = (await session.execute(select(Complaint))).scalar_one()
    assert (complaint.channel, complaint.topic_confidence) == ("web_chat", 0.91)
    assert complaint.conversation_id == BODY["conversation_id"]


async def test_the_same_turn_again_is_answered_200_with_the_same_complaint(
    actions: httpx.AsyncClient,
) -> None:
    first = await registered(actions)
    again = await register(actions)
    assert (again.status_code, again.json()) == (200, first)


async def test_the_same_key_with_other_words_is_a_conflict(actions: httpx.AsyncClient) -> None:
    await registered(actions)
    answer = await register(actions, description="Başka")
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_conflict")


async def test_contact_may_be_missing_only_when_it_was_solved(actions: httpx.AsyncClient) -> None:
    nobody = {"name": None, "phone": None, "email": None}
    refused = await register(actions, contact=nobody)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")
    solved = await registered(actions, contact=nobody, solved_at_first_contact=True)
    assert (solved["status"], solved["outcome"]) == ("resolved", "solved_at_first_contact")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"channel": "pigeon"}, "channel"),
        ({"topic": "teleport"}, "topic"),
        ({"topic_confidence": 2}, "topic_confidence"),
        ({"topic_set_by": "agent"}, "topic_set_by"),
        ({"description": None}, "description"),
        ({"conversation_id": ""}, "conversation_id"),
        ({"contact": {"phone": "123"}}, "phone"),
        ({"contact": {"mobile": "+905321234567"}}, "contact.mobile"),
        ({"misspelt": 1}, "misspelt"),
    ],
)
async def test_a_body_that_breaks_the_contract_is_refused_by_field(
    actions: httpx.AsyncClient, wrong: dict[str, Any], field: str
) -> None:
    answer = await register(actions, **wrong)
    assert answer.status_code == 422
    assert field in answer.json()["errors"]


async def test_secrets_are_masked_again(actions: httpx.AsyncClient) -> None:
    view = await registered(actions, description="Kartım 4111111111111111")
    assert "411111111111" not in view["description"]


async def test_the_status_is_full_only_in_the_conversation_that_registered_it(
    actions: httpx.AsyncClient,
) -> None:
    number = (await registered(actions))["tracking_number_display"]
    own = await actions.get(
        f"/complaints/{number}", params={"conversation_id": BODY["conversation_id"]}
    )
    other = await actions.get(f"/complaints/{number}", params={"conversation_id": "other"})
    assert own.json()["full"]
    assert set(own.json()) >= FULL
    assert not other.json()["full"]
    assert not FULL & set(other.json())
    assert other.json()["promised_at_display"] == "25 Kasım 2026 Çarşamba"


async def test_whose_it_is_hears_what_was_asked_promised_and_who_looked_and_nobody_else(
    actions: httpx.AsyncClient,
) -> None:
    number = (await registered(actions))["tracking_number"]
    own = await actions.get(
        f"/complaints/{number}", params={"conversation_id": BODY["conversation_id"]}
    )
    view = own.json()
    assert (view["question"], view["looks"], view["satisfaction"], view["files"]) == (
        "",
        [],
        None,
        0,
    )
    assert [(one["due"], one["first"], one["fate"]) for one in view["promises"]] == [
        ("25 Kasım 2026 Çarşamba", True, "bekleniyor")
    ]
    other = await actions.get(f"/complaints/{number}", params={"conversation_id": "other"})
    assert not {"question", "promises", "looks", "satisfaction", "files"} & set(other.json())


async def test_an_unknown_number_and_a_wrong_one_are_told_apart(
    actions: httpx.AsyncClient,
) -> None:
    who = {"conversation_id": "x"}
    unknown = await actions.get("/complaints/111111111119", params=who)
    codes = {unknown.json()["code"]}
    for last in range(10):
        answer = await actions.get(
            f"/complaints/11111111111{last}", params={"conversation_id": f"{last}"}
        )
        codes.add(answer.json()["code"])
        assert answer.status_code in {404, 422}
    assert codes == {"complaint_not_found", "invalid_tracking_number"}


async def test_a_conversation_that_guesses_learns_nothing_more(
    actions: httpx.AsyncClient,
) -> None:
    view = await registered(actions)
    path = f"/complaints/{view['tracking_number']}"
    for _ in range(3):
        assert (await actions.get(path, params={"conversation_id": "g"})).status_code == 200
    refused = await actions.get(path, params={"conversation_id": "g"})
    assert (refused.status_code, refused.json()["code"]) == (404, "complaint_not_found")
    for _ in range(5):
        own = await actions.get(path, params={"conversation_id": BODY["conversation_id"]})
        assert own.status_code == 200


async def test_a_conversation_lists_what_it_registered(actions: httpx.AsyncClient) -> None:
    view = await registered(actions)
    path = "/conversations/{}/complaints"
    own = await actions.get(path.format(BODY["conversation_id"]))
    assert (view.pop("already_registered"), view.pop("repeat")) == (False, None)
    assert own.json() == {"complaints": [view]}
    assert (await actions.get(path.format("other"))).json() == {"complaints": []}


async def test_information_is_added_once_and_withdrawn_and_reopened_as_the_table_allows(
    actions: httpx.AsyncClient, database: Database
) -> None:
    number = (await registered(actions, solved_at_first_contact=True))["tracking_number"]
    here = {"conversation_id": BODY["conversation_id"]}
    for _ in range(2):
        added = await actions.post(
            f"/complaints/{number}/additions",
            json=here | {"text": "Modem ışığı kırmızı."},
            headers={"Idempotency-Key": "add"},
        )
        assert added.status_code == 200
    refused = await actions.post(f"/complaints/{number}/withdrawal", json=here | {"reason": None})
    assert (refused.status_code, refused.json()["code"]) == (409, "transition_not_allowed")
    reopened = await actions.post(
        f"/complaints/{number}/reopening", json=here | {"reason": "Yine koptu"}
    )
    assert (reopened.status_code, reopened.json()["status"]) == (200, "in_review")
    withdrawn = await actions.post(f"/complaints/{number}/withdrawal", json=here)
    assert (withdrawn.status_code, withdrawn.json()["status"]) == (200, "withdrawn")
    async with database.reading() as session:
        kinds = (await session.execute(select(ComplaintEvent.kind))).scalars().all()
    assert kinds.count("information_added") == 1


@pytest.mark.parametrize("verb", ["additions", "withdrawal", "reopening"])
async def test_another_conversation_changes_nothing(actions: httpx.AsyncClient, verb: str) -> None:
    number = (await registered(actions))["tracking_number"]
    body = {"conversation_id": "other"} | ({"text": "x"} if verb == "additions" else {})
    answer = await actions.post(f"/complaints/{number}/{verb}", json=body)
    assert (answer.status_code, answer.json()["code"]) == (404, "complaint_not_found")


async def test_asking_for_a_person_twice_is_one_request(
    actions: httpx.AsyncClient, database: Database, clock: FixedClock
) -> None:
    async with database.transaction() as session:
        await sessions.open_session(session, clock.now())
        conversation_id = (await session.execute(select(Conversation.id))).scalar_one()
    for _ in range(2):
        answer = await actions.post(
            f"/conversations/{conversation_id}/agent-requests", json={"reason": None}
        )
        assert answer.status_code == 200
        assert answer.json() == {
            "state": "waiting",
            "position": 1,
            "ahead": 0,
            "operator_phone": "444 1 444",
            "staffed": False,  # nobody's page of the desk is open
            "opens_at": None,
        }


async def test_a_person_for_a_conversation_nobody_holds_is_not_found(
    actions: httpx.AsyncClient,
) -> None:
    answer = await actions.post("/conversations/none/agent-requests", json={})
    assert answer.status_code == 404


async def test_what_was_sent_by_the_form_is_shown_in_the_chat_and_registered_anew_on_wish(
    actions: httpx.AsyncClient, client: httpx.AsyncClient, database: Database
) -> None:
    form = {"description": BODY["description"], "phone": "0532 123 45 67"}
    by_form = (await client.post("/api/v1/complaints", json=form)).json()
    told = await register(actions)
    assert told.status_code == 200
    view = told.json()
    assert (view["already_registered"], view["full"]) == (True, False)
    assert view["tracking_number"] == by_form["tracking_number"]
    assert "description" not in view
    anew = await registered(actions, again=True)
    assert (anew["already_registered"], anew["full"]) == (False, True)
    assert anew["tracking_number"] != by_form["tracking_number"]


async def test_what_the_assistant_found_is_kept_exactly(
    actions: httpx.AsyncClient, database: Database
) -> None:
    found = {"place": "Gebze, Kocaeli", "province": "Kocaeli", "lasted_minutes": 4320}
    await registered(actions, **found, amount="1234.56")
    async with database.reading() as session:
        complaint = (await session.execute(select(Complaint))).scalar_one()
    assert (complaint.place, complaint.province, complaint.lasted_minutes) == tuple(found.values())
    assert (complaint.amount, complaint.currency) == (Decimal("1234.56"), "TRY")


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": "12.345"},
        {"amount": "-1"},
        {"amount": "Infinity"},
        {"amount": "1e30"},
        {"lasted_minutes": -1},
        {"lasted_minutes": 10**12},
        {"place": "a" * 300},
        {"again": "belki"},
    ],
)
async def test_what_cannot_have_been_found_is_refused_by_name(
    actions: httpx.AsyncClient, wrong: dict[str, Any]
) -> None:
    answer = await register(actions, **wrong)
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == set(wrong)


async def test_one_that_nobody_can_be_told_the_result_of_wants_a_contact_first(
    actions: httpx.AsyncClient,
) -> None:
    nobody = {"name": None, "phone": None, "email": None}
    solved = await registered(actions, solved_at_first_contact=True, contact=nobody)
    path = f"/complaints/{solved['tracking_number']}"
    wish = {"conversation_id": BODY["conversation_id"], "reason": "Yine koptu."}
    refused = await actions.post(f"{path}/reopening", json=wish, headers=KEY)
    assert (refused.status_code, refused.json()["code"]) == (409, "contact_missing")
    told = {"conversation_id": BODY["conversation_id"], "phone": "0532 123 45 67"}
    assert (await actions.post(f"{path}/contact", json=told, headers=KEY)).status_code == 200
    opened = await actions.post(f"{path}/reopening", json=wish, headers=KEY)
    assert (opened.status_code, opened.json()["status"]) == (200, "in_review")
