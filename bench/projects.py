"""Writes two Rasa projects with the same examples: Rasa's default one, and ours.

Both lie under `var/bench/` and learn from the same four fifths of the project's examples. They
differ in `config.yml`, in the dialogue (`bench.bare_dialogue`), and in how a complaint's topic is
written: ours as metadata of the example, the default one in Rasa's own way, as a retrieval intent
`file_complaint/<topic>`.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from bench.bare_dialogue import domain_of_rules, rules
from bench.splitting import MATERIAL, Example, by_kind, read_examples, split
from bench.stories import stories_from

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROOT = Path(__file__).parents[1]
_DEFAULT_CONFIG = Path(__file__).parent / "default" / "config.yml"
TOKEN = "the-bench-is-the-backend"  # noqa: S105 - on loopback, with nothing behind it
_DEFAULT, _OURS = "default", "ours"
_CREDENTIALS = {
    _DEFAULT: "rest:\n",
    _OURS: f"bot.channels.WebInput:\n  token: {TOKEN}\n",
}


@dataclass(frozen=True)
class Project:
    """One side of the comparison: a folder that `rasa train` and `rasa run` work in."""

    name: str
    folder: Path

    @property
    def model(self) -> Path:
        """Where training leaves the model."""
        return self.folder / "models" / "bench.tar.gz"

    @property
    def is_ours(self) -> bool:
        """Whether our channel and an action answer, and not Rasa's own rules."""
        return self.name == _OURS

    @property
    def domain(self) -> Path:
        """The folder of domain files."""
        return self.folder / "domain"

    def digest(self) -> str:
        """Digest of everything the model is made from, our components' code included."""
        parts = sorted(
            path
            for path in (*self.folder.rglob("*.yml"), *self.folder.rglob("*.txt"))
            if "models" not in path.parts
        )
        for package in ("bot", "lexicon") if self.is_ours else ():
            parts += sorted((_ROOT / package).rglob("*.py"))
        whole = hashlib.sha256()
        for path in parts:
            whole.update(f"{path.name}\0".encode() + path.read_bytes())
        return whole.hexdigest()[:16]


@dataclass(frozen=True)
class Projects:
    """Both sides, and the examples that neither learns from."""

    ours: Project
    default: Project
    questions: Path
    trained_on: int
    asked: int


def write_projects(
    folder: Path, *, most_per_kind: int | None = None, epochs: int | None = None
) -> Projects:
    """Write both projects and the questions under `folder`; models there are kept.

    `most_per_kind` bounds how many examples of each intent and topic both sides learn from;
    `epochs` replaces the default pipeline's 100, for a quick look that proves nothing.
    """
    everything, test = split(read_examples(_ROOT / "data"))
    train = [example for kind in by_kind(everything) for example in kind[:most_per_kind]]
    config = _read(_DEFAULT_CONFIG)
    for component in [*config["pipeline"], *config["policies"]]:
        if epochs is not None and "epochs" in component:
            component["epochs"] = epochs
    domain = _read(_ROOT / "domain.yml")
    default = Project(_DEFAULT, folder / _DEFAULT)
    _write_project(default, config, _with_retrieval_intents(train))
    _write(default.domain / "domain.yml", domain_of_rules(domain))
    _write(default.domain / "topics.yml", _topic_responses(train))
    _write(default.folder / "data" / "rules.yml", rules(domain))
    _write(default.folder / "data" / "stories.yml", stories_from(rules(domain)))
    ours = Project(_OURS, folder / _OURS)
    whole = [example for example in train if example.role is None]
    _write_project(ours, _read(_ROOT / "config.yml"), _with_metadata(whole))
    _write(ours.domain / "domain.yml", domain)
    for kind, to in (("responses", ours.domain), ("rules", ours.folder / "data")):
        for path in sorted((_ROOT / "data" / kind).glob("*.yml")):
            _write(to / path.name, _read(path))
    _write_material(ours, [example for example in train if example.role is not None])
    questions = folder / "questions.jsonl"
    questions.write_text("".join(_question(example) for example in test), encoding="utf-8")
    return Projects(ours, default, questions, len(train), len(test))


def _write_project(project: Project, config: dict[str, Any], nlu: dict[str, Any]) -> None:
    for old in ("data", "domain"):
        shutil.rmtree(project.folder / old, ignore_errors=True)
    _write(project.folder / "config.yml", config)
    _write(project.folder / "data" / "nlu.yml", nlu)
    credentials = _CREDENTIALS[project.name]
    (project.folder / "credentials.yml").write_text(credentials, encoding="utf-8")


def _write_material(project: Project, parts: Iterable[Example]) -> None:
    """Write what our classifiers read beside Rasa's data, as it lies in the project itself."""
    for kind in by_kind(parts):
        first = kind[0]
        name = f"{MATERIAL[first.role]}/{first.topic}" if first.role in MATERIAL else "remarks"
        path = project.folder / "data" / "topics" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(f"{one.text}\n" for one in kind), encoding="utf-8")


def _with_metadata(examples: Iterable[Example]) -> dict[str, Any]:
    entries = []
    for kind in by_kind(examples):
        metadata = {"metadata": kind[0].metadata} if kind[0].metadata else {}
        entries.append({"intent": kind[0].intent, **metadata, "examples": _block(kind)})
    return {"version": "3.1", "nlu": entries}


def _with_retrieval_intents(examples: Iterable[Example]) -> dict[str, Any]:
    """Write topics as Rasa's ResponseSelector learns them; bare openers stay a plain intent."""
    entries = [
        {"intent": _retrieval_intent(kind[0]), "examples": _block(kind)}
        for kind in by_kind(examples)
    ]
    return {"version": "3.1", "nlu": entries}


def _topic_responses(examples: Iterable[Example]) -> dict[str, Any]:
    """Give each retrieval intent the response that Rasa demands."""
    kinds = {(example.intent, example.topic) for example in examples if example.topic}
    return {
        "version": "3.1",
        "responses": {
            f"utter_{intent}/{topic}": [{"text": f"Konu: {topic}"}]
            for intent, topic in sorted(kinds)
        },
    }


def _retrieval_intent(example: Example) -> str:
    return f"{example.intent}/{example.topic}" if example.topic else example.intent


def _block(examples: list[Example]) -> str:
    return "".join(f"- {example.text}\n" for example in examples)


def _question(example: Example) -> str:
    content = {"text": example.text, "intent": example.intent, "topic": example.topic}
    return json.dumps(content, ensure_ascii=False) + "\n"


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return content


def _write(path: Path, content: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8")
