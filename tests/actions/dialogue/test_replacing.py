"""Another trouble takes the place of the first; what was written first stays in the words."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, at_the_summary, complained

NO = "asıl derdim o değil, televizyonum donuyor"


@pytest.mark.parametrize("read_as", [r.NO, r.MORE, r.COMPLAINT, r.CORRECT, r.UNCLEAR])
def test_at_the_summary_topic_and_words_change_and_nothing_is_lost(read_as: str) -> None:
    talk = at_the_summary()
    assert talk.hear(read_as, NO) == ["utter_problem_replaced", "utter_ask_confirm_again"]
    [shown] = [one for one in talk.newest if "details" in one]
    assert shown["topic_label"] == "Televizyon"
    assert shown["short_description"] == NO
    assert "Önce yazdığınız: cayma bedeli yazmışsınız" in shown["details"]
    talk.hear(r.YES, "evet")
    [registered] = talk.registered
    assert registered.topic == "tv_service"
    assert NO in registered.description
    assert "cayma bedeli yazmışsınız" in registered.description


@pytest.mark.parametrize("question", [q.PHONE, q.NAME])
def test_while_the_contact_is_asked_it_goes_on_with_that(question: str) -> None:
    talk = complained()
    if question == q.NAME:
        talk.hear(r.GIVEN, value=MOBILE)
    talk.hear(r.GIVEN, NO, value="Asıl Derdim")
    assert talk.question == question
    assert talk.state.draft.name is None
    assert (talk.state.draft.topic, talk.state.draft.description) == ("tv_service", NO)


def test_while_steps_are_tried_those_of_the_new_topic_are_offered() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "internetim yok", about="internet_outage")
    said = talk.hear(r.NO, "sorun bu değil faturam fazla geldi")
    assert said[:2] == ["utter_problem_replaced", "utter_first_help_billing"]


def test_where_only_the_first_is_denied_the_right_one_is_asked_for() -> None:
    talk = at_the_summary()
    assert talk.hear(r.UNCLEAR, "yanlış anladınız")[0] == "utter_problem_misread"
    assert talk.question == q.PROBLEM
    assert talk.state.draft.description == "cayma bedeli yazmışsınız"
    talk.hear(r.SOLVED, "fatura yüksek geldi")
    assert (talk.state.draft.topic, talk.question) == ("billing", q.CONFIRM)
    assert talk.state.draft.former == "cayma bedeli yazmışsınız"


def test_a_topic_that_was_misread_alone_keeps_the_words() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "internet faturam yüksek", about="internet_speed")
    talk.hear(r.CORRECT, "internet değil fatura", field=q.TOPIC, value="billing")
    assert talk.state.draft.topic == "billing"
    assert talk.state.draft.former is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("sorun o değil, modemim bozuk", "yok modem de değil, asıl sorun televizyonum donuyor"),
        ("modemim bozuk, cayma değil", "televizyonum donuyor, modem değil"),
        ("pardon modemim bozuldu diyecektim", "yanlış yazdım televizyonum donuyor olacaktı"),
    ],
)
def test_what_is_put_right_last_stands_first(first: str, second: str) -> None:
    talk = at_the_summary()
    talk.hear(r.MORE, first)
    assert talk.state.draft.topic == "modem_device"
    talk.hear(r.MORE, second)
    draft = talk.state.draft
    assert (draft.topic, draft.description) == ("tv_service", second)
    assert first in (draft.former or "")


def test_a_second_trouble_that_is_only_named_is_asked_for_too() -> None:
    talk = complained()
    talk.hear(r.UNCLEAR, "asıl derdim fatura")
    talk.hear(r.COMPLAINT, "fazla geldi")
    talk.hear(r.WAIT, "yok asıl derdim televizyon")
    assert talk.question == q.PROBLEM
    talk.hear(r.COMPLAINT, "donup duruyor")
    assert (talk.state.draft.topic, talk.state.draft.description) == ("tv_service", "donup duruyor")
    assert "fazla geldi" in (talk.state.draft.former or "")


@pytest.mark.parametrize("read_as", [r.REFUSED, r.NO, r.UNCLEAR])
def test_o_da_degil_denies_the_trouble_and_no_number(read_as: str) -> None:
    talk = complained()
    talk.hear(r.MORE, "sorun o değil, modemim bozuk")
    talk.hear(read_as, "o da değil")
    assert talk.question == q.PROBLEM
    assert talk.state.draft.phone is None


def test_a_topic_named_twice_keeps_the_words() -> None:
    talk = complained()
    talk.hear(r.CORRECT, "konu taahhüt değil modem", field=q.TOPIC, value="modem_device")
    talk.hear(r.CORRECT, "modem de değil televizyon", field=q.TOPIC, value="tv_service")
    assert talk.state.draft.topic == "tv_service"
    assert talk.state.draft.description == "cayma bedeli yazmışsınız"
