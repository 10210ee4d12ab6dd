"""Every setting, typed, read once from `YARDIM_*` environment variables and checked at start.

`docs/settings.md` lists them for an operator's engineer; a test holds the two together.
"""

from __future__ import annotations

from enum import StrEnum
from ipaddress import ip_network
from pathlib import Path
from typing import Literal, Self
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

from backend.kit.dated_settings import (  # noqa: TC001 - pydantic reads annotations
    ArbitrationLimit,
    DeskHours,
    EscalationStep,
    TermsChange,
)
from backend.kit.made_up_secrets import development_secrets

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


class Settings(BaseSettings):
    """What an operator can set. A field `rasa_url` is read from `YARDIM_RASA_URL`."""

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
    # A folder with wordings of texts to customers, by the names of those in
    # `backend/notifications/templates`, which they replace.
    texts_dir: str = ""

    # Kannel's sendsms address. Without one, SMS goes to simulated phones (`/handset`), but never in
    # production, where a simulated delivery would be told as a real one: set it, or switch SMS off.
    sms_url: str = ""
    sms_off: bool = False
    sms_user: str = ""
    sms_password: SecretStr = SecretStr("")
    # In the address that the gateway calls: whoever knows it may bring SMS and receipts.
    sms_secret: SecretStr = SecretStr("")
    # Where the gateway reaches this backend, for receipts.
    sms_callback_url: str = ""
    # Addresses or networks that may call; empty: any that knows the secret.
    sms_allowed_addresses: tuple[str, ...] = ()
    # Whether the operator's SMSC sends the Turkish national tables (3GPP TS 23.038, A.3.1).
    sms_turkish_tables: bool = False
    sms_conversation_minutes: int = Field(default=30, gt=0)
    # How long a digit or a title answers a question by SMS; later it is words like any other.
    sms_choice_minutes: int = Field(default=60, gt=0)
    sms_per_hour: int = Field(default=30, gt=0)
    # How long a message that is being sent is left to its sender, should that die. Must outlive the
    # wait for a gateway (10 s) and the writing down of its answer.
    outbox_lease_seconds: float = Field(default=30, gt=0)
    # How long a receipt may take that tells of an SMS which nobody knows to be handed over, before
    # it is sent again. Must outlive Kannel's own queue.
    outbox_receipt_seconds: float = Field(default=120, gt=0)
    # How many are handed over at the same time, of SMS and of e-mail each.
    outbox_at_once: int = Field(default=4, gt=0)

    # `smtp://user:password@host:port` or `smtps://…`. Without one, e-mail is written to files, but
    # never in production: there it is set, or e-mail is off.
    smtp_url: SecretStr = SecretStr("")
    mail_off: bool = False
    # `imaps://user:password@host/INBOX`. Without one, mail comes by the folder `mail/in`.
    imap_url: SecretStr = SecretStr("")
    # Where customers' answers and what did not arrive come back to: `sikayet+…@domain` and
    # `bounce+…@domain`. Without a domain that of the operator's address.
    mail_domain: str = ""
    mail_reply_name: str = Field(default="sikayet", pattern=r"^[a-z0-9.-]{1,16}$")
    mail_bounce_name: str = Field(default="bounce", pattern=r"^[a-z0-9.-]{1,16}$")
    # What is larger is kept and set aside, unread.
    mail_mb: int = Field(default=40, gt=0, le=500)

    # Promises, all in the operator's hands (see backend/complaints/sla.py). Changes are dated, so
    # that a complaint keeps the terms of the day it came in. JSON, for example
    # `[{"valid_from": "2027-01-01", "legal_business_days": 8}]`.
    first_notice_hours: int = Field(default=24, gt=0)
    legal_business_days: int = Field(default=10, gt=0)
    # For how many days after its conclusion a complaint of the same customer and topic repeats it.
    repeat_days: int = Field(default=30, gt=0)
    # For how many days after its conclusion a complaint may be reopened, by customers and by staff;
    # and after how many it closes by itself, which the customer is not told.
    reopen_days: int = Field(default=30, gt=0)
    close_days: int = Field(default=30, gt=0)
    # How satisfied customers are is asked so many hours after the conclusion, by day; 0: never. A
    # text from their mobile answers within so many hours, a link in an e-mail for so many days.
    satisfaction_after_hours: int = Field(default=24, ge=0)
    satisfaction_reply_hours: int = Field(default=72, gt=0)
    satisfaction_link_days: int = Field(default=14, gt=0)
    terms_changes: tuple[TermsChange, ...] = ()
    # Before a promise ends the customer is told by SMS or e-mail; for so many business hours that
    # is tried, and for so many a person can still call whoever was not reached.
    notice_try_hours: int = Field(default=2, gt=0, le=9)
    notice_call_hours: int = Field(default=2, gt=0, le=9)
    # By how many business days a promise is put off when nobody has kept it or said why.
    promise_extension_days: int = Field(default=2, gt=0)
    # Told to whoever was not found right, beside those that `complaints/appeal.py` knows; a new one
    # is announced each December.
    arbitration_limits: tuple[ArbitrationLimit, ...] = ()
    # Who in the house hears of what takes long; empty: the ladder of `complaints/escalation.py`.
    # Teams may have ladders of their own.
    escalation: tuple[EscalationStep, ...] = ()
    escalation_of_teams: dict[str, tuple[EscalationStep, ...]] = Field(default={})

    # Files that people hand in: how many at once, how large each may be, how many an hour in one
    # conversation or for one number, and how long a form with files may take to come.
    attachments_most: int = Field(default=5, gt=0, le=20)
    attachment_mb: int = Field(default=10, gt=0, le=100)
    # How much of them an e-mail of ours holds; on its way it is a third larger.
    mail_attachments_mb: int = Field(default=10, gt=0, le=100)
    attachments_per_hour: int = Field(default=60, gt=0)
    upload_seconds: float = Field(default=600, gt=0)
    # How much may lie about in all with forms to be sent anew, and as much in conversations without
    # a complaint; and how much of the disk stays free.
    attachments_waiting_mb: int = Field(default=2048, gt=0)
    attachments_spare_mb: int = Field(default=512, ge=0)

    session_days: int = Field(default=30, gt=0)
    # How long somebody stays logged in to the desk unused, and however much it is used.
    desk_idle_minutes: int = Field(default=60, gt=0)
    desk_session_hours: int = Field(default=12, gt=0)
    # Seals what the second step of the desk's login goes by. In production without one that step is
    # not offered; whoever has it can log in only with the key it was sealed under.
    totp_key: SecretStr = SecretStr("")
    # Roles that may not work without the second step. JSON, for example `["supervisor", "admin"]`.
    totp_required_roles: tuple[Literal["agent", "lead", "supervisor", "admin", "auditor"], ...] = ()
    # When people of the house answer; empty: always, as the telephone is. JSON, for example
    # `[{"days": [1, 2, 3, 4, 5], "start": "08:00", "end": "22:00"}]`.
    desk_hours: tuple[DeskHours, ...] = ()
    # For how long a reply can be taken back before the customer gets it; 0: not at all.
    desk_undo_seconds: int = Field(default=10, ge=0, le=60)
    # How many conversations somebody may hold at once on each channel.
    desk_chats_at_once: int = Field(default=6, gt=0)
    desk_sms_at_once: int = Field(default=12, gt=0)
    # A call that nobody answered is made again after so long, so often at the most.
    call_again_minutes: int = Field(default=60, gt=0)
    call_tries: int = Field(default=3, gt=0)
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
