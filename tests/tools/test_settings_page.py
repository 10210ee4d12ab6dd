"""The settings page and the code name the same settings with the same defaults."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import SecretStr

from backend.kit.settings import Settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "settings.md").read_text("utf-8")
_NAME = re.compile(r"\bYARDIM_[A-Z_]*[A-Z]\b")
# Said in words on the page: where they come from depends on the state folder.
_DERIVED = {
    "database_url",
    "rasa_token",
    "internal_token",
    "sms_secret",
    "sms_callback_url",
    "public_url",
    "totp_key",
}


def test_every_setting_of_the_backend_is_on_the_page_with_its_default() -> None:
    rows = {
        cells[1].strip(" `"): cells[2].strip(" `")
        for cells in (line.split("|") for line in PAGE.splitlines() if line.startswith("| `YARDIM"))
    }
    for name, field in Settings.model_fields.items():
        variable = f"YARDIM_{name.upper()}"
        assert variable in rows
        if name not in _DERIVED:
            assert rows[variable] == _shown(field.default), variable


def _shown(default: object) -> str:
    plain = default.get_secret_value() if isinstance(default, SecretStr) else default
    return str(plain) or "empty"


def test_every_variable_that_any_process_reads_is_on_the_page_and_no_other() -> None:
    read = {
        name
        for folder in ("bot", "actions", "backend", "tools")
        for path in (ROOT / folder).rglob("*.py")
        for name in _NAME.findall(path.read_text("utf-8"))
    }
    known = {f"YARDIM_{name.upper()}" for name in Settings.model_fields}
    on_page = set(_NAME.findall(PAGE))
    assert read - on_page == set()
    assert {name for name in on_page - read - known if "_TEST_" not in name} == set()
