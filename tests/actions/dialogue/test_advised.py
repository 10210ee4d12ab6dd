"""What was answered with advice first stands in the record that comes of it."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk

BEREAVED = "dedem vefat etti, aboneliğini sonlandırın"
CANCELLATION = "commitment_cancellation"


def _bereaved(channel: str = "web", text: str = BEREAVED, **told: object) -> Talk:
    talk = Talk(channel)
    assert "utter_sympathy_bereaved" in talk.hear(r.CANCEL_SUBSCRIPTION, text, told=told)
    return talk


def test_who_says_who_they_are_after_a_death_is_not_asked_what_it_is_about() -> None:
    talk = _bereaved()
    talk.hear(r.COMPLAINT, "ben torunuyum dedemin adı Rıza Tan")
    assert talk.question == q.PHONE
    assert talk.state.draft.topic == CANCELLATION
    assert talk.state.draft.description == f"{BEREAVED}\nben torunuyum dedemin adı Rıza Tan"


@pytest.mark.parametrize("agrees", ["evet", "kaydedin lütfen"])
def test_a_yes_to_recording_takes_what_was_said_first(agrees: str) -> None:
    talk = _bereaved()
    talk.hear(r.YES if agrees == "evet" else r.OPENER, agrees)
    assert (talk.question, talk.state.draft.description) == (q.PHONE, BEREAVED)


def test_the_choice_to_record_takes_what_was_said_first() -> None:
    talk = _bereaved()
    talk.choose("Şikâyet kaydet")
    assert (talk.question, talk.state.draft.description) == (q.PHONE, BEREAVED)


def test_the_name_and_number_of_who_died_are_the_lines_and_not_the_customers() -> None:
    told = {"name": "Rıza Tan", "phone": MOBILE, "phone_is_mobile": True}
    talk = _bereaved(text=f"{BEREAVED} Rıza Tan 0532 123 45 67", **told)
    talk.hear(r.COMPLAINT, "mağazaya gidemiyorum, yatalağım")
    draft = talk.state.draft
    assert (draft.name, draft.phone, draft.service_number) == (None, None, MOBILE)


def test_by_sms_the_details_that_follow_register_both_texts() -> None:
    told = {"name": "Riza Tan", "phone": "+905337654321", "phone_is_mobile": True}
    talk = _bereaved("sms", "dedem vefat etti hattini kapatin Riza Tan 05337654321", **told)
    talk.hear(r.COMPLAINT, "ben torunu Elif Tan", told={"name": "Elif Tan"})
    (record,) = talk.registered
    assert record.description.splitlines() == [
        "dedem vefat etti hattini kapatin Riza Tan 05337654321",
        "ben torunu Elif Tan",
    ]
    assert (record.topic, record.service_number) == (CANCELLATION, "+905337654321")
    assert record.name == "Elif Tan"


def test_another_trouble_of_the_bereaved_keeps_what_was_said_first_and_its_own_topic() -> None:
    talk = _bereaved()
    talk.hear(r.COMPLAINT, "kapattık dediniz ama 310 TL fatura geldi", about="billing")
    assert talk.state.draft.topic == "billing"
    assert (talk.state.draft.description or "").startswith(BEREAVED)


def test_who_gives_name_and_number_after_advice_wants_what_was_said_recorded() -> None:
    talk = Talk()
    talk.hear(r.CANCEL_SUBSCRIPTION, "hattımı kapatmak istiyorum")
    told = {"name": "Hale Kurt", "phone": MOBILE, "phone_is_mobile": True}
    talk.hear(r.COMPLAINT, "Hale Kurt 0532 123 45 67", told=told)
    assert talk.state.draft.description == "hattımı kapatmak istiyorum"
    assert talk.question == q.CONFIRM


def test_what_went_wrong_is_asked_where_only_a_closure_was_wished_and_its_words_stay() -> None:
    talk = Talk()
    talk.hear(r.CANCEL_SUBSCRIPTION, "hattımı kapatmak istiyorum")
    talk.choose("Şikâyet kaydet")
    assert talk.question == q.PROBLEM
    talk.hear(r.COMPLAINT, "iki kere gittim yapmadılar")
    assert talk.state.draft.topic == CANCELLATION
    assert talk.state.draft.description == "hattımı kapatmak istiyorum\niki kere gittim yapmadılar"


def test_a_question_of_another_matter_is_no_part_of_the_complaint() -> None:
    talk = Talk()
    talk.hear(r.BILL, "faturam ne kadar")
    talk.hear(r.COMPLAINT, "internet kopuyor", about="internet_outage")
    assert talk.state.draft.description == "internet kopuyor"


def test_what_was_advised_long_ago_is_no_part_of_the_complaint() -> None:
    talk = _bereaved()
    talk.wait(minutes=20)
    talk.hear(r.COMPLAINT, "internet kopuyor", about="internet_outage")
    assert talk.state.draft.description == "internet kopuyor"
