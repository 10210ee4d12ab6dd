"""A human is asked for and nobody is there: it is said, and a call back is offered."""

from __future__ import annotations

from actions.reading import reading as r
from tests.actions.dialogue.kit import Talk


def asked(channel: str = "web", opens_at: str | None = None) -> Talk:
    talk = Talk(channel)
    talk.backend.staffed, talk.backend.opens_at = False, opens_at
    talk.hear(r.HUMAN, "temsilci istiyorum")
    return talk


def test_it_is_said_at_once_and_the_place_in_the_queue_is_kept() -> None:
    talk = asked()
    assert talk.said == ["utter_agent_nobody_there"]
    assert talk.state.waiting
    assert talk.id in talk.backend.agent_requests


def test_out_of_hours_it_is_said_when_somebody_is_there() -> None:
    talk = asked(opens_at="yarın saat 09.00")
    assert talk.said == ["utter_agent_closed"]
    assert talk.newest[0]["opens_at"] == "yarın saat 09.00"


def test_by_sms_it_is_said_in_plain_letters() -> None:
    talk = asked("sms", opens_at="yarın saat 09.00")
    assert "yarin" in talk.newest[0]["opens_at"]


def test_a_yes_leaves_the_queue_and_records_with_a_call_back() -> None:
    talk = asked()
    talk.hear(r.YES, "evet")
    assert not talk.state.waiting
    assert talk.id not in talk.backend.agent_requests
    assert talk.state.draft.active
    assert talk.state.draft.wishes == ("Temsilcinin geri araması",)


def test_what_is_told_meanwhile_is_not_told_to_nobody() -> None:
    talk = asked()
    assert talk.hear(r.COMPLAINT, "internetim yok") == ["utter_record_in_turkish"]
    talk.hear(r.YES, "evet")
    assert talk.state.draft.description == "internetim yok"


def test_where_somebody_is_there_nothing_of_it_is_said() -> None:
    talk = Talk()
    assert talk.hear(r.HUMAN, "temsilci istiyorum") == ["utter_agent_requested"]
    assert talk.hear(r.COMPLAINT, "internetim yok") == ["utter_queue_noted"]
    talk.hear(r.LEAVE_QUEUE, "beklemeyeceğim")
    assert talk.state.draft.wishes == ()
