"""Who cannot call for help by the line that was complained of: it stays one complaint."""

from __future__ import annotations

from actions.reading import questions as q, reading as r
from tests.actions.dialogue.kit import Talk

NO_HELP = "annem hasta tek başına evde, telefon kesik doktora ulaşamıyoruz"


def without_a_line() -> tuple[Talk, str]:
    talk = Talk("sms")
    talk.hear(r.COMPLAINT, "ev tlf kesik", about="landline")
    (number,) = talk.backend.registered
    talk.hear(r.DANGER, NO_HELP, kind="emergency")
    return talk, number


def test_the_danger_is_an_entry_of_the_same_complaint() -> None:
    talk, number = without_a_line()
    assert list(talk.backend.registered) == [number]
    assert talk.backend.additions == {number: [NO_HELP]}
    assert talk.state.danger_complaint == number
    assert talk.backend.life == {"c1"}


def test_a_lifted_alarm_does_not_withdraw_the_complaint() -> None:
    talk, number = without_a_line()
    talk.hear(r.CANCEL, "geri çekin")
    assert talk.question == q.ALARM
    talk.hear(r.YES, "evet")
    assert talk.backend.shown[number].status == "registered"
    assert talk.state.complaint == number
    assert list(talk.backend.registered) == [number]


def test_another_danger_has_a_record_of_its_own() -> None:
    talk = Talk("sms")
    talk.hear(r.COMPLAINT, "ev tlf kesik", about="landline")
    talk.hear(r.DANGER, "evde yangın var", kind="fire")
    assert len(talk.backend.registered) == 2


def test_so_has_a_danger_beside_a_bill() -> None:
    talk = Talk("sms")
    talk.hear(r.COMPLAINT, "faturam çok geldi", about="billing")
    talk.hear(r.DANGER, NO_HELP, kind="emergency")
    assert len(talk.backend.registered) == 2
