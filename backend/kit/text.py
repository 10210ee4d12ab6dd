"""What every text goes through on its way in, whatever door it uses. Pure functions."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls but tab and line feed. NUL is refused by PostgreSQL, the rest by good sense.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?")
# Letters of our languages end before it: what may hold a long run of combining marks.
_MAYBE_MARKS = re.compile(r"[\u0300-\U0010ffff]{31}")
_MOST_MARKS = 30
_JOINER = "\N{COMBINING GRAPHEME JOINER}"
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def clean(text: str) -> str:
    r"""Make any string one that can be stored, sent and shown.

    NFC; line ends as `\n`; control characters dropped except `\n` and `\t`; lone surrogates,
    which no encoding accepts, become U+FFFD; marks without end upon one letter are parted as
    UAX #15 does (Stream-Safe Text Format), since sorting them takes quadratic time. Nothing else is
    changed: markup stays as written and is escaped where it is shown.
    """
    text = _LONE_SURROGATE.sub(_REPLACEMENT, text)
    text = _CONTROL.sub("", _LINE_END.sub("\n", text))
    if _MAYBE_MARKS.search(text):
        text = _with_parted_marks(text)
    return unicodedata.normalize("NFC", text)


def _with_parted_marks(text: str) -> str:
    parted: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks > _MOST_MARKS:
            parted.append(_JOINER)
            marks = 1
        parted.append(character)
    return "".join(parted)


def clean_line(text: str) -> str:
    """Make any string one line: `clean`, then every run of white space becomes one space."""
    return " ".join(clean(text).split())
