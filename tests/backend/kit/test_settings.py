from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr, ValidationError

from backend.kit.settings import Environment, Settings, SettingsError, load_settings
from backend.staff.models import Role

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgresql://u:p%40x@h:5432/d", "postgresql+asyncpg://u:p%40x@h:5432/d"),
        ("postgres://h/d", "postgresql+asyncpg://h/d"),
        ("postgresql+asyncpg://h/d", "postgresql+asyncpg://h/d"),
        ("sqlite:////tmp/x.db", "sqlite+aiosqlite:////tmp/x.db"),
        ("sqlite+aiosqlite:///x.db", "sqlite+aiosqlite:///x.db"),
    ],
)
def test_a_database_address_may_leave_the_driver_out(tmp_path: Path, given: str, used: str) -> None:
    assert Settings(state_dir=tmp_path, database_url=given).database_url == used


def test_a_database_we_do_not_run_on_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="database_url"):
        Settings(state_dir=tmp_path, database_url="mysql://h/d")


def test_production_takes_no_default_for_a_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YARDIM_ENV", "production")
    monkeypatch.setenv("YARDIM_STATE_DIR", str(tmp_path))
    monkeypatch.delenv("YARDIM_RASA_TOKEN", raising=False)
    monkeypatch.delenv("YARDIM_INTERNAL_TOKEN", raising=False)
    with pytest.raises(SettingsError, match="YARDIM_RASA_TOKEN, YARDIM_INTERNAL_TOKEN"):
        load_settings()
    assert not list(tmp_path.iterdir())


def test_every_wrong_variable_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YARDIM_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("YARDIM_PORT", "0")
    monkeypatch.setenv("YARDIM_MESSAGE_LIMIT", "many")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "YARDIM_PORT" in str(caught.value)
    assert "YARDIM_MESSAGE_LIMIT" in str(caught.value)


@pytest.mark.parametrize(
    "name",
    ["RASA_URL", "ACTIONS_URL", "HOST", "STATE_DIR", "LOG_LEVEL", "SHORT_CODE", "SMS_KEYWORD"],
)
@pytest.mark.parametrize("empty", ["", "  "])
def test_what_needs_a_value_is_refused_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, empty: str
) -> None:
    monkeypatch.setenv("YARDIM_STATE_DIR", str(tmp_path))
    monkeypatch.setenv(f"YARDIM_{name}", empty)
    with pytest.raises(SettingsError, match=f"YARDIM_{name}: .*empty"):
        load_settings()


@pytest.mark.parametrize("name", ["RASA_URL", "ACTIONS_URL", "SMS_URL", "SMS_CALLBACK_URL"])
@pytest.mark.parametrize("given", ["127.0.0.1:5005", "http://", "http://:5005", "ftp://h/", "-"])
def test_an_address_that_nothing_can_be_sent_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, given: str
) -> None:
    monkeypatch.setenv("YARDIM_STATE_DIR", str(tmp_path))
    monkeypatch.setenv(f"YARDIM_{name}", given)
    with pytest.raises(SettingsError, match=f"YARDIM_{name}: "):
        load_settings()


def test_what_may_be_left_out_may_be_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YARDIM_STATE_DIR", str(tmp_path))
    for name in ("SMS_URL", "SMS_CALLBACK_URL", "SMTP_URL", "REDIS_URL", "DATABASE_URL"):
        monkeypatch.setenv(f"YARDIM_{name}", "")
    assert load_settings().sms_simulated


def test_made_up_secrets_are_the_same_for_every_process_of_a_folder(tmp_path: Path) -> None:
    first = Settings(env=Environment.DEVELOPMENT, state_dir=tmp_path)
    second = Settings(env=Environment.DEVELOPMENT, state_dir=tmp_path)
    assert first.rasa_token == second.rasa_token
    assert first.rasa_token != first.internal_token
    [kept] = tmp_path.iterdir()
    assert kept.stat().st_mode & 0o077 == 0


def test_secrets_are_not_shown_when_settings_are_printed(tmp_path: Path) -> None:
    settings = Settings(state_dir=tmp_path, rasa_token=SecretStr("very-secret"))
    assert "very-secret" not in repr(settings)


def test_an_allowed_address_that_is_none_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="YARDIM_SMS_ALLOWED_ADDRESSES"):
        Settings(state_dir=tmp_path, sms_allowed_addresses=("10.0.0.1", "kannel"))


