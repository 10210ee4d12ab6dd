"""Details, corrections and wishes at any moment of a complaint, without the model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from actions.dialogue.draft import REFUSED
from actions.reading import corrections, questions as q, reading as r
from actions.reading.context import Context
from actions.reading.message import Message
from actions.reading.reading import Reading
from actions.reading.tells import fields
from tests.actions.dialogue.kit import MOBILE, Talk, at_the_summary, complained, registered

OTHER, LINE = "+905053012244", "+902324110099"
MISREAD = [r.UNCLEAR, r.CANCEL, r.HUMAN, r.MORE, r.COMPLAINT, r.PERSISTS, r.POSITION, r.WAIT]


def hear(talk: Talk, text: str, main: str = r.UNCLEAR, **more: Any) -> list[str]:
    """Hear a text with the details that are told in it, read as something."""
    return talk.take(Message(text), lambda m: Reading(main, fields=fields(m), **more))


def at(question: str) -> Talk:
    talk = complained()
    if question == q.EMAIL:
        talk.hear(r.REFUSED)
    if question in {q.NAME, q.CONFIRM}:
        talk.hear(r.GIVEN, value=MOBILE)
    if question == q.CONFIRM:
        talk.hear(r.GIVEN, value="Ayşe Yılmaz")
    assert talk.question == question
    return talk


@pytest.mark.parametrize("main", MISREAD)
class TestHoweverItIsRead:
    def test_a_number_where_the_address_is_asked(self, main: str) -> None:
        talk = at(q.EMAIL)
        said = hear(talk, "gelinime sordum 0505 301 22 44", main)
        assert said == ["utter_taken", "utter_ask_name"]
        assert talk.state.draft.phone == OTHER

    def test_another_number_where_the_name_is_asked(self, main: str) -> None:
        talk = at(q.NAME)
        said = hear(talk, "pardon benimki 0505 301 22 44", main)
        assert said == ["utter_put_right", "utter_ask_name_again"]
        assert talk.state.draft.phone == OTHER
        assert talk.state.draft.description == "cayma bedeli yazmışsınız"

    def test_a_wish_at_the_summary(self, main: str) -> None:
        talk = at(q.CONFIRM)
        assert hear(talk, "mesaiden sonra arasınlar", main)[0] == "utter_wish_noted"
        assert talk.state.draft.wishes == ("mesaiden sonra arasınlar",)
        assert talk.question == q.CONFIRM
        assert not talk.backend.agent_requests


def test_a_landline_alone_is_enough() -> None:
    talk = at(q.EMAIL)
    said = hear(talk, "evin telefonu 0232 411 00 99")
    assert said == ["utter_taken", "utter_landline_taken", "utter_ask_name"]
    assert (talk.state.draft.phone, talk.state.draft.email) == (LINE, REFUSED)


def test_a_mobile_takes_the_place_of_a_landline() -> None:
    talk = complained()
    talk.hear(r.GIVEN, value=LINE)
    hear(talk, "cebim de var 0505 301 22 44")
    assert (talk.state.draft.phone, talk.state.draft.service_number) == (OTHER, LINE)


def test_a_landline_beside_a_mobile_is_the_lines() -> None:
    talk = at(q.NAME)
    hear(talk, "ev telefonu da 0232 411 00 99")
    assert (talk.state.draft.phone, talk.state.draft.service_number) == (MOBILE, LINE)


def test_a_landline_that_is_to_be_used_is_the_number() -> None:
    talk = at(q.CONFIRM)
    hear(talk, "0232 411 00 99 u arayın", r.CORRECT, field=q.PHONE, value=LINE)
    assert talk.state.draft.phone == LINE
    assert talk.question == q.CONFIRM, "no address is asked for any more"


def test_a_name_where_the_number_is_asked() -> None:
    talk = complained()
    assert hear(talk, "Sena Toprak") == ["utter_taken", "utter_ask_phone_again"]
    assert talk.state.draft.name == "Sena Toprak"


def test_what_is_wanted_beside_a_number_is_not_lost() -> None:
    talk = at(q.NAME)
    hear(talk, "bir müşteri temsilcisine bağlayın 0505 301 22 44", r.HUMAN)
    assert talk.backend.agent_requests


def test_leaving_beside_a_number_is_asked_back() -> None:
    talk = at(q.NAME)
    assert hear(talk, "vazgeçtim 0505 301 22 44", r.CANCEL)[-1] == "utter_ask_drop"


def test_the_same_number_again_is_right() -> None:
    talk = at_the_summary()
    talk.hear(r.CORRECT, field=q.PHONE)
    for _ in range(3):
        talk.hear(r.UNCLEAR)
    said = talk.hear(r.GIVEN, "0532 123 45 67 dedim ya", value=MOBILE)
    assert said == ["utter_ask_confirm"]


def test_a_question_about_a_detail_is_answered_and_nothing_registered() -> None:
    talk = at_the_summary()
    assert hear(talk, "numara doğru mu bi baksana", r.YES) == ["utter_read_back"]
    assert "0532 123 45 67" in talk.newest[0]["details"]
    assert not talk.registered
    talk.hear(r.YES, "evet")
    assert len(talk.registered) == 1


def test_an_addition_is_kept_whole_and_nothing_is_asked_anew() -> None:
    talk = at_the_summary()
    said = hear(talk, "hayır kablo sağlam, port arızalı onu yaz", r.CORRECT, field=q.PHONE)
    assert said == ["utter_noted", "utter_ask_confirm_again"]
    assert (talk.state.draft.description or "").endswith("\nkablo sağlam, port arızalı")
    assert talk.state.draft.phone == MOBILE


def test_other_words_leave_the_old_ones_to_the_agent() -> None:
    talk = at_the_summary()
    talk.hear(r.CORRECT, "sorun … diye yaz", field=q.PROBLEM, value="iki kez kesildi")
    talk.hear(r.YES, "evet")
    told = talk.registered[0].description
    assert told == "iki kez kesildi\nDüzeltilmeden önce: cayma bedeli yazmışsınız"


def test_wishes_are_registered() -> None:
    talk = at(q.NAME)
    hear(talk, "Sena Toprak öğleden sonra arayın", r.GIVEN, value="Sena Toprak")
    assert talk.question == q.CONFIRM
    assert "öğleden sonra arayın" in talk.newest[-1]["details"]
    talk.hear(r.YES, "evet")
    assert talk.registered[0].description.endswith("İletişim isteği: öğleden sonra arayın")


def test_the_next_complaint_begins_without_the_wishes() -> None:
    talk, _ = registered()
    assert talk.state.draft.wishes == ()


def test_the_same_details_answer_the_question_for_more() -> None:
    talk = complained()
    talk.hear(r.GIVEN, value=LINE)
    assert hear(talk, "aynı bilgiler") == ["utter_same_details", "utter_ask_name"]


def test_several_corrections_are_read_back_at_once() -> None:
    talk = at(q.CONFIRM)
    text = "adım Sena Toprak, numaram 0505 301 22 44"
    assert hear(talk, text, r.CORRECT, field=q.NAME, value="Sena Toprak")[0] == "utter_put_right"
    assert talk.newest[0]["details"] == "telefon 0505 301 22 44, ad Sena Toprak"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("doğru, ancak yer bilgisi silinsin", "yer"),
        ("tamam fakat kayıt ablam Hale Toprak adına olacak", "name"),
    ],
)
def test_a_yes_with_a_but_that_puts_right_registers_nothing(text: str, told: str) -> None:
    talk = at_the_summary()
    hear(talk, text, r.YES)
    assert not talk.registered
    assert told != "name" or talk.state.draft.name == "Hale Toprak"
    assert told != "yer" or talk.state.draft.place == REFUSED


def test_a_yes_with_a_mere_but_registers() -> None:
    talk = at_the_summary()
    hear(talk, "evet ama çabuk olun", r.YES)
    assert len(talk.registered) == 1


def test_who_only_says_a_name_is_asked_what_is_wrong() -> None:
    talk = Talk()
    assert hear(talk, "adım Sena Toprak", r.COMPLAINT) == ["utter_taken", "utter_ask_problem"]
    hear(talk, "faturam iki katı geldi", r.COMPLAINT)
    assert talk.state.draft.description == "faturam iki katı geldi"
    assert talk.state.draft.name == "Sena Toprak"


def test_a_number_that_is_not_known_by_heart_is_no_refusal_of_the_name() -> None:
    talk = at(q.NAME)
    hear(talk, "numaramı ezbere bilmiyorum", r.REFUSED)
    assert talk.state.draft.name is None
    assert talk.question == q.NAME


def test_a_number_beside_which_a_topic_is_seen_sets_none() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "hakkımı yediler")
    hear(talk, "cep numaram 0505 301 22 44", r.GIVEN, value="mobile_coverage")
    assert talk.state.draft.topic is None
    assert talk.state.draft.phone == OTHER


@pytest.mark.parametrize(
    "text",
    [
        "komşumun telefonu da çekmiyor onunki 0505 301 22 44",
        "taşınacak olan 0505 301 22 44",
        "yengemin hattı da bozuk 0505 301 22 44",
    ],
)
def test_anothers_number_replaces_none(text: str) -> None:
    talk = at(q.CONFIRM)
    hear(talk, text)
    assert talk.state.draft.phone == MOBILE


def test_anothers_name_replaces_none() -> None:
    talk = at(q.CONFIRM)
    hear(talk, "yeğenimin adı Kerim")
    assert talk.state.draft.name == "Ayşe Yılmaz"


def test_a_wish_told_with_the_problem() -> None:
    talk = Talk()
    hear(talk, "Faturam yanlış geldi. Kocam bilmesin.", r.COMPLAINT)
    assert talk.state.draft.wishes == ("Kocam bilmesin",)
    assert talk.state.draft.description == "Faturam yanlış geldi."


def test_only_by_mail_is_not_that_nobody_called() -> None:
    talk = at(q.CONFIRM)
    said = hear(talk, "arama yok sadece mail", r.NO_CALL)
    assert said[0] == "utter_wish_noted"
    assert talk.state.draft.wishes == ("arama yok sadece mail",)


def test_a_landline_told_at_the_summary_is_the_line() -> None:
    found = next(
        corrections.candidates(
            message := Message("telefon ev 0232 411 00 99"),
            Context(q.CONFIRM, phone=MOBILE, name="Ayşe Yılmaz"),
            fields(message),
        )
    )
    assert (found.field, found.value) == ("service_number", LINE)


def test_a_place_that_is_put_right_brings_its_province() -> None:
    talk = at_the_summary()
    talk.state = replace(talk.state, draft=replace(talk.state.draft, place="Mudanya, Bursa"))
    hear(talk, "yer Bornova olacak", r.CORRECT, field=q.PLACE, value="Bornova")
    assert (talk.state.draft.place, talk.state.draft.province) == ("Bornova", None)
    assert "Bornova" in talk.newest[-1]["details"]


def test_a_sum_that_is_put_right_is_that_of_the_record_too() -> None:
    talk = at_the_summary()
    draft = replace(talk.state.draft, description="2.341,60 TL kesildi", amount="2341.60")
    talk.state = replace(talk.state, draft=draft)
    text = "tutar 2.314,60 olacak"
    hear(talk, text, r.CORRECT, field=q.PROBLEM, value=text)
    assert talk.state.draft.amount == "2314.60"
    assert talk.state.draft.description == "2.314,60 TL kesildi"
    assert "2.314,60 TL kesildi" in str(talk.newest[-1])
