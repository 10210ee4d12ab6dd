"""Puts the application together: everything that one process works with, built once.

No handler and no feature knows the container: each is given the services it uses (`backend.doors`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from backend.bootstrap import gateways
from backend.bootstrap.declared import PAGES, texts_of
from backend.channels.email.intake import MailIntake
from backend.channels.email.processing import MailProcessor
from backend.channels.email.sweep import MailSweep
from backend.channels.sms.processing import SmsProcessor
from backend.channels.sms.service import SENDER_DUE
from backend.complaints import (
    call_ends,
    catalogue_keeper,
    house_rule_keeper,
    house_rules,
    live_marks,
    meeting,
)
from backend.complaints.assigning import Assigning
from backend.complaints.attachment_sweep import AttachmentSweep
from backend.complaints.attachments import Attachments
from backend.complaints.bulk_work import BulkWork
from backend.complaints.calling import ComplaintCalls
from backend.complaints.closing import Closings
from backend.complaints.due_notices import DueNotices
from backend.complaints.enclosing import Enclosures
from backend.complaints.escalation_job import Escalations
from backend.complaints.handling import ComplaintHandling
from backend.complaints.kept_files import KeptFiles
from backend.complaints.notice_words import NoticeWords
from backend.complaints.proving import ProofService
from backend.complaints.reminder_job import Reminders, marks as reminder_marks
from backend.complaints.repeat_contacts import RepeatContacts
from backend.complaints.satisfaction import ComplaintSatisfaction
from backend.complaints.satisfaction_job import SatisfactionQuestions
from backend.complaints.service import ComplaintService
from backend.complaints.whose_work import TEAM_DUE
from backend.conversations import topics as live_topics
from backend.conversations.answering import TURN_DUE
from backend.conversations.attendance import Absences
from backend.conversations.complaint_notices import say_in_chat
from backend.conversations.held_releases import Releases
from backend.conversations.turns import TurnDriver
from backend.kit.clock import Clock, SystemClock
from backend.kit.database import Database
from backend.kit.http import HttpClient
from backend.kit.keyed_tasks import KeptTasks
from backend.kit.live import Live
from backend.kit.work import Works
from backend.notifications import call_topic
from backend.notifications.dispatch import Dispatcher
from backend.notifications.handed_over import ARRIVED_AFTER_ALL, HANDED_OVER, LOST
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
    from backend.gateways.rasa.protocol import Assistant, TopicClassifier
    from backend.kit.file_store import FileStore
    from backend.kit.in_memory import InMemory
    from backend.kit.settings import Settings
    from backend.web.limits import RateLimiter

_PROBE_SECONDS, _PROBES = 2, 4


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
    live = Live(marks, gateways.carrier(settings))
    works = Works(database, clock, live)
    kept = KeptTasks()
    limiter = rate_limiter(settings, clock)
    files = gateways.file_store(settings)
    attachments = Attachments(files, settings)
    outbox = Dispatcher(
        works,
        sms or gateways.sms_gateway(settings, works),
        mail or gateways.mail_gateway(settings, clock),
        enclosures=Enclosures(works, attachments),
        turkish_tables=settings.sms_turkish_tables,
        lease=timedelta(seconds=settings.outbox_lease_seconds),
        receipt_within=gateways.receipt_within(settings),
        at_once=settings.outbox_at_once,
        sms_at_once=settings.outbox_sms_at_once,
    )
    turns = TurnDriver(
        works,
        assistant or gateways.assistant(settings),
        live,
        turn_timeout_seconds=settings.turn_timeout_seconds,
        operator_phone=settings.operator_phone,
    )
    house_rules.work_by(settings.business_hours)
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
    topics = topics or gateways.topic_classifier(settings)
    mails = gateways.mail_store(settings)
    mailbox = MailIntake(works, gateways.mailbox(settings), mails)
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
        pages=Pages(settings, PAGES, {"desk": "desk_error.html"}),
        http=HttpClient(_PROBE_SECONDS, connections=_PROBES),
    )
