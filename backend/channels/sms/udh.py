"""The user data header of an SMS (3GPP TS 23.040, 9.2.3.24): which part, which tables. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """What a header says, as far as it matters to us."""

    # Of a part of a long message: its reference, its place (from 1), and how many there are.
    reference: int | None = None
    part: int | None = None
    parts: int | None = None
    # National language identifiers (TS 23.038, 6.2.1.2.4); 0 is the default alphabet.
    locking: int = 0
    single: int = 0
    # Meant for a program on the receiving side, not for people.
    for_program: bool = False


def read(header: bytes) -> Header:
    """Read a header, its length byte included. What is broken or unknown in it is passed over."""
    found: dict[str, int | bool] = {}
    end = min(len(header), header[0] + 1) if header else 0
    at = 1
    while at + 2 <= end:
        kind, length = header[at], header[at + 1]
        data = header[at + 2 : at + 2 + length]
        at += 2 + length
        if at > end:
            break
        match kind, list(data):
            # Concatenated short messages, 8-bit reference.
            case (0x00, [reference, parts, part]) if 1 <= part <= parts and parts > 1:
                found |= {"reference": reference, "part": part, "parts": parts}
            # The same with a 16-bit reference.
            case (0x08, [high, low, parts, part]) if 1 <= part <= parts and parts > 1:
                found |= {"reference": high << 8 | low, "part": part, "parts": parts}
            # National language single shift, then locking shift.
            case (0x24, [language]):
                found["single"] = language
            case (0x25, [language]):
                found["locking"] = language
            # Application ports.
            case (0x04 | 0x05, _):
                found["for_program"] = True
    return Header(**found)  # type: ignore[arg-type]
