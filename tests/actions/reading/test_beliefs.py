"""What the classifier believes weighs against a yes, and never for one."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r, solved, weighing
from actions.reading.context import Context
from actions.reading.reading import Fields
from tests.actions.messages import said


def answer(text: str, question: str = q.SOLVED, **ranking: float) -> str | None:
    found = solved.candidates(said(text, ranking=tuple(ranking.items())), Context(question))
    best = max(found, key=lambda one: one.score, default=None)
    return best.main if best is not None else None


@pytest.mark.parametrize("question", [q.SOLVED, q.CLOSE])
class TestAYesByItsWords:
    def test_stands_where_the_classifier_agrees(self, question: str) -> None:
        assert answer("hat düzeldi kızım", question, problem_solved=0.9) == r.YES

    def test_is_put_off_with_what_is_being_done(self, question: str) -> None:
        assert answer("uydu bağlandı kanallar yükleniyor", question, ask_wait=0.8) == r.WAIT

    @pytest.mark.parametrize(
        "text", ["bağlandı amma yayın gözükmedi", "hat düzeldi de niye halen bu parayı alıyorsun"]
    )
    def test_is_none_where_the_rest_unsays_it(self, question: str, text: str) -> None:
        assert answer(text, question, inform=0.4) != r.YES

    def test_is_no_mere_acknowledgement(self, question: str) -> None:
        assert answer("anladım peki", question) == r.UNSURE


class TestWhatTheWordsLeaveOpen:
    def test_is_a_no_where_the_classifier_is_sure(self) -> None:
        assert answer("düzelseydi bu saatte uyurdum", problem_persists=0.7) == r.NO

    def test_is_asked_back_where_it_is_not(self) -> None:
        assert answer("düzelirse belli olur", problem_persists=0.2) == r.UNSURE

    def test_is_no_no_for_having_tried(self) -> None:
        assert answer("resetledim cihazı", problem_persists=0.95) == r.UNSURE

    @pytest.mark.parametrize(
        "text",
        ["kumandanın pilini değiştiriyorum", "çatıya çıkıyorum antene", "kutuyu söküp takıcam"],
    )
    def test_is_a_wait_for_who_is_at_it(self, text: str) -> None:
        assert answer(text, file_complaint=0.7) == r.WAIT

    @pytest.mark.parametrize("text", ["nereden söküyorum bunu", "kanallara giremiyorum"])
    def test_is_no_wait_for_who_asks_or_cannot(self, text: str) -> None:
        assert answer(text, file_complaint=0.7) != r.WAIT


@pytest.mark.parametrize("question", [q.SOLVED, q.CLOSE, q.WITHDRAW, q.DROP])
@pytest.mark.parametrize(
    "intent", ["affirm", "problem_solved", "withdraw_complaint", "cancel", "say_no_complaint"]
)
def test_the_classifier_alone_leaves_nothing(question: str, intent: str) -> None:
    message = said("zımbırtı işte öyle", intent, confidence=0.99)
    assert weighing.likeliest(weighing.ranked(message, Context(question), Fields())).main != r.YES
