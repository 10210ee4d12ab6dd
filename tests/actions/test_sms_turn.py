from __future__ import annotations

from dataclasses import replace

import pytest

from actions.sms_reading import asks_for_help, says_another, says_solved, tells_a_problem
from actions.sms_state import ADDITION, PROBLEM, SOLVED_IT, TOPIC, WITHDRAW_IT, State
from actions.sms_step import Deed
from actions.sms_turn import decide
from tests.actions.messages import chose, complaint, said

NUMBER, OTHER_NUMBER = "482109375509", "482109375514"
NEW = State()
HERE = State(complaint=NUMBER, topic="internet_outage", privacy_told=True)
HELPED = replace(HERE, help_offered=True)
SOLVED = replace(HERE, finished=True)
OUTAGE = complaint("internetim 3 gündür yok", "internet_outage")
BILL = complaint("faturam da iki katı geldi bu ay")


class TestTheFirstText:
    def test_a_problem_is_registered(self) -> None:
        step = decide(NEW, OUTAGE)
        assert (step.deed, step.text) == (Deed.REGISTER, "internetim 3 gündür yok")

    def test_an_insult_with_a_problem_is_registered_after_a_calm_word(self) -> None:
        told = said("salaklar internetim yok", "insult", topic="internet_outage", topic_sure=True)
        step = decide(NEW, told)
        assert (step.deed, step.says) == (Deed.REGISTER, ("utter_insult",))

    def test_an_insult_alone_is_not(self) -> None:
        assert decide(NEW, said("salaklar", "insult")).says == ("utter_insult",)

    @pytest.mark.parametrize("words", ["şikayetim var", "size bir sorunum var", "yardım istiyorum"])
    def test_an_opener_asks_for_the_problem(self, words: str) -> None:
        step = decide(NEW, said(words, "file_complaint"))
        assert (step.deed, step.state.question) == (Deed.SAY, PROBLEM)

    def test_a_word_is_kept_for_the_next_text(self) -> None:
        asked = decide(NEW, complaint("fatura")).state
        assert (asked.question, asked.opening) == (PROBLEM, "fatura")
        step = decide(asked, said("çok geldi", "problem_solved"))
        assert (step.deed, step.text, step.topic) == (Deed.REGISTER, "fatura\nçok geldi", "billing")
        assert step.state.opening is None

    def test_what_was_registered_the_other_day_is_looked_for_first(self) -> None:
        step = decide(NEW, said("hala düzelmedi", "problem_persists"))
        assert (step.deed, step.number) == (Deed.ADD, None)
        assert step.otherwise is not None
        assert step.otherwise.state.question == PROBLEM

    def test_not_understood_twice_offers_a_human(self) -> None:
        first = decide(NEW, said("?!"))
        again = decide(first.state, said("..."))
        assert first.says == ("utter_not_understood",)
        assert again.says == ("utter_still_not_understood",)

    def test_a_doubtful_wish_that_tells_a_problem_is_a_complaint(self) -> None:
        told = said(
            "3 gündür arıyorum açmıyorlar internetim de yok bağlanamıyorum",
            "talk_to_agent",
            topic="internet_outage",
            topic_sure=True,
        )
        assert decide(NEW, told).deed is Deed.REGISTER


class TestFurtherTexts:
    def test_more_is_added(self) -> None:
        step = decide(HERE, complaint("modem ışığı kırmızı", "modem_device"))
        assert (step.deed, step.number) == (Deed.ADD, NUMBER)

    @pytest.mark.parametrize("intent", ["inform", "nlu_fallback", "correct_detail"])
    def test_whatever_it_is(self, intent: str) -> None:
        assert decide(HERE, said("adresim Çankaya", intent)).deed is Deed.ADD

    def test_a_sure_other_topic_is_a_second_complaint(self) -> None:
        assert decide(HERE, BILL).deed is Deed.REGISTER

    def test_an_unsure_one_is_not(self) -> None:
        assert decide(HERE, complaint("faturam da geldi", sure=False)).deed is Deed.ADD

    def test_nor_while_the_first_topic_is_open(self) -> None:
        assert decide(replace(HERE, topic=None), BILL).deed is Deed.ADD

    def test_nor_a_remark_about_the_service(self) -> None:
        told = complaint("kimse telefonu açmıyor", "customer_service")
        assert decide(HERE, told).deed is Deed.ADD

    def test_said_to_be_another_it_is(self) -> None:
        bare = decide(HERE, said("başka bir şikayetim var", "file_complaint"))
        assert (bare.deed, bare.state.question) == (Deed.SAY, PROBLEM)
        assert bare.state.complaint == NUMBER
        assert decide(bare.state, OUTAGE).deed is Deed.REGISTER

    def test_not_having_another_after_all(self) -> None:
        step = decide(HERE.asking(PROBLEM), said("hayır", "deny"))
        assert (step.says, step.state.question) == (("utter_cancelled",), None)

    def test_a_stray_digit_is_not_added(self) -> None:
        assert decide(HERE, said("7", "file_complaint")).deed is Deed.SAY

    def test_that_it_persists_is_added_and_answered_so(self) -> None:
        step = decide(HERE, said("olmadı", "problem_persists"))
        assert (step.deed, step.reply) == (Deed.ADD, "utter_stays_open")

    def test_yes_does_not_mean_solved(self) -> None:
        assert decide(HELPED, said("tamam", "affirm")).says == ("utter_say_solved",)
        assert decide(HELPED, said("hayır", "deny")).says == ("utter_stays_open",)


