"""Every setting, typed, read once from `YARDIM_*` environment variables and checked at start.

`docs/settings.md` lists them for an operator's engineer; a test holds the two together.
"""

from __future__ import annotations

from enum import StrEnum
from ipaddress import ip_network
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import (
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from backend.kit.made_up_secrets import development_secrets
from backend.kit.setting_groups import (
    ChannelSettings,
    DeskSettings,
    FileSettings,
    PromiseSettings,
)

_SECRETS = ("rasa_token", "internal_token", "sms_secret")
# Left out in production, what hangs on it is not offered.
_OPTIONAL_SECRETS = ("metrics_token", "totp_key")
# Outside production these are made up when unset.
_MADE_UP = (*_SECRETS, "totp_key")
_WEB_ADDRESSES = ("rasa_url", "actions_url", "sms_url", "sms_callback_url", "public_url")
# In production; made by a machine it is beyond guessing, however fast somebody guesses.
_SHORTEST_SECRET = 32


# How an operator's engineer writes an address, and the driver this backend speaks it through.
_DRIVERS = {
    "sqlite://": "sqlite+aiosqlite://",
    "postgres://": "postgresql+asyncpg://",
    "postgresql://": "postgresql+asyncpg://",
}


class SettingsError(Exception):
    """The environment does not make a working configuration; the message names each variable."""


class Environment(StrEnum):
    """Where this runs. Production takes no default for a secret."""

    DEVELOPMENT = "development"
    TEST = "test"
    PRODUCTION = "production"


class Settings(ChannelSettings, FileSettings, PromiseSettings, DeskSettings, BaseSettings):
    """What an operator can set. A field `rasa_url` is read from `YARDIM_RASA_URL`.

    What is of channels, files, promises and the desk stands in `setting_groups`.
    """

    model_config = SettingsConfigDict(env_prefix="YARDIM_", extra="ignore", frozen=True)

    env: Environment = Environment.DEVELOPMENT
    host: str = "127.0.0.1"
    # Where customers reach our pages, for links in e-mails: `https://sikayet.ornek.com.tr`. In
    # production without one, nobody is sent a link, and whoever has no mobile is not asked.
    public_url: str = ""
    port: int = Field(default=8000, ge=1, le=65535)
    state_dir: Path = Path("var")
    database_url: str = ""
    rasa_url: str = "http://127.0.0.1:5005"
    rasa_token: SecretStr = SecretStr("")
    actions_url: str = "http://127.0.0.1:5055"
    internal_token: SecretStr = SecretStr("")
    # Whoever holds it may read `/metrics`; without one that address is not there.
    metrics_token: SecretStr = SecretStr("")
    # A port of its own for the actions' `/internal/v1`, on this machine only. 0: the same port as
    # customers', open to this machine, and to nobody who comes by a proxy that says so.
    internal_port: int = Field(default=0, ge=0, le=65535)
    # Proxies in front of us whose X-Forwarded-For may be believed (rate limits go by address).
    trusted_proxies: int = Field(default=0, ge=0)
    log_level: str = "INFO"
    # `/docs` and the description of the API are always shown elsewhere.
    docs_in_production: bool = False

    operator_name: str = "Türk Telekom"
    operator_phone: str = "444 1 444"
    operator_email: str = "iletisim@turktelekom.com.tr"
    operator_fax: str = "0 312 306 07 32"
    short_code: str = "6616"
    sms_keyword: str = "YARDIM"
    session_days: int = Field(default=30, gt=0)
    # No more than the pool takes of one (backend/complaints/registration.py).
    message_limit: int = Field(default=10_000, gt=0, le=10_000)
    messages_per_minute: int = Field(default=30, gt=0)
    # How long the same words of the same contact are one complaint that was sent twice; 0: never.
    same_words_minutes: int = Field(default=10, ge=0)
    # By form or API for one telephone number or e-mail address.
    complaints_per_hour: int = Field(default=20, gt=0)
    # Complaints that one partner may pass on in a minute.
    partner_per_minute: int = Field(default=120, gt=0)
    # Numbers of others asked for in one conversation, and numbers nobody has from one address.
    lookups_per_hour: int = Field(default=60, gt=0)
    wrong_lookups_per_hour: int = Field(default=300, gt=0)
    # Requests of one kind from one address. Thousands of mobile customers share one: only a flood
    # may reach it.
    address_per_minute: int = Field(default=600, gt=0)
    # Where several backend processes count together. Without one each counts its own share.
    redis_url: SecretStr = SecretStr("")
    # Codes that prove a mobile number: for one number, and by one conversation or browser.
    proof_per_hour: int = Field(default=3, gt=0)
    proof_per_day: int = Field(default=10, gt=0)
    proof_per_asker_hour: int = Field(default=20, gt=0)
    # How long a proof lasts: in a chat from the code on, on the page after it was last used.
    proof_chat_minutes: int = Field(default=60, gt=0)
    proof_page_minutes: int = Field(default=30, gt=0)
    turn_timeout_seconds: float = Field(default=20, gt=0)

    @field_validator("*", mode="before")
    @classmethod
    def _has_a_value(cls, given: object, info: ValidationInfo) -> object:
        """Refuse an empty value where there is no meaning to it: one that is unset has another."""
        default = cls.model_fields[info.field_name or ""].default
        if isinstance(default, str | Path) and str(default) and not str(given).strip():
            msg = "is empty; give it a value, or leave it unset"
            raise ValueError(msg)
        return given

    @field_validator(*_WEB_ADDRESSES)
    @classmethod
    def _is_a_web_address(cls, given: str) -> str:
        """Refuse what no request can be sent to, before the first customer finds out."""
        parts = urlsplit(given)
        if given and not (parts.scheme in {"http", "https"} and parts.hostname):
            msg = "must be an address as http://host:port"
            raise ValueError(msg)
        return given

    @field_validator("imap_url")
    @classmethod
    def _is_a_mailbox(cls, given: SecretStr) -> SecretStr:
        """Refuse what no mailbox can be read by."""
        parts = urlsplit(given.get_secret_value())
        complete = parts.scheme in {"imap", "imaps"} and parts.hostname and parts.username
        if given.get_secret_value() and not complete:
            msg = "must be an address as imaps://user:password@host/INBOX"
            raise ValueError(msg)
        return given

    @model_validator(mode="after")
    def _complete(self) -> Self:
        missing = [name for name in _SECRETS if not getattr(self, name).get_secret_value()]
        if missing and self.env is Environment.PRODUCTION:
            names = ", ".join(f"YARDIM_{name.upper()}" for name in missing)
            msg = f"in production these have no default: {names}"
            raise ValueError(msg)
        if self.production:
            self._refuse_what_is_unfit_for_customers()
        else:
            self._make_up_secrets()
        if self.totp_required_roles and not self.totp_key:
            msg = "YARDIM_TOTP_REQUIRED_ROLES needs YARDIM_TOTP_KEY"
            raise ValueError(msg)
        if self.sms_url and not (self.sms_user and self.sms_password.get_secret_value()):
            msg = "YARDIM_SMS_URL needs YARDIM_SMS_USER and YARDIM_SMS_PASSWORD"
            raise ValueError(msg)
        for each in self.sms_allowed_addresses:
            try:
                ip_network(each, strict=False)
            except ValueError as error:
                msg = f"YARDIM_SMS_ALLOWED_ADDRESSES: {error}"
                raise ValueError(msg) from error
        if not self.sms_callback_url:
            object.__setattr__(self, "sms_callback_url", f"http://127.0.0.1:{self.port}")
        if not self.public_url and not self.production:
            object.__setattr__(self, "public_url", f"http://127.0.0.1:{self.port}")
        if not self.database_url:
            path = (self.state_dir / "yardim.db").absolute()
            object.__setattr__(self, "database_url", f"sqlite+aiosqlite:///{path}")
        object.__setattr__(self, "database_url", with_driver(self.database_url))
        return self

    def _make_up_secrets(self) -> None:
        unset = [name for name in _MADE_UP if not getattr(self, name)]
        kept = development_secrets(self.state_dir, _MADE_UP) if unset else {}
        for name in unset:
            object.__setattr__(self, name, SecretStr(kept[f"YARDIM_{name.upper()}"]))

    def _refuse_what_is_unfit_for_customers(self) -> None:
        given = [name for name in _OPTIONAL_SECRETS if getattr(self, name)]
        short = [
            name for name in (*_SECRETS, *given) if len(getattr(self, name)) < _SHORTEST_SECRET
        ]
        if short:
            names = ", ".join(f"YARDIM_{name.upper()}" for name in short)
            msg = f"in production these need {_SHORTEST_SECRET} characters or more: {names}"
            raise ValueError(msg)
        missing = []
        if not (self.sms_url or self.sms_off):
            missing.append("YARDIM_SMS_URL (or YARDIM_SMS_OFF=true)")
        if not (self.smtp_url.get_secret_value() or self.mail_off):
            missing.append("YARDIM_SMTP_URL (or YARDIM_MAIL_OFF=true)")
        if missing:
            msg = f"in production nothing is simulated; set {' and '.join(missing)}"
            raise ValueError(msg)

    @property
    def sms_simulated(self) -> bool:
        """Whether SMS goes to simulated phones."""
        return not (self.sms_url or self.sms_off)

    @property
    def answers_by_mail(self) -> bool:
        """Whether customers are given signed addresses of ours: somebody must deliver to them."""
        return bool(self.mail_domain) or not self.production

    @property
    def has_handsets(self) -> bool:
        """Whether simulated phones are shown. Never to real customers: all are open to anyone."""
        return self.sms_simulated and not self.production

    @property
    def has_docs(self) -> bool:
        """Whether `/docs` and the description of the API are shown."""
        return self.docs_in_production or not self.production

    @property
    def production(self) -> bool:
        """Whether real customers are on the other side."""
        return self.env is Environment.PRODUCTION


def with_driver(url: str) -> str:
    """Name the asynchronous driver in a database address that names none.

    `postgresql://…` and `sqlite:///…` are what people and hosting services write.

    Raises:
        ValueError: the address is of a database this backend does not run on.

    """
    for plain, full in _DRIVERS.items():
        if url.startswith(plain):
            return full + url.removeprefix(plain)
    if not url.startswith(tuple(_DRIVERS.values())):
        msg = "database_url: neither sqlite:// nor postgresql://"
        raise ValueError(msg)
    return url


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        SettingsError: one line per variable that is missing or wrong, by its name.

    """
    try:
        return Settings()
    except ValidationError as error:
        lines = []
        for problem in error.errors():
            name = "_".join(str(part) for part in problem["loc"]).upper()
            lines.append(f"YARDIM_{name}: {problem['msg']}" if name else problem["msg"])
        raise SettingsError("\n".join(lines)) from error
