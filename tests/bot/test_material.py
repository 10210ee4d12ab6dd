from pathlib import Path

import pytest

from bot.material import Material, fingerprint, read_material
from bot.topics import TopicClassifier


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "phrases/billing.txt": "fatura itirazı\n\n  iade \n",
        "reports/billing.txt": "Haksız Fatura. İki katı geldi.\n",
        "remarks.txt": "mağdurum\n",
        "README.md": "no material\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_line_is_a_text_and_a_file_name_a_topic(folder: Path) -> None:
    assert read_material(str(folder)) == Material(
        phrases={"billing": ["fatura itirazı", "iade"]},
        reports={"billing": ["Haksız Fatura. İki katı geldi."]},
        remarks=["mağdurum"],
    )


@pytest.mark.parametrize("nowhere", [None, "no/such/folder"])
def test_without_a_folder_there_is_no_material(nowhere: str) -> None:
    assert read_material(nowhere) == Material()


def test_rasa_trains_again_when_a_line_has_changed(folder: Path) -> None:
    config = {"material": str(folder)}
    before = TopicClassifier.fingerprint_addon(config)
    (folder / "remarks.txt").write_text("başka bir söz\n", encoding="utf-8")
    assert TopicClassifier.fingerprint_addon(config) != before
    assert fingerprint(None) == fingerprint(None)