class TestSolved:
    def test_here(self) -> None:
        step = decide(HELPED, said("cozuldu", "problem_solved"))
        assert (step.deed, step.number) == (Deed.SOLVE, NUMBER)

    def test_another_day(self) -> None:
        step = decide(NEW, said("çözüldü", "problem_solved"))
        assert (step.deed, step.number) == (Deed.SOLVE, None)

    def test_asked(self) -> None:
        asked = NEW.asking(SOLVED_IT, NUMBER)
        assert decide(asked, said("evet", "affirm")).deed is Deed.SOLVE
        assert decide(asked, said("hayır", "deny")).says == ("utter_not_withdrawn",)
        assert decide(asked, OUTAGE).deed is Deed.REGISTER

    def test_come_back_it_is_reopened(self) -> None:
        step = decide(SOLVED, said("yine gitti", "problem_persists"))
        assert (step.deed, step.number) == (Deed.REOPEN, NUMBER)

    def test_another_problem_afterwards_is_another_complaint(self) -> None:
        assert decide(SOLVED, BILL).deed is Deed.REGISTER

    @pytest.mark.parametrize(
        ("words", "intent", "solved"),
        [
            ("düzeldi teşekkürler", "problem_solved", True),
            ("evet çözüldü", "affirm", True),
            ("tamam", "affirm", False),
            ("çözüldü mü", "problem_solved", False),
            ("düzelmedi", "problem_solved", False),
            ("çözüldü dediniz ama yok", "problem_solved", False),
            ("geldi", "problem_solved", True),
        ],
    )
    def test_words_for_it(self, words: str, intent: str, *, solved: bool) -> None:
        assert says_solved(HELPED, said(words, intent)) is solved

    def test_asking_whether_is_a_question_of_status(self) -> None:
        assert decide(HERE, said("çözüldü mü", "problem_solved")).deed is Deed.STATUS


class TestTheTopic:
    ASKED = replace(HERE, topic=None).asking(TOPIC)

    def test_chosen(self) -> None:
        step = decide(self.ASKED, chose("inform", topic="billing"))
        assert (step.deed, step.number, step.topic) == (Deed.NAME_TOPIC, NUMBER, "billing")
        assert step.state.question is None

    def test_chosen_late(self) -> None:
        assert decide(HERE, chose("inform", topic="billing")).deed is Deed.NAME_TOPIC

    def test_chosen_for_nothing(self) -> None:
        assert decide(NEW, chose("inform", topic="billing")).deed is Deed.SAY

    @pytest.mark.parametrize(
        ("words", "intent", "topic"),
        [("fatura", "file_complaint", "billing"), ("hiçbiri", "deny", "other")],
    )
    def test_typed(self, words: str, intent: str, topic: str) -> None:
        step = decide(self.ASKED, said(words, intent))
        assert (step.deed, step.topic) == (Deed.NAME_TOPIC, topic)

    def test_few_words_are_kept_too(self) -> None:
        step = decide(self.ASKED, said("modem ışığı kırmızı", "nlu_fallback"))
        assert (step.deed, step.topic, step.text) == (
            Deed.ADD,
            "modem_device",
            "modem ışığı kırmızı",
        )

    def test_told_in_a_sentence(self) -> None:
        step = decide(self.ASKED, BILL)
        assert (step.deed, step.topic, step.state.question) == (Deed.ADD, "billing", None)

    def test_not_answered_it_stays_open(self) -> None:
        step = decide(self.ASKED, said("kimse ilgilenmiyor bizimle", "nlu_fallback"))
        assert (step.deed, step.topic, step.state.question) == (Deed.ADD, None, TOPIC)


