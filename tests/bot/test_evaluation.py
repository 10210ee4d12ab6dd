"""The measures of `make evaluate`, on answers small enough to count by hand."""

from pathlib import Path
from typing import Any

import pytest

from tools import evaluate
from tools.evaluation import intents, measures, page, topics

RIGHT = {"accept": frozenset({"billing"}), "primary": "billing"}


def answer(ranking: tuple[str, ...], confidence: float, **more: Any) -> measures.Answer:
    return measures.Answer(
        text="faturam",
        ranking=ranking,
        confidence=confidence,
        sure=confidence > 0.5,
        **{**RIGHT, **more},
    )


ANSWERS = [
    answer(("billing", "other"), 0.9),
    answer(("other", "roaming", "billing"), 0.8),
    answer(("other", "roaming", "tv_service", "billing"), 0.4),
    answer(("roaming",), 0.4, accept=frozenset({"billing", "roaming"})),
]


def test_overall_figures() -> None:
    found = measures.overall(ANSWERS)
    assert found["accepted"] == 0.5
    assert found["primary"] == 0.25
    assert found["accepted_in_top_3"] == 0.75
    assert found["sure"] == 0.5
    assert found["accepted_where_sure"] == 0.5


def test_macro_f1_is_over_the_labels_that_occur() -> None:
    assert measures.macro_f1(ANSWERS) == pytest.approx(2 * 1 * 0.25 / 1.25)


def test_the_worst_errors_come_first() -> None:
    assert [error["confidence"] for error in measures.worst(ANSWERS)] == [0.8, 0.4]


def test_coverage_falls_with_the_threshold() -> None:
    shares = [point["coverage"] for point in measures.coverage(ANSWERS)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] == 1.0


def test_the_confusion_matrix_counts_every_answer() -> None:
    assert sum(map(sum, measures.confusion(ANSWERS)["counts"])) == len(ANSWERS)


def test_nothing_measured_is_no_error() -> None:
    assert measures.overall([])["accepted"] == 0.0


def test_the_page_escapes_what_customers_wrote() -> None:
    shown = page.render([page.Section("<b>", [page.Table(["a"], [["<script>"]])])])
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


class FakeModel:
    """Understands nothing but knows one answer."""

    path = Path("model.tar.gz")
    milliseconds_per_text = 1.0

    def __init__(self, path: Path | None = None) -> None:
        """Take no notice of the path."""

    def parse(self, texts: list[str]) -> list[dict[str, Any]]:
        billing = {"name": "billing", "confidence": 0.9}
        fallback = {"name": "nlu_fallback", "confidence": 0.3}
        guess = {"name": "file_complaint", "confidence": 0.2}
        return [
            {
                "topic": billing,
                "topic_ranking": [billing],
                "topic_sure": True,
                "intent": fallback,
                "intent_ranking": [fallback, guess],
            }
            for _ in texts
        ]

    def setting(self, component: str, name: str) -> float:
        return 0.5


def test_topics_are_measured_in_every_variant() -> None:
    row = {"title": "FATURA", "body": "İtiraz", "topic": "billing", "accept": ["billing"]}
    report = topics.measure([row], FakeModel())
    assert {found["overall"]["accepted"] for found in report["variants"].values()} == {1.0}
    assert topics.VARIANTS["SMS"](row) == "fatura"


def test_a_fallback_is_no_accepted_intent_but_what_lay_below_is_measured() -> None:
    report = intents.measure([{"text": "x", "intent": "file_complaint"}], FakeModel())
    assert report["overall"]["accepted"] == 0.0
    assert report["overall"]["fallback"] == 1.0
    assert report["overall"]["accepted_without_fallback"] == 1.0


@pytest.mark.parametrize(
    "line",
    [
        '{"title": "a", "body": "b", "topic": "billing", "accept": ["billing"]}',
        '{"text": "a", "intent": "greet", "accept": ["greet"]}',
    ],
)
def test_a_file_is_measured_and_written_down(
    line: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(evaluate, "NluModel", FakeModel)
    (tmp_path / "few.jsonl").write_text(line + "\n")
    evaluate.main([str(tmp_path / "few.jsonl"), "--model", "m", "--out", str(tmp_path)])
    assert (tmp_path / "few.json").exists()
    assert "data:image/png" in (tmp_path / "few.html").read_text()
    assert "accepted" in capsys.readouterr().out
