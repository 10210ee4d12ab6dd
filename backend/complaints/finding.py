"""Finding complaints by parts of words: number, name, telephone, address, and what was written.

One folding serves what is kept and what is asked for, so "sikayet" finds "şikâyet" and "5321" a
number. What is kept follows each change of a complaint or of its entries by itself, in the same
transaction; whoever writes past the session calls `keep`. Erased words are gone with that.
"""

from __future__ import annotations

import re
import secrets
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    and_,
    column,
    delete,
    event,
    false,
    func,
    inspect,
    literal_column,
    not_,
    select,
    table,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session
from sqlalchemy.sql import expression

from backend.complaints.models import ActorKind, Complaint, ComplaintEntry, EntryKind
from backend.complaints.models.search import WORDS, ComplaintSearch, KeptSearch, place_of
from backend.kit.text import clean_line
from lexicon.turkish import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession
    from sqlalchemy.orm import InstrumentedAttribute

LONGEST = 200
SHORTEST_WORD = 3
_MOST_WORDS = 8
_KEPT_FOR = timedelta(hours=12)
# A number in any spelling; as it is kept it has neither a plus nor the zeros of a call abroad.
# Of its id so many letters tell complaints of one moment apart.
_TELLING = 6
_CALLED_ABROAD = re.compile("^00(?=[1-9])")
_ONLY_NUMBER = re.compile(r"[\d\s+().,/_-]+")
_FOUND_BY = (
    "tracking_number",
    "contact_name",
    "contact_phone",
    "contact_email",
    "service_number",
    "source",
    "external_reference",
    "remedy_sought",
    "place",
    "province",
)
_NEEDED = {"id", "registered_at", *_FOUND_BY}
# What we tell customers by ourselves says the same of thousands: nobody finds one by it.
_BY_MACHINE = and_(
    ComplaintEntry.kind == EntryKind.NOTICE, ComplaintEntry.author_kind == ActorKind.SYSTEM
)
INDEXED = table(WORDS, column("rowid", Integer))
"""SQLite's index of words; `rowid` is the place of a complaint."""


def terms(query: str) -> list[str]:
    """Return the parts that must all be there; empty where nothing is long enough to find by."""
    folded = fold(nfc(clean_line(query)[:LONGEST]))
    if _ONLY_NUMBER.fullmatch(folded):
        digits = _digits(folded)
        # Zeros of a call abroad stand before a country; others are part of what is looked for.
        called = _CALLED_ABROAD.sub("", digits)
        words = [called if len(called) >= SHORTEST_WORD else digits]
    else:
        words = folded.split()
    long = [word for word in dict.fromkeys(words) if len(word) >= SHORTEST_WORD]
    return long[:_MOST_WORDS]


def found_by(wanted: Sequence[str], dialect: str) -> ColumnElement[bool]:
    """Return the condition that a complaint has all of these `terms`; there is at least one."""
    kept = select(ComplaintSearch.complaint_id)
    if dialect == "sqlite":
        return Complaint.id.in_(
            kept.where(ComplaintSearch.id.in_(select(INDEXED.c.rowid).where(match(wanted))))
        )
    return Complaint.id.in_(kept.where(parts_of(wanted)))


def match(wanted: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a row of SQLite's index (`INDEXED`) has all of these `terms`."""
    phrases = " ".join('"' + word.replace('"', '""') + '"' for word in wanted)
    return literal_column(WORDS).op("MATCH")(phrases)


def parts_of(wanted: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a row has all of these `terms`, by PostgreSQL's index."""
    return and_(*(ComplaintSearch.text.contains(word, autoescape=True) for word in wanted))


def has(
    complaint_id: ColumnElement[str] | InstrumentedAttribute[str], wanted: Iterable[str]
) -> ColumnElement[bool]:
    """Return whether one complaint has all of these `terms`: for few, each looked at by itself."""
    all_there = and_(*(_at(word) > 0 for word in wanted))
    kept = select(all_there).where(ComplaintSearch.complaint_id == complaint_id)
    return func.coalesce(kept.correlate_except(ComplaintSearch).scalar_subquery(), false())


def _at(word: str) -> ColumnElement[int]:
    return _Instr(ComplaintSearch.text, word)


class _Instr(expression.FunctionElement[int]):
    """Where a part begins in a text, from 1 on; 0 where it is not: as each database calls it."""

    inherit_cache = True


@compiles(_Instr, "sqlite")
def _on_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return f"instr({compiler.process(element.clauses, **kw)})"


@compiles(_Instr, "postgresql")
def _on_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **kw)})"


