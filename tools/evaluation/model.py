"""A trained model, loaded into this process without a server."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import time
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def newest_model(folder: Path) -> Path:
    """Return the model archive that was written last; leave with a hint if none is there."""
    archives = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not archives:
        sys.exit(f"no model in {folder}/: run `make train` first")
    return archives[-1]


class NluModel:
    """The understanding half of a model."""

    def __init__(self, path: Path) -> None:
        """Load the archive; takes some seconds, most of them Rasa's imports."""
        os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
        warnings.simplefilter("ignore")
        logging.disable(logging.WARNING)
        import structlog  # noqa: PLC0415 - Rasa is slow to import, and noisy
        from rasa.core.agent import Agent  # noqa: PLC0415

        structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
        self.path = path
        self._agent = Agent.load(path)
        self.milliseconds_per_text = 0.0

    def parse(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        """Return the parse output of every text, and note the mean time of one."""
        started = time.perf_counter()
        found = asyncio.run(self._parse(texts))
        self.milliseconds_per_text = 1000 * (time.perf_counter() - started) / max(1, len(texts))
        return found

    def parse_together(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        """Return what `parse` returns; Rasa's graph is walked once for all, in half the time."""
        from rasa.core.channels.channel import UserMessage  # noqa: PLC0415
        from rasa.engine.constants import (  # noqa: PLC0415
            PLACEHOLDER_MESSAGE,
            PLACEHOLDER_TRACKER,
        )
        from rasa.shared.core.trackers import DialogueStateTracker  # noqa: PLC0415

        processor = self._agent.processor
        target = processor.model_metadata.nlu_target
        found = processor.graph_runner.run(
            inputs={
                PLACEHOLDER_MESSAGE: [UserMessage(text) for text in texts],
                PLACEHOLDER_TRACKER: DialogueStateTracker.from_events("nobody", []),
            },
            targets=[target],
        )[target]
        nothing = {"text": "", "intent": {"name": None, "confidence": 0.0}, "entities": []}
        return [nothing | one.as_dict(only_output_properties=True) for one in found]

    def setting(self, component: str, name: str) -> float | None:
        """Return a number from the configuration that a component was trained with."""
        for node in self._agent.processor.model_metadata.predict_schema.nodes.values():
            if node.uses.__name__ == component and name in node.config:
                return float(node.config[name])
        return None

    async def _parse(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        return [await self._agent.parse_message(text) for text in texts]
