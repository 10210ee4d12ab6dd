"""The dialogue's rules, without Rasa: a draft and a message in, a draft and notices out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings, strategies as st

from actions import complaint_turn
from actions.complaint_draft import (
    CONFIRMED,
    CORRECTION,
    DESCRIPTION,
    EMAIL,
    HELP_RESULT,
    NAME,
    NOT_SOLVED,
    PHONE,
    QUESTIONS,
    REFUSED,
    TOPIC,
    Draft,
    emptied,
)
from actions.interruptions import INTERRUPTIONS
from tests.actions.messages import chose, complaint, said

if TYPE_CHECKING:
    from actions.message import Message

TOLD = Draft(complaint_description="iptal ettiniz", topic="commitment_cancellation")
REACHABLE = replace(TOLD, phone="+905321234567", privacy_notice_given=True)
COMPLETE = replace(REACHABLE, customer_name="Ayşe Yılmaz")


def asked_next(turn: complaint_turn.Turn) -> str | None:
    assert turn.draft is not None
    return turn.draft.next_question


def after(draft: Draft, asked: str, message: Message) -> Draft:
    turn = complaint_turn.answer(draft, asked, message)
    assert turn.draft is not None
    return turn.draft


class TestBeginning:
    def test_a_story_is_the_description_and_its_topic_is_not_asked(self) -> None:
        turn = complaint_turn.begin(Draft(), complaint("hattımı iptal etmediniz", "roaming"))
        assert asked_next(turn) == PHONE
        assert turn.notices == ("utter_topic_understood", "utter_privacy_notice")

    def test_a_bare_opener_asks_what_is_wrong(self) -> None:
        assert asked_next(complaint_turn.begin(Draft(), complaint("şikayetim var"))) == DESCRIPTION

    def test_an_opener_that_names_the_matter_is_kept(self) -> None:
        begun = complaint_turn.begin(Draft(), complaint("fatura şikayeti")).draft
        assert begun is not None
        told = after(begun, DESCRIPTION, complaint("çok geldi bu ay", "other", sure=False))
        assert told.complaint_description == "fatura şikayeti\nçok geldi bu ay"
        assert told.topic == "billing"

    def test_an_unsure_topic_is_asked_with_the_likeliest(self) -> None:
        begun = complaint_turn.begin(Draft(), complaint("sorunum devam etti", sure=False))
        assert asked_next(begun) == TOPIC
        assert begun.draft is not None
        assert begun.draft.topic_choices == ("billing", "package_tariff", "customer_service")

    def test_what_is_told_along_is_not_asked_again(self) -> None:
        message = replace(
            complaint("adım Ali Veli, numaram 0532 123 45 67, zam yaptınız bana", "roaming"),
            entities={"phone": ("+905321234567",)},
        )
        assert asked_next(complaint_turn.begin(Draft(), message)) == CONFIRMED

    def test_a_landline_in_the_story_is_the_line_it_is_about(self) -> None:
        turn = complaint_turn.begin(Draft(), complaint("0212 555 44 33 hattım iptal", "roaming"))
        assert turn.draft is not None
        assert turn.draft.phone is None
        assert turn.draft.service_number == "+902125554433"

    def test_steps_are_offered_once_for_their_topic(self) -> None:
        turn = complaint_turn.begin(Draft(), complaint("faturam çok geldi"))
        assert turn.notices == ("utter_first_help_billing",)
        assert turn.draft is not None
        assert complaint_turn.resume(turn.draft, HELP_RESULT).notices == ()

    def test_steps_already_tried_are_not_offered(self) -> None:
        turn = complaint_turn.begin(
            Draft(),
            complaint("modemi resetledim yine internet yok", "internet_outage"),
        )
        assert asked_next(turn) == PHONE
        assert turn.notices[0] == "utter_already_tried"

    def test_a_second_complaint_knows_the_customer(self) -> None:
        kept = Draft.from_slots(emptied({**vars(COMPLETE), "confirmed": "yes"}))
        assert asked_next(complaint_turn.begin(kept, complaint("zam yaptınız", "roaming"))) == (
            CONFIRMED
        )

    def test_a_refusal_is_asked_again_at_the_next_complaint(self) -> None:
        assert emptied({**vars(COMPLETE), "customer_name": REFUSED})["customer_name"] is None


class TestDanger:
    def test_who_tells_of_danger_is_sent_for_help_once_and_offered_no_steps(self) -> None:
        told = complaint("112'yi arayamıyorum, telefonum çekmiyor", "mobile_coverage")
        turn = complaint_turn.begin(Draft(), told)
        assert turn.notices[0] == "utter_danger_first"
        assert asked_next(turn) == PHONE
        assert turn.draft is not None
        again = complaint_turn.answer(turn.draft, PHONE, said("0532 123 45 67"))
        assert "utter_danger_first" not in again.notices


class TestPrivacyNotice:
    def test_it_is_given_once_before_personal_data(self) -> None:
        turn = complaint_turn.answer(TOLD, TOPIC, chose("inform", topic="roaming"))
        assert "utter_privacy_notice" in turn.notices
        assert turn.draft is not None
        again = complaint_turn.answer(turn.draft, PHONE, said("olmaz", "deny"))
        assert "utter_privacy_notice" not in again.notices

    def test_a_solved_complaint_needs_none(self) -> None:
        turn = complaint_turn.answer(
            replace(TOLD, topic="billing"),
            HELP_RESULT,
            said("çözüldü", "problem_solved"),
        )
        assert asked_next(turn) is None
        assert turn.notices == ()


class TestTopic:
    @pytest.mark.parametrize(
        ("message", "topic"),
        [
            (chose("inform", topic="roaming"), "roaming"),
            (said("numara taşıma"), "number_porting"),
            (said("hiçbiri", "deny"), "other"),
            (said("bilmiyorum", "refuse_detail"), "other"),
        ],
    )
    def test_it_is_chosen_typed_or_left_open(self, message: Message, topic: str) -> None:
        asking = replace(TOLD, topic=None)
        assert after(asking, TOPIC, message).topic == topic

    def test_a_vague_word_narrows_the_choices(self) -> None:
        narrowed = after(replace(TOLD, topic=None), TOPIC, said("internet"))
        assert narrowed.topic is None
        assert narrowed.topic_choices[0] == "internet_outage"

    def test_iptal_cancels_rather_than_naming_a_topic(self) -> None:
        turn = complaint_turn.answer(replace(TOLD, topic=None), TOPIC, said("iptal", "cancel"))
        assert turn.draft is None

    def test_a_choice_that_we_never_offer_is_a_failed_attempt(self) -> None:
        failed = after(replace(TOLD, topic=None), TOPIC, chose("inform", topic="../etc"))
        assert failed.topic is None
        assert failed.failed_attempts == 1


class TestContact:
    def test_a_landline_is_taken_and_an_email_asked(self) -> None:
        turn = complaint_turn.answer(TOLD, PHONE, said("0212 555 44 33"))
        assert asked_next(turn) == EMAIL
        assert "utter_landline_taken" in turn.notices
        assert turn.draft is not None
        assert turn.draft.service_number is None
        assert after(turn.draft, EMAIL, said("yok", "deny")).next_question == NAME

    def test_a_number_in_two_messages_is_put_together(self) -> None:
        begun = after(TOLD, PHONE, said("0532 123"))
        assert (begun.phone, begun.phone_part, begun.phone_goes_on) == (None, "0532123", True)
        whole = after(begun, PHONE, said("45 67 dir"))
        assert (whole.phone, whole.phone_part, whole.phone_goes_on) == (
            "+905321234567",
            None,
            False,
        )

    def test_a_whole_number_after_a_begun_one_is_taken_as_it_is(self) -> None:
        begun = after(TOLD, PHONE, said("0532"))
        assert after(begun, PHONE, said("0533 765 43 21")).phone == "+905337654321"

    def test_a_refused_phone_asks_for_an_email(self) -> None:
        refused = complaint_turn.answer(TOLD, PHONE, said("vermem", "refuse_detail"))
        assert asked_next(refused) == EMAIL

    def test_refusing_both_explains_and_offers_a_way_out(self) -> None:
        refused = replace(TOLD, phone=REFUSED)
        turn = complaint_turn.answer(refused, EMAIL, said("onu da vermem", "refuse_detail"))
        assert asked_next(turn) == PHONE
        assert "utter_contact_needed" in turn.notices
        assert turn.draft is not None
        assert turn.draft.failed_attempts == 3

    def test_an_address_instead_of_a_number_will_do(self) -> None:
        given_email = after(TOLD, PHONE, said("ali@ornek.com", "inform"))
        assert given_email.next_question == NAME

    def test_a_wrong_number_is_called_wrong(self) -> None:
        turn = complaint_turn.answer(TOLD, PHONE, said("0532 123 45 678", "inform"))
        assert turn.notices == ("utter_phone_invalid",)
        assert turn.draft is not None
        assert turn.draft.failed_attempts == 1

    def test_a_tracking_number_is_no_phone_number(self) -> None:
        message = said("482109375509", "inform", entities={"tracking_number": ("482109375509",)})
        assert complaint_turn.answer(TOLD, PHONE, message).draft is None


class TestName:
    @pytest.mark.parametrize("intent", ["inform", "nlu_fallback", "out_of_scope"])
    def test_a_name_wins_over_its_intent(self, intent: str) -> None:
        assert after(REACHABLE, NAME, said("Deniz Umut", intent)).customer_name == "Deniz Umut"

    def test_a_doubtful_greeting_may_be_a_name(self) -> None:
        assert after(REACHABLE, NAME, said("Selami", "greet", confidence=0.4)).customer_name

    def test_a_refused_name_is_accepted(self) -> None:
        refused = after(REACHABLE, NAME, said("vermem", "refuse_detail"))
        assert refused.customer_name == REFUSED
        assert refused.next_question == CONFIRMED

    def test_a_question_is_no_name(self) -> None:
        assert complaint_turn.answer(REACHABLE, NAME, said("neden", "ask_why")).draft is None


class TestSummary:
    def test_yes_completes_the_complaint(self) -> None:
        assert after(COMPLETE, CONFIRMED, said("evet", "affirm")).next_question is None

    def test_no_asks_what_is_wrong(self) -> None:
        assert after(COMPLETE, CONFIRMED, said("hayır", "deny")).next_question == CORRECTION

    @pytest.mark.parametrize("asked", [NAME, CONFIRMED])
    def test_a_correction_with_its_value_is_taken_anywhere(self, asked: str) -> None:
        message = said("telefon yanlış, 0533 111 22 33", "correct_detail")
        assert after(REACHABLE, asked, message).phone == "+905331112233"

    def test_a_correction_without_a_value_asks_again_and_returns(self) -> None:
        asking = after(COMPLETE, CONFIRMED, said("telefon yanlış", "correct_detail"))
        assert asking.next_question == PHONE
        done = after(asking, PHONE, said("0533 111 22 33", "inform"))
        assert done.phone == "+905331112233"
        assert done.next_question == CONFIRMED

    def test_a_field_may_be_chosen(self) -> None:
        asking = after(COMPLETE, CONFIRMED, chose("correct_detail"))
        assert asking.next_question == CORRECTION
        chosen = after(asking, CORRECTION, chose("correct_detail", field=NAME))
        assert chosen.next_question == NAME

    def test_nothing_to_correct_returns_to_the_summary(self) -> None:
        asking = replace(COMPLETE, correction_field="?")
        assert after(asking, CORRECTION, said("hayır", "deny")).next_question == CONFIRMED

    def test_a_new_number_alone_replaces_the_old(self) -> None:
        changed = after(COMPLETE, CONFIRMED, said("0533 111 22 33", "inform"))
        assert changed.phone == "+905331112233"
        assert changed.next_question == CONFIRMED

    def test_more_of_the_story_is_added(self) -> None:
        more = complaint("bir de modem bozuk geldi", "modem_device")
        told = after(COMPLETE, CONFIRMED, more)
        assert told.complaint_description == "iptal ettiniz\nbir de modem bozuk geldi"
        assert told.topic == COMPLETE.topic

    def test_a_topic_is_corrected(self) -> None:
        message = said("konu fatura değil yurt dışı", "correct_detail")
        assert after(COMPLETE, CONFIRMED, message).topic == "roaming"


class TestFailures:
    @pytest.mark.parametrize("asked", [TOPIC, HELP_RESULT, PHONE, EMAIL, NAME, CONFIRMED])
    def test_they_are_counted_to_three(self, asked: str) -> None:
        draft = replace(TOLD, topic="billing")
        for expected in (1, 2, 3, 3):
            draft = after(draft, asked, said("12"))
            assert draft.failed_attempts == expected

    def test_the_next_question_starts_anew(self) -> None:
        failed = replace(TOLD, failed_attempts=2.0, privacy_notice_given=True)
        assert after(failed, PHONE, said("0532 123 45 67")).failed_attempts == 0

    @pytest.mark.parametrize("intent", sorted(INTERRUPTIONS - {"problem_solved"}))
    @pytest.mark.parametrize("asked", [DESCRIPTION, PHONE, EMAIL, CORRECTION, CONFIRMED])
    def test_interruptions_are_left_to_their_rules(self, intent: str, asked: str) -> None:
        draft = replace(COMPLETE, complaint_description=None if asked == DESCRIPTION else "x")
        assert complaint_turn.answer(draft, asked, said("pekala", intent)).draft is None


def test_the_outcome_of_the_steps_is_kept_when_the_topic_changes() -> None:
    tried = replace(COMPLETE, topic="billing", first_contact_result=NOT_SOLVED)
    message = said("konu fatura değil televizyon", "correct_detail")
    assert after(tried, CONFIRMED, message).next_question == CONFIRMED


INTENTS = sorted(INTERRUPTIONS | {"inform", "affirm", "deny", "file_complaint", "nlu_fallback"})


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(QUESTIONS),
    st.lists(st.tuples(st.text(max_size=60), st.sampled_from(INTENTS)), max_size=6),
)
def test_nothing_that_is_said_breaks_the_dialogue_or_skips_the_confirmation(
    asked: str,
    messages: list[tuple[str, str]],
) -> None:
    draft: Draft = TOLD
    question: str | None = asked
    for text, intent in messages:
        if question is None:
            break
        turn = complaint_turn.answer(draft, question, said(text, intent))
        if turn.draft is None:
            continue
        draft, question = turn.draft, turn.draft.next_question
        assert question is not None or draft.confirmed == "yes" or draft.solved
