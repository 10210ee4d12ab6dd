"""Puts the application together: the only place that chooses and builds gateways.

No handler and no feature knows the container: each is given the services it uses (`backend.doors`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.channels.email.intake import MailIntake
from backend.channels.email.parked import LETTERS, MAIL
from backend.channels.email.processing import MailProcessor
from backend.channels.email.sweep import MailSweep
from backend.channels.sms import texts as sms_texts
from backend.channels.sms.parked import SMS
from backend.channels.sms.processing import SmsProcessor
from backend.channels.sms.service import SENDER_DUE
from backend.complaints import (
    call_ends,
    catalogue_keeper,
    house_rule_keeper,
    live_marks,
    meeting,
    notice_texts,
)
from backend.complaints.assigning import Assigning
from backend.complaints.attachment_sweep import AttachmentSweep
from backend.complaints.attachments import Attachments
from backend.complaints.bulk_work import BulkWork
from backend.complaints.calling import ComplaintCalls
from backend.complaints.closing import CLOSINGS, Closings
from backend.complaints.due_notices import NOTICES, DueNotices
from backend.complaints.enclosing import Enclosures
from backend.complaints.escalating import ALERT
from backend.complaints.escalation_job import ESCALATIONS, Escalations
from backend.complaints.handling import ComplaintHandling
from backend.complaints.kept_files import KeptFiles
from backend.complaints.notice_words import NoticeWords
from backend.complaints.proving import CODE, ProofService
from backend.complaints.reminder_job import Reminders, marks as reminder_marks
from backend.complaints.repeat_contacts import REPEATS, RepeatContacts
from backend.complaints.satisfaction import ComplaintSatisfaction
from backend.complaints.satisfaction_job import QUESTIONS, SatisfactionQuestions
from backend.complaints.satisfaction_texts import SATISFACTION
from backend.complaints.service import ComplaintService
from backend.complaints.whose_work import TEAM_DUE
from backend.conversations import topics as live_topics
from backend.conversations.answering import TURN_DUE
from backend.conversations.attendance import Absences
from backend.conversations.complaint_notices import say_in_chat
from backend.conversations.held_replies import REPLIES, Releases
from backend.conversations.parked import TURNS
from backend.conversations.turns import TurnDriver
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
from backend.kit.clock import Clock, SystemClock
from backend.kit.database import Database
from backend.kit.file_store import FileStore
from backend.kit.http import HttpClient
from backend.kit.keyed_tasks import KeptTasks
from backend.kit.live import Live
from backend.kit.live_redis import RedisCarrier
from backend.kit.work import Works
from backend.notifications import call_topic, receipts
from backend.notifications.dispatch import Dispatcher
from backend.notifications.handed_over import ARRIVED_AFTER_ALL, HANDED_OVER, LOST
from backend.notifications.parked import MESSAGES
from backend.notifications.service import ADDRESS_DUE, CALL_TO_MAKE
from backend.notifications.texts import Texts, marks as text_marks
from backend.staff.presence import AVAILABLE
from backend.web.limit_stores import rate_limiter
from backend.web.pages import Pages

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from backend.complaints.catalogue import Catalogue
    from backend.complaints.house_rules import HouseRules
    from backend.gateways.delivery import MailGateway, SmsGateway
    from backend.gateways.mail.mailbox import MailboxReader
    from backend.gateways.rasa.protocol import Assistant, TopicClassifier
    from backend.kit.in_memory import InMemory
    from backend.kit.settings import Settings
    from backend.web.limits import RateLimiter

_MB = 1024 * 1024
_PROBE_SECONDS, _PROBES = 2, 4
# What becomes of items that were parked, by kind.
PARKABLE = {
    each.kind: each
    for each in (
        SMS,
        LETTERS,
        MAIL,
        TURNS,
        MESSAGES,
        NOTICES,
        ESCALATIONS,
        CLOSINGS,
        QUESTIONS,
        REPLIES,
        REPEATS,
    )
}
# What is said to customers, and to the house by e-mail; each worded in a file for each way.
TEXTS = (*notice_texts.TEXTS, *sms_texts.TEXTS, SATISFACTION, CODE, ALERT)
# Whose `templates/` and `static/` make the pages.
PAGES = (
    "backend.web",
    "backend.site",
    "backend.desk",
    "backend.channels.web_form",
    "backend.channels.sms",
)


@dataclass(frozen=True)
class Container:
    """What one process works with. Tests build it with fakes in place of the outside world."""

    settings: Settings
    clock: Clock
    database: Database
    works: Works
    catalogue: InMemory[Catalogue]
    rules: InMemory[HouseRules]
    limiter: RateLimiter
    live: Live
    kept: KeptTasks
    turns: TurnDriver
    outbox: Dispatcher
    absences: Absences
    replies: Releases
    sms: SmsProcessor
    mailbox: MailIntake
    mail: MailProcessor
    mail_sweep: MailSweep
    complaints: ComplaintService
    repeat_contacts: RepeatContacts
    handling: ComplaintHandling
    assigning: Assigning
    calls: ComplaintCalls
    bulk: BulkWork
    reminders: Reminders
    notices: DueNotices
    escalations: Escalations
    closings: Closings
    satisfaction: ComplaintSatisfaction
    questions: SatisfactionQuestions
    files: FileStore
    attachments: Attachments
    kept_files: KeptFiles
    sweep: AttachmentSweep
    proofs: ProofService
    topics: TopicClassifier
    texts: Texts
    pages: Pages
    # For probes of our own processes only; each gateway owns its own pooled client.
    http: HttpClient
    # Run once, in order, when the process stops.
    closers: list[Callable[[], Awaitable[None]]] = field(default_factory=list)

    async def prepare(self) -> None:
        """Read what is kept in memory, and keep it as it is in the database from now on.

        Where the database does not answer yet, the first look of the live topics reads it.
        """
        for each in (self.texts.kept, self.catalogue, self.rules):
            await each.begin(self.works)
            self.kept.keep(each.follow(self.works, self.live))

    async def close(self) -> None:
        """Let go of every connection."""
        for closer in self.closers:
            await closer()
        await self.http.close()
        await self.database.close()


def build_container(  # noqa: PLR0913 - one for each thing that a test may replace
    settings: Settings,
    *,
    clock: Clock | None = None,
    database: Database | None = None,
    assistant: Assistant | None = None,
    topics: TopicClassifier | None = None,
    sms: SmsGateway | None = None,
    mail: MailGateway | None = None,
) -> Container:
    """Build the real thing, except for what is passed in."""
    clock = clock or SystemClock()
    texts = texts_of(settings)
    database = database or Database(settings.database_url)
    marks = live_topics.marks(database) | live_marks.marks(database)
    marks |= reminder_marks(database) | call_topic.marks(database) | text_marks(database)
    marks |= catalogue_keeper.marks(database) | house_rule_keeper.marks(database)
    live = Live(marks, _carrier(settings))
    works = Works(database, clock, live)
    kept = KeptTasks()
    limiter = rate_limiter(settings, clock)
    files = file_store(settings)
    attachments = Attachments(files, settings)
    outbox = Dispatcher(
        works,
        sms or _sms_gateway(settings, works),
        mail or _mail_gateway(settings, clock),
        enclosures=Enclosures(works, attachments),
        turkish_tables=settings.sms_turkish_tables,
        lease=timedelta(seconds=settings.outbox_lease_seconds),
        receipt_within=_receipt_within(settings),
        at_once=settings.outbox_at_once,
    )
    turns = TurnDriver(
        works,
        assistant
        or RasaAssistant(settings.rasa_url, settings.rasa_token, settings.turn_timeout_seconds),
        live,
        turn_timeout_seconds=settings.turn_timeout_seconds,
        operator_phone=settings.operator_phone,
    )
    complaints = ComplaintService(clock, settings, texts)
    handling = ComplaintHandling(clock, settings, texts, say_in_chat)
    satisfaction = ComplaintSatisfaction(clock, settings, texts)
    assigning = Assigning(works, handling)
    incoming = SmsProcessor(works, settings, complaints, satisfaction, texts)
    works.on(SENDER_DUE, incoming.start)
    works.on(TURN_DUE, turns.begin)
    works.on(ADDRESS_DUE, outbox.start)
    works.on(TEAM_DUE, assigning.start)
    works.on(AVAILABLE, assigning.somebody_came)
    works.hear(CALL_TO_MAKE, call_ends.hear)
    works.hear(HANDED_OVER, meeting.hear_handed_over)
    works.hear(LOST, meeting.hear_lost)
    calls = ComplaintCalls(clock, settings, texts)
    works.hear(ARRIVED_AFTER_ALL, calls.arrived_after_all)
    topics = topics or RasaTopicClassifier(settings.rasa_url, settings.rasa_token)
    mails = mail_store(settings)
    mailbox = MailIntake(works, _mailbox(settings), mails)
    return Container(
        settings=settings,
        clock=clock,
        database=database,
        works=works,
        catalogue=catalogue_keeper.kept(clock),
        rules=house_rule_keeper.kept(),
        live=live,
        kept=kept,
        turns=turns,
        outbox=outbox,
        absences=Absences(works, settings),
        replies=Releases(works),
        sms=incoming,
        mailbox=mailbox,
        mail=MailProcessor(
            works, settings, complaints, attachments, topics, store=mails, uploads=files
        ),
        mail_sweep=MailSweep(works, mails),
        topics=topics,
        # In the order of the work: the last SMS still begin turns, which fill the outbox.
        closers=[
            mailbox.close,
            incoming.close,
            turns.close,
            assigning.close,
            outbox.close,
            live.close,
            kept.close,
            topics.close,
            limiter.close,
        ],
        limiter=limiter,
        complaints=complaints,
        repeat_contacts=RepeatContacts(
            works, NoticeWords(texts, clock, settings), complaints, say_in_chat
        ),
        handling=handling,
        assigning=assigning,
        calls=calls,
        bulk=BulkWork(works, handling),
        reminders=Reminders(works),
        notices=DueNotices(works, handling),
        escalations=Escalations(works, handling),
        closings=Closings(works, handling),
        satisfaction=satisfaction,
        questions=SatisfactionQuestions(works, satisfaction),
        files=files,
        attachments=attachments,
        kept_files=KeptFiles(works, attachments),
        sweep=AttachmentSweep(works, files),
        proofs=ProofService(clock, settings, texts),
        texts=texts,
        pages=Pages(settings, PAGES),
        http=HttpClient(_PROBE_SECONDS, connections=_PROBES),
    )


def texts_of(settings: Settings) -> Texts:
    """Read what customers are told from its files.

    Raises:
        SettingsError: a file is missing or cannot be used, by name and line.

    """
    return Texts(TEXTS, settings)


def file_store(settings: Settings) -> FileStore:
    """Say where the files are that people hand in."""
    return FileStore(settings.state_dir / "attachments", settings.attachments_spare_mb * _MB)


def mail_store(settings: Settings) -> FileStore:
    """Say where the mails are that came to us, as they came."""
    return FileStore(settings.state_dir / "mail" / "done", settings.attachments_spare_mb * _MB)


def _carrier(settings: Settings) -> RedisCarrier | None:
    url = settings.redis_url.get_secret_value()
    return RedisCarrier(url) if url else None


def _sms_gateway(settings: Settings, works: Works) -> SmsGateway:
    if settings.sms_off:
        return SwitchedOff("YARDIM_SMS_OFF")
    if settings.sms_simulated:
        return SimulatedNetwork(
            works, receipts.record_all, turkish_tables=settings.sms_turkish_tables
        )
    return KannelGateway(settings)


def _receipt_within(settings: Settings) -> timedelta:
    """Say how long to wait for a receipt; the simulated network sends nothing twice by itself."""
    if settings.sms_off or settings.sms_simulated:
        return timedelta()
    return timedelta(seconds=settings.outbox_receipt_seconds)


def _mailbox(settings: Settings) -> MailboxReader:
    if settings.imap_url.get_secret_value():
        return ImapMailbox(settings.imap_url)
    return FolderMailbox(settings.state_dir / "mail" / "in")


def _mail_gateway(settings: Settings, clock: Clock) -> MailGateway:
    if settings.mail_off:
        return SwitchedOff("YARDIM_MAIL_OFF")
    answers = MailAddresses.of(settings) if settings.answers_by_mail else None
    letterhead = Letterhead(settings.operator_name, settings.operator_email, clock, answers)
    if settings.smtp_url.get_secret_value():
        return SmtpMail(settings.smtp_url, letterhead)
    return FileMail(settings.state_dir / "mail", letterhead)
