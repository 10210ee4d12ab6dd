"""What customers are told, in words: from files, which the operator and supervisors may replace.

Three places, the last that has a text wins: the files shipped (`templates/`), the operator's own
folder (`YARDIM_TEXTS_DIR`), and what was worded on the desk (`text_versions`), each from a moment
on. All are checked by the same rules: files when a process starts, which refuses to with one that
cannot be used; rows before they are saved. Saying something reads neither disk nor database.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import select

from backend.kit.in_memory import InMemory, marks_of_added
from backend.kit.settings import SettingsError
from backend.notifications import text_checks
from backend.notifications.text_models import TextVersion
from backend.notifications.text_shapes import Way, of_the_house

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.kit.database import Database
    from backend.kit.live import ReadMarks
    from backend.kit.settings import Settings
    from backend.notifications.text_checks import Problem, Said, Wording
    from backend.notifications.text_shapes import Text

    type Key = tuple[str, Way]
    type Versions = dict[Key, list[tuple[datetime, Wording | None]]]

TOPIC = "texts"
_SHIPPED = Path(__file__).parent / "templates"
_log = structlog.get_logger(__name__)


class Texts:
    """Every text, by its name and way."""

    def __init__(self, declared: Sequence[Text], settings: Settings) -> None:
        """Read the files and check them.

        Raises:
            SettingsError: a line for each fault, with its file and line.

        """
        self._house = of_the_house(settings)
        self._turkish_tables = settings.sms_turkish_tables
        self.declared = {each.name: each for each in declared}
        self.files: dict[Key, str] = {}
        faults: list[str] = []
        own = _own_files(settings)
        for text in declared:
            for way in text.ways:
                file = text.file(way)
                content = own.pop(file) if file in own else _read(_SHIPPED / file)
                if content is None:
                    faults.append(f"{file}: there is no such file")
                    continue
                self.files[text.name, way] = content
                faults += [f"{file}:{one.line}: {one}" for one in self.problems(text, way, content)]
        faults += [f"{file}: no text of ours is named so" for file in sorted(own)]
        if faults:
            msg = "\n".join(faults)
            raise SettingsError(msg)
        self._worded = {
            key: text_checks.wording(self.declared[key[0]], key[1], content)
            for key, content in self.files.items()
        }
        self.kept: InMemory[Versions] = InMemory(TOPIC, self._versions, {})

    def render(self, name: str, way: Way, values: Mapping[str, str], *, at: datetime) -> Said:
        """Say a text, as it is worded `at` a moment, with exactly the values that it declares.

        Raises:
            KeyError: there is no such text, or not for this way.
            ValueError: other values than it declares.

        """
        text = self.declared[name]
        declared = {each.name for each in text.variables}
        if values.keys() != declared:
            msg = f"{name}: these values differ: {sorted(values.keys() ^ declared)}"
            raise ValueError(msg)
        return self._in_force(name, way, at).say(values, self._house)

    def in_force(self, name: str, way: Way, *, at: datetime) -> str:
        """Return how a text is worded at a moment, as a template."""
        return self._in_force(name, way, at).content

    def is_from_desk(self, name: str, way: Way, *, at: datetime) -> bool:
        """Whether what is in force at a moment was worded on the desk."""
        return self._in_force(name, way, at) is not self._worded[name, way]

    def problems(self, text: Text, way: Way, content: str) -> Sequence[Problem]:
        """Return what is wrong with a wording; nothing: it can be used."""
        house = tuple(self._house.items())
        return text_checks.problems(text, way, content, house, turkish_tables=self._turkish_tables)

    def tried(self, text: Text, way: Way, content: str, values: Mapping[str, str]) -> Said:
        """Say what a wording that was checked, and is not in force, would tell."""
        return text_checks.wording(text, way, content).say(values, self._house)

    def _in_force(self, name: str, way: Way, at: datetime) -> Wording:
        begun = [each for each in self.kept.value.get((name, way), ()) if each[0] <= at]
        worded = begun[-1][1] if begun else None
        return worded or self._worded[name, way]

    async def _versions(self, session: AsyncSession) -> Versions:
        """Read what was worded on the desk, the first to begin first.

        What cannot be used any more, as texts tell other things since, gives way to the file.
        """
        found: Versions = {}
        # Of two that begin together the one saved later holds.
        query = select(TextVersion).order_by(TextVersion.valid_from, TextVersion.id)
        for row in await session.scalars(query):
            text = self.declared.get(row.name)
            if text is None or row.way not in text.ways:
                continue
            way = Way(row.way)
            worded = None
            if row.content is not None:
                wrong = self.problems(text, way, row.content)
                if wrong:
                    _log.error("text cannot be used", text=text.file(way), version=row.id)
                else:
                    worded = text_checks.wording(text, way, row.content)
            found.setdefault((row.name, way), []).append((row.valid_from, worded))
        return found


def marks(database: Database) -> dict[str, ReadMarks]:
    """Say how far the texts are in the database."""
    return marks_of_added(database, TOPIC, TextVersion.id)


def _own_files(settings: Settings) -> dict[str, str]:
    """Read the operator's folder: texts by the names of their files."""
    if not settings.texts_dir:
        return {}
    folder = Path(settings.texts_dir)
    if not folder.is_dir():
        msg = f"YARDIM_TEXTS_DIR: {folder} is no folder"
        raise SettingsError(msg)
    endings = {f".{way}" for way in Way}
    found = {each.name: _read(each) for each in folder.iterdir() if each.suffix in endings}
    return {name: content for name, content in found.items() if content is not None}


def _read(path: Path) -> str | None:
    return _content(path, path.stat().st_mtime_ns) if path.is_file() else None


@cache
def _content(path: Path, _changed: int) -> str:
    """Read a file once for as long as it stays the same."""
    try:
        return path.read_text("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        msg = f"{path}: is not written in UTF-8"
        raise SettingsError(msg) from error
