"""What a message only seems to ask for is not answered: no data, no authority is named in it."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk, complained, registered

ADVICE = "utter_request_data_request"


@pytest.mark.parametrize("text", ["o meseleyi silin", "ben zaten ayrıldım sizden"])
def test_other_words_are_added_to_what_is_told(text: str) -> None:
    talk = complained()
    assert ADVICE not in talk.hear(r.DATA_REQUEST, text)
    assert text in (talk.state.draft.description or "")
    assert talk.question == q.PHONE


def test_by_sms_they_are_added_to_the_record() -> None:
    talk, number = registered("sms")
    assert ADVICE not in talk.hear(r.DATA_REQUEST, "kesilmesin, iadesini istiyorum")
    assert talk.backend.additions[number] == ["kesilmesin, iadesini istiyorum"]


def test_where_nothing_is_told_they_are_not_understood() -> None:
    assert Talk().hear(r.DATA_REQUEST, "artık sizinle değilim") == ["utter_not_understood"]


@pytest.mark.parametrize(
    "text",
    [
        "verilerimi silin",
        "kaydım ne varsa imha edin",
        "açık rızamı geri çekiyorum",
        "numaramı kimlerle paylaştınız",
    ],
)
def test_who_names_data_is_told_how(text: str) -> None:
    assert ADVICE in Talk().hear(r.DATA_REQUEST, text)


@pytest.mark.parametrize("text", ["şikayet edecektim de", "ben bir şey şikayet edicem"])
def test_who_only_announces_it_is_asked_what_is_wrong(text: str) -> None:
    assert Talk().hear(r.REGULATOR, text) == ["utter_ask_problem"]


@pytest.mark.parametrize("text", ["btk'ya şikayet edicem", "sizi şikayet edeceğim"])
def test_who_threatens_is_answered_as_that(text: str) -> None:
    assert "utter_request_regulator" in Talk().hear(r.REGULATOR, text)
