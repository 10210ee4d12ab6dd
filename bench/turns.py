"""How long a turn takes, on every side in the same minutes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.dialogues import DIALOGUES
from bench.figures import Spread, spread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.dialogues import Dialogue
    from bench.processes import Running
    from bench.talkers import Talk, Talker


@dataclass(frozen=True)
class Side:
    """Somebody to talk to, and the processes behind."""

    talker: Talker
    processes: tuple[Running, ...]

    def processor(self) -> float:
        """Seconds of processor time that the processes have used so far."""
        return sum(process.usage().processor for process in self.processes)


@dataclass(frozen=True)
class SideResult:
    """One side's turns, and how its first conversation of each kind went."""

    turns: Spread
    # Milliseconds of processor time a turn, of all its processes together.
    processor: float
    # Median milliseconds of each line of each dialogue, to see which turns are dear.
    by_line: dict[str, list[float]]
    transcripts: dict[str, list[tuple[str, str]]]
    # How often a dialogue ended without a tracking number; only the product gives them.
    without_number: int


@dataclass
class _Held:
    """What was said with one side so far, and the processor time while it was."""

    talks: list[tuple[Dialogue, Talk]] = field(default_factory=list)
    processor: float = 0.0


async def compare_turns(sides: Mapping[str, Side], rounds: int) -> dict[str, SideResult]:
    """Hold every dialogue `rounds` times with every side and return what each took.

    The sides take turns dialogue by dialogue, so that whatever else the machine does hits all of
    them; a first round with each is not counted.
    """
    held = {name: _Held() for name in sides}
    for number in range(rounds + 1):
        for dialogue in DIALOGUES:
            for name, side in sides.items():
                before = side.processor()
                talk = await side.talker.hold(dialogue)
                if number:
                    held[name].talks.append((dialogue, talk))
                    held[name].processor += side.processor() - before
    return {name: _result(side) for name, side in held.items()}


def _result(held: _Held) -> SideResult:
    by_line: dict[str, list[float]] = {}
    transcripts: dict[str, list[tuple[str, str]]] = {}
    for dialogue in DIALOGUES:
        talks = [talk for which, talk in held.talks if which is dialogue]
        lines = zip(*(talk.seconds for talk in talks), strict=True)
        by_line[dialogue.name] = [spread(seconds).median for seconds in lines]
        transcripts[dialogue.name] = talks[0].said
    turns = spread([seconds for _, talk in held.talks for seconds in talk.seconds])
    return SideResult(
        turns=turns,
        processor=round(held.processor / turns.count * 1000, 2),
        by_line=by_line,
        transcripts=transcripts,
        without_number=sum(talk.number is None for _, talk in held.talks),
    )
