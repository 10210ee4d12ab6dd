"""Chooses and builds the gateways, and the stores beside them: the only place that does."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from backend.gateways.mail.addresses import MailAddresses
from backend.gateways.mail.files import FileMail
from backend.gateways.mail.folder import FolderMailbox
from backend.gateways.mail.imap import ImapMailbox
from backend.gateways.mail.letterhead import Letterhead
from backend.gateways.mail.smtp import SmtpMail
from backend.gateways.rasa.assistant import RasaAssistant
from backend.gateways.rasa.topics import RasaTopicClassifier
from backend.gateways.sms.kannel import KannelGateway
from backend.gateways.sms.simulator import SimulatedNetwork
from backend.gateways.switched_off import SwitchedOff
from backend.kit.file_store import FileStore
from backend.kit.live_redis import RedisCarrier
from backend.notifications import receipts

if TYPE_CHECKING:
    from backend.gateways.delivery import MailGateway, SmsGateway
    from backend.gateways.mail.mailbox import MailboxReader
    from backend.gateways.rasa.protocol import Assistant, TopicClassifier
    from backend.kit.clock import Clock
    from backend.kit.settings import Settings
    from backend.kit.work import Works

_MB = 1024 * 1024


def assistant(settings: Settings) -> Assistant:
    """Reach the assistant that answers customers."""
    return RasaAssistant(settings.rasa_url, settings.rasa_token, settings.turn_timeout_seconds)


def topic_classifier(settings: Settings) -> TopicClassifier:
    """Reach what guesses topics."""
    return RasaTopicClassifier(settings.rasa_url, settings.rasa_token)


def file_store(settings: Settings) -> FileStore:
    """Say where the files are that people hand in."""
    return FileStore(settings.state_dir / "attachments", settings.attachments_spare_mb * _MB)


def mail_store(settings: Settings) -> FileStore:
    """Say where the mails are that came to us, as they came."""
    return FileStore(settings.state_dir / "mail" / "done", settings.attachments_spare_mb * _MB)


def carrier(settings: Settings) -> RedisCarrier | None:
    """Carry live events between processes; within this one where there is no Redis."""
    url = settings.redis_url.get_secret_value()
    return RedisCarrier(url) if url else None


def sms_gateway(settings: Settings, works: Works) -> SmsGateway:
    """Send SMS, to simulated phones where no gateway is set."""
    if settings.sms_off:
        return SwitchedOff("YARDIM_SMS_OFF")
    if settings.sms_simulated:
        return SimulatedNetwork(
            works, receipts.record_all, turkish_tables=settings.sms_turkish_tables
        )
    return KannelGateway(settings)


def receipt_within(settings: Settings) -> timedelta:
    """Say how long to wait for a receipt; the simulated network sends nothing twice by itself."""
    if settings.sms_off or settings.sms_simulated:
        return timedelta()
    return timedelta(seconds=settings.outbox_receipt_seconds)


def mailbox(settings: Settings) -> MailboxReader:
    """Read mail that comes in, from a folder where no mailbox is set."""
    if settings.imap_url.get_secret_value():
        return ImapMailbox(settings.imap_url)
    return FolderMailbox(settings.state_dir / "mail" / "in")


def mail_gateway(settings: Settings, clock: Clock) -> MailGateway:
    """Send mail, to files where no server is set."""
    if settings.mail_off:
        return SwitchedOff("YARDIM_MAIL_OFF")
    answers = MailAddresses.of(settings) if settings.answers_by_mail else None
    letterhead = Letterhead(settings.operator_name, settings.operator_email, clock, answers)
    if settings.smtp_url.get_secret_value():
        return SmtpMail(settings.smtp_url, letterhead)
    return FileMail(settings.state_dir / "mail", letterhead)
