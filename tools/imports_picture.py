"""Draws who imports whom in the backend, from the code itself, into docs/architecture.md.

`python -m tools.imports_picture` writes it anew; a test fails while it is out of date. Imports for
typing alone count. The order is that of the contract "Imports go downward" in pyproject.toml.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- imports: begin -->\n", "<!-- imports: end -->\n"
_PACKAGE = "backend"
_CONTRACT = "Imports go downward"
# Shown by their own packages, as each stands for itself.
_OPENED = ("channels",)


def layers() -> list[list[str]]:
    """Return the layers of the contract, the highest first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    contract = next(each for each in contracts if each["name"] == _CONTRACT)
    return [[name.strip() for name in layer.split("|")] for layer in contract["layers"]]


def picture() -> str:
    """Draw a row for each package: what it imports directly, in the order of the layers."""
    sys.path.insert(0, str(ROOT))
    graph = grimp.build_graph(_PACKAGE, exclude_type_checking_imports=False, cache_dir=None)
    order = [name for layer in layers() for name in layer]
    rows: list[list[tuple[str, list[str]]]] = []
    for layer in layers():
        shown: list[tuple[str, list[str]]] = []
        for name in layer:
            shown += [(each, _imported(graph, each, order)) for each in _parts(graph, name)]
        rows.append(shown)
    width = max(len(name) for layer in rows for name, _ in layer)
    blocks = [
        "\n".join(f"{name:<{width}}  -> {' '.join(below)}".rstrip(" ->") for name, below in layer)
        for layer in rows
    ]
    return "```text\n" + "\n\n".join(blocks) + "\n```\n"


def _parts(graph: grimp.ImportGraph, name: str) -> list[str]:
    if name not in _OPENED:
        return [name]
    children = sorted(graph.find_children(f"{_PACKAGE}.{name}"))
    return [child.removeprefix(f"{_PACKAGE}.") for child in children]


def _imported(graph: grimp.ImportGraph, name: str, order: list[str]) -> list[str]:
    module = f"{_PACKAGE}.{name}"
    below = {
        imported.split(".")[1]
        for each in (module, *graph.find_descendants(module))
        for imported in graph.find_modules_directly_imported_by(each)
        if imported.count(".") and not f"{imported}.".startswith(f"{module}.")
    }
    return sorted(below, key=order.index)


def drawn() -> str:
    """Return the picture as the page has it."""
    return PAGE.read_text("utf-8").partition(BEGIN)[2].partition(END)[0]


def main() -> None:
    """Draw the picture anew."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}{picture()}{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