class TestWishes:
    @pytest.mark.parametrize(
        ("intent", "deed"),
        [
            ("check_status", Deed.STATUS),
            ("withdraw_complaint", Deed.ASK_WITHDRAWAL),
            ("reopen_complaint", Deed.REOPEN),
            ("talk_to_agent", Deed.AGENT),
            ("help", Deed.SAY),
        ],
    )
    def test_commands(self, intent: str, deed: Deed) -> None:
        for state in (NEW, HERE, SOLVED, HERE.asking(TOPIC), NEW.asking(ADDITION)):
            assert decide(state, chose(intent, tracking_number=NUMBER)).deed is deed

    def test_the_number_of_a_command_is_its_entity(self) -> None:
        told = replace(chose("reopen_complaint", reason="beni 0532 123 45 67 arayın"), id="1")
        step = decide(NEW, replace(told, text='/reopen_complaint{"reason": "0532 123 45 67"}'))
        assert (step.number, step.text) == (None, "beni 0532 123 45 67 arayın")

    def test_withdrawing_leaves_what_is_asked(self) -> None:
        for question in (PROBLEM, ADDITION):
            step = decide(HERE.asking(question), chose("withdraw_complaint"))
            assert (step.says, step.state.question) == (("utter_cancelled",), None)

    def test_withdrawing_is_confirmed(self) -> None:
        asked = HERE.asking(WITHDRAW_IT, NUMBER)
        assert decide(asked, said("evet", "affirm")).deed is Deed.WITHDRAW
        assert decide(asked, chose("withdraw_complaint")).deed is Deed.WITHDRAW
        assert decide(asked, said("hayır", "deny")).says == ("utter_not_withdrawn",)
        assert decide(asked, said("merhaba", "greet")).state.question == WITHDRAW_IT
        told = decide(asked, complaint("modem ışığı kırmızı", "modem_device"))
        assert (told.deed, told.state.question) == (Deed.ADD, None)

    def test_another_number_is_another_question(self) -> None:
        asked = HERE.asking(WITHDRAW_IT, NUMBER)
        step = decide(asked, chose("withdraw_complaint", tracking_number=OTHER_NUMBER))
        assert (step.deed, step.number) == (Deed.ASK_WITHDRAWAL, OTHER_NUMBER)

    def test_do_not_cancel(self) -> None:
        assert decide(HERE, said("iptal etmeyin", "cancel")).says == ("utter_not_withdrawn",)

    def test_a_phone_number_is_no_tracking_number(self) -> None:
        asked = said("0532 123 45 67 şikayetim", "check_status", entities={"phone": ("+90",)})
        assert decide(NEW, asked).number is None

    def test_an_addition_after_a_colon_or_asked_for(self) -> None:
        told = decide(HERE, said("ekleyin: modem eski", "add_information"))
        assert told.deed is Deed.ADD
        asked = decide(HERE, said("ekleme yapacağım", "add_information"))
        assert (asked.state.question, asked.state.subject) == (ADDITION, NUMBER)
        assert decide(asked.state, said("adresim Çankaya", "inform")).number == NUMBER
        assert decide(asked.state, said("hayır", "deny")).says == ("utter_cancelled",)
        assert decide(asked.state, said("teşekkürler", "thank")).deed is Deed.SAY

    def test_greetings_leave_a_question_open(self) -> None:
        assert decide(NEW.asking(PROBLEM), said("merhaba", "greet")).state.question == PROBLEM


class TestReading:
    @pytest.mark.parametrize(
        ("words", "another"),
        [
            ("başka bir şikayetim var", True),
            ("BAŞKA SORUNUM VAR", True),
            ("2. bir problemim daha var", True),
            ("başka ne yapabilirim", False),
            ("yeni modem istiyorum", False),
        ],
    )
    def test_another_complaint(self, words: str, *, another: bool) -> None:
        assert says_another(said(words)) is another

    @pytest.mark.parametrize(
        ("words", "asks"),
        [
            ("yardım istiyorum", True),
            ("yardım edin lütfen", True),
            ("yardım", False),
            ("yardım edin internetim yok arıza", False),
        ],
    )
    def test_asking_for_help(self, words: str, *, asks: bool) -> None:
        assert asks_for_help(said(words, "help")) is asks

    def test_keys_hit_at_random_are_no_problem(self) -> None:
        assert not tells_a_problem(said("asdf qwer zxcv", topic_confidence=0.2))


class TestState:
    def test_it_comes_back_from_the_slot(self) -> None:
        assert State.from_slot(HELPED.as_slot()) == HELPED

    @pytest.mark.parametrize("value", [None, "x", {"gone": 1}])
    def test_an_unknown_slot_is_a_new_conversation(self, value: object) -> None:
        assert State.from_slot(value) == NEW
