"""The settings by what they are about; `backend.kit.settings` puts them together."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, SecretStr

from backend.kit.dated_settings import (
    ArbitrationLimit,
    BusinessHours,
    DeskHours,
    EscalationStep,
    TermsChange,
    in_order,
)


class ChannelSettings(BaseModel):
    """SMS and e-mail, and the texts that go by them."""

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
    # How many are handed over at the same time: of e-mails, which come twice when a process dies in
    # between, and of SMS, of which receipts tell whether they were taken.
    outbox_at_once: int = Field(default=4, gt=0)
    outbox_sms_at_once: int = Field(default=16, gt=0)

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


class FileSettings(BaseModel):
    """What people hand in."""

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


class PromiseSettings(BaseModel):
    """What is promised to customers, and who hears of what takes long."""

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
    # In which spans of a working day deadlines run, in order; empty: from nine until six.
    # JSON, for example `[{"start": "09:00", "end": "12:30"}, {"start": "13:30", "end": "18:00"}]`.
    business_hours: Annotated[tuple[BusinessHours, ...], AfterValidator(in_order)] = ()
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


class DeskSettings(BaseModel):
    """The work of people of the house."""

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