async def keep(session: AsyncSession, complaint_ids: Iterable[str]) -> None:
    """Keep anew what these complaints are found by, as they are stored in this transaction."""
    ids = set(complaint_ids)
    await session.run_sync(lambda sync: _keep(sync, ids))


async def remember(session: AsyncSession, staff_id: str, words: str, now: datetime) -> str:
    """Keep what somebody searches for, for half a day; return the name it has in addresses."""
    await session.execute(delete(KeptSearch).where(KeptSearch.created_at <= now - _KEPT_FOR))
    kept = clean_line(words)[:LONGEST]
    name = secrets.token_urlsafe(15)
    session.add(KeptSearch(name=name, staff_id=staff_id, words=kept, created_at=now))
    return name


async def remembered(session: AsyncSession, staff_id: str, name: str, now: datetime) -> str:
    """Return what somebody searched for under a name; empty when it is too old, or another's."""
    found = await session.scalar(
        select(KeptSearch.words).where(
            KeptSearch.name == name,
            KeptSearch.staff_id == staff_id,
            KeptSearch.created_at > now - _KEPT_FOR,
        )
    )
    return found or ""


def text_of(fields: Iterable[str | None], written: Iterable[str]) -> str:
    """Return what is kept of a complaint's fields and of what was written about it."""
    told = [field for field in fields if field]
    numbers = [_digits(field) for field in told if _ONLY_NUMBER.fullmatch(field)]
    return fold(nfc("\n".join([*told, *numbers, *written])))


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _keep(session: Session, ids: set[str]) -> None:
    columns = [getattr(Complaint, name) for name in _FOUND_BY]
    entries = select(ComplaintEntry.complaint_id, ComplaintEntry.text).where(
        ComplaintEntry.complaint_id.in_(ids), not_(_BY_MACHINE)
    )
    written: dict[str, list[str]] = {}
    for complaint_id, text in session.execute(entries.order_by(ComplaintEntry.id)):
        written.setdefault(complaint_id, []).append(text)
    kept = select(Complaint.id, Complaint.registered_at, *columns).where(Complaint.id.in_(ids))
    rows = [_row(row[0], row[1], row[2:], written.get(row[0], ())) for row in session.execute(kept)]
    _store(session, rows)


def _row(
    complaint_id: str, registered_at: datetime, fields: Iterable[str | None], written: Iterable[str]
) -> dict[str, Any]:
    return {
        "id": place_of(registered_at, int(complaint_id[-_TELLING:], 16)),
        "complaint_id": complaint_id,
        "text": text_of(fields, written),
    }


def _store(session: Session, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.execute(_statement(session.get_bind().dialect.name), rows)


@cache
def _statement(dialect: str) -> Any:
    insert: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[dialect]
    new = insert(ComplaintSearch.__table__)
    return new.on_conflict_do_update(
        index_elements=["complaint_id"], set_={"text": new.excluded.text}
    )


def begin() -> None:
    """Follow, from now on, whatever this process changes of complaints."""
    if not event.contains(Session, "after_flush", _follow):
        event.listen(Session, "after_flush", _follow)


def _follow(session: Session, _context: object) -> None:
    """Keep what the complaints are found by that this flush has written."""
    written: dict[str, list[ComplaintEntry]] = {}
    for entry in _of(session, ComplaintEntry):
        if not _is_machines(entry):
            written.setdefault(entry.complaint_id, []).append(entry)
    touched = set(written)
    fresh: list[dict[str, Any]] = []
    for one in _of(session, Complaint):
        told = inspect(one).dict
        if one in session.new and told.keys() >= _NEEDED:
            # All there is of it was written just now: it need not be read back.
            entries = sorted(written.get(one.id, ()), key=lambda each: each.id)
            fields = [told[name] for name in _FOUND_BY]
            fresh.append(_row(one.id, one.registered_at, fields, [each.text for each in entries]))
            touched.discard(one.id)
        elif one in session.new or _is_found_otherwise(one):
            touched.add(one.id)
    _store(session, fresh)
    if touched:
        _keep(session, touched)


def _is_found_otherwise(one: Complaint) -> bool:
    state = inspect(one)
    set_here = [name for name in _FOUND_BY if name in state.committed_state]
    return any(state.attrs[name].history.has_changes() for name in set_here)


def _is_machines(entry: ComplaintEntry) -> bool:
    return entry.kind == EntryKind.NOTICE and entry.author_kind == ActorKind.SYSTEM


def _of[Row](session: Session, kind: type[Row]) -> list[Row]:
    return [one for one in (*session.new, *session.dirty) if isinstance(one, kind)]
