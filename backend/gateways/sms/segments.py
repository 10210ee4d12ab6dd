"""How a text becomes SMS: its encoding, what it costs, and where it may be cut. Pure functions.

Sizes are those of 3GPP TS 23.038 and 23.040: an SMS carries 140 bytes, and what a header takes of
them (6 bytes to join parts, 3 more for a national table) is missing for letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

# Registers the codecs that are used by name below.
import gsmcodecs  # type: ignore[import-untyped]  # noqa: F401

MOST_SEGMENTS = 10
_GSM = "gsm23.038-0-0"
# Turkish locking shift (A.3.1) with the default extension table.
_TURKISH = "gsm23.038-1-0"
_ESCAPE = 0x1B
# Letters that take one septet each, which is most texts: the codec goes letter by letter.
_ONE_SEPTET_EACH = re.compile(
    f"[{re.escape(''.join(bytes([at]).decode(_GSM) for at in range(128) if at != _ESCAPE))}]*"
)
_BEYOND_BMP = 0xFFFF


class Encoding(StrEnum):
    """How the letters of an SMS are written."""

    GSM7 = "gsm7"
    TURKISH = "turkish"
    UCS2 = "ucs2"


# Of each encoding: units (septets, or 16 bits) of an SMS that stands alone, and of a part.
CAPACITY: dict[Encoding, tuple[int, int]] = {
    Encoding.GSM7: (160, 153),
    Encoding.TURKISH: (155, 149),
    Encoding.UCS2: (70, 67),
}


@dataclass(frozen=True, slots=True)
class Size:
    """What a text costs to send."""

    encoding: Encoding
    segments: int


def measure(text: str, *, turkish_tables: bool) -> Size:
    """Say in which encoding `text` goes out, and as how many SMS.

    The cheapest that holds every letter; the Turkish tables only where the operator's network
    has them.
    """
    if _ONE_SEPTET_EACH.fullmatch(text):
        alone, part = CAPACITY[Encoding.GSM7]
        return Size(Encoding.GSM7, 1 if len(text) <= alone else -(-len(text) // part))
    for encoding, codec in ((Encoding.GSM7, _GSM), (Encoding.TURKISH, _TURKISH)):
        if encoding is Encoding.TURKISH and not turkish_tables:
            continue
        try:
            septets = text.encode(codec)
        except UnicodeEncodeError:
            continue
        return Size(encoding, _septet_segments(septets, *CAPACITY[encoding]))
    units = utf16_length(text)
    alone, part = CAPACITY[Encoding.UCS2]
    return Size(Encoding.UCS2, 1 if units <= alone else -(-units // part))


def _septet_segments(septets: bytes, alone: int, part: int) -> int:
    if len(septets) <= alone:
        return 1
    count, start = 0, 0
    while start < len(septets):
        end = start + part
        # An escape and the letter it introduces stay together.
        if end < len(septets) and septets[end - 1] == _ESCAPE:
            end -= 1
        start, count = end, count + 1
    return count


def turkish_septets_as_gsm(text: str) -> str:
    """Write `text` in the letters of the default alphabet that have the same septets.

    What a gateway sends that knows only the default alphabet: with the header of the Turkish
    locking shift, phones show `text`.

    Raises:
        UnicodeEncodeError: a letter is in no Turkish table.

    """
    return text.encode(_TURKISH).decode(_GSM)


_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),  # noqa: RUF001 - what is replaced
        **dict.fromkeys("‐‑‒–—―−•·", "-"),  # noqa: RUF001
        **dict.fromkeys(
            "\t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}\N{THIN SPACE}"
            "\N{HAIR SPACE}\N{EN SPACE}\N{EM SPACE}",
            " ",
        ),
        "…": "...",
        "₺": "TL",
        "→": "->",
        "\N{ZERO WIDTH SPACE}": None,
        "\N{SOFT HYPHEN}": None,
        "\N{ZERO WIDTH NO-BREAK SPACE}": None,
    }
)
_GSM_LETTERS = str.maketrans("şŞıİğĞçâÂîÎûÛ", "sSiIgGcaAiIuU")


def plain(text: str) -> str:
    """Replace typographic characters by those of the GSM alphabet; letters stay as they are.

    One dash or ellipsis would otherwise double the price of the whole text.
    """
    return text.translate(_PLAIN)


def gsm_letters(text: str) -> str:
    """Write Turkish letters without their marks, as people do in SMS; ö, ü and Ç can stay."""
    return plain(text).translate(_GSM_LETTERS)


_MARK = "[\N{VARIATION SELECTOR-16}\U0001f3fb-\U0001f3ff\N{COMBINING ENCLOSING KEYCAP}]"
_PICTURE = "[\u203c-\u3299\U0001f000-\U0001faff]"
# Letters that a phone draws as one: flags, keycaps, pictures with marks, families; and whatever
# takes two units by itself.
_DRAWN_AS_ONE = re.compile(
    r"[\U0001f1e6-\U0001f1ff]{2}"
    rf"|(?:{_PICTURE}|[0-9#*](?={_MARK})){_MARK}*(?:\u200d{_PICTURE}{_MARK}*)*"
    r"|[\U00010000-\U0010ffff]"
)


def without_split_pairs(text: str) -> str:
    """Move what a border between parts would cut (an emoji, a surrogate pair) behind the border.

    Spaces before it do that. Only a text of several UCS-2 parts is changed.
    """
    alone, part = CAPACITY[Encoding.UCS2]
    is_gsm = measure(text, turkish_tables=False).encoding is Encoding.GSM7
    if is_gsm or utf16_length(text) <= alone:
        return text
    written: list[str] = []
    units = done = 0
    for match in _DRAWN_AS_ONE.finditer(text):
        between = text[done : match.start()]
        units += utf16_length(between)
        size = utf16_length(match[0])
        room = part - units % part
        padding = room if room < size <= part else 0
        written += [between, " " * padding, match[0]]
        units += padding + size
        done = match.end()
    return "".join(written) + text[done:]


def utf16_length(text: str) -> int:
    """Count 16-bit units: two for an emoji."""
    return len(text) + sum(ord(letter) > _BEYOND_BMP for letter in text)


def pieces(text: str) -> list[str]:
    """Cut a text that is too long for one message of `MOST_SEGMENTS` into several.

    Gateways drop what is beyond without a word. Cut at line ends or spaces where there are any.
    """
    limit = MOST_SEGMENTS * CAPACITY[Encoding.UCS2][1]
    if measure(text, turkish_tables=False).segments <= MOST_SEGMENTS:
        return [text]
    found: list[str] = []
    rest = text
    while utf16_length(rest) > limit:
        end = _fitting(rest, limit)
        cut = max(rest.rfind("\n", 0, end), rest.rfind(" ", 0, end))
        # Without a space in the second half the border falls between two letters.
        end = cut if cut > end // 2 else end
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [piece for piece in [*found, rest] if piece]


def _fitting(text: str, units: int) -> int:
    """Count the letters of `text` that fit into `units`, leaving room for padding."""
    room = units - MOST_SEGMENTS
    for index, letter in enumerate(text):
        room -= 2 if ord(letter) > _BEYOND_BMP else 1
        if room < 0:
            return index
    return len(text)
