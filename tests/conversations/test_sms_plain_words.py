"""By SMS no letter has its mark: no word may become another one by that, or an ugly one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
# What is read without marks as something else: aunt for still, freezing for turning back, ministers
# for who looks, a glutton for the other one, a nerve for a limit, my boy for a death.
OTHER_WORDS = re.compile(
    r"\b(?:hala|don(?:m[ae]|du|ul)\w*|bakan(?:lar|i|in)\w*|obur\w*|sinir(?!siz)\w*|olum\w*|"
    r"sik(?!ayet|inti)\w*)\b",
    re.IGNORECASE,
)
FOREIGN = re.compile(r"_(?:en|de|ar|ru|ku)(?:_again)?$")


def texts() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "data" / "responses").glob("*.yml")):
        for name, variants in yaml.safe_load(path.read_text("utf-8"))["responses"].items():
            for one in variants:
                if one.get("channel") == "sms" and not FOREIGN.search(name):
                    yield name, one["text"]
    for path in sorted((ROOT / "backend" / "notifications" / "templates").glob("*.sms")):
        yield path.name, path.read_text("utf-8")


@pytest.mark.parametrize(("name", "text"), texts())
def test_a_text_means_the_same_without_marks(name: str, text: str) -> None:
    found = OTHER_WORDS.search(re.sub(r"\{[^}]*\}", "", text))
    assert found is None, f"{name}: {found and found.group()}"


@pytest.mark.parametrize("word", ["hala", "Bakanlar", "dondurur", "oburunu", "sinir", "olum"])
def test_such_a_word_is_seen(word: str) -> None:
    assert OTHER_WORDS.search(word)


@pytest.mark.parametrize("word", ["sikayetiniz", "sinirsiz", "bakan arkadasimiz", "dolandiricilik"])
def test_what_nobody_misreads_is_none(word: str) -> None:
    assert OTHER_WORDS.search(word) is None
