"""Who says name and number in the first line is not asked for them, whatever else it says."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import MOBILE, Talk

WHO = {"name": "Ali Kaya", "phone": MOBILE, "phone_is_mobile": True}


@pytest.mark.parametrize(
    ("main", "text"),
    [
        (r.SOLVED, "ben Ali Kaya 0532 123 45 67 internetim düzeldi"),
        (r.STATUS, "ALİ KAYA 05321234567 KAYDIM NE DURUMDA"),
        (r.BILL, "ali kaya 05321234567 faturami nasil oderim"),
        (r.GREET, "merhaba ben ali kaya 05321234567"),
    ],
)
def test_they_are_known_when_a_complaint_follows(main: str, text: str) -> None:
    talk = Talk()
    talk.hear(main, text, told=WHO)
    talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about="commitment_cancellation")
    assert (talk.state.draft.phone, talk.state.draft.name) == (MOBILE, "Ali Kaya")
    assert talk.question == q.CONFIRM


@pytest.mark.parametrize("told", [{"phone": MOBILE, "phone_is_mobile": True}, {"name": "Ali Kaya"}])
def test_one_alone_may_be_of_the_matter(told: dict[str, object]) -> None:
    talk = Talk()
    talk.hear(r.BILL, "faturayı göster", told=told)
    assert (talk.state.draft.phone, talk.state.draft.name) == (None, None)


def test_by_sms_the_sender_is_known() -> None:
    talk = Talk("sms")
    talk.hear(r.SOLVED, "internet düzeldi", told={**WHO, "phone": "+905334445566"})
    assert talk.state.draft.phone is None
