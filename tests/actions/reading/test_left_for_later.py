from __future__ import annotations

import pytest

from actions.reading import left_for_later, questions as q, reading as r
from tests.actions.dialogue.kit import Talk

LEFT = [
    "boşver",
    "Aman boş ver ya",
    "sonra bakarım",
    "akşam eve gidince denerim",
    "şu an vaktim yok",
    "şimdilik kalsın",
    "uğraşamam şimdi",
    "daha sonra",
    "yarın ilgilenirim",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_is_left_is_seen(text: str) -> None:
    assert left_for_later.is_said(text)


@pytest.mark.parametrize(
    "text",
    [
        "boşverin siz kaydedin",
        "uğraşamam usta gönderin",
        "sonra internet yine kesildi",
        "bilmiyorum",
        "sonra bakarız dediler ama hâlâ internetim yok",
        "denedim olmadı",
    ],
)
def test_what_goes_on_is_not_left(text: str) -> None:
    assert not left_for_later.is_said(text)


def at_the_steps() -> Talk:
    talk = Talk()
    talk.hear(r.COMPLAINT, "internetim yok", about="internet_outage")
    assert talk.question == q.SOLVED
    return talk


@pytest.mark.parametrize("main", [r.UNSURE, r.CANCEL, r.MORE, r.UNCLEAR])
@pytest.mark.parametrize("text", LEFT)
def test_who_leaves_the_steps_is_not_asked_again_and_loses_nothing(text: str, main: str) -> None:
    talk = at_the_steps()
    assert talk.hear(main, text) == ["utter_left_for_later"]
    assert talk.state.draft.description == "internetim yok"
    assert talk.hear(r.THANK, "teşekkürler") == ["utter_thank"]


def test_who_comes_back_to_it_goes_on_where_it_was() -> None:
    talk = at_the_steps()
    talk.hear(r.UNSURE, "sonra bakarım")
    talk.hear(r.NO, "düzelmedi")
    assert talk.question == q.PHONE
    assert talk.state.draft.description == "internetim yok"


def test_who_comes_back_after_hours_is_offered_it() -> None:
    talk = at_the_steps()
    talk.hear(r.UNSURE, "akşam bakarım")
    talk.wait(hours=5)
    assert "utter_ask_resume" in talk.hear(r.GREET, "merhaba")
