"""What is told goes to an earlier record where that is wished, and is never lost by it."""

from __future__ import annotations

import pytest

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk, registered

EARLIER = "482109375523"


def _slow() -> Talk:
    talk = Talk()
    text = f"ayni sorun takip no {EARLIER}"
    talk.hear(r.COMPLAINT, f"cayma bedeli {text}", about="commitment_cancellation")
    assert talk.question == q.PHONE
    return talk


@pytest.mark.parametrize(
    "text", ["yeni kayıt açmayın, eskisine ekleyin", "hayır yeni değil", "önceki kayda yazın bunu"]
)
def test_it_is_shown_first_whose_the_earlier_one_is(text: str) -> None:
    talk = _slow()
    talk.hear(r.NO, text)
    assert talk.question == q.PROOF_PHONE


def test_who_does_not_show_it_has_complained_all_the_same() -> None:
    talk = _slow()
    talk.hear(r.NO, "yeni şikayet değil, eskiye ekleyin")
    talk.hear(r.REFUSED, "vermem")
    assert "cayma bedeli" in (talk.state.draft.description or "")


def test_a_number_after_words_that_tell_no_trouble_is_what_they_are_about() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "düzelmedi")
    assert talk.question == q.TOPIC
    talk.hear(r.STATUS, EARLIER, told={"tracking_number": EARLIER})
    assert talk.question == q.PROOF_PHONE


def test_a_number_after_a_trouble_is_no_end_of_it() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "modemden garip bir ses geliyor")
    assert talk.question == q.TOPIC
    talk.hear(r.STATUS, EARLIER, told={"tracking_number": EARLIER})
    assert talk.question == q.TOPIC
    assert talk.draft_content


def test_ones_own_record_gets_the_words() -> None:
    talk, number = registered()
    talk.hear(r.OPENER, "başka şikayetim var")
    talk.hear(r.COMPLAINT, "fatura iki kat geldi", about="package_tariff")
    talk.hear(r.NO, "yeni değil bu, eskisine ekleyin")
    assert any("fatura iki kat" in one for one in talk.backend.additions.get(number, []))


def test_without_a_number_it_is_looked_for_by_the_mobile() -> None:
    talk = Talk()
    talk.hear(r.COMPLAINT, "cayma bedeli yazmışsınız", about="commitment_cancellation")
    talk.hear(r.NO, "yeni kayıt değil, öncekine ekleyin")
    assert talk.question == q.PROOF_PHONE
    talk.hear(r.REFUSED, "vermem")
    assert talk.state.draft.description == "cayma bedeli yazmışsınız"
