"""Our runner gives what Rasa's gives, for graphs of components that hand things on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource  # noqa: TC002 - Rasa reads annotations
from rasa.engine.storage.storage import ModelStorage  # noqa: TC002 - Rasa reads annotations

from bot.in_order import InOrderRunner

if TYPE_CHECKING:
    from pathlib import Path


class Add(GraphComponent):
    """Adds what it is given, and counts how often it was asked."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.asked = 0

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Add:
        del model_storage, resource, execution_context
        return cls(config["number"])

    def add(self, a: int = 0, b: int = 0) -> int:
        self.asked += 1
        return self.number + a + b


def node(number: int, **needs: str) -> SchemaNode:
    return SchemaNode(
        needs=needs,
        uses=Add,
        constructor_name="create",
        fn="add",
        config={"number": number},
        eager=True,
    )


@pytest.fixture
def schema() -> GraphSchema:
    return GraphSchema(
        {
            "last": node(1000, a="left", b="right"),
            "left": node(10, a="first"),
            "right": node(100, a="first"),
            "first": node(1, a="told"),
            "aside": node(5),
        }
    )


@pytest.fixture
def runners(schema: GraphSchema, tmp_path: Path) -> tuple[DaskGraphRunner, InOrderRunner]:
    context = ExecutionContext(schema)
    storage = LocalModelStorage(tmp_path)
    return (
        DaskGraphRunner.create(schema, storage, context),
        InOrderRunner.create(schema, storage, context),
    )


@pytest.mark.parametrize("targets", [["last"], ["left", "aside"], ["aside"], ["first"]])
def test_the_targets_get_what_rasas_runner_gives_them(
    runners: tuple[DaskGraphRunner, InOrderRunner], targets: list[str]
) -> None:
    theirs, ours = runners
    assert ours.run({"told": 7}, targets) == theirs.run({"told": 7}, targets)


def test_what_two_need_is_asked_once_a_run(
    runners: tuple[DaskGraphRunner, InOrderRunner],
) -> None:
    _, ours = runners
    assert ours.run({"told": 7}, ["last"]) == {"last": 1126}
    assert ours.run({"told": 8}, ["last"]) == {"last": 1128}
    first, aside = (ours._nodes[name]._component for name in ("first", "aside"))
    assert isinstance(first, Add)
    assert isinstance(aside, Add)
    assert (first.asked, aside.asked) == (2, 0)


def test_an_input_cannot_pass_for_a_component(
    runners: tuple[DaskGraphRunner, InOrderRunner],
) -> None:
    _, ours = runners
    with pytest.raises(GraphRunError, match="first"):
        ours.run({"first": 1}, ["last"])
