"""The words of an HTML mail, as somebody would read them aloud. Pure.

Nothing is loaded, run or believed: it becomes plain text. What a mail program marks as quoted is
left out where only the new words are wanted.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    type Attributes = Sequence[tuple[str, str | None]]

# More is no complaint of a person's; what follows is in the mail that is kept.
_LONGEST = 1_000_000
_UNSEEN = frozenset({"head", "style", "script", "title", "template", "noscript", "svg", "object"})
_VOID = frozenset(
    {"br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr", "source", "embed"}
)
_LINES = frozenset(
    """
    address article blockquote div dl dt dd fieldset footer form h1 h2 h3 h4 h5 h6 header li main
    nav ol p pre section table tr ul center
    """.split()  # noqa: SIM905 - names read better as a text
)
_CELLS = frozenset({"td", "th"})
# Paragraphs with room around them.
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_QUOTES = frozenset({"gmail_quote", "gmail_quote_container", "yahoo_quoted", "moz-cite-prefix"})
# From here on everything is the older mail.
_OLDER_BELOW = frozenset(
    {"divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container"}
)
_SPACES = re.compile(r"[ \t\r\f\v\N{NO-BREAK SPACE}]+")


class _Words(HTMLParser):
    def __init__(self, *, new_only: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._new_only = new_only
        # What is open, and how deep we are in something that is not read.
        self._open: list[tuple[str, bool]] = []
        self._silent = 0
        self._over = False
        self._parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Begin what it begins: a line, a point of a list, something that is not read."""
        given = {name: value or "" for name, value in attrs}
        if self._new_only and given.get("id", "").casefold() in _OLDER_BELOW:
            self._over = True
        if tag in _LINES or tag in {"br", "hr"}:
            self._parts.append("\n\n" if tag in _APART else "\n")
        elif tag in _CELLS:
            self._parts.append(" ")
        if tag == "li":
            self._parts.append("- ")
        if tag not in _VOID:
            silent = self._is_silent(tag, given)
            self._silent += silent
            self._open.append((tag, silent))

    def handle_endtag(self, tag: str) -> None:
        """End what it ends, with what was left open in it."""
        if not any(each == tag for each, _ in self._open):
            return
        while self._open:
            ended, silent = self._open.pop()
            self._silent -= silent
            if ended == tag:
                break
        if tag in _LINES:
            self._parts.append("\n\n" if tag in _APART else "\n")

    def handle_data(self, data: str) -> None:
        """Take words, unless they are not read."""
        if not (self._silent or self._over):
            self._parts.append(_SPACES.sub(" ", data.replace("\n", " ")))

    def text(self) -> str:
        """Return what was read."""
        lines = (_SPACES.sub(" ", line).strip() for line in "".join(self._parts).split("\n"))
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def _is_silent(self, tag: str, given: dict[str, str]) -> bool:
        if tag in _UNSEEN or "hidden" in given or _HIDDEN.search(given.get("style", "")):
            return True
        if not self._new_only:
            return False
        cited = tag == "blockquote" and given.get("type", "").casefold() == "cite"
        return cited or not _QUOTES.isdisjoint(given.get("class", "").split())


def text_of(html: str, *, new_only: bool = False) -> str:
    """Return the words of a page, with its lines; `new_only`: without what it quotes."""
    reader = _Words(new_only=new_only)
    reader.feed(html[:_LONGEST])
    reader.close()
    return reader.text()
