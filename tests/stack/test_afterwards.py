"""After registering, over the real way: proof, lost number, add, withdraw, reopen, repeat."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import pytest
from customer import Customer
from phone import Phone
from test_complaint import number_in

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from conftest import Rows
    from stack import Stack

_CODE = re.compile(r"\b\d{6}\b")
_TEXTS = (
    "SELECT text FROM complaint_entries entry JOIN complaints c ON c.id = entry.complaint_id"
    " WHERE c.tracking_number = ? ORDER BY entry.id"
)


@pytest.fixture
def phone(stack: Stack, rows: Rows) -> Phone:
    return Phone(stack, rows)


async def _told(customer: Customer, phone: Phone, problem: str) -> str:
    """Register a problem in the chat for the mobile; return its number without spaces."""
    answer = await customer.say(problem)
    if "çözüldü mü" in answer:
        await customer.say("olmadı")
    await customer.say(f"0{phone.number[3:]}")
    await customer.say("Zeynep Kurt")
    number = number_in(await customer.say("evet"))
    phone.hear()
    return number.replace(" ", "")


async def _proven(customer: Customer, phone: Phone, wish: str) -> str:
    """Prove the mobile in the chat by the code that it gets, for what was wished for."""
    assert "cep telefonu" in (await customer.say(wish)).lower()
    answer = await customer.say(f"0{phone.number[3:]}")
    assert "kod" in answer
    return await customer.say(await _code(phone))


async def _code(phone: Phone) -> str:
    """Wait for the SMS that carries the code."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for each in phone.hear():
                if found := _CODE.search(each.text):
                    return found[0]
            await asyncio.sleep(0.1)


def _stored(rows: Rows, number: str) -> dict[str, Any]:
    (found,) = rows("SELECT * FROM complaints WHERE tracking_number = ?", number)
    return found


async def test_a_lost_number_is_found_in_another_chat_by_proof_and_the_complaint_taken_back(
    stack: Stack, phone: Phone, rows: Rows
) -> None:
    async with Customer(stack) as at_home:
        number = await _told(at_home, phone, "faturama bilmediğim bir servis ücreti eklenmiş")
    async with Customer(stack) as elsewhere:
        found = await _proven(elsewhere, phone, "takip numaramı kaybettim")
        assert number in found.replace(" ", "")
        question = await elsewhere.say("şikayetimi geri çekmek istiyorum")
        assert number in question.replace(" ", "")
        assert _stored(rows, number)["state"] == "registered"
        assert "geri" in await elsewhere.say("evet")
    assert _stored(rows, number)["state"] == "withdrawn"


async def test_what_comes_to_mind_later_is_added_and_the_status_tells_who_looks(
    stack: Stack, phone: Phone, rows: Rows
) -> None:
    async with Customer(stack) as customer:
        number = await _told(customer, phone, "hattımı kapattırdım cayma bedeli yazmışsınız")
        await customer.say("şikayetime bir şey eklemek istiyorum")
        await customer.say("taahhüdüm zaten geçen ay bitmişti")
        assert [row["text"] for row in rows(_TEXTS, number)][-1] == (
            "taahhüdüm zaten geçen ay bitmişti"
        )
        told = await customer.say("şikayetimle kim ilgileniyor")
        assert "Size verdiğimiz tarihler" in told
        assert "henüz işlem yapılmadı" in told


async def test_what_was_solved_is_opened_again_in_the_chat(
    stack: Stack, phone: Phone, rows: Rows
) -> None:
    async with Customer(stack) as customer:
        assert "çözüldü mü" in await customer.say("modem bağlı ama internet çok yavaş bu akşam")
        number = number_in(await customer.say("çözüldü sağ olun")).replace(" ", "")
        assert _stored(rows, number)["state"] == "resolved"
        await customer.say("yine yavaşladı, kaydımı yeniden açın")
        await customer.say(f"0{phone.number[3:]}")
        await customer.say("Zeynep Kurt")
    found = _stored(rows, number)
    assert (found["state"], found["cycle"], found["contact_phone"]) == (
        "in_review",
        2,
        phone.number,
    )


async def test_a_repeat_in_another_chat_is_told_of_the_open_one_and_after_a_yes_added_to_it(
    stack: Stack, phone: Phone, rows: Rows
) -> None:
    again = "taahhüdüm yokken yine cayma bedeli istemişsiniz"
    async with Customer(stack) as before:
        first = await _told(before, phone, "hattımı iptal ettim diye cayma bedeli yazmışsınız")
    async with Customer(stack) as later:
        await _proven(later, phone, "takip numaramı kaybettim")
        await later.say(again)
        await later.say("Zeynep Kurt")
        offered = await later.say("evet")
        assert first in offered.replace(" ", "")
        assert again not in [row["text"] for row in rows(_TEXTS, first)]
        await later.choose("Ona ekle")
    assert len(phone.complaints()) == 1
    assert [row["text"] for row in rows(_TEXTS, first)][-1] == again


def test_by_sms_what_is_told_once_more_of_the_open_one_stays_with_it(
    phone: Phone, rows: Rows
) -> None:
    first = number_in(phone.text("YARDIM tivibu yayını sürekli donuyor")[0].text).replace(" ", "")
    assert first in phone.ask("YARDIM tivibu dün akşam da dondu, maç izleyemedik").replace(" ", "")
    assert len(phone.complaints()) == 1
    assert any("maç izleyemedik" in row["text"] for row in rows(_TEXTS, first))
