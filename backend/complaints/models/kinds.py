"""The words that the tables know, and how a table is held to them."""

from __future__ import annotations

from enum import StrEnum
from uuid import uuid4

from sqlalchemy import CheckConstraint, String

ID_LENGTH = 32
CODE = String(40)


class Channel(StrEnum):
    """How the customer reached us."""

    WEB_CHAT = "web_chat"
    WEB_FORM = "web_form"
    SMS = "sms"
    EMAIL = "email"
    PHONE = "phone"
    FAX = "fax"
    STORE = "store"
    SOCIAL_MEDIA = "social_media"
    COMPLAINT_SITE = "complaint_site"
    OFFICIAL_INSTITUTION = "official_institution"
    API = "api"


class TopicSource(StrEnum):
    """Who said what a complaint is about. `system`: nobody did, it waits to be sorted."""

    CLASSIFIER = "classifier"
    CUSTOMER = "customer"
    AGENT = "agent"
    SYSTEM = "system"


class ActorKind(StrEnum):
    """Who did or wrote something."""

    CUSTOMER = "customer"
    # The assistant, for the customer.
    BOT = "bot"
    # We by ourselves, by a rule.
    SYSTEM = "system"
    # A person of the house: which, a staff id says.
    STAFF = "staff"
    # A firm that passes complaints on: which, the complaint's source says.
    PARTNER = "partner"


class EventKind(StrEnum):
    """What happened to a complaint."""

    REGISTERED = "registered"
    STATE_CHANGED = "state_changed"
    INFORMATION_ADDED = "information_added"
    TOPIC_CHANGED = "topic_changed"
    SEVERITY_RAISED = "severity_raised"
    # By a person, with a reason.
    SEVERITY_CHANGED = "severity_changed"
    CONTACT_ADDED = "contact_added"
    # Its customer put right where they are written to.
    CONTACT_CHANGED = "contact_changed"
    # Its contact may be in other hands, so nothing goes there; one way was called safe.
    KEPT_QUIET = "kept_quiet"
    CALLED_SAFE = "called_safe"
    # Nobody can be told what is owed: somebody looked for a way, and wrote down why there is none.
    NO_WAY_FOUND = "no_way_found"
    ENTRY_ERASED = "entry_erased"
    ASSIGNED = "assigned"
    PROMISE_CHANGED = "promise_changed"
    NOTE_ADDED = "note_added"
    QUESTION_ASKED = "question_asked"
    CALL_PLANNED = "call_planned"
    # Nobody is to make it after all, with a reason.
    CALL_DROPPED = "call_dropped"
    # What it was to say has reached the customer after all.
    CALL_NEEDLESS = "call_needless"
    # Somebody called the customer: with what came of it.
    CALL_TRIED = "call_tried"
    # Its customer told it again, and chose to go on with this one.
    REPEATED = "repeated"
    # It takes long, and somebody higher up heard of it.
    ESCALATED = "escalated"
    # How satisfied its customer is with the conclusion: asked, said with a score, or refused.
    SATISFACTION_ASKED = "satisfaction_asked"
    SATISFACTION_GIVEN = "satisfaction_given"
    SATISFACTION_REFUSED = "satisfaction_refused"


class Reason(StrEnum):
    """Why something was done that nobody has words for: those are an entry."""

    CUSTOMER_ANSWERED = "customer_answered"
    FIRST_CONTACT_HELP = "first_contact_help"
    SOLVED_SAYS_CUSTOMER = "solved_says_customer"
    # Why texts were erased: the customer wants it, their time is over, they tell of somebody else.
    CUSTOMER_ASKED = "customer_asked"
    RETENTION_OVER = "retention_over"
    ANOTHERS_DATA = "anothers_data"


class Way(StrEnum):
    """By which door a customer did something, and what showed that it is their complaint."""

    CHAT = "chat"
    """In the chat in which it was registered."""
    CHAT_CODE = "chat_code"
    """In a chat, with the code that was texted to its mobile."""
    SMS_SENDER = "sms_sender"
    """By SMS from its mobile, which the network shows."""
    PAGE_CODE = "page_code"
    """On the tracking page, with the code that was texted to its mobile."""
    SURVEY_LINK = "survey_link"
    """By the signed link that our question about satisfaction gave to its e-mail address."""
    MAIL_ANSWER = "mail_answer"
    """By e-mail, to the signed address that our own mail gave."""
    MAIL_SENDER = "mail_sender"
    """By e-mail from its address, as far as the mail says."""


class RequestMedium(StrEnum):
    """How a customer told somebody of the house what they want."""

    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"
    STORE = "store"
    LETTER = "letter"


ERASURES = (Reason.CUSTOMER_ASKED, Reason.RETENTION_OVER, Reason.ANOTHERS_DATA)
"""Why texts may be erased."""


class EntryKind(StrEnum):
    """What was written: by the customer the first two, within the house a note."""

    DESCRIPTION = "description"
    ADDITION = "addition"
    NOTE = "note"
    QUESTION = "question"
    ANSWER = "answer"
    NOTICE = "notice"


class FileKind(StrEnum):
    """The kinds of files that are taken, by their media types."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    PDF = "application/pdf"
    TEXT = "text/plain"


class Audience(StrEnum):
    """Who may read an entry: the customer as well, or only the house."""

    CUSTOMER = "customer"
    INTERNAL = "internal"


def staff_named(kind: str, who: str) -> CheckConstraint:
    """Let the database hold that staff, and nobody else, is referred to by id."""
    return CheckConstraint(f"({kind} = 'staff') = ({who} IS NOT NULL)", name=f"{who}_is_staff")


def new_id() -> str:
    """Return an identifier that nobody can guess or collide with."""
    return uuid4().hex


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """Let the database refuse a value that the code does not know."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")
