"""By SMS, the whole way: a phone, the backend, Rasa, the actions, the outbox, and the phone again.

Every answer is held to plain letters and two SMS (`phone.Phone`). What is stored is read behind the
application's back.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from phone import Phone

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Rows
    from stack import Stack

_SPELT = re.compile(r"\b\d{4} \d{4} \d{4}\b")
_UNKNOWN = "482109375523"
COMPLAINT = "internetim 3 gündür yok"
ENTRIES = "SELECT text FROM complaint_entries WHERE complaint_id = ?"
NO_COMPLAINT_HERE = "Bu numarayla acilmis bir kayit bulamadik"
NOT_YOURS = "bu numaradan acilmis bir kaydiniz degil"


def number_in(text: str) -> str:
    found = _SPELT.search(text)
    assert found, text
    return found[0].replace(" ", "")


def spelt(number: str) -> str:
    return f"{number[:4]} {number[4:8]} {number[8:]}"


def misspelt(number: str) -> str:
    return number[:-1] + str((int(number[-1]) + 1) % 10)


@pytest.fixture
def phone(stack: Stack, rows: Rows) -> Phone:
    return Phone(stack, rows)


@pytest.fixture
def another(stack: Stack, rows: Rows) -> Phone:
    return Phone(stack, rows)


@pytest.fixture
def registered(phone: Phone) -> str:
    """The number of a complaint that the phone has made."""
    return number_in(phone.text(f"YARDIM {COMPLAINT}")[0].text)


def states(phone: Phone) -> list[str]:
    return [row["state"] for row in phone.sent_to_us()]


class TestComplaint:
    def test_one_message_is_enough(self, phone: Phone, rows: Rows) -> None:
        told, helped = phone.text(f"YARDIM {COMPLAINT}")
        number = number_in(told.text)
        assert told.text.startswith(f"Sikayetiniz kaydedildi. Takip no: {spelt(number)}. 24 saat")
        assert re.search(r"en gec \d+ \w+ 20\d\d \w+ sonuc", told.text)
        assert "modemi kapatip" in helped.text
        assert "COZULDU yazin" in helped.text

        (incoming,) = phone.sent_to_us()
        assert (incoming["state"], incoming["text"]) == ("taken", f"YARDIM {COMPLAINT}")
        (stored,) = phone.complaints()
        assert stored["tracking_number"] == number
        assert stored["channel"] == "sms"
        assert [row["text"] for row in rows(ENTRIES, stored["id"])] == [COMPLAINT]
        assert (stored["topic"], stored["topic_set_by"]) == ("internet_outage", "classifier")
        assert stored["state"] == "registered"
        assert stored["conversation_id"] == incoming["conversation_id"]
        clocks = rows("SELECT kind FROM complaint_clocks WHERE complaint_id = ?", stored["id"])
        assert {row["kind"] for row in clocks} == {
            "first_notice",
            "promise",
            "legal",
            "legal_notice",
            "target",
        }
        sent = phone.sent_by_us()
        assert [row["text"] for row in sent] == [told.text, helped.text]
        assert {(row["state"], row["attempts"], row["uncertain"]) for row in sent} == {
            ("delivered", 1, 0)
        }
        assert [(row["encoding"], row["segments"]) for row in sent] == [("gsm7", 2), ("gsm7", 1)]
        (conversation,) = rows("SELECT * FROM conversations WHERE phone = ?", phone.number)
        assert (conversation["channel"], conversation["smsc"]) == ("sms", "simulator")

    def test_five_messages_and_no_question_twice(self, phone: Phone, rows: Rows) -> None:
        first = number_in(phone.text("Yardım: faturam iki katı geldi bu ay")[0].text)
        assert spelt(first) in phone.ask("hizmet numaram 1234567890")
        told, helped = phone.text("ayrıca evde internet çok yavaş, sayfalar açılmıyor")
        second = number_in(told.text)
        assert told.text.startswith("Bu sikayetiniz de kaydedildi")
        assert "KVKK" not in told.text
        assert "Deneyin" in helped.text
        assert spelt(second) in phone.ask("kabloyla da aynı, hız hep 2 megabit")
        assert "Internet hizi" in phone.ask("durum ne oldu")

        assert [(row["tracking_number"], row["topic"]) for row in phone.complaints()] == [
            (first, "billing"),
            (second, "internet_speed"),
        ]
        added = rows(
            "SELECT tracking_number FROM complaint_events JOIN complaints c ON c.id = complaint_id"
            " WHERE kind = 'information_added' AND contact_phone = ? ORDER BY at",
            phone.number,
        )
        assert [row["tracking_number"] for row in added] == [first, second]
        assert states(phone) == ["taken"] * 5
        assert len({row["conversation_id"] for row in phone.sent_to_us()}) == 1

    def test_the_keyword_alone_asks_and_the_next_text_needs_none(self, phone: Phone) -> None:
        assert "bu mesaja yanit olarak yazin" in phone.ask("yardım")
        number_in(phone.text("faturam çok geldi")[0].text)
        assert states(phone) == ["answered", "taken"]

    def test_a_topic_is_chosen_by_its_number(self, phone: Phone) -> None:
        told, asked = phone.text("YARDIM bana yalan söylediniz hep")
        number_in(told.text)
        offered = asked.text.splitlines()[1:]
        assert offered[-1] == "4) Diger"
        assert (phone.complaints()[0]["topic_set_by"]) == "classifier"
        chosen = next(line for line in offered if "Musteri hizmetleri" in line)[0]
        assert phone.ask(chosen) == "Tesekkurler. Konu: Musteri hizmetleri."
        (stored,) = phone.complaints()
        assert (stored["topic"], stored["topic_set_by"]) == ("customer_service", "customer")

    def test_danger_of_life_comes_before_everything(self, phone: Phone) -> None:
        danger, told, *_ = phone.text("YARDIM direkten kablo sarkıyor yola, çok tehlikeli")
        assert "112" in danger.text
        assert spelt(phone.complaints()[0]["tracking_number"]) in told.text
        assert phone.complaints()[0]["severity"] == "critical"

    @pytest.mark.parametrize("said", ["ÇÖZÜLDÜ", "cozuldu", "düzeldi teşekkürler"])
    def test_solved_closes_it(self, phone: Phone, registered: str, said: str, rows: Rows) -> None:
        assert f"{spelt(registered)} nolu kaydiniz cozuldu" in phone.ask(said)
        (stored,) = phone.complaints()
        assert stored["state"] == "resolved"
        (cycle,) = rows("SELECT * FROM complaint_cycles WHERE complaint_id = ?", stored["id"])
        assert cycle["outcome"] == "solved_at_first_contact"

    def test_a_repeat_of_the_network_registers_nothing_and_costs_nothing(
        self, phone: Phone, registered: str
    ) -> None:
        assert phone.text(f"YARDIM {COMPLAINT}") == []
        assert states(phone) == ["taken", "repeat"]
        assert len(phone.complaints()) == 1


class TestStatus:
    @pytest.mark.parametrize(
        "asked",
        [
            lambda _: "DURUM",
            lambda _: "YARDIM DURUM",
            lambda number: f"DURUM {number}",
            lambda number: f"durum no: {spelt(number)}",
            lambda number: number,
            lambda number: f"{spelt(number)}.",
            lambda _: "şikayetim ne durumda acaba",
            lambda number: f"{number} numaralı şikayetim ne oldu",
        ],
        ids=["alone", "keyword", "number", "spelt", "only", "only-spelt", "plain", "plain-number"],
    )
    def test_in_full_from_the_registered_phone(
        self, phone: Phone, registered: str, asked: Callable[[str], str]
    ) -> None:
        answer = phone.ask(asked(registered))
        assert answer.startswith(f"{spelt(registered)} (Internet arizasi): Kaydiniz alindi.")
        assert '"internetim 3 gundur yok"' in answer

    @pytest.mark.parametrize("written", ["{}", "YARDIM DURUM {}", "{} nolu şikayetim ne oldu"])
    def test_coarse_from_any_other(
        self, another: Phone, registered: str, written: str, rows: Rows
    ) -> None:
        text = written.format(registered)
        # Only a number that stands alone is known to be meant for us without the keyword.
        answer = another.ask(text if text == registered else f"YARDIM {text}")
        assert answer.startswith(f"{spelt(registered)}: Kaydiniz alindi. Kayit:")
        assert "nternet" not in answer
        assert rows("SELECT 1 FROM complaints WHERE contact_phone = ?", another.number) == []

    def test_a_wrong_check_digit_and_an_unknown_number(self, phone: Phone, registered: str) -> None:
        wrong = misspelt(registered)
        for asked in (f"DURUM {wrong}", wrong, f"YARDIM {wrong} ne oldu"):
            answer = phone.ask(asked)
            assert answer.startswith(spelt(wrong)), asked
            assert "gecerli" in answer, asked
        for asked in (f"DURUM {_UNKNOWN}", _UNKNOWN, f"YARDIM {_UNKNOWN} ne oldu"):
            answer = phone.ask(asked)
            assert answer.startswith(spelt(_UNKNOWN)), asked
            assert "kayit bulunamadi" in answer, asked

    def test_nothing_was_registered_from_this_phone(self, phone: Phone) -> None:
        assert NO_COMPLAINT_HERE in phone.ask("YARDIM DURUM")


class TestWithdrawing:
    @pytest.mark.parametrize("asked", ["İPTAL", "iptal {}", "şikayetimi geri çekmek istiyorum"])
    def test_after_one_question(self, phone: Phone, registered: str, asked: str) -> None:
        question = phone.ask(asked.format(registered))
        assert f"{spelt(registered)} (Internet arizasi) kaydinizi geri cekelim mi?" in question
        assert phone.complaints()[0]["state"] == "registered"
        assert "geri cekildi" in phone.ask("evet")
        assert phone.complaints()[0]["state"] == "withdrawn"
        # The same words again, minutes after others, are meant.
        assert "zaten geri cekilmis" in phone.ask(f"İPTAL {registered} ")

    def test_no_leaves_it(self, phone: Phone, registered: str) -> None:
        phone.ask("İPTAL")
        assert "Kaydiniz duruyor" in phone.ask("HAYIR")
        assert phone.complaints()[0]["state"] == "registered"

    @pytest.mark.parametrize("asked", ["YARDIM İPTAL {}", "YARDIM {} nolu kaydı iptal edin"])
    def test_anothers_is_refused_as_an_unknown_one_is(
        self, phone: Phone, another: Phone, registered: str, asked: str
    ) -> None:
        refused = another.ask(asked.format(registered))
        unknown = another.ask(asked.format(_UNKNOWN))
        assert NOT_YOURS in refused
        assert refused.replace(spelt(registered), "") == unknown.replace(spelt(_UNKNOWN), "")
        assert phone.complaints()[0]["state"] == "registered"

    def test_nothing_to_withdraw_and_a_wrong_number(self, phone: Phone) -> None:
        assert "acik bir kaydiniz yok" in phone.ask("YARDIM İPTAL")
        assert "gecerli bir takip numarasi degil" in phone.ask(f"İPTAL {misspelt(_UNKNOWN)}")


class TestReopening:
    @pytest.mark.parametrize(
        "asked", ["YENİDEN AÇ", "yeniden ac {} yine koptu", "kaydımı yeniden açar mısınız"]
    )
    def test_what_was_solved_goes_on(
        self, phone: Phone, registered: str, asked: str, rows: Rows
    ) -> None:
        phone.ask("ÇÖZÜLDÜ")
        answer = phone.ask(asked.format(registered))
        assert f"{spelt(registered)} nolu kaydiniz yeniden acildi" in answer
        (stored,) = phone.complaints()
        assert (stored["state"], stored["cycle"]) == ("in_review", 2)
        moved = rows(
            "SELECT actor_kind, text FROM complaint_events event"
            " LEFT JOIN complaint_entries entry ON entry.id = entry_id"
            " WHERE event.complaint_id = ? AND from_state = 'resolved'",
            stored["id"],
        )
        assert [row["actor_kind"] for row in moved] == ["customer"]
        assert ("yine koptu" in (moved[0]["text"] or "")) == ("yine koptu" in asked)

    def test_one_that_is_open_anothers_and_none(
        self, phone: Phone, another: Phone, registered: str
    ) -> None:
        assert "zaten acik" in phone.ask("YENİDEN AÇ")
        assert "nolu kaydiniz acik" in phone.ask(f"YENİDEN AÇ {registered}")
        assert NOT_YOURS in another.ask(f"YARDIM YENİDEN AÇ {registered}")
        assert NO_COMPLAINT_HERE in another.ask("YENİDEN AÇ")
        assert phone.complaints()[0]["state"] == "registered"


class TestAround:
    @pytest.mark.parametrize("asked", ["TEMSİLCİ", "bir insanla görüşmek istiyorum"])
    def test_a_person_is_asked_for(
        self, phone: Phone, registered: str, asked: str, rows: Rows
    ) -> None:
        assert "gorevde temsilcimiz yok" in phone.ask(asked)  # nobody has the desk open
        (waiting,) = rows(
            "SELECT handover, closed_at FROM agent_requests"
            " JOIN conversations c ON c.id = conversation_id WHERE phone = ?",
            phone.number,
        )
        assert (waiting["handover"], waiting["closed_at"]) == ("waiting", None)
        # Until one comes, the assistant goes on.
        assert spelt(registered) in phone.ask("DURUM")

    @pytest.mark.parametrize("asked", ["YARDIM BİLGİ", "yardım bilgi verir misiniz"])
    def test_help_names_the_commands(self, phone: Phone, asked: str) -> None:
        answer = phone.ask(asked)
        for word in ("DURUM", "IPTAL", "YENIDEN AC", "TEMSILCI", "444 1 444"):
            assert word in answer

    @pytest.mark.parametrize("said", ["RET", "DUR", "YARDIM dur", "anket göndermeyin artık"])
    def test_surveys_are_stopped_and_allowed_again(
        self, phone: Phone, said: str, rows: Rows
    ) -> None:
        out = "SELECT 1 FROM survey_opt_outs WHERE contact = ?"
        assert "anket gondermeyecegiz" in phone.ask(said)
        assert len(rows(out, phone.number)) == 1
        assert "Anket gonderimine izin verdiniz" in phone.ask("KABUL")
        assert rows(out, phone.number) == []
        # Notices are owed all the same.
        phone.ask("RET ")
        number_in(phone.text("YARDIM modemin ışıkları yanmıyor")[0].text)

    def test_an_unknown_keyword_is_helped_once(self, phone: Phone) -> None:
        assert "YARDIM yazip bosluk birakin" in phone.ask("MERHABA")
        assert phone.text("KAMPANYA KATIL") == []
        assert [(row["state"], row["reason"]) for row in phone.sent_to_us()] == [
            ("answered", "help"),
            ("ignored", "was helped minutes ago"),
        ]

    def test_a_phone_that_is_off_gets_nothing_and_the_row_says_so(
        self, stack: Stack, phone: Phone
    ) -> None:
        phone.switch(on=False)
        phone.write("YARDIM tarifem değişmiş haberim yok")
        deadline = time.monotonic() + 20
        while [row["state"] for row in phone.sent_by_us()][:1] != ["failed"]:
            assert time.monotonic() < deadline, stack.logs()
            time.sleep(0.05)
        assert len(phone.complaints()) == 1
