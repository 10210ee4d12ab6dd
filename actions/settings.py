"""The actions' settings, from the same `YARDIM_*` variables that the backend reads."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class SettingsError(Exception):
    """A variable is missing or empty; the message names it."""


@dataclass(frozen=True)
class Settings:
    """Where the backend is, and what the operator calls itself."""

    backend_url: str
    internal_token: str = field(repr=False)
    actions_url: str
    operator_name: str
    operator_phone: str
    operator_email: str
    short_code: str
    sms_keyword: str
    public_url: str
    first_notice_hours: str
    legal_business_days: str
    reopen_days: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read the variables; the operator's defaults are the backend's.

        Raises:
            SettingsError: without `YARDIM_INTERNAL_TOKEN`, which has no default, or where one that
                has a default is set and empty.

        """
        token = environment.get("YARDIM_INTERNAL_TOKEN", "")
        if not token:
            msg = "YARDIM_INTERNAL_TOKEN is not set: the backend and the actions share it"
            raise SettingsError(msg)
        own_port = environment.get("YARDIM_INTERNAL_PORT", "0")
        port = own_port if own_port not in {"", "0"} else environment.get("YARDIM_PORT", "8000")
        return cls(
            backend_url=_given(environment, "YARDIM_BACKEND_URL", f"http://127.0.0.1:{port}"),
            internal_token=token,
            actions_url=_given(environment, "YARDIM_ACTIONS_URL", "http://127.0.0.1:5055"),
            operator_name=_given(environment, "YARDIM_OPERATOR_NAME", "Türk Telekom"),
            operator_phone=_given(environment, "YARDIM_OPERATOR_PHONE", "444 1 444"),
            operator_email=_given(
                environment, "YARDIM_OPERATOR_EMAIL", "iletisim@turktelekom.com.tr"
            ),
            short_code=_given(environment, "YARDIM_SHORT_CODE", "6616"),
            sms_keyword=_given(environment, "YARDIM_SMS_KEYWORD", "YARDIM"),
            public_url=environment.get("YARDIM_PUBLIC_URL", ""),
            first_notice_hours=_given(environment, "YARDIM_FIRST_NOTICE_HOURS", "24"),
            legal_business_days=_given(environment, "YARDIM_LEGAL_BUSINESS_DAYS", "10"),
            reopen_days=_given(environment, "YARDIM_REOPEN_DAYS", "30"),
        )

    def shown(self) -> dict[str, str]:
        """Return what responses may say of the operator, by the names that they use."""
        return {
            "operator_name": self.operator_name,
            "operator_phone": self.operator_phone,
            "operator_email": self.operator_email,
            "short_code": self.short_code,
            "sms_keyword": self.sms_keyword,
            "first_notice_hours": self.first_notice_hours,
            "legal_business_days": self.legal_business_days,
            "reopen_days": self.reopen_days,
            "privacy_page": f"{self.public_url}/kvkk",
            "status_page": f"{self.public_url}/takip",
        }


def _given(environment: Mapping[str, str], name: str, default: str) -> str:
    given = environment.get(name, default)
    if not given.strip():
        msg = f"{name} is empty; give it a value, or leave it unset"
        raise SettingsError(msg)
    return given


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return this process's settings, read once."""
    return Settings.from_environment(os.environ)
