"""What was measured, as a table for people and as JSON; what was missed stands out in both."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from bench.figures import Target
from bench.stack import RAISED_LIMITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.beside_bare import BesideResult
    from bench.figures import Spread
    from bench.kills import KillsResult
    from bench.live import LiveResult
    from bench.load import LoadResult
    from bench.pool import PoolResult
    from bench.pool_ticks import Ticks
    from bench.projects import Projects
    from bench.rasa_processes import Throughput
    from bench.sms import SmsResult
    from bench.training import Training
    from bench.turns import SideResult
    from bench.understanding import Understanding

_GIB = 2**30
# The sides of `turns`, as they are called in the report.
DEFAULT, OURS, WHOLE = "default, bare", "ours, bare", "ours, the whole way"
# The crowds of `load`.
REALISTIC, MAXIMAL = "realistic", "as fast as it goes"


@dataclass
class Results:
    """Everything one run measured; what it was not asked to measure stays empty."""

    quick: bool
    # Of the default pipeline; None stands for its own 100.
    epochs: int | None
    # Examples of each intent and topic that both sides learn from; None stands for all.
    most_per_kind: int | None
    machine: dict[str, Any]
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    projects: Projects | None = None
    training: dict[str, Training] = field(default_factory=dict)
    understanding: dict[str, Understanding] = field(default_factory=dict)
    turns: dict[str, SideResult] = field(default_factory=dict)
    load: dict[str, LoadResult] = field(default_factory=dict)
    # By arrangement: one Rasa process, or two.
    processes: dict[str, Throughput] = field(default_factory=dict)
    live: LiveResult | None = None
    sms: dict[str, SmsResult] = field(default_factory=dict)
    kills: KillsResult | None = None
    # By database.
    pool: dict[str, PoolResult] = field(default_factory=dict)
    beside: dict[str, BesideResult] = field(default_factory=dict)
    ticks: dict[str, Ticks] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One comparison: Rasa's default, ours, and ours in terms of the default."""

    what: str
    unit: str
    default: float
    ours: float

    @property
    def ratio(self) -> float:
        """Ours as a share of the default."""
        return self.ours / self.default


def machine() -> dict[str, Any]:
    """Describe the machine and how busy it was before the run."""
    models = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        if line.startswith("model name")
    ]
    return {
        "processor": models[0] if models else platform.processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / _GIB, 1),
        "load_average_before": os.getloadavg(),
        "system": platform.platform(),
    }


def rows(results: Results) -> list[Row]:
    """Compare both sides in everything that was measured of both."""
    table: list[Row] = []

    def add(what: str, unit: str, default: float, ours: float) -> None:
        table.append(Row(what, unit, default, ours))

    if results.training:
        default_training, our_training = results.training["default"], results.training["ours"]
        add("training, by the clock", "s", default_training.wall, our_training.wall)
        add("training, processor time", "s", default_training.processor, our_training.processor)
    if results.understanding:
        theirs, mine = results.understanding["default"], results.understanding["ours"]
        for step in ("import rasa", "import rasa.core.agent"):
            add(f"memory growth over `{step}`", "MiB", theirs.growth(step), mine.growth(step))
        add("loading the agent", "s", theirs.loading, mine.loading)
        add("understanding, median", "ms", theirs.parsing.median, mine.parsing.median)
        add("understanding, p95", "ms", theirs.parsing.p95, mine.parsing.p95)
        for what, share in theirs.accuracy.items():
            add(f"{what}, accuracy", "%", share * 100, mine.accuracy[what] * 100)
    for side, name in ((OURS, "bare turn"), (WHOLE, "bare turn against our whole way")):
        if side in results.turns and DEFAULT in results.turns:
            bare, other = results.turns[DEFAULT].turns, results.turns[side].turns
            add(f"{name}, median", "ms", bare.median, other.median)
            add(f"{name}, p95", "ms", bare.p95, other.p95)
            used = (results.turns[DEFAULT].processor, results.turns[side].processor)
            add(f"{name}, processor time", "ms", *used)
    return table


