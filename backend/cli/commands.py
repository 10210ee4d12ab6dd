"""What `python -m backend` understands. Each command is the module of its name beside this one."""

from __future__ import annotations

import argparse
import importlib
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from backend.kit.clock import ISTANBUL
from backend.kit.logging import configure_logging
from backend.kit.settings import SettingsError, load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

_USAGE_ERROR = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the process's exit status."""
    arguments = _parser().parse_args(argv)
    try:
        settings = load_settings()
    except SettingsError as error:
        sys.stderr.write(f"settings:\n{error}\n")
        return _USAGE_ERROR
    configure_logging(settings)
    # Only now, and only this one: the web server alone takes a second to load.
    command = importlib.import_module(f"backend.cli.{arguments.command.replace('-', '_')}")
    try:
        status: int = command.run(settings, arguments)
    except SettingsError as error:
        sys.stderr.write(f"texts:\n{error}\n")
        return _USAGE_ERROR
    return status


def _moment(text: str) -> datetime:
    """Read ISO 8601; without an offset it is Istanbul's time."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=ISTANBUL)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m backend", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("serve", help="answer customers over HTTP")
    commands.add_parser("worker", help="do what is due, again and again")
    commands.add_parser("migrate", help="bring the database's tables up to date")
    pool = commands.add_parser("complaints", help="show the pool, or one complaint with its events")
    pool.add_argument("number", nargs="*", help="a tracking number, in any spelling")
    pool.add_argument("--limit", type=int, default=50, help="how many, newest first")
    pool.add_argument("--unmasked", action="store_true", help="show contacts")
    correct = commands.add_parser(
        "correct-topic", help="say, as an agent, what a complaint is about"
    )
    correct.add_argument("number", help="a tracking number, in any spelling")
    correct.add_argument("topic", help="a code of backend/complaints/topics.csv")
    correct.add_argument("--by", required=True, metavar="USER", help="whose word it is")
    _add_erase(commands.add_parser("erase", help="take out words, or a customer, for good"))
    _add_staff(commands.add_parser("staff", help="list who works here, or add or change somebody"))
    partner = commands.add_parser("partner", help="list firms that pass complaints on, or key one")
    partner.add_argument("name", nargs="?", help="which gets a new key; its old one is void")
    partner.add_argument("--channel", help="phone, fax, store, social_media, complaint_site, …")
    partner.add_argument("--revoke", action="store_true", help="take its key back, give none")
    learnt = commands.add_parser(
        "topic-corrections", help="print what agents corrected, in the training format"
    )
    learnt.add_argument("--since", type=_moment, metavar="2026-12-01", help="only later ones")
    tick = commands.add_parser("tick", help="do what is due as at a moment, once")
    tick.add_argument("--now", type=_moment, required=True, metavar="2026-12-01T09:00+03:00")
    commands.add_parser("demo", help="fill an empty development pool, and print who may log in")
    generate = commands.add_parser("generate", help="fill an empty development pool with many")
    generate.add_argument("count", type=int, metavar="N", help="how many complaints, of two years")
    generate.add_argument("--seed", type=int, default=1, help="the same seed tells the same")
    generate.add_argument(
        "--stories", type=int, default=300, help="how many differ in what happens"
    )
    generate.add_argument("--until", type=_moment, metavar="MOMENT", help="instead of now")
    _add_parked(commands.add_parser("parked", help="what failed too often and was set aside"))
    _add_outbox(commands.add_parser("outbox", help="messages that wait or failed, calls to make"))
    _add_kannel(commands.add_parser("kannel-config", help="print a Kannel configuration"))
    return parser


def _add_erase(erase: argparse.ArgumentParser) -> None:
    erase.add_argument("number", nargs="?", help="a tracking number, in any spelling")
    erase.add_argument(
        "--customer",
        metavar="WHO",
        help="everything of a customer, contacts too: their number, e-mail or a tracking number",
    )
    erase.add_argument("--by", required=True, metavar="USER", help="who erases")
    erase.add_argument(
        "--reason", required=True, help="customer_asked, retention_over or anothers_data"
    )
    erase.add_argument(
        "--entry",
        type=int,
        action="append",
        metavar="N",
        help="only the Nth of its texts, counted from 1; may be given again",
    )


def _add_staff(staff: argparse.ArgumentParser) -> None:
    staff.add_argument("username", nargs="?", help="of whom to add or change")
    staff.add_argument("--name", help="what customers and colleagues read")
    staff.add_argument("--email", help="where alerts go; empty: only to the desk")
    staff.add_argument("--role", help="agent, lead, supervisor, admin or auditor")
    staff.add_argument("--teams", metavar="A,B", help="where they work; replaces what was before")
    staff.add_argument("--new-password", action="store_true", help="give a new one-time password")
    staff.add_argument(
        "--reset-totp",
        action="store_true",
        help="take the second step of their login away, and do nothing else",
    )
    staff.add_argument("--left", action="store_true", help="they act no more; their past stays")


def _add_outbox(outbox: argparse.ArgumentParser) -> None:
    outbox.add_argument("--limit", type=int, default=50, help="how many, newest first")
    outbox.add_argument("--unmasked", action="store_true", help="show numbers and addresses")
    what = outbox.add_mutually_exclusive_group()
    what.add_argument("--called", type=int, metavar="ID", help="note that this call was made")
    what.add_argument("--send-again", type=int, metavar="ID", help="send a dead letter once more")
    what.add_argument("--dismiss", type=int, metavar="ID", help="let a dead letter be")
    outbox.add_argument("--yes", action="store_true", help="send whatever speaks against it")
    outbox.add_argument("--reason", default="", help="why it is let be; needed with --dismiss")


def _item(text: str) -> str:
    if text != "all" and not (text.isascii() and text.isdecimal()):
        msg = f"neither a number of the list nor all: {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return text


def _add_parked(parked: argparse.ArgumentParser) -> None:
    parked.add_argument("--limit", type=int, default=50, help="how many, newest first")
    what = parked.add_mutually_exclusive_group()
    for name, meaning in (("retry", "try these again"), ("dismiss", "give these up")):
        what.add_argument(
            f"--{name}", nargs="+", type=_item, metavar="ID", help=f"{meaning}, or all"
        )


def _add_kannel(kannel: argparse.ArgumentParser) -> None:
    kannel.add_argument("--link", choices=("fake", "smpp"), default="fake", help="to the operator")
    kannel.add_argument("--smsc", default="operator", help="a name for the link")
    kannel.add_argument("--host", default="CHANGE-ME", help="the operator's SMSC")
    kannel.add_argument("--port", type=int, help="its port (SMPP 2775, fake 10000)")
    kannel.add_argument("--system-id", default="CHANGE-ME", help="our name there")
    kannel.add_argument("--throughput", type=int, default=0, help="messages a second it allows")
    kannel.add_argument("--admin-port", type=int, default=13000)
    kannel.add_argument("--smsbox-port", type=int, default=13001)
    kannel.add_argument("--sendsms-port", type=int, help="else the one of YARDIM_SMS_URL")
    kannel.add_argument("--spool", type=Path, help="folder for messages and receipts under way")
    kannel.add_argument("--logs", type=Path, help="folder for logs")
