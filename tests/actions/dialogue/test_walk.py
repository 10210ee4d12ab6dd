"""Whatever is read at any question, in any order, on both channels: what must always hold.

A seeded walk rather than chosen cases: thousands of turns, each checked against every promise.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

import pytest

from actions.dialogue.agent import OFFERED
from actions.dialogue.draft import REFUSED, Draft
from actions.reading import questions as q, reading as r, topics
from actions.reading.tracking_numbers import check_digit
from tests.actions.dialogue.kit import MOBILE, RESPONSES, Talk, values_wanted

TURNS, DIALOGUE = 20_000, 25
ALWAYS = sorted(
    (r.ANSWERS | r.WANTS | r.REQUESTS | r.TALK | r.STORY)
    | {r.OPENER, r.SOLVED, r.UNDO, r.POSITION, r.HOW_LONG, r.FOREIGN, r.UNCLEAR, r.STALE}
)
FURTHER = sorted(r.WANTS | r.REQUESTS | r.TALK | r.STORY | {r.SOLVED, r.OPENER})
KINDS = ("self_harm", "fire", "electricity", "emergency", "violence", "stolen_line", "threat")
TEXTS = ("evet", "faturam iki katı geldi bu ay", "modemi resetledim düzelmedi", "fatura", "…")
OFTEN = (r.YES, r.NO, r.GIVEN, r.GIVEN, r.GIVEN, r.COMPLAINT, r.UNCLEAR, r.CANCEL, r.CORRECT)
CORRECTED = (*sorted({q.TOPIC, q.PROBLEM, q.PHONE, q.EMAIL, q.NAME, q.PLACE}), None)
UNKNOWN = "48210937551" + str(check_digit("48210937551"))
REPEATED_BY_RIGHT = (
    *("utter_ask_", "utter_status", "utter_your_complaints", "utter_phone_part"),
    # What was done is said each time it is done.
    *("utter_registered", "utter_addition_done", "utter_reopening_", "utter_topic_taken"),
    *("utter_agent_requested", "utter_danger_", "utter_first_help_", "utter_problem_solved"),
    # A few words before a question that is put again.
    *(f"utter_{said}_meanwhile" for said in sorted(r.TALK)),
    # What is so is said to whoever asks for it again.
    *("utter_not_yours", "utter_already_withdrawn", "utter_withdrawn_for_good"),
    *("utter_code_wrong", "utter_addition_not_possible", "utter_withdrawal_not_possible"),
    *("utter_write_on", "utter_not_proven", "utter_nothing_to_refuse", "utter_request_again"),
)
KEPT = ("description", "topic", "phone", "email", "name", "place", "service_number")


@dataclass
class Walk:
    """One dialogue; what was said and pressed before."""

    chance: random.Random
    talk: Talk
    offered: list[dict[str, str]] = field(default_factory=list)
    runs: dict[str, int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def all_the_way(self) -> None:
        """Walk to the end; a promise that breaks shows the way to it."""
        try:
            for _ in range(DIALOGUE):
                self.step()
        except Exception as error:
            way = "\n".join([*self.told, f"said: {self.talk.said}"])
            raise AssertionError(way) from error

    def step(self) -> None:
        talk, chance = self.talk, self.chance
        if chance.random() < 0.02:
            talk.wait(minutes=chance.choice((61, 60 * 25, 60 * 96)))
            silent = True
        else:
            silent = False
        before, statuses = talk.state, {n: c.status for n, c in talk.backend.shown.items()}
        known = len(talk.registered)
        talk.backend.staffed = chance.random() < 0.5
        if talk.channel == "sms" and chance.random() < 0.02:
            talk = self._another_day()
            before = talk.state
        if self.offered and chance.random() < 0.15:
            choice = chance.choice(self.offered)
            context = talk.state.context(talk.channel)
            what = f"press {choice['payload']} at {before.question}"
            self.told.append(what)
            talk.press(choice)
            current = f'"asked": "{context.offer}"' in choice["payload"]
            main = _pressed(choice, current=current)
            also: tuple[str, ...] = ()
            more: dict[str, Any] = {}
        else:
            main, more = self._reading()
            also = more.get("also", ())
            self.told.append(f"{main} {more} at {before.question}")
            talk.hear(main, **more)
        self.offered += talk.choices
        said = {n: c.status for n, c in talk.backend.shown.items()}
        self._says_something_that_exists()
        self._is_not_repeated(before.said)
        danger = main == r.DANGER or more.get("kind") is not None
        if not danger and len(talk.registered) > known:
            self._registers_with_a_yes(before, main, also, silent=silent)
        for number, status in said.items():
            if number in statuses and statuses[number] != status:
                self._changes_with_a_yes(before, main, status, more, silent=silent)
        if not silent and len(talk.registered) == known:
            self._loses_nothing(before, main, set(more.get("told", {}).values()))

    def _another_day(self) -> Talk:
        """By SMS a conversation ends some day; the phone, and its complaints, stay."""
        old = self.talk
        self.talk = Talk("sms", old.backend, f"{old.id}+", turns=old.turns)
        self.offered, self.runs = [], {}
        self.told.append("another day")
        return self.talk

    def _reading(self) -> tuple[str, dict[str, Any]]:
        chance = self.chance
        main = chance.choice(OFTEN) if chance.random() < 0.5 else chance.choice(ALWAYS)
        more: dict[str, Any] = {"text": chance.choice(TEXTS), "told": self._fields()}
        if chance.random() < 0.02:
            kind, unable = chance.choice(KINDS), chance.random() < 0.3
            return r.DANGER, more | {"kind": kind, "cannot_call": unable}
        if main == r.FOREIGN:
            more["language"] = chance.choice(("en", "de", "ar", "ru", "ku"))
        if chance.random() < 0.25:
            more["also"] = tuple(chance.sample(FURTHER, chance.randint(1, 2)))
        if chance.random() < 0.3:
            more["about"] = chance.choice(sorted(topics.TOPICS))
        return main, more | self._value(main)

    def _value(self, main: str) -> dict[str, Any]:
        chance, question = self.chance, self.talk.question
        if main == r.CORRECT:
            corrected = chance.choice(CORRECTED)
            value = _value(chance, corrected) if corrected and chance.random() < 0.6 else None
            return {"field": corrected, "value": value}
        if main == r.GIVEN and question in {q.TRACKING, q.WHICH}:
            return {"value": self._number()}
        if main == r.GIVEN:
            return {"value": _value(chance, question)}
        if question == q.TOPIC and chance.random() < 0.1:
            return {"choices": ("billing", "roaming")}
        return {"value": "0532"} if main == r.PART else {}

    def _number(self) -> str:
        return self.chance.choice([*self.talk.backend.registered, UNKNOWN])

    def _fields(self) -> dict[str, Any]:
        chance = self.chance
        told: dict[str, Any] = {}
        if chance.random() < 0.1:
            told |= {"phone": chance.choice((MOBILE, "+905339998877")), "phone_is_mobile": True}
        for name, value in (("email", "ali@ornek.com"), ("name", "Ali Veli"), ("city", "Kocaeli")):
            if chance.random() < 0.05:
                told[name] = value
        if chance.random() < 0.1:
            told["tracking_number"] = self._number()
        return told

    def _says_something_that_exists(self) -> None:
        talk = self.talk
        assert talk.said, "a turn that says nothing"
        for one in talk.newest:
            template = RESPONSES[one["response"]]
            if talk.channel == "sms":
                assert "sms" in template, f"{one['response']} has no words for SMS"
            wanted = values_wanted(template.get(talk.channel) or template["web"])
            assert wanted <= set(one), f"{one['response']} lacks {wanted - set(one)}"
        once = {(one["response"], one.get("number")) for one in talk.newest}
        assert len(once) == len(talk.said), f"twice in one turn: {talk.said}"

    def _is_not_repeated(self, before: tuple[str, ...]) -> None:
        for one in self.talk.said:
            if one in before and not one.endswith("_again"):
                assert one.startswith(REPEATED_BY_RIGHT), f"{one} twice in a row"
        self.runs = {one: self.runs.get(one, 0) + 1 for one in self.talk.said}
        for one, count in self.runs.items():
            put = one.startswith("utter_ask_") and one != "utter_ask_code"  # each sends a new one
            assert not (put and count > 3), f"{one} {count} times in a row"

    def _registers_with_a_yes(
        self, before: Any, main: str, also: tuple[str, ...], *, silent: bool
    ) -> None:
        # A number, or a yes, was what a foreigner was asked for while nobody was there.
        recorded = any(one.startswith("utter_foreign_recorded_") for one in self.talk.said)
        if recorded and before.recording == OFFERED:
            return
        if self.talk.channel == "sms":
            # "Düzelmedi", whatever a classifier holds it to be, tells a problem too.
            # What is taken for a right over data, and names none, does as well.
            tells = r.STORY | {r.OPENER, r.NO_CALL, r.SOLVED, r.DATA_REQUEST}
            agreed = before.question in {q.CONFIRM, q.ANEW} and main == r.YES
            agreed = agreed or (before.question in q.OF_AN_EARLIER and main in _NOT_THE_EARLIER)
            said_yes = main == r.YES or self.talk.heard.startswith("evet")
            agreed = agreed or (before.waiting and said_yes)  # the offer to record
            wished = before.advised  # what is wanted to be done, and only advice answered yet
            pieces = before.draft.opening or wished or agreed
            told = tells & {main, *also} or before.wants or pieces or before.danger_told
            assert told, "registered without a told problem"
            return
        assert not silent, "registered by an answer to a question of yesterday"
        agreed = before.question in {q.CONFIRM, q.ANEW} and main == r.YES
        # They said yes to the summary; this is what becomes of it.
        agreed = agreed or (
            before.question in q.OF_AN_EARLIER and main in _NOT_THE_EARLIER | r.STORY
        )
        solved = before.question == q.SOLVED and main in {r.YES, r.SOLVED}
        solved = solved or (before.question == q.DROP and main == r.SOLVED)
        solved = solved or before.draft.solved  # said before, and a human was awaited since
        assert agreed or solved, "registered without a yes"

    def _changes_with_a_yes(
        self, before: Any, main: str, status: str, more: dict[str, Any], *, silent: bool
    ) -> None:
        if status == "withdrawn":
            assert before.question in {q.WITHDRAW, q.ALARM}
            # At an alarm a yes is read once more without what the test makes of it.
            said_yes = before.question == q.ALARM and self.talk.heard.startswith("evet")
            assert main in {r.YES, r.WITHDRAW} or said_yes
            assert not silent
        elif status == "resolved":
            asked = before.question == q.CLOSE and main in {r.YES, r.SOLVED} and not silent
            assert asked or before.help_offered, "closed without a yes"

    def _loses_nothing(self, before: Any, main: str, told: set[Any]) -> None:
        now, old = self.talk.state, before.draft
        left = before.question == q.DROP and main in {r.YES, r.CANCEL, r.NO_COMPLAINT}
        left = left and (not before.waiting or before.asked_waiting)
        danger = now.danger_complaint is not None
        if danger:
            return
        if not old.has_content:
            return
        if before.question == q.ANEW and main in {r.NO, r.CANCEL, r.REFUSED, r.NO_COMPLAINT}:
            return  # it is registered already
        if before.question in q.OF_AN_EARLIER and main in {r.CANCEL, r.NO_COMPLAINT}:
            assert now.set_aside == old or not old.active, "left, and not to be brought back"
            return
        if before.question in q.OF_AN_EARLIER and not now.draft.has_content:
            kept = [*self.talk.backend.reasons.values()]
            kept += [text for one in self.talk.backend.additions.values() for text in one]
            kept += [one.description for one in self.talk.registered]
            assert any((old.description or "") in one for one in kept), "told again, and lost"
            return
        if left:
            assert now.set_aside == old, "left, and not to be brought back"
            return
        assert now.draft.active, "dropped without a yes"
        self._keeps(old, now.draft, main, told)

    def _keeps(self, old: Draft, new: Draft, main: str, told: set[Any]) -> None:
        at = old.correcting
        for name in KEPT:
            was, is_ = getattr(old, name), getattr(new, name)
            if was in {None, REFUSED} or was == is_:
                continue
            corrected = main == r.CORRECT or at is not None
            if name == "description":
                assert was in (is_ or "") or corrected, "words of the story were lost"
            elif name == "topic":
                assert is_ is not None, "the topic was lost"
            else:
                answered = main == r.GIVEN and is_ is not None
                refused = main in {r.REFUSED, r.NO} and name in {"phone", "email"}
                put_right = is_ in told  # by another that the message tells
                assert corrected or answered or refused or put_right, (
                    f"{name} was lost: {was} -> {is_}"
                )


_NOT_THE_EARLIER = frozenset({r.NO, r.REFUSED})


def _value(chance: random.Random, question: str) -> str | None:
    return {
        q.TOPIC: chance.choice(sorted(topics.TOPICS)),
        q.PHONE: chance.choice((MOBILE, "+905339998877", "+902125554433")),
        q.PROOF_PHONE: MOBILE,
        q.CODE: chance.choice(("482109", "111111")),
        q.EMAIL: "ayse@ornek.com",
        q.NAME: "Ayşe Yılmaz",
        q.PLACE: "Gebze, Kocaeli",
        q.TRACKING: UNKNOWN,
    }.get(question)


def _pressed(choice: dict[str, str], *, current: bool) -> str:
    payload = choice["payload"]
    if "asked" in payload and not current:
        return r.STALE
    if payload.startswith("/affirm"):
        return r.YES
    if payload.startswith("/deny"):
        return r.NO
    if payload.startswith("/correct"):
        return r.CORRECT
    return {"/cancel": r.CANCEL, "/file_complaint": r.OPENER}.get(payload, r.GIVEN)


@pytest.mark.parametrize("channel", ["web", "sms"])
@pytest.mark.parametrize("seed", range(10))
def test_whatever_comes_the_promises_hold(channel: str, seed: int) -> None:
    chance = random.Random(f"{channel} {seed}")  # noqa: S311 - a walk that can be repeated
    for _ in range(TURNS // 20 // DIALOGUE):
        Walk(chance, Talk(channel)).all_the_way()
