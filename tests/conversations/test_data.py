"""Rasa's own checks of the dialogue's data, which `make train` leaves out for speed."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.validator import Validator

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def validator() -> Validator:
    return Validator.from_importer(
        TrainingDataImporter.load_from_config(
            str(_ROOT / "config.yml"), str(_ROOT / "domain.yml"), [str(_ROOT / "data")]
        )
    )


@pytest.mark.parametrize(
    "check",
    [
        "verify_domain_validity",
        "verify_actions_in_stories_rules",
        "verify_intents_in_stories",
        "verify_forms_in_stories_rules",
        "verify_form_slots",
        "verify_slot_mappings",
        "verify_story_structure",
    ],
)
def test_the_data_fits_together(validator: Validator, check: str) -> None:
    assert getattr(validator, check)()
