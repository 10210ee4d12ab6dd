"""What a whole message says: an answer first, then what else is wanted, and the story."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from actions.reading.context import Context
from actions.reading.message import Clause, Message
from actions.reading.read import read
from bot.clauses import clauses

_TOLD = {q.PHONE, q.NAME, q.EMAIL, q.SOLVED, q.CONFIRM}


def _read(
    text: str, question: str = q.NONE, intent: str = "nlu_fallback", **parts: str
) -> r.Reading:
    """Read a text; `parts` gives the intent of a clause by its first word."""
    pieces = tuple(
        Clause(one.text, one.start, ((parts.get(one.text.split()[0].lower(), intent), 0.7),))
        for one in clauses(text)
    )
    message = Message(text, intent, 0.7, ranking=((intent, 0.7),), clauses=pieces)
    return read(message, Context(question=question, offer=f"{question}:1", told=question in _TOLD))


class TestAHumanIsWanted:
    @pytest.mark.parametrize("question", sorted({q.NONE, q.PROBLEM, q.TOPIC, q.PHONE, q.NAME}))
    def test_at_any_question(self, question: str) -> None:
        assert _read("bir yetkiliyle görüşmek istiyorum", question).main == r.HUMAN

    def test_rather_than_refusing_a_detail(self) -> None:
        found = _read("telefonumu vermem, danışmana aktarın", q.PHONE)
        assert found.main == r.HUMAN

    def test_beside_a_detail_that_is_given(self) -> None:
        found = _read("0501 222 33 44, ama bana bir görevli bağlayın", q.PHONE)
        assert (found.main, found.value) == (r.GIVEN, "+905012223344")
        assert r.HUMAN in found.also

    def test_after_what_still_fails(self) -> None:
        found = _read("çözülmedi, temsilci istiyorum", q.SOLVED)
        assert (found.main, found.also) == (r.NO, (r.HUMAN,))


class TestAStoryWithAWant:
    def test_is_a_complaint_first(self) -> None:
        found = _read("televizyonda görüntü donuyor, bana bir yetkili bağlayın")
        assert (found.main, found.also) == (r.COMPLAINT, (r.HUMAN,))

    def test_keeps_what_says_too_little_by_itself(self) -> None:
        text, sure = "fatura çok yüksek geldi 3 kat", (("file_complaint", 0.95),)
        pieces = tuple(Clause(one.text, one.start, sure) for one in clauses(text))
        assert len(pieces) > 1
        found = read(Message(text, "file_complaint", 0.95, ranking=sure, clauses=pieces), Context())
        assert found.main == r.COMPLAINT
        assert found.text is None

    def test_keeps_only_its_own_words(self) -> None:
        found = _read(
            "faturama fazladan servis eklenmiş, bir temsilciye bağlayın",
            faturama="file_complaint",
            bir="talk_to_agent",
        )
        assert found.main == r.COMPLAINT
        assert found.text == "faturama fazladan servis eklenmiş"

    def test_keeps_the_threat_as_what_it_is(self) -> None:
        found = _read("iki aydır hatalı fatura kesiyorsunuz, BTK'ya gideceğim")
        assert found.main == r.COMPLAINT
        assert r.REGULATOR in found.also

    def test_without_anything_else_is_the_whole_message(self) -> None:
        found = _read("modem kendi kendine kapanıyor", intent="file_complaint")
        assert (found.main, found.text) == (r.COMPLAINT, None)


class TestWants:
    def test_two_of_them_stand_in_order(self) -> None:
        found = _read("borcum ne kadar, sınırsız paketiniz var mı")
        assert found.all == (r.BILL, r.TARIFF)

    def test_a_request_outweighs_what_only_puts_off(self) -> None:
        assert _read("dur biraz, borcum kaç lira", q.NAME).main == r.BILL

    def test_a_complaint_about_the_same_is_none(self) -> None:
        found = _read("hattımı iptal etmiyorsunuz aylardır", intent="file_complaint")
        assert (found.main, found.also) == (r.COMPLAINT, ())

    def test_what_is_to_be_written_down_is_more_of_the_story(self) -> None:
        found = _read("kablo da kopuk, bunu da yazın", q.CONFIRM)
        assert found.main == r.MORE


class TestAnAddition:
    def test_is_taken_whole(self) -> None:
        found = _read("imzam yok üstünde hiç görmedim onu", q.ADDITION, intent="deny")
        assert (found.main, found.text) == (r.MORE, None)

    def test_may_threaten(self) -> None:
        found = _read("bir de CİMER'e yazacağımı ekleyin", q.ADDITION)
        assert found.main == r.MORE
