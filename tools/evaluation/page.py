"""The page: one file that needs nothing else."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from tools.evaluation.terminal import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Evaluation</title>
<style>
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}
table{border-collapse:collapse;margin:1rem 0}td,th{padding:.25rem .6rem;text-align:right;
border-bottom:1px solid #ddd;vertical-align:top}td:first-child,th:first-child{text-align:left}
figure{display:inline-block;margin:.5rem 1rem .5rem 0}figcaption{font-weight:600}
img{max-width:100%}
</style>
"""


@dataclass(frozen=True)
class Table:
    """Rows under headings."""

    headings: Sequence[str]
    rows: Sequence[Sequence[object]]


@dataclass(frozen=True)
class Picture:
    """A PNG with its caption."""

    caption: str
    png: bytes


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it."""

    heading: str
    parts: Sequence[Table | Picture]


def render(sections: Sequence[Section]) -> str:
    """Return the page as HTML; every text in it is escaped."""
    return _HEAD + "".join(_section(section) for section in sections)


def _section(section: Section) -> str:
    parts = "".join(
        _table(part) if isinstance(part, Table) else _picture(part) for part in section.parts
    )
    return f"<h2>{escape(section.heading)}</h2>{parts}\n"


def _table(table: Table) -> str:
    head = "".join(f"<th>{escape(heading)}" for heading in table.headings)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(shown(cell))}" for cell in row) for row in table.rows
    )
    return f"<table><tr>{head}{rows}</table>"


def _picture(picture: Picture) -> str:
    data = base64.b64encode(picture.png).decode()
    caption = escape(picture.caption)
    return (
        f"<figure><figcaption>{caption}</figcaption>"
        f'<img alt="{caption}" src="data:image/png;base64,{data}"></figure>'
    )
