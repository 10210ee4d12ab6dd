"""In danger a person is spoken of where it is known who is on duty, and nowhere else."""

from __future__ import annotations

import re

import pytest

from actions.reading import reading as r
from tests.actions.dialogue.kit import RESPONSES, Talk

CHANNELS = pytest.mark.parametrize("channel", ["web", "sms"])


@CHANNELS
class TestWhoReadsIt:
    def alarm(self, channel: str, *, staffed: bool, opens_at: str | None = None) -> Talk:
        talk = Talk(channel)
        talk.backend.staffed, talk.backend.opens_at = staffed, opens_at
        self.first = talk.hear(r.DANGER, "evde yangın var", kind="fire")
        return talk

    def test_nobody_is_promised_while_nobody_is_there(self, channel: str) -> None:
        talk = self.alarm(channel, staffed=False)
        assert self.first == [
            "utter_danger_fire",  # what to do comes first
            "utter_danger_recorded",
            "utter_alarm_nobody_reads",
        ]
        assert "utter_alarm_nobody_reads" not in talk.hear(r.UNCLEAR, "üçüncü kattayız")
        for told in ("çok duman var", "Fatih mahallesi 3. sokak no 5", "0532 111 22 33"):
            assert "utter_alarm_nobody_reads" not in talk.hear(r.UNCLEAR, told)

    def test_it_is_said_again_where_they_have_gone(self, channel: str) -> None:
        talk = self.alarm(channel, staffed=True)
        talk.hear(r.UNCLEAR, "üçüncü kattayız")
        talk.backend.staffed = False
        assert talk.hear(r.UNCLEAR, "çok duman var")[-1] == "utter_alarm_nobody_reads"
        assert "utter_alarm_nobody_reads" not in talk.hear(r.UNCLEAR, "kapıdayız")
        assert "utter_alarm_nobody_reads" not in talk.hear(r.UNCLEAR, "bekliyoruz kapıda")

    def test_is_told_with_the_hour_where_it_is_known(self, channel: str) -> None:
        self.alarm(channel, staffed=False, opens_at="yarın 09.00")
        assert self.first[-1] == "utter_alarm_read_later"

    @pytest.mark.parametrize("kind", ["self_harm", "violence"])
    def test_names_who_else_can_be_called_by_night(self, channel: str, kind: str) -> None:
        talk = Talk(channel)
        talk.backend.staffed, talk.backend.opens_at = False, "yarın 09.00"
        assert talk.hear(r.DANGER, "…", kind=kind)[-1] == "utter_alarm_read_later_support"
        shown = RESPONSES[talk.said[-1]]
        assert "183" in (shown.get(channel) or shown["web"])["text"]

    def test_is_promised_once_while_somebody_is(self, channel: str) -> None:
        talk = self.alarm(channel, staffed=True)
        assert self.first[-1] == "utter_alarm_read_now"
        assert not any("read" in one for one in talk.hear(r.UNCLEAR, "üçüncü kattayız"))

    @pytest.mark.parametrize("before", [1, 20])
    def test_only_the_first_is_told_that_they_are(self, channel: str, before: int) -> None:
        talk = Talk(channel)
        for at in range(before):
            other = f"other{at}"
            talk.backend.request_agent(other, None, urgent=True, life=True)
        said = talk.hear(r.DANGER, "evde yangın var", kind="fire")
        assert said[-1] == "utter_alarm_read_soon"
        shown = RESPONSES[said[-1]]
        assert not re.search(
            r"en ön|en baş|önündesiniz", (shown.get(channel) or shown["web"])["text"]
        )

    def test_nobody_is_told_a_place_that_is_not_known(self, channel: str) -> None:
        for name in ("nobody_reads", "read_later", "nobody_reads_support", "read_later_support"):
            shown = RESPONSES[f"utter_alarm_{name}"]
            text = (shown.get(channel) or shown["web"])["text"]
            assert not re.search(r"en baş|en bas|ilk siz|once sizi", text)

    def test_who_asks_for_the_place_is_promised_nobody_either(self, channel: str) -> None:
        talk = self.alarm(channel, staffed=False)
        talk.hear(r.UNCLEAR, "üçüncü kattayız")
        said = talk.hear(r.POSITION, "sırada kaçıncıyım")
        assert said == ["utter_alarm_next", "utter_alarm_nobody_reads"]

    def test_in_another_language_nobody_is_promised(self, channel: str) -> None:
        talk = Talk(channel)
        talk.backend.staffed = False
        said = talk.hear(r.DANGER, "fire", kind="fire", language="en")
        assert said == ["utter_danger_foreign_en", "utter_foreign_recorded_en"]
        shown = RESPONSES["utter_danger_foreign_en_again"]
        assert "passed" not in (shown.get(channel) or shown["web"])["text"]


_A_PERSON = re.compile(
    r"arkada[sş]|temsilci|colleague|kollege|zumala|زملا|коллег|kolleg|hevkar|g[oö]recek|yazac|okuyac",
    re.IGNORECASE,
)


def test_no_text_of_danger_speaks_of_a_person_but_where_it_is_known_who_is_on_duty() -> None:
    speak = {
        name
        for name, variants in RESPONSES.items()
        if name.startswith(("utter_danger_", "utter_alarm_", "utter_ask_alarm", "utter_ask_leave"))
        and any(_A_PERSON.search(one["text"]) for one in variants.values())
    }
    assert {one for one in speak if not one.startswith("utter_alarm_read_")} <= {
        "utter_alarm_nobody_reads",
        "utter_alarm_nobody_reads_support",
        "utter_danger_call_us",  # nobody could be called
    }
