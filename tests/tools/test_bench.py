"""The bench's own arithmetic: a figure nobody can trust is worse than none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from bench.bare_dialogue import domain_without_actions, rules_without_actions
from bench.dialogues import DIALOGUES, tracking_number, words
from bench.figures import Target, spread
from bench.kannel import Delivered
from bench.sms import Parts
from bench.splitting import Example, UnknownDataError, read_examples, split
from bench.stories import stories_from
from bench.training import component_seconds

if TYPE_CHECKING:
    from pathlib import Path

    from bench.figures import Side


def test_the_95th_percentile_is_a_duration_that_was_measured() -> None:
    hundred = spread([second / 1000 for second in range(100, 0, -1)])
    assert (hundred.count, hundred.median, hundred.p95, hundred.slowest) == (100, 50.5, 95, 100)
    assert spread([0.002]).p95 == 2


def test_a_target_is_judged_by_the_unrounded_figure() -> None:
    met: list[tuple[float, float, Side]] = [
        (4.0, 4, "at least"),
        (0.5, 0.5, "at most"),
        (0, 0, "exactly"),
    ]
    missed: list[tuple[float, float, Side]] = [
        (3.999, 4, "at least"),
        (0.501, 0.5, "at most"),
        (1, 0, "exactly"),
    ]
    assert all(Target("a figure", *figure).met for figure in met)
    assert not any(Target("a figure", *figure).met for figure in missed)


def test_every_kind_of_example_is_split_four_to_one_and_always_alike() -> None:
    examples = [Example("greet", None, None, f"selam {number}") for number in range(50)]
    examples += [Example("file_complaint", "billing", None, f"fatura {n}") for n in range(100)]
    train, test = split(examples)
    assert sorted(map(str, train + test)) == sorted(map(str, examples))
    assert [one.intent for one in test].count("greet") == 10
    assert [one.intent for one in test].count("file_complaint") == 20
    assert split(list(reversed(examples))) == (train, test)


def test_material_that_complaints_are_made_of_is_learnt_and_never_asked() -> None:
    phrases = [Example("file_complaint", "billing", "phrase", f"zam {n}") for n in range(50)]
    train, test = split(phrases)
    assert (len(train), test) == (50, [])


def test_data_that_one_side_would_lose_is_refused(tmp_path: Path) -> None:
    lookup = {"nlu": [{"lookup": "city", "examples": "- Ankara\n"}]}
    (tmp_path / "nlu").mkdir()
    (tmp_path / "nlu" / "lookup.yml").write_text(yaml.safe_dump(lookup), "utf-8")
    with pytest.raises(UnknownDataError, match=r"lookup\.yml"):
        read_examples(tmp_path)


def test_stories_say_every_rule_twice_and_nothing_else(tmp_path: Path) -> None:
    rules = """
    rules:
      - rule: Greet
        steps: [{intent: greet}, {action: utter_greet}]
      - rule: Look closer
        steps: [{or: [{intent: nlu_fallback}, {intent: inform}]}, {action: action_look}]
      - rule: Take a complaint
        steps: [{intent: file_complaint}, {action: a_form}, {active_loop: a_form}]
      - rule: Register it
        condition: [{active_loop: a_form}]
        steps:
          - action: a_form
          - active_loop: null
          - slot_was_set: [{requested_slot: null}]
          - action: action_submit
    """
    (tmp_path / "rules.yml").write_text(rules, "utf-8")
    steps = [step for story in stories_from(tmp_path)["stories"] for step in story["steps"]]
    said = [step["intent"] for step in steps if "intent" in step]
    assert sorted(said) == [
        "file_complaint",
        "file_complaint",
        "greet",
        "greet",
        "inform",
        "inform",
    ]
    started = steps.index({"active_loop": "a_form"})
    assert steps[started + 1 : started + 4] == [
        {"active_loop": None},
        {"slot_was_set": [{"requested_slot": None}]},
        {"action": "action_submit"},
    ]


def test_the_bare_dialogue_has_every_action_as_a_response_and_asks_in_rasas_way(
    tmp_path: Path,
) -> None:
    domain = """
    actions: [action_session_start, validate_complaint_form, action_submit_complaint]
    slots:
      phone: {type: text, influence_conversation: false, mappings: [{type: custom}]}
      topic: {type: text, mappings: [{type: custom}]}
    forms: {complaint_form: {required_slots: [complaint_description, topic, phone]}}
    """
    (tmp_path / "domain.yml").write_text(domain, "utf-8")
    rule = "rules: [{rule: Register, steps: [{action: action_submit_complaint}]}]"
    (tmp_path / "rules.yml").write_text(rule, "utf-8")
    bare = domain_without_actions([tmp_path / "domain.yml"])
    said = rules_without_actions(tmp_path / "rules.yml")["rules"][0]["steps"][0]["action"]
    assert "actions" not in bare["domain.yml"]
    assert list(bare["domain.yml"]["responses"]) == [said]
    phone, topic = bare["domain.yml"]["slots"]["phone"], bare["domain.yml"]["slots"]["topic"]
    assert phone["influence_conversation"] is False
    assert phone["mappings"][0]["type"] == "from_text"
    assert topic["mappings"] == [{"type": "custom"}]
    assert "topic" not in bare["domain.yml"]["forms"]["complaint_form"]["required_slots"]
    assert "utter_ask_complaint_form_phone" in bare["bench.yml"]["responses"]


def test_a_tracking_number_is_found_in_an_answer_and_said_in_the_next_message() -> None:
    found = tracking_number("Takip numaranız: 4821 0937 5523. İlk bilgi 24 saat içinde.")
    assert words("takip no {number}", found) == "takip no 4821 0937 5523"
    assert tracking_number("Bizi 444 1 444 numarasından arayın, 0532 111 22 33") is None
    assert all(words(line, None) for dialogue in DIALOGUES for line in dialogue.says)


def test_rasas_log_tells_how_long_each_component_learnt() -> None:
    hook = "INFO     rasa.engine.training.hooks  -"
    log = (
        f"2026-11-22 11:48:40 {hook} Starting to train component 'DIETClassifier'.\n"
        "Epochs: 100%\n"
        f"2026-11-22 11:49:42 {hook} Finished training component 'DIETClassifier'.\n"
        f"2026-11-22 11:49:42 {hook} Starting to train component 'ResponseSelector'.\n"
    )
    assert component_seconds(log) == {"DIETClassifier": 62.0}


def test_parts_of_a_long_sms_are_one_message_whatever_comes_between() -> None:
    def part(number: int, text: str, phone: str = "+905321234567") -> Delivered:
        udh = bytes([5, 0, 3, 0x2A, 2, number])
        return Delivered("6616", phone, "udh", udh, text.encode())

    parts = Parts()
    alone = Delivered("6616", "+905321234567", "text", b"", b"kisa")
    said = [
        parts.whole(each)
        for each in (part(2, "ve son"), alone, part(1, "x", "+905320000000"), part(1, "bas "))
    ]
    assert said == [None, "kisa", None, "bas ve son"]
