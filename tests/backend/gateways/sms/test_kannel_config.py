"""The configuration we write for Kannel; that Kannel understands it is shown in tests/gateways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from pydantic import SecretStr

from backend.gateways.sms.kannel_config import Layout, Link, Operator, configuration
from backend.kit.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        state_dir=tmp_path,
        sms_url="http://sms.internal:14013/cgi-bin/sendsms",
        sms_user="yardım",
        sms_password=SecretStr('a"b\\c'),
        sms_secret=SecretStr("s%d/ü&"),
        sms_callback_url="https://yardim.example/x/",
    )


def groups(text: str) -> dict[str, dict[str, str]]:
    """Read as Kannel does: a blank line ends a group, quotes and backslashes are undone."""
    found: dict[str, dict[str, str]] = {}
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        fields = dict(line.split(" = ", 1) for line in lines)
        for name, value in fields.items():
            if value.startswith('"'):
                fields[name] = value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
        if fields:
            assert next(iter(fields)) == "group"
            found[fields["group"]] = fields
    return found


def written(settings: Settings, *args: Any, **more: Any) -> dict[str, dict[str, str]]:
    return groups(configuration(settings, *args, **more))


def test_both_sides_share_user_password_secret_and_addresses(settings: Settings) -> None:
    made = written(settings, Operator(), Layout())
    assert list(made) == ["core", "smsc", "smsbox", "sendsms-user", "sms-service"]
    user = made["sendsms-user"]
    assert (user["username"], user["password"], user["max-messages"]) == ("yardım", 'a"b\\c', "10")
    assert made["sms-service"]["post-url"] == (
        "https://yardim.example/x/sms/kannel"
        "?id=%I&udh=%u&ts=%T&smsc=%i&secret=s%%25d%%2F%%C3%%BC%%26"
    )
    assert made["smsbox"]["sendsms-port"] == "14013"
    assert made["smsbox"]["mo-recode"] == "true"
    # Reached from another machine: it must not listen on this one only.
    assert "sendsms-interface" not in made["smsbox"]
    assert made["core"]["dlr-storage"] == "internal"


def test_an_operators_link_is_smpp_and_leaves_its_password_to_be_filled_in(
    settings: Settings, tmp_path: Path
) -> None:
    operator = Operator(Link.SMPP, "tt-1", "10.9.8.7", system_id="yardim", throughput=20)
    made = written(settings, operator, Layout(spool=tmp_path, logs=tmp_path))
    smsc = made["smsc"]
    assert (smsc["smsc"], smsc["smsc-id"], smsc["host"], smsc["port"]) == (
        "smpp",
        "tt-1",
        "10.9.8.7",
        "2775",
    )
    assert (smsc["smsc-password"], smsc["throughput"]) == ("CHANGE-ME", "20")
    assert smsc["preferred-smsc-id"] == "tt-1"
    assert made["core"]["store-location"] == str(tmp_path / "store")
    assert made["core"]["log-level"] != "0"


def test_without_settings_of_ours_a_user_and_a_password_are_made_up(tmp_path: Path) -> None:
    made = [written(Settings(state_dir=tmp_path), Operator(), Layout()) for _ in range(2)]
    assert {each["sendsms-user"]["username"] for each in made} == {"yardim"}
    passwords = {each["sendsms-user"]["password"] for each in made}
    assert len(passwords) == 2
    assert all(len(password) >= 20 for password in passwords)
