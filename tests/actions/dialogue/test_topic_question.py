"""What a complaint is about is asked twice at the most, and stays what it was settled to be."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk, at_the_summary, complained


def _asked() -> Talk:
    talk = Talk()
    talk.hear(r.COMPLAINT, "hakkımı yediler")
    assert talk.question == q.TOPIC
    return talk


@pytest.mark.parametrize("said", [r.UNCLEAR, r.MORE])
def test_who_does_not_answer_twice_is_not_asked_a_third_time(said: str) -> None:
    talk = _asked()
    talk.hear(said, "öyle işte")
    assert talk.question == q.TOPIC
    talk.hear(said, "of ya")
    assert talk.question != q.TOPIC
    assert talk.state.draft.topic == "other"  # nothing told speaks for any that was offered
    assert talk.state.draft.topic_set_by == "classifier"


@pytest.mark.parametrize(
    ("told", "topic"),
    [
        ("ya paket işte uğraştırdınız", "package_tariff"),
        ("netle uğraşıyorum durmadan", "internet_outage"),
        ("sürekli kesiliyor bıktım", "other"),
    ],
)
def test_the_topic_that_the_words_name_is_taken_without_an_answer(told: str, topic: str) -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, told)
    if talk.question == q.TOPIC:
        talk.hear(r.UNCLEAR, "öyle işte")
        talk.hear(r.UNCLEAR, "of ya")
    assert talk.state.draft.topic == topic


@pytest.mark.parametrize("said", [r.NO, r.YES])
def test_a_yes_or_no_is_asked_once_more_as_well(said: str) -> None:
    talk = _asked()
    for text in ("öyle işte", "of ya"):
        assert talk.question == q.TOPIC
        talk.hear(said, text)
    assert talk.question != q.TOPIC
    assert talk.state.draft.topic_set_by == "classifier"


def test_no_is_no_choice_of_other() -> None:
    talk = _asked()
    talk.hear(r.NO, "hayır")
    assert talk.state.draft.topic is None


def test_the_offer_does_not_drift_away_with_what_is_added() -> None:
    talk = _asked()
    before = talk.state.draft.topic_choices
    talk.hear(r.MORE, "adresim de pazar sokak 4")
    assert talk.state.draft.topic_choices == before


def test_a_denied_topic_is_not_offered() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "ne faturası, beni kandırdılar")
    assert "billing" not in talk.state.draft.topic_choices
    assert "Fatura ve ödeme" not in [one["title"] for one in talk.choices]


def test_of_two_in_order_the_second_follows_by_itself_with_the_same_contact() -> None:
    talk = _asked()
    said = talk.hear(r.GIVEN, value="customer_service", choices=("package_tariff",))
    assert said[0] == "utter_one_after_the_other"
    talk.hear(r.GIVEN, value=MOBILE)
    talk.hear(r.GIVEN, value="Ayşe Yılmaz")
    said = talk.hear(r.YES)
    assert said == ["utter_registered", "utter_next_complaint", "utter_ask_confirm_again"]
    talk.hear(r.YES)
    first, second = talk.registered
    assert [one.topic for one in (first, second)] == ["customer_service", "package_tariff"]
    assert second.phone == first.phone == MOBILE


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("taahhüt değil numara taşıma dedim", "number_porting"),
        ("dur önce nakil olsun", "installation_relocation"),
    ],
)
@pytest.mark.parametrize("said", [r.WAIT, r.REFUSED, r.UNCLEAR, r.MORE])
def test_another_topic_is_taken_at_a_later_question_and_said(
    text: str, topic: str, said: str
) -> None:
    talk = complained()
    answers = talk.hear(said, text)
    assert talk.state.draft.topic == topic
    assert answers[0] == "utter_put_right"
    assert talk.question == q.PHONE


def test_what_denies_something_else_reopens_no_topic() -> None:
    talk = at_the_summary()
    talk.hear(r.CORRECT, "orası işyeri, ev değil", field=q.TOPIC)
    assert talk.state.draft.topic == "commitment_cancellation"
    assert talk.question == q.CONFIRM
    assert "işyeri" in (talk.state.draft.description or "")


def test_the_topic_is_asked_anew_where_it_is_called_wrong() -> None:
    talk = at_the_summary()
    talk.hear(r.CORRECT, "konu yanlış olmuş", field=q.TOPIC)
    assert talk.question == q.TOPIC


def test_several_troubles_are_taken_one_after_the_other() -> None:
    talk = Talk()
    said = talk.hear(r.COMPLAINT, "televizyon donuyor, ayrıca faturam çok yüksek", about="billing")
    assert said[0] == "utter_one_after_the_other"
    assert talk.state.draft.description == "televizyon donuyor"
    assert talk.state.draft.topic == "tv_service"
    for main, value in ((r.NO, None), (r.GIVEN, MOBILE), (r.GIVEN, "Ali Veli"), (r.YES, None)):
        said = talk.hear(main, value=value)
    assert said[:2] == ["utter_registered", "utter_next_complaint"]
    assert talk.state.draft.description == "faturam çok yüksek"


def test_another_that_is_announced_with_the_yes_follows() -> None:
    talk = at_the_summary()
    text = "kaydedin, ikinci şikayetim de nakil hakkında"
    talk.hear(r.YES, text, also=(r.MORE,), text_told="ikinci şikayetim de nakil hakkında")
    (one,) = talk.registered
    assert "nakil" not in one.description
    assert (talk.question, talk.state.draft.topic) == (q.PROBLEM, "installation_relocation")


def test_by_sms_the_topic_is_left_after_two_tries() -> None:
    talk = Talk("sms")
    talk.hear(r.COMPLAINT, "hakkımı yediler")
    assert talk.hear(r.UNCLEAR, "öf") == ["utter_ask_topic_again"]
    assert talk.hear(r.UNCLEAR, "of") == ["utter_topic_left"]
    (one,) = talk.registered
    assert one.topic == "billing"


@pytest.mark.parametrize("others", [(r.HELP, r.WHY), (r.BOT, r.DURATION), (r.UNCLEAR, r.HELP)])
def test_who_asks_other_things_is_asked_twice_as_well(others: tuple[str, str]) -> None:
    talk = _asked()
    talk.hear(others[0], "nedir bu")
    assert talk.question == q.TOPIC
    talk.hear(others[1], "niye ki")
    assert talk.question == q.PHONE
    assert talk.state.draft.topic == "other"


def test_a_topic_that_is_called_wrong_stays_where_no_other_is_named() -> None:
    talk = at_the_summary()
    talk.hear(r.CORRECT, "konu yanlış olmuş", field=q.TOPIC)
    talk.hear(r.HELP, "hangileri vardı")
    assert talk.question == q.TOPIC
    talk.hear(r.WHY, "niye soruyorsunuz")
    assert talk.question == q.CONFIRM
    assert talk.state.draft.topic == "commitment_cancellation"


def test_that_nobody_called_is_told_where_the_topic_is_asked_for() -> None:
    talk = _asked()
    talk.hear(r.NO_CALL, "kimse de aramadı")
    assert "kimse de aramadı" in (talk.state.draft.description or "")


@pytest.mark.parametrize(
    ("told", "topic"),
    [
        ("hayır çözülmedi internet kopuyor", "internet_outage"),
        ("COZULMEDI TV DONUYOR", "tv_service"),
        ("hala ayni faturam yuksek", "billing"),
    ],
)
def test_what_lasts_is_kept_and_its_topic_taken(told: str, topic: str) -> None:
    talk = _asked()
    talk.hear(r.PERSISTS, told)
    assert talk.state.draft.topic == topic
    assert told in (talk.state.draft.description or "")
