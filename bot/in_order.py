"""Rasa's graph, run one component after the other.

Rasa hands its graph to dask for every message and every prediction: a scheduler that is made for
clusters, orders the tasks anew each time and looks each result up by name. A message of ours runs
some ten components that wait for one another anyway: profiled, the scheduler was a sixth of
Rasa's processor time a turn. The components, their inputs and their results are unchanged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rasa.engine.exceptions import GraphRunError
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
    from rasa.engine.storage.storage import ModelStorage


class InOrderRunner(GraphRunner):
    """Runs what a target needs before the target, each component once."""

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        """Take the graph and its loaded components by name."""
        self._schema = schema
        self._nodes = nodes
        self._orders: dict[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> InOrderRunner:
        """Load the components as Rasa's own runner does."""
        return cls.of(DaskGraphRunner.create(graph_schema, model_storage, execution_context, hooks))

    @classmethod
    def of(cls, runner: DaskGraphRunner) -> InOrderRunner:
        """Take the place of a runner whose components are loaded already."""
        return cls(runner._graph_schema, runner._instantiated_nodes)  # noqa: SLF001 - no public way

    def run(
        self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """Return the targets' results by name; `inputs` stand for components of their names.

        Raises:
            GraphRunError: an input has the name of a component.

        """
        wanted = tuple(targets or self._schema.target_names)
        given = inputs or {}
        if clash := self._nodes.keys() & given.keys():
            message = f"inputs with the names of components: {', '.join(sorted(clash))}"
            raise GraphRunError(message)
        order = self._orders.get(wanted)
        if order is None:
            order = self._orders[wanted] = tuple(self._order(wanted))
        # As components hand them on: a name, and what it stands for.
        found: dict[str, tuple[str, Any]] = {name: (name, value) for name, value in given.items()}
        for name, needs in order:
            found[name] = self._nodes[name](*(found.get(need, need) for need in needs))
        return dict(found[name] for name in wanted)

    def _order(self, targets: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
        """Return what the targets need, each after its own needs, with their names."""
        schema = self._schema.minimal_graph_schema(list(targets))
        ordered: dict[str, tuple[str, ...]] = {}

        def _add(name: str) -> None:
            if name in ordered or name not in schema.nodes:
                return
            needs = tuple(schema.nodes[name].needs.values())
            for need in needs:
                _add(need)
            ordered[name] = needs

        for name in targets:
            _add(name)
        return list(ordered.items())
