"""What an invitation says, where a mail is nothing else. Pure."""

from __future__ import annotations

import re

_FOLDED = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"^(SUMMARY|DTSTART|LOCATION|DESCRIPTION)(?:;[^:\n]*)?:(.*)$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([nN,;\\])")
_LABELS = {"SUMMARY": "Konu", "DTSTART": "Zaman", "LOCATION": "Yer", "DESCRIPTION": "Açıklama"}


def summary_of(calendar: str) -> str:
    """Say an invitation (RFC 5545) in lines; never empty."""
    lines = ["Takvim daveti"]
    for name, value in _LINE.findall(_FOLDED.sub("", calendar).replace("\r\n", "\n")):
        said = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()
        line = f"{_LABELS[name]}: {said}"
        if said and line not in lines:
            lines.append(line)
    return "\n".join(lines)
