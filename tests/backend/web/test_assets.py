"""The files of the pages over HTTP."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from backend.bootstrap import PAGES
from backend.web.assets import assets

if TYPE_CHECKING:
    import httpx

BACKEND = Path(__file__).parents[3] / "backend"


async def test_assets_are_kept_for_good_under_their_hash_only(client: httpx.AsyncClient) -> None:
    url = assets(PAGES).url("chat/yardim-chat.js")
    answer = await client.get(url)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["content-type"].startswith("text/javascript")
    older = await client.get(url.replace(assets(PAGES).version, "0123456789ab"))
    assert older.headers["cache-control"] == "no-cache"
    assert older.content == answer.content


@pytest.mark.parametrize(
    "path",
    ["/static/x/../../app.py", "/static/x/%2e%2e/assets.py", "/static/x/yok.js", "/static/x/"],
)
async def test_nothing_but_assets_is_served_as_one(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


def test_a_template_cannot_name_an_asset_that_does_not_exist() -> None:
    with pytest.raises(LookupError):
        assets(PAGES).url("yok.css")


# A template in a place of another: to what leaves spaces out it is code, and loses its own.
_WITHIN = re.compile(r"`[^`]*\$\{[^}`]*`")


def test_no_script_has_a_text_within_a_text_whose_spaces_would_be_left_out() -> None:
    roots = [Path(str(resources.files(package))) / "static" for package in PAGES]
    scripts = [script for root in roots for script in root.rglob("*.js")]
    assert scripts
    assert [
        script.name
        for script in scripts
        if any(_WITHIN.search(line) for line in script.read_text("utf-8").splitlines())
    ] == []


@pytest.mark.parametrize("folder", ["static", "templates"])
def test_no_two_packages_have_a_file_of_the_same_name(folder: str) -> None:
    roots = [Path(str(resources.files(package))) / folder for package in PAGES]
    names = Counter(
        str(path.relative_to(root)) for root in roots for path in root.rglob("*") if path.is_file()
    )
    assert names
    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("folder", ["static", "templates"])
def test_every_package_that_has_files_is_looked_into(folder: str) -> None:
    found = {
        f"backend.{'.'.join(p.parent.relative_to(BACKEND).parts)}" for p in BACKEND.rglob(folder)
    }
    # What is sent is no page, and no browser asks for it.
    assert found - {"backend.gateways.mail", "backend.notifications"} <= set(PAGES)


def test_no_script_writes_a_template_within_a_template() -> None:
    """What makes scripts small would take the spaces out of the inner one's words."""
    for path in BACKEND.glob("**/static/**/*.js"):
        for line in path.read_text("utf-8").splitlines():
            assert not re.search(r"\$\{[^{}]*`", line), f"{path.name}: {line.strip()}"
