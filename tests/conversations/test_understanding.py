"""The trained model on files it has never seen: a fall of more than a point fails.

`tests/data/measured.json` holds what was measured when the data or the classifiers last changed
for the better (`make evaluate FILE=…`); whoever improves them raises it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tools.evaluation import intents, readings, topics
from tools.evaluation.model import NluModel

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATA = Path(__file__).parents[1] / "data"
_MEASURED = json.loads((_DATA / "measured.json").read_text("utf-8"))
_POINT = 0.01
_MOST_COMPLAINTS_STARTED = 0.02


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (_DATA / name).read_text("utf-8").splitlines()]


class _Together(NluModel):
    """Thousands of texts are parsed at once; how long one takes is not measured here."""

    def parse(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        return self.parse_together(texts)


@pytest.fixture(scope="module")
def nlu(model: Path) -> NluModel:
    return _Together(model)


def test_texts_are_parsed_together_as_they_are_alone(model: Path, nlu: NluModel) -> None:
    texts = ["internetim yok", "", "/greet", '/x{"a": 1}', " 0533 111 22 33 ", "evet, kaydedin 😀"]
    assert nlu.parse(texts) == NluModel(model).parse(texts)


@pytest.fixture(scope="module")
def titled(nlu: NluModel) -> dict[str, Any]:
    """What is measured of the topics; measured once, because it takes seconds."""
    variants: dict[str, Any] = topics.measure(_rows("topics_heldout.jsonl"), nlu)["variants"]
    return variants


@pytest.mark.parametrize("name", ["topics_heldout.jsonl", "topics_sms_heldout.jsonl"])
def test_topics_are_understood_as_well_as_before(
    nlu: NluModel, titled: dict[str, Any], name: str
) -> None:
    measured = titled if name == "topics_heldout.jsonl" else None
    variants = measured or topics.measure(_rows(name), nlu)["variants"]
    for variant, least in _MEASURED[name].items():
        assert variants[variant]["overall"]["accepted"] >= least - _POINT, variant


def test_where_a_topic_is_called_sure_it_is_right(titled: dict[str, Any]) -> None:
    for variant in ("title + body", "body", "SMS"):
        assert titled[variant]["overall"]["accepted_where_sure"] >= 0.95, variant


def test_intents_are_understood_as_well_as_before(nlu: NluModel) -> None:
    overall = intents.measure(_rows("intents_heldout.jsonl"), nlu)["overall"]
    assert overall["accepted"] >= _MEASURED["intents_heldout.jsonl"]["accepted"] - _POINT
    assert overall["others_starting_a_complaint"] <= _MOST_COMPLAINTS_STARTED


def test_messages_are_read_given_the_question_as_well_as_before(nlu: NluModel) -> None:
    report = readings.measure(_rows("readings_heldout.jsonl"), nlu)
    measured = _MEASURED["readings_heldout.jsonl"]
    for group, least in measured["groups"].items():
        assert report["groups"][group]["right"] >= least - _POINT, group
    assert report["false_closings"] <= measured["false_closings"]
    assert report["false_alarms"] <= measured["false_alarms"]


@pytest.mark.parametrize("text", ["sık sık kopuyor", "sik sik kopuyor", "SIK SIK KOPUYOR"])
def test_what_keeps_dropping_is_no_insult(nlu: NluModel, text: str) -> None:
    [found] = nlu.parse([f"internet {text}"])
    assert found["intent"]["name"] == "file_complaint"
    assert nlu.parse([text])[0]["intent"]["name"] != "insult"
