from __future__ import annotations

import pytest

from actions.settings import Settings, SettingsError


def test_a_missing_token_is_named() -> None:
    with pytest.raises(SettingsError, match="YARDIM_INTERNAL_TOKEN"):
        Settings.from_environment({})


def test_the_backend_is_where_its_port_says() -> None:
    environment = {"YARDIM_INTERNAL_TOKEN": "t", "YARDIM_PORT": "9000"}
    assert Settings.from_environment(environment).backend_url == "http://127.0.0.1:9000"


def test_the_internal_port_is_where_the_backend_answers_actions() -> None:
    ports = {"YARDIM_PORT": "9000", "YARDIM_INTERNAL_PORT": "9001"}
    environment = {"YARDIM_INTERNAL_TOKEN": "t"} | ports
    assert Settings.from_environment(environment).backend_url == "http://127.0.0.1:9001"


def test_the_token_is_not_shown() -> None:
    assert "secret" not in repr(Settings.from_environment({"YARDIM_INTERNAL_TOKEN": "secret"}))


@pytest.mark.parametrize("name", ["BACKEND_URL", "ACTIONS_URL", "OPERATOR_NAME", "SHORT_CODE"])
def test_what_needs_a_value_is_refused_empty(name: str) -> None:
    environment = {"YARDIM_INTERNAL_TOKEN": "t", f"YARDIM_{name}": " "}
    with pytest.raises(SettingsError, match=f"YARDIM_{name} is empty"):
        Settings.from_environment(environment)
