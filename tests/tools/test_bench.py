"""The bench's own arithmetic: a figure nobody can trust is worse than none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from bench.bare_dialogue import FORM, domain_of_rules, rules
from bench.dialogues import DIALOGUES, tracking_number, words
from bench.figures import Target, spread
from bench.kannel import Delivered
from bench.projects import write_projects
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


_DOMAIN = {
    "session_config": {"session_expiration_time": 0},
    "intents": ["greet", "file_complaint", "deny", "nlu_fallback"],
    "actions": ["action_answer"],
}


def test_stories_say_every_rule_twice_and_nothing_else() -> None:
    steps = [step for story in stories_from(rules(_DOMAIN))["stories"] for step in story["steps"]]
    said = [step["intent"] for step in steps if "intent" in step]
    assert sorted(said) == ["deny", "deny", "file_complaint", "file_complaint", "greet", "greet"]
    started = steps.index({"active_loop": FORM})
    assert steps[started + 1 : started + 4] == [
        {"active_loop": None},
        {"slot_was_set": [{"requested_slot": None}]},
        {"action": "utter_registered"},
    ]


def test_the_default_pipelines_dialogue_answers_every_intent_without_an_action() -> None:
    domain = domain_of_rules(_DOMAIN)
    steps = [step for rule in rules(_DOMAIN)["rules"] for step in rule["steps"]]
    assert {step["intent"] for step in steps if "intent" in step} == set(_DOMAIN["intents"])
    assert "actions" not in domain
    said = {step["action"] for step in steps if "action" in step} - {FORM}
    asked = {f"utter_ask_{FORM}_{slot}" for slot in domain["forms"][FORM]["required_slots"][1:]}
    assert set(domain["responses"]) == said | asked
    assert all(slot["influence_conversation"] is False for slot in domain["slots"].values())


def test_both_projects_come_of_our_data_each_with_a_dialogue_of_its_own(tmp_path: Path) -> None:
    projects = write_projects(tmp_path, most_per_kind=2, epochs=1)
    ours, default = projects.ours, projects.default
    domain = yaml.safe_load((ours.domain / "domain.yml").read_text("utf-8"))
    assert domain["actions"] == ["action_answer"]
    assert "action_answer" not in (default.folder / "data" / "rules.yml").read_text("utf-8")
    learnt = [
        {entry["intent"].partition("/")[0] for entry in yaml.safe_load(text)["nlu"]}
        for text in (
            (each.folder / "data" / "nlu.yml").read_text("utf-8") for each in (ours, default)
        )
    ]
    assert learnt[0] == learnt[1] <= set(domain["intents"])
    assert min(projects.trained_on, projects.asked) > 0


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
        f"\x1b[0m2026-11-22 11:49:42 {hook} Finished training component 'DIETClassifier'.\n"
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
