"""What the tests take of the product is told for each package, against its floor."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tools import covered

if TYPE_CHECKING:
    from pathlib import Path

PRODUCT = """
def larger(one, other):
    if one > other:
        return one
    return other
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A product of one module, of which each suite takes one way."""
    (tmp_path / "product").mkdir()
    (tmp_path / "product" / "__init__.py").write_text("", "utf-8")
    (tmp_path / "product" / "rules.py").write_text(PRODUCT, "utf-8")
    monkeypatch.chdir(tmp_path)
    covered.forget()
    return tmp_path


def _run(project: Path, suite: str, call: str) -> None:
    script = project / "suite.py"
    script.write_text(f"from product.rules import larger\n{call}\n", "utf-8")
    subprocess.run([*covered.command(sys.executable, suite, "product"), str(script)], check=True)


def _floor(project: Path, percent: int) -> None:
    text = f"[tool.yardim.branches-run]\nproduct = {percent}\n"
    (project / "pyproject.toml").write_text(text, "utf-8")


def test_what_one_suite_leaves_out_another_may_take(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _floor(project, 100)
    _run(project, "the first: ones", "larger(2, 1)")
    assert not covered.tell()
    assert "product: tests take 50.0 % of the branches" in capsys.readouterr().out
    _run(project, "the others", "larger(1, 2)")
    assert covered.tell()
    assert "100.0 % of the branches (floor 100)" in capsys.readouterr().out


def test_a_share_is_never_rounded_up_to_a_floor() -> None:
    assert covered.Share(9995, 10000).percent == 99.9
