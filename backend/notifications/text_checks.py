"""Whether a wording can be used, and what it says: templates without any means to do harm. Pure.

Jinja2's marks for variables and conditions, and nothing else of it: no loop, no call, no attribute,
no filter, no other file. Whoever words texts can neither reach a secret nor keep a process busy.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from backend.gateways.sms import segments
from backend.notifications.text_shapes import HOUSE, Way, samples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jinja2 import Template

    from backend.notifications.text_shapes import Text

SUBJECT = "Konu:"
# The column that keeps it.
SUBJECT_LIMIT = 200
CONTENT_LIMIT = 8000

_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
)
_ENVIRONMENT.globals.clear()
_ENVIRONMENT.filters.clear()
_ENVIRONMENT.tests.clear()
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.If,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
)


class Fault(StrEnum):
    """What is wrong with a wording; `English` for who runs us, in Turkish on the desk."""

    SYNTAX = "cannot be read: {}"
    TOO_DEEP = "has brackets or conditions within one another beyond reason"
    FORBIDDEN = "only variables and conditions (if, elif, else) may stand between the marks"
    UNKNOWN = "unknown variable: {}"
    NEEDED = "does not say {} in every case"
    EMPTY = "says nothing"
    TOO_LONG = "is longer than {} characters"
    NO_SUBJECT = "must begin with a line “Konu: …”, and an empty line after it"
    WRITTEN_IN_SUBJECT = "what people wrote cannot stand in the subject: {}"
    SUBJECT_TOO_LONG = "the subject is longer than {} characters"
    SEGMENTS = "is {} SMS at its longest, and may be {}; letters outside the alphabet of SMS: {}"


@dataclass(frozen=True)
class Problem:
    """One fault of a wording, with its line (from 1) and what it is about."""

    line: int
    fault: Fault
    about: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say it for whoever runs us."""
        return self.fault.format(*self.about)


@dataclass(frozen=True)
class Said:
    """What a text says by one way; an e-mail has a subject."""

    text: str
    subject: str = ""


@dataclass(frozen=True)
class Wording:
    """A text in words, for one way, that was checked."""

    text: Text
    way: Way
    content: str
    template: Template

    def say(self, values: Mapping[str, str], house: Mapping[str, str]) -> Said:
        """Say it. By SMS our own values go in letters that every phone shows."""
        if self.way is Way.SMS:
            written = {each.name for each in self.text.variables if each.written}
            values = {
                name: value if name in written else segments.gsm_letters(value)
                for name, value in values.items()
            }
            house = {name: _our_letters(value) for name, value in house.items()}
        said = self.template.render({**house, **values}).strip()
        if self.way is not Way.EMAIL:
            return Said(said)
        subject, _, body = said.partition("\n")
        return Said(body.strip("\n") + "\n", subject.removeprefix(SUBJECT).strip())


@lru_cache(maxsize=64)
def _our_letters(value: str) -> str:
    """Write what stands in every text of ours, worked out once."""
    return segments.gsm_letters(value)


@cache
def _compiled(content: str) -> Template:
    return _ENVIRONMENT.from_string(content)


def wording(text: Text, way: Way, content: str) -> Wording:
    """Make a wording of what was checked before."""
    return Wording(text, way, content, _compiled(content))


@lru_cache(maxsize=1024)
def problems(
    text: Text, way: Way, content: str, house: tuple[tuple[str, str], ...], *, turkish_tables: bool
) -> Sequence[Problem]:
    """Return everything that is wrong with a wording, by line; nothing: it can be used.

    `house` are the values that all texts may tell (`text_shapes.of_the_house`), as pairs.
    """
    content = content.replace("\r\n", "\n")
    if len(content) > CONTENT_LIMIT:
        return (Problem(1, Fault.TOO_LONG, (str(CONTENT_LIMIT),)),)
    try:
        tree = _ENVIRONMENT.parse(content)
        found = list(_read(text, way, content, tree))
        if not found:
            found = list(_tried(wording(text, way, content), dict(house), turkish_tables))
    except TemplateSyntaxError as error:
        return (Problem(error.lineno, Fault.SYNTAX, (error.message or "",)),)
    except (RecursionError, SyntaxError, MemoryError):
        # Brackets or conditions within one another by the hundred: no compiler takes them.
        return (Problem(1, Fault.TOO_DEEP),)
    return tuple(sorted(set(found), key=lambda one: (one.line, one.fault, one.about)))


def _read(text: Text, way: Way, content: str, tree: nodes.Template) -> Iterator[Problem]:
    """Find what is wrong without saying it."""
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            yield Problem(node.lineno, Fault.FORBIDDEN)
    known = {each.name: each for each in (*HOUSE, *text.variables)}
    first = _first_line(content)
    for name in tree.find_all(nodes.Name):
        if name.name not in known:
            yield Problem(name.lineno, Fault.UNKNOWN, (name.name,))
        elif way is Way.EMAIL and known[name.name].written and name.lineno <= first:
            yield Problem(name.lineno, Fault.WRITTEN_IN_SUBJECT, (name.name,))
    lines = content.strip().split("\n")
    has_subject = lines[0].startswith(SUBJECT) and lines[0].removeprefix(SUBJECT).strip()
    if way is Way.EMAIL and not (has_subject and len(lines) > 1 and not lines[1].strip()):
        yield Problem(first, Fault.NO_SUBJECT)


def _first_line(content: str) -> int:
    return 1 + len(content) - len(content.lstrip("\n"))


def _tried(worded: Wording, house: Mapping[str, str], turkish_tables: bool) -> Iterator[Problem]:  # noqa: FBT001 - passed on
    """Find what is wrong with what it says, in every case that there is."""
    text, way = worded.text, worded.way
    for values in samples(text):
        said = worded.say(values, house)
        if not said.text.strip():
            yield Problem(1, Fault.EMPTY)
        for each in text.variables:
            plain = way is Way.SMS and not each.written
            wanted = segments.gsm_letters(each.sample) if plain else each.sample
            if each.needed and wanted not in said.text:
                yield Problem(1, Fault.NEEDED, (each.name,))
    for values in samples(text, longest=True):
        said = worded.say(values, house)
        if len(said.subject) > SUBJECT_LIMIT:
            yield Problem(1, Fault.SUBJECT_TOO_LONG, (str(SUBJECT_LIMIT),))
        if way is Way.SMS:
            sent = segments.plain(said.text)
            count = segments.measure(sent, turkish_tables=turkish_tables).segments
            if count > text.most_segments:
                dear = "".join(sorted(_dear(sent))) or "-"
                yield Problem(1, Fault.SEGMENTS, (str(count), str(text.most_segments), dear))


def _dear(text: str) -> set[str]:
    """Return the letters of a text for which the alphabet of SMS has no place."""
    gsm = segments.Encoding.GSM7
    return {
        each
        for each in set(text)
        if segments.measure(each, turkish_tables=False).encoding is not gsm
    }
