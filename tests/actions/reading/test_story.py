"""The story as a reading: a complaint, an announcement of one, or more of the same."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r, stories, story
from actions.reading.context import Context
from tests.actions.messages import complaint, said


def _best(text: str, context: Context, intent: str = "nlu_fallback") -> tuple[str, float]:
    found = max(story.candidates(said(text, intent), context), key=lambda one: one.score)
    return found.main, found.score


class TestTroubleThatIsTold:
    @pytest.mark.parametrize(
        "text",
        ["modem sürekli yeniden açılıyor", "haberim olmadan tarifem değişmiş", "üç gündür ses yok"],
    )
    def test_is_a_complaint_whatever_the_classifier_believes(self, text: str) -> None:
        assert _best(text, Context(q.NONE))[0] == r.COMPLAINT

    def test_is_more_of_the_story_while_a_detail_is_asked(self) -> None:
        assert _best("modem sürekli kapanıyor", Context(q.PHONE, told=True))[0] == r.MORE

    def test_belongs_to_what_was_registered(self) -> None:
        context = Context(q.NONE, adds=True, topic="billing")
        found = max(
            story.candidates(complaint("fatura yine yanlış geldi"), context),
            key=lambda one: one.score,
        )
        assert found.main == r.MORE

    def test_says_less_beside_a_request(self) -> None:
        told = _best("sınırsız paketiniz var mı acaba", Context(q.NONE), "file_complaint")[1]
        assert told < _best("sınırsız paketim yarıda bitti", Context(q.NONE), "file_complaint")[1]


class TestAnAnnouncement:
    @pytest.mark.parametrize(
        "text", ["şikayetim olacaktı", "alo bir derdim var", "şikayet etmek istiyorum"]
    )
    def test_says_nothing_yet(self, text: str) -> None:
        assert not stories.says_something(said(text))

    def test_says_nothing_by_telling_where_one_lives(self) -> None:
        message = said("Bitlisten yazıyorum şikayetim var", entities={"city": ("Bitlis",)})
        assert not stories.says_something(message)


class TestWhatIsToBeWrittenDown:
    @pytest.mark.parametrize(
        "text", ["bunu da yazın", "şunu ekleyin lütfen", "oraya bir de belirtin", "ekler misiniz"]
    )
    def test_is_asked_to_be(self, text: str) -> None:
        assert stories.says_to_add(said(text))

    @pytest.mark.parametrize("text", ["bunu da yazmıştım", "onu ekledim", "yazıyorum işte"])
    def test_is_not_what_was_written(self, text: str) -> None:
        assert not stories.says_to_add(said(text))


def test_an_addition_is_whatever_is_said() -> None:
    assert _best("dün bir usta uğradı", Context(q.ADDITION))[0] == r.MORE


def test_a_choice_tells_nothing() -> None:
    assert list(story.candidates(said("/affirm", "affirm"), Context(q.NONE))) == []


@pytest.mark.parametrize("text", ["indirim istiyorum bir de", "ücretin iadesi yapılsın lütfen"])
def test_what_somebody_wants_done_about_it_belongs_to_the_complaint(text: str) -> None:
    assert _best(text, Context(q.PHONE, told=True), "talk_to_agent")[0] == r.MORE
