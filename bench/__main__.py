"""`make bench`, or `.venv/bin/python -m bench [--only PART] [--quick]`.

One run measures everything: both pipelines learn from the same examples, are asked the same
questions and hold the same dialogues; the real product holds them too, alone and with 200 customers
at once; one Rasa process is measured against two; 300 agents and 3,000 customers hear of what
happens on two backends; 200 handsets text it through the real Kannel; a worker is killed again and
again while it sends; pools of two sizes are asked the same. The results go to the terminal and to
`var/bench/<time>.json`; docs/benchmarks.md explains them. The exit status is 1 when a target is
missed.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench import kannel, kills, live, pool, pool_ticks, rasa_processes, report
from bench.bare_rasa import bare_rasa
from bench.live_processes import has_redis
from bench.load import Crowd, run_crowd
from bench.pool_databases import postgres_database
from bench.processes import StartError
from bench.projects import write_projects
from bench.sms import Texting, measure
from bench.stack import real_stack
from bench.talkers import ChatTalker
from bench.training import train
from bench.turns import Side, compare_turns
from bench.understanding import understanding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.projects import Projects
    from bench.stack import Stack

_VAR = Path("var/bench")
_PARTS = ("pipelines", "stack", "load", "rasa", "live", "sms", "kills", "pool")
# Parts of "pool": registrations and look-ups beside the bare database, in a pool of 1,000; and what
# is due at once, in the largest of `--pools`.
_BESIDE, _TICKS = "beside", "ticks"
# Customers read the answer, think, and type on a phone; 8 s on average is a brisk one.
_REALISTIC = Crowd(customers=200, seconds=60, fastest_thought=4, slowest_thought=12)
# Nobody thinks: as much as the machine gives, the crowd itself running on it too.
_MAXIMAL = Crowd(customers=200, seconds=20, fastest_thought=0, slowest_thought=0)
# 1,000 SMS. Nobody waits for an answer: order and nothing lost are proven where everything queues.
_BURST = Texting(handsets=200, each=5, per_second=None, talking=False)
_STEADY = Texting(handsets=200, each=5, per_second=20, talking=False)
# With Rasa: conversations.
_TALKS = Texting(handsets=200, each=5, per_second=10, talking=True)
_TALKS_MAXIMAL = Texting(handsets=200, each=5, per_second=None, talking=True)
# A large house: 300 at work, each with a customer, and all others with the page open.
_HOUSE = live.Plan(agents=300, customers=3_000, seconds=60, pause=10)
_QUICK_HOUSE = 0.1
_ROUNDS = 8
_POOLS, _STORIES = (1_000, 100_000), 150
# With every example the default pipeline learns for over an hour on two cores (docs/benchmarks.md).
_MOST_PER_KIND = 20


def main() -> int:
    """Measure what was asked for, show it and save it."""
    arguments = _arguments()
    parts = [arguments.only] if arguments.only else list(_PARTS)
    results = report.Results(
        quick=arguments.quick,
        # Where only a turn is compared, training is no more than a means to it.
        epochs=arguments.epochs or (None if "pipelines" in parts and not arguments.quick else 1),
        most_per_kind=None if arguments.all_examples else _MOST_PER_KIND,
        machine=report.machine(),
    )
    # Whole: processes of other folders are told of it.
    folder = _VAR.absolute() / "runs" / results.at.strftime("%Y%m%dT%H%M%SZ")
    try:
        _measure(results, parts, folder, arguments)
    except (StartError, kannel.KannelError) as error:
        sys.exit(f"{error}\nLogs: {folder}")
    print(report.show(results))
    saved = _VAR / f"{folder.name}.json"
    report.save(results, saved)
    print(f"\nAll of it: {saved}; logs: {folder}")
    missed = any(not target.met for target in report.targets(results))
    return 1 if missed and not results.quick else 0


def _measure(
    results: report.Results, parts: list[str], folder: Path, arguments: argparse.Namespace
) -> None:
    if "pipelines" in parts or "stack" in parts:
        results.projects = write_projects(
            _VAR / f"{results.most_per_kind or 'all'}-examples-{results.epochs or 100}-epochs",
            most_per_kind=results.most_per_kind,
            epochs=results.epochs,
        )
        _train(
            results, results.projects, reuse=arguments.reuse_training or "pipelines" not in parts
        )
        if "pipelines" in parts:
            _ask(results, results.projects)
    with ExitStack() as context:
        stack = None
        if "stack" in parts or "load" in parts:
            _say("Starting the product")
            stack = context.enter_context(real_stack(folder))
        if results.projects is not None:
            _talk(results, results.projects, stack if "stack" in parts else None, folder)
        if stack is not None and "load" in parts:
            _load(results, stack)
    if "rasa" in parts:
        _processes(results, folder / "rasa")
    if "live" in parts:
        asyncio.run(_live(results, folder / "live", arguments.house))
    if "sms" in parts:
        asyncio.run(_sms(results, folder / "sms"))
    _of_the_record(results, parts, folder, arguments.pools)


def _of_the_record(
    results: report.Results, parts: list[str], folder: Path, sizes: Sequence[int]
) -> None:
    if "kills" in parts:
        _kills(results, folder / "kills")
    if _BESIDE in parts:
        size, stories = (200, 10) if results.quick else (1_000, 20)
        _say(f"Beside the bare database, {size} complaints")
        results.beside = asyncio.run(pool.measure_beside(folder / _BESIDE, size, stories))
    if _TICKS in parts:
        size = 1_000 if results.quick else max(sizes)
        _say(f"What is due at once, {size} complaints")
        results.ticks = asyncio.run(pool_ticks.measure(folder / _TICKS, size, 20))
    if "pool" in parts:
        few = (200, 1_000) if results.quick else sizes
        _say(f"Pools of {' and '.join(map(str, few))} complaints")
        stories = 20 if results.quick else _STORIES
        results.pool = asyncio.run(pool.measure(folder / "pool", few, stories))


def _train(results: report.Results, projects: Projects, *, reuse: bool) -> None:
    _say(f"Training both pipelines on {projects.trained_on} examples")
    for project in (projects.ours, projects.default):
        results.training[project.name] = train(project, reuse=reuse)


def _ask(results: report.Results, projects: Projects) -> None:
    _say(f"Asking both {projects.asked} questions")
    for project in (projects.ours, projects.default):
        results.understanding[project.name] = understanding(project, projects)


def _talk(results: report.Results, projects: Projects, stack: Stack | None, folder: Path) -> None:
    _say("Holding dialogues with every side in turn")
    sides: dict[str, Side] = {}
    with ExitStack() as servers:
        bare = {report.DEFAULT: projects.default, report.OURS: projects.ours}
        for name, project in bare.items():
            server = servers.enter_context(bare_rasa(project, folder))
            sides[name] = Side(server.talker, (server.process,))
        if stack is not None:
            sides[report.WHOLE] = Side(ChatTalker(stack.address), stack.processes)
        rounds = 1 if results.quick else _ROUNDS
        results.turns = asyncio.run(compare_turns(sides, rounds))


def _load(results: report.Results, stack: Stack) -> None:
    crowds = {report.REALISTIC: _REALISTIC, report.MAXIMAL: _MAXIMAL}
    for name, full in crowds.items():
        few = Crowd(20, 5, full.fastest_thought / 4, full.slowest_thought / 4)
        crowd = few if results.quick else full
        _say(f"{crowd.customers} customers at once for {crowd.seconds:.0f} s: {name}")
        results.load[name] = asyncio.run(run_crowd(stack, crowd))


def _processes(results: report.Results, folder: Path) -> None:
    if not rasa_processes.has_redis():
        _say("No Redis on localhost:6379: several Rasa processes are not measured")
        return
    _say("One Rasa process against two")
    results.processes = rasa_processes.compare(folder, quick=results.quick)


async def _live(results: report.Results, folder: Path, share: float) -> None:
    if not has_redis():
        _say("No redis-server here: live events of several processes are not measured")
        return
    share = min(share, _QUICK_HOUSE) if results.quick else share
    plan = replace(
        _HOUSE,
        agents=round(_HOUSE.agents * share),
        customers=round(_HOUSE.customers * share),
        seconds=10 if results.quick else _HOUSE.seconds,
    )
    _say(f"{plan.agents} agents and {plan.customers} customers on two backends")
    async with postgres_database() as url:
        results.live = await live.measure(folder, plan, url)


async def _sms(results: report.Results, folder: Path) -> None:
    if not kannel.is_installed():
        _say("Kannel is not installed (Debian: kannel): nothing is measured by SMS")
        return
    echo = {"all at once": _BURST, "20 a second": _STEADY}
    talks = {"as fast as it goes": _TALKS_MAXIMAL, "10 a second": _TALKS}
    async with postgres_database() as url:
        # What answers, on which database, and the plans.
        for name, assistant, database_url, full in (
            ("echo, SQLite", False, "", echo),
            *([("echo, PostgreSQL", False, url, echo)] if url else []),
            ("Rasa, SQLite", True, "", talks),
        ):
            plans = {
                plan: replace(each, handsets=20) if results.quick else each
                for plan, each in full.items()
            }
            _say(f"1,000 SMS from 200 handsets through Kannel: {name}")
            where = folder / name.replace(", ", "-").lower()
            measured = await measure(where, plans, assistant=assistant, database_url=database_url)
            results.sms |= {f"{name}, {plan}": each for plan, each in measured.items()}


def _kills(results: report.Results, folder: Path) -> None:
    notices, times = (100, 3) if results.quick else (2000, 50)
    _say(f"{notices} notices by a worker that is killed {times} times")
    folder.mkdir(parents=True)
    url = f"sqlite+aiosqlite:///{folder / 'yardim.db'}"
    results.kills = asyncio.run(
        kills.measure(folder, notices=notices, kills=times, database_url=url)
    )


def _say(text: str) -> None:
    print(f"{text} …", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=(*_PARTS, _BESIDE, _TICKS), help="measure one part of it")
    parser.add_argument(
        "--quick", action="store_true", help="one epoch, few turns: whether it works, not how well"
    )
    parser.add_argument(
        "--all-examples",
        action="store_true",
        help=f"teach both pipelines everything, not {_MOST_PER_KIND} of each intent and topic",
    )
    parser.add_argument(
        "--house", type=float, default=1, metavar="SHARE", help="of its people; a third: 0.33"
    )
    parser.add_argument(
        "--pools",
        type=lambda text: [int(each) for each in text.split(",")],
        default=_POOLS,
        metavar="N,N",
        help="sizes of the pools; with a million: 1000,1000000",
    )
    parser.add_argument(
        "--epochs", type=int, help="teach the default pipeline this often instead of 100 times"
    )
    parser.add_argument(
        "--reuse-training",
        action="store_true",
        help="take models and training times of an earlier run on the same data",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