def targets(results: Results) -> list[Target]:
    """Return every target this run can judge, each as a figure with its bound."""
    found: list[Target] = []
    by_name = {row.what: row for row in rows(results)}
    if results.training and results.understanding and results.epochs is None:
        share = by_name["training, by the clock"].ratio
        found.append(Target("training, share of the default's", share, 1 / 3, "at most"))
        for what in ("intent", "topic"):
            row = by_name[f"{what}, accuracy"]
            found.append(Target(f"{what} accuracy, %", row.ours, row.default, "at least"))
    if results.understanding:
        for step in ("import rasa", "import rasa.core.agent"):
            share = by_name[f"memory growth over `{step}`"].ratio
            found.append(Target(f"memory growth over `{step}`, share", share, 1 / 2, "at most"))
    if OURS in results.turns:
        faster = 1 / by_name["bare turn, median"].ratio
        found.append(Target("bare turn, times faster", faster, 5, "at least"))
        spent = by_name["bare turn, processor time"].ours
        found.append(Target("bare turn, ms of processor time", spent, 12, "at most"))
    if WHOLE in results.turns:
        whole, bare = results.turns[WHOLE], results.turns[DEFAULT]
        found.append(
            Target("whole way, median ms", whole.turns.median, bare.turns.median, "at most")
        )
        found.append(Target("dialogues that got no number", whole.without_number, 0, "exactly"))
    found += _load_targets(results)
    if results.live is not None:
        found += [
            Target("replies lost to a customer", results.live.lost, 0, "exactly"),
            Target("replies not taken", results.live.refused, 0, "exactly"),
            Target("words untold to an agent", results.live.untold, 0, "exactly"),
            Target("reply to socket, p95 ms", results.live.to_customers.p95, 1000, "at most"),
        ]
    if results.processes:
        one, two = (each.turns_per_second for each in results.processes.values())
        found.append(Target("two Rasa processes, turns/s of one", two / one, 1.6, "at least"))
    return found


def _load_targets(results: Results) -> list[Target]:
    found: list[Target] = []
    for name, load in results.load.items():
        lost = 0 if load.nothing_lost else max(load.lost, 1)
        found.append(Target(f"{name}: messages or answers lost", lost, 0, "exactly"))
        found.append(Target(f"{name}: errors", load.error_count, 0, "exactly"))
        if name == REALISTIC:
            found.append(Target(f"{name}: told to wait", load.notices, 0, "exactly"))
    found += results.kills.targets() if results.kills else []
    found += [target for each in _of_the_record(results) for target in each.targets()]
    for name, sms in results.sms.items():
        found.append(Target(f"SMS, {name}: lost", sms.lost, 0, "exactly"))
        found.append(Target(f"SMS, {name}: twice", sms.twice, 0, "exactly"))
        found.append(Target(f"SMS, {name}: out of order", sms.out_of_order, 0, "exactly"))
    return found


def _live_lines(live: LiveResult) -> list[str]:
    plan = live.plan

    def told(spread: Spread) -> str:
        ms = f"median {spread.median} ms, p95 {spread.p95} ms, slowest {spread.slowest} ms"
        return f"{spread.count}, {ms}"

    who = f"{plan.agents} agents' streams and {plan.customers} customers' sockets"
    kib = f"{live.kib_per_socket} KiB a socket, {live.kib_per_stream} KiB a stream"
    return [
        f"Live, {who}, two backends, {live.database}, {plan.seconds:.0f} s:",
        f"  reply to socket: {told(live.to_customers)}",
        f"  word to stream: {told(live.to_agents)}; untold {live.untold}",
        (
            f"  {live.replies} replies, {live.refused} not taken, {live.lost} lost, "
            f"{live.reconnected} customers came back"
        ),
        f"  {kib}",
        *(
            f"  {who}: {live.cores[who]} of a core; waited for one {live.waited[who]} of the time"
            for who in live.cores
        ),
        *(f"  {error}" for error in live.errors),
    ]


def _of_the_record(results: Results) -> Sequence[BesideResult | Ticks | PoolResult]:
    return [*results.beside.values(), *results.ticks.values(), *results.pool.values()]


def show(results: Results) -> str:
    """Write the results for a terminal."""
    lines = [""]
    if results.quick:
        lines.append("QUICK RUN: too little of everything; it proves nothing.\n")
    elif results.epochs is not None and results.training:
        lines.append(
            f"The default pipeline learnt for {results.epochs} epochs instead of 100: its training "
            "time and accuracy are not its own. Memory and speed do not depend on it.\n"
        )
    if table := rows(results):
        lines.append(f"{'':44}{'default':>12}{'ours':>12}{'ours/default':>14}")
        lines += [
            f"{row.what:44}{_figure(row.default, row.unit):>12}{_figure(row.ours, row.unit):>12}"
            f"{row.ratio:>14.2f}"
            for row in table
        ]
        lines.append("")
    for name, side in results.turns.items():
        spread = side.turns
        lines.append(
            f"{name}: {spread.count} turns, median {spread.median} ms, p95 {spread.p95} ms, "
            f"slowest {spread.slowest} ms"
        )
    for name, load in results.load.items():
        lines += ["", *_load_lines(name, load)]
    for name, each in results.processes.items():
        lines.append(
            f"Rasa, {name}: {each.turns_per_second} turns/s, median {each.turns.median} ms, "
            f"p95 {each.turns.p95} ms, {each.rasa_processor} ms of Rasa's processor time a turn"
        )
    if results.live is not None:
        lines += ["", *_live_lines(results.live)]
    for name, sms in results.sms.items():
        lines += ["", *_sms_lines(name, sms)]
    lines += results.kills.lines() if results.kills else []
    lines += [line for each in _of_the_record(results) for line in each.lines()]
    lines.append("")
    for target in targets(results):
        verdict = "met   " if target.met else "MISSED"
        lines.append(
            f"{verdict}  {target.name}: {target.value:.4g} ({target.side} {target.bound:.4g})"
        )
    return "\n".join(lines)


