"""The main job over the real way: WebSocket, backend, Rasa, actions, database, and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from customer import Customer

if TYPE_CHECKING:
    from conftest import Rows
    from stack import Stack

_NUMBER = re.compile(r"\b\d{4} \d{4} \d{4}\b")


def number_in(text: str) -> str:
    found = _NUMBER.search(text)
    assert found, text
    return found[0]


async def test_from_the_first_word_to_a_tracking_number_and_its_status(
    stack: Stack, rows: Rows
) -> None:
    async with Customer(stack) as customer:
        help_first = await customer.say("internetim 3 gündür yok, arıyorum kimse açmıyor")
        assert "çözüldü mü" in help_first
        privacy = await customer.choose("Hayır")
        assert "/kvkk" in privacy
        assert "cep telefonu" in privacy
        assert "Adınız" in await customer.say("0533 111 22 33")
        summary = await customer.say("AYŞE YILMAZ")
        assert "İnternet arızası" in summary
        assert "internetim 3 gündür yok, arıyorum kimse açmıyor" in summary
        assert "Ayşe Yılmaz" in summary
        corrected = await customer.say("telefon yanlış, 0532 123 45 67")
        assert "0532 123 45 67" in corrected
        number = number_in(await customer.choose("Evet"))
        status = await customer.say("şikayetim ne durumda")
        assert number in status
        assert "İnternet arızası" in status

    (stored,) = rows("SELECT * FROM complaints WHERE tracking_number = ?", number.replace(" ", ""))
    (entry,) = rows("SELECT text FROM complaint_entries WHERE complaint_id = ?", stored["id"])
    assert entry["text"] == "internetim 3 gündür yok, arıyorum kimse açmıyor"
    assert stored["topic"] == "internet_outage"
    assert stored["topic_set_by"] == "classifier"
    assert stored["channel"] == "web_chat"
    assert stored["state"] == "registered"
    assert stored["contact_phone"] == "+905321234567"
    assert stored["contact_name"] == "Ayşe Yılmaz"
    clocks = rows("SELECT kind FROM complaint_clocks WHERE complaint_id = ?", stored["id"])
    assert {row["kind"] for row in clocks} == {
        "first_notice",
        "promise",
        "legal",
        "legal_notice",
        "target",
    }

    shown = stack.command("complaints", number)
    assert number in shown
    assert "+905321234567" not in shown  # masked by default

    coarse = await stack.get(f"/api/v1/complaints/{number}")
    assert coarse["status"] == "registered"
    assert "Ayşe" not in str(coarse)


async def test_a_second_complaint_in_the_same_conversation_asks_nothing_twice(
    stack: Stack,
) -> None:
    async with Customer(stack) as customer:
        await customer.say("yurt dışında interneti kullandım diye 900 tl yazmışlar roaming için")
        await customer.say("0533 111 22 33")
        await customer.say("mehmet kaya")
        first = number_in(await customer.say("evet"))
        text = await customer.say("bir de televizyon yayını donuyor, tivibu kutusu açılmıyor")
        assert "çözüldü mü" in text
        summary = await customer.say("olmadı")
        assert "0533 111 22 33" in summary
        assert "Mehmet Kaya" in summary
        second = number_in(await customer.say("evet kaydedin"))
        assert second != first


async def test_a_problem_solved_at_first_contact_is_registered_without_asking_who(
    stack: Stack, rows: Rows
) -> None:
    async with Customer(stack) as customer:
        assert "çözüldü mü" in await customer.say(
            "wifi bağlı ama internet çok yavaş, sayfalar açılmıyor"
        )
        number = number_in(await customer.say("çözüldü sağ olun"))
    (stored,) = rows("SELECT * FROM complaints WHERE tracking_number = ?", number.replace(" ", ""))
    (cycle,) = rows("SELECT * FROM complaint_cycles WHERE complaint_id = ?", stored["id"])
    assert cycle["outcome"] == "solved_at_first_contact"
    assert stored["state"] == "resolved"
    assert stored["contact_phone"] is None


async def test_asking_for_a_human_leaves_a_waiting_request_and_nothing_more_is_asked(
    stack: Stack, rows: Rows
) -> None:
    async with Customer(stack) as customer:
        await customer.say("faturam iki kat geldi")
        await customer.say("hayır")
        answer = await customer.say("temsilciye bağlanmak istiyorum")
        assert "444 1 444" in answer
        assert "cep telefonu" not in answer
        assert "Sıradaki yeriniz 1" in await customer.say("kaçıncı sıradayım")
        assert "Cep telefonu" in await customer.say("vazgeçtim, botla devam")
        await customer.say("temsilciye bağlanmak istiyorum")
    waiting = rows(
        "SELECT * FROM agent_requests JOIN conversations ON conversations.id = conversation_id"
        " WHERE closed_at IS NULL AND channel = 'web_chat'"
    )
    assert len(waiting) == 1


async def test_a_status_is_told_by_number_in_any_spelling_and_errors_are_told_apart(
    stack: Stack,
) -> None:
    number = await stack.register("modemin ışığı yanmıyor")
    async with Customer(stack) as customer:
        spelt = f"{number[:4]}-{number[4:8]}.{number[8:]}"
        answer = await customer.say(f"merhaba {spelt} numaralı şikayetim ne oldu acaba")
        assert "durumu" in answer
        assert "modemin" not in answer  # the number alone shows no text
        wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
        assert "bir hata var" in await customer.say(wrong)
        assert "durumu" in await customer.say(number)


async def test_a_form_without_a_topic_gets_it_from_the_same_classifier(
    stack: Stack, rows: Rows
) -> None:
    number = await stack.register("Bu ayki faturam iki katı geldi, fazla alınanı geri istiyorum")
    (stored,) = rows("SELECT * FROM complaints WHERE tracking_number = ?", number)
    assert (stored["topic"], stored["topic_set_by"]) == ("billing", "classifier")