_SECRETS = {
    "YARDIM_RASA_TOKEN": "r" * 43,
    "YARDIM_INTERNAL_TOKEN": "i" * 43,
    "YARDIM_SMS_SECRET": "s" * 43,
}
_GATEWAYS = {
    "YARDIM_SMS_URL": "http://127.0.0.1:13013/cgi-bin/sendsms",
    "YARDIM_SMS_USER": "yardim",
    "YARDIM_SMS_PASSWORD": "p" * 20,
    "YARDIM_SMTP_URL": "smtp://localhost",
}


@pytest.fixture
def production(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Set everything that production needs."""
    named = {"YARDIM_ENV": "production", "YARDIM_STATE_DIR": str(tmp_path)}
    for name, value in (named | _SECRETS | _GATEWAYS).items():
        monkeypatch.setenv(name, value)
    return monkeypatch


@pytest.mark.parametrize(
    ("gone", "off"),
    [("YARDIM_SMS_URL", "YARDIM_SMS_OFF"), ("YARDIM_SMTP_URL", "YARDIM_MAIL_OFF")],
)
def test_production_without_a_gateway_starts_only_where_it_is_switched_off_by_name(
    production: pytest.MonkeyPatch, gone: str, off: str
) -> None:
    assert load_settings().production
    production.delenv(gone)
    with pytest.raises(SettingsError, match=f"{gone} .or {off}=true"):
        load_settings()
    production.setenv(off, "true")
    assert not load_settings().sms_simulated


@pytest.mark.parametrize("name", _SECRETS)
def test_production_takes_no_secret_that_could_be_guessed(
    production: pytest.MonkeyPatch, name: str
) -> None:
    production.setenv(name, "x" * 31)
    with pytest.raises(SettingsError, match=f"32 characters or more: {name}$"):
        load_settings()
    production.setenv(name, "x" * 32)
    load_settings()


def test_the_docs_are_shown_in_production_only_where_that_is_set(
    production: pytest.MonkeyPatch,
) -> None:
    assert not load_settings().has_docs
    production.setenv("YARDIM_DOCS_IN_PRODUCTION", "true")
    assert load_settings().has_docs


def test_what_is_written_below_the_state_folder_is_its_owners_alone(tmp_path: Path) -> None:
    state = tmp_path / "state"
    environment = os.environ | {"YARDIM_STATE_DIR": str(state)}
    command = [sys.executable, "-m", "backend", "migrate"]
    subprocess.run(command, env=environment, check=True, umask=0o022, capture_output=True)
    written = [state, *state.rglob("*")]
    assert "yardim.db" in {path.name for path in written}
    assert [path for path in written if path.stat().st_mode & 0o077] == []


def test_the_second_steps_key_may_be_left_out_and_then_no_role_may_need_it(
    production: pytest.MonkeyPatch,
) -> None:
    assert not load_settings().totp_key
    production.setenv("YARDIM_TOTP_REQUIRED_ROLES", '["admin"]')
    with pytest.raises(SettingsError, match="YARDIM_TOTP_REQUIRED_ROLES needs YARDIM_TOTP_KEY"):
        load_settings()
    production.setenv("YARDIM_TOTP_KEY", "k" * 31)
    with pytest.raises(SettingsError, match=r"32 characters or more: YARDIM_TOTP_KEY$"):
        load_settings()
    production.setenv("YARDIM_TOTP_KEY", "k" * 32)
    assert load_settings().totp_required_roles == ("admin",)


def test_outside_production_the_second_steps_key_is_made_up(tmp_path: Path) -> None:
    first, second = Settings(state_dir=tmp_path), Settings(state_dir=tmp_path)
    assert len(first.totp_key) > 32
    assert first.totp_key == second.totp_key


def test_a_role_that_needs_the_second_step_is_one_that_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YARDIM_STATE_DIR", str(tmp_path))
    monkeypatch.setenv("YARDIM_TOTP_REQUIRED_ROLES", json.dumps(list(Role)))
    assert set(load_settings().totp_required_roles) == set(Role)
    monkeypatch.setenv("YARDIM_TOTP_REQUIRED_ROLES", '["boss"]')
    with pytest.raises(SettingsError, match="YARDIM_TOTP_REQUIRED_ROLES"):
        load_settings()