def _load_lines(name: str, load: LoadResult) -> list[str]:
    crowd, spread = load.crowd, load.turns
    processor = ", ".join(f"{process} {share:.2f}" for process, share in load.processor.items())
    memory = ", ".join(f"{process} {mib:.0f}" for process, mib in load.memory.items())
    text = (
        f"{name}: {crowd.customers} conversations at once for {crowd.seconds:.0f} s, "
        f"{crowd.fastest_thought:g} to {crowd.slowest_thought:g} s between messages\n"
        f"  {load.turns_per_second} turns/s; median {spread.median} ms, p95 {spread.p95} ms, "
        f"slowest {spread.slowest} ms\n"
        f"  {load.sent} sent, {load.acknowledged} acknowledged, {load.stored} in the database "
        f"({load.lost} of those sent are not), {load.answered} answered, {load.waiting} waiting\n"
        f"  {load.replies_stored} replies in the database, {load.replies_heard} heard; "
        f"{load.conversations} conversations, {load.finished} to their end; "
        f"{load.numbers} numbers given, {load.complaints} complaints in the database\n"
        f"  cores used: {processor}\n"
        f"  MiB resident: {memory}\n"
        f"  told to wait: {load.notices}; errors: {load.error_count}"
    )
    return [*text.splitlines(), *(f"    {error}" for error in load.errors)]


def _sms_lines(name: str, sms: SmsResult) -> list[str]:
    processor = ", ".join(f"{process} {used:.1f}" for process, used in sms.processor.items())
    text = (
        f"SMS, {name}: {sms.messages} messages from {sms.texting.handsets} handsets\n"
        f"  {sms.per_second} messages/s; from sending to having the answer: median "
        f"{sms.answers.median:.0f} ms, p95 {sms.answers.p95:.0f} ms, "
        f"slowest {sms.answers.slowest:.0f} ms\n"
        f"  lost {sms.lost}, twice {sms.twice}, handsets with another order {sms.out_of_order}; "
        f"{sms.segments} SMS sent, {sms.uncertain} uncertain\n"
        f"  ms of processor time a message: {processor}"
    )
    return text.splitlines()


def _figure(value: float, unit: str) -> str:
    return f"{value:.1f} {unit}"


def save(results: Results, path: Path) -> None:
    """Write everything to `path` as JSON."""
    content = {
        "at": results.at.isoformat(timespec="seconds"),
        "quick": results.quick,
        "epochs": results.epochs or 100,
        "most_examples_per_kind": results.most_per_kind,
        "machine": results.machine,
        "raised_limits": RAISED_LIMITS,
        "examples": _examples(results.projects),
        "training": {name: asdict(part) for name, part in results.training.items()},
        "understanding": {name: asdict(part) for name, part in results.understanding.items()},
        "turns": {name: asdict(part) for name, part in results.turns.items()},
        "load": {
            name: asdict(part) | {"nothing_lost": part.nothing_lost}
            for name, part in results.load.items()
        },
        "processes": {name: asdict(part) for name, part in results.processes.items()},
        "live": asdict(results.live) if results.live is not None else None,
        "sms": {name: asdict(part) for name, part in results.sms.items()},
        "beside": {name: asdict(part) for name, part in results.beside.items()},
        "ticks": {name: asdict(part) for name, part in results.ticks.items()},
        "pool": {name: asdict(part) for name, part in results.pool.items()},
        "kills": asdict(results.kills) if results.kills is not None else None,
        "rows": [asdict(row) | {"ratio": round(row.ratio, 4)} for row in rows(results)],
        "targets": [asdict(target) | {"met": target.met} for target in targets(results)],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def _examples(projects: Projects | None) -> dict[str, int] | None:
    if projects is None:
        return None
    return {"learnt from": projects.trained_on, "asked": projects.asked}
