"""What a file is called where it is shown and saved. Pure.

A name comes from a stranger's machine: it is shown, and never where a file is kept.
"""

from __future__ import annotations

import re
import unicodedata

from backend.complaints.models import FileKind
from backend.kit.masking import mask_secrets
from backend.kit.text import clean_line

LONGEST = 120
_NAMELESS = "dosya"
_PLAINEST = re.compile(r'[<>:"|?*%]')
# The first is given to a name whose ending says something else.
_ENDINGS = {
    FileKind.PNG: ("png",),
    FileKind.JPEG: ("jpg", "jpeg", "jfif"),
    FileKind.PDF: ("pdf",),
    FileKind.TEXT: ("txt",),
}
# Of devices, to Windows, whatever follows the dot.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_UNITS = ((1024 * 1024, "MB"), (1024, "KB"))


def shown_name(given: str, kind: FileKind | None = None) -> str:
    r"""Make a name of what a client calls a file: one line, no path, nothing that cannot be seen.

    Of a `kind` its ending is one of that kind: `fatura.exe` that is a text is `fatura.exe.txt`.
    """
    line = clean_line(given).replace("\\", "/").rpartition("/")[2]
    seen = "".join(each for each in line if unicodedata.category(each)[0] != "C")
    name = mask_secrets(_PLAINEST.sub("_", seen)).strip(" .") or _NAMELESS
    if _DEVICES.match(name):
        name = f"_{name}"
    stem, ending = _parted(name)
    if kind is not None and ending.casefold() not in _ENDINGS[kind]:
        known = any(ending.casefold() in each for each in _ENDINGS.values())
        stem, ending = (stem if known else name), _ENDINGS[kind][0]
    stem = stem.rstrip()
    if not ending:
        return _cut(stem, LONGEST)
    return f"{_cut(stem, LONGEST - len(ending) - 1)}.{ending}"


def _parted(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    fits = dot and stem and len(ending) <= len("jpeg") and ending.isalnum()
    return (stem, ending) if fits else (name, "")


def _cut(stem: str, most: int) -> str:
    return stem if len(stem) <= most else stem[: most - 1].rstrip(" .") + "…"


def written_size(size: int) -> str:
    """Write how large a file is, as Turkish writes numbers: 1,2 MB."""
    for unit, label in _UNITS:
        if size >= unit:
            return f"{size / unit:.1f}".replace(".", ",").removesuffix(",0") + f" {label}"
    return f"{size} bayt"
