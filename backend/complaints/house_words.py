"""What people of the house read: states, channels, kinds of entries and of clocks. Pure."""

from __future__ import annotations

from backend.complaints.models import ActorKind, Channel, EntryKind, RequestMedium, TopicSource, Way
from backend.complaints.models.call_attempt import CallOutcome
from backend.complaints.routing import Priority, Product
from backend.complaints.severity import Severity
from backend.complaints.sla import ClockKind
from backend.complaints.states import State

STATES: dict[State, str] = {
    State.REGISTERED: "Yeni",
    State.IN_REVIEW: "İncelemede",
    State.WAITING_CUSTOMER: "Müşteri bekleniyor",
    State.WAITING_THIRD_PARTY: "Üçüncü taraf bekleniyor",
    State.RESOLVED: "Sonuçlandı",
    State.CLOSED: "Kapandı",
    State.WITHDRAWN: "Geri çekildi",
    State.DUPLICATE: "Birleştirildi",
}

CHANNELS: dict[Channel, str] = {
    Channel.WEB_CHAT: "Sohbet",
    Channel.WEB_FORM: "Web formu",
    Channel.SMS: "SMS",
    Channel.EMAIL: "E-posta",
    Channel.PHONE: "Telefon",
    Channel.FAX: "Faks",
    Channel.STORE: "Mağaza",
    Channel.SOCIAL_MEDIA: "Sosyal medya",
    Channel.COMPLAINT_SITE: "Şikâyet sitesi",
    Channel.OFFICIAL_INSTITUTION: "Resmî kurum",
    Channel.API: "İş ortağı",
}

ENTRIES: dict[EntryKind, str] = {
    EntryKind.DESCRIPTION: "Şikâyet",
    EntryKind.ADDITION: "Ek bilgi",
    EntryKind.NOTE: "İç not",
    EntryKind.QUESTION: "Müşteriye soru",
    EntryKind.ANSWER: "Yanıt",
    EntryKind.NOTICE: "Bildirim",
}

CLOCKS: dict[ClockKind, str] = {
    ClockKind.FIRST_NOTICE: "İlk bildirim",
    ClockKind.PROMISE: "Müşteriye söz",
    ClockKind.TARGET: "Ekip hedefi",
    ClockKind.LEGAL: "Yasal süre",
    ClockKind.LEGAL_NOTICE: "Yasal bildirim",
}

ACTORS: dict[ActorKind, str] = {
    ActorKind.CUSTOMER: "Müşteri",
    ActorKind.BOT: "Dijital asistan",
    ActorKind.SYSTEM: "Sistem",
    ActorKind.STAFF: "Çalışan",
    ActorKind.PARTNER: "İş ortağı",
}

CALL_OUTCOMES: dict[CallOutcome, str] = {
    CallOutcome.REACHED: "Ulaşıldı, bilgi verildi",
    CallOutcome.NO_ANSWER: "Cevap vermedi",
    CallOutcome.BUSY: "Meşgul",
    CallOutcome.WRONG_NUMBER: "Numara yanlış/kullanım dışı",
}

SEVERITIES: dict[Severity, str] = {
    Severity.NORMAL: "Olağan",
    Severity.HIGH: "Yüksek",
    Severity.CRITICAL: "Kritik",
}

PRIORITIES: dict[Priority, str] = {
    Priority.NORMAL: "Olağan",
    Priority.HIGH: "Öncelikli",
    Priority.HIGHEST: "Çok öncelikli",
}

PRODUCTS: dict[Product, str] = {
    Product.INTERNET: "Ev interneti",
    Product.MOBILE: "Mobil",
    Product.TV: "Televizyon",
    Product.LANDLINE: "Sabit telefon",
}

TOPIC_SOURCES: dict[TopicSource, str] = {
    TopicSource.CLASSIFIER: "sınıflandırıcı",
    TopicSource.CUSTOMER: "müşteri",
    TopicSource.AGENT: "çalışan",
    TopicSource.SYSTEM: "kimse seçmedi",
}

WAYS: dict[Way, str] = {
    Way.CHAT: "sohbetten",
    Way.CHAT_CODE: "sohbetten, kodla",
    Way.SMS_SENDER: "SMS ile",
    Way.PAGE_CODE: "takip sayfasından, kodla",
    Way.SURVEY_LINK: "memnuniyet sorusunun bağlantısından",
    Way.MAIL_ANSWER: "e-postamıza yanıtla",
    Way.MAIL_SENDER: "kendi e-posta adresinden",
}

REQUEST_MEDIUMS: dict[RequestMedium, str] = {
    RequestMedium.PHONE: "Telefonda",
    RequestMedium.CHAT: "Sohbette ya da SMS ile",
    RequestMedium.EMAIL: "E-postayla",
    RequestMedium.STORE: "Mağazada",
    RequestMedium.LETTER: "Dilekçeyle ya da faksla",
}

# What choosing a state by hand is called, from where the complaint stands.
MOVES: dict[State, str] = {
    State.IN_REVIEW: "İncelemeye al",
    State.WAITING_CUSTOMER: "Müşteriden bilgi bekle",
    State.WAITING_THIRD_PARTY: "Üçüncü tarafı bekle",
    State.CLOSED: "Kapat",
}
RESUME, REOPEN, PART = "İncelemeyi sürdür", "Yeniden aç", "Ayrı kayıt olarak sürdür"


def move_label(origin: State, target: State) -> str:
    """Say what moving a complaint from `origin` to `target` is called."""
    if target is not State.IN_REVIEW or origin is State.REGISTERED:
        return MOVES[target]
    if origin in {State.RESOLVED, State.CLOSED}:
        return REOPEN
    return PART if origin is State.DUPLICATE else RESUME
