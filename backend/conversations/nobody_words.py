"""What a customer who waits for a person reads when none is there: by need, language and channel.

In danger nobody is offered a form: they are told not to wait, and whom to call. Who writes another
language reads it in that one, and without the hour, which we could only say in Turkish. Pure.
"""

from __future__ import annotations

from backend.conversations.models import ChatChannel, Urgency
from backend.gateways.sms import segments
from lexicon import languages

_CHAT, _SMS = ChatChannel.WEB_CHAT, ChatChannel.SMS
_WHEN = "; {} itibarıyla buradayız"
_TURKISH: dict[Urgency, dict[ChatChannel, str]] = {
    Urgency.NONE: {
        _CHAT: (
            "Şu anda görevde temsilcimiz yok{when}. Sıranız duruyor. Beklemek istemezseniz "
            '"evet" yazın: şikâyetinizi şimdi kaydedelim, sizi biz arayalım.'
        ),
        _SMS: (
            "Su anda gorevde temsilcimiz yok{when}. Siraniz duruyor. Beklemeden kaydedip sizi "
            "arayalim mi? EVET yazin."
        ),
    },
    Urgency.URGENT: {
        _CHAT: (
            "Açık söyleyelim: şu anda görevde temsilcimiz yok{when}. Sıranın önündesiniz, gelen "
            "ilk temsilci önce size yazacak; ama bizi beklemeyin, {phone} numarasını şimdi "
            "arayın."
        ),
        _SMS: (
            "Su anda gorevde temsilcimiz yok{when}. Sira onundesiniz ama bizi beklemeyin: "
            "{phone} numarasini simdi arayin."
        ),
    },
    Urgency.LIFE: {
        _CHAT: (
            "Açık söyleyelim: şu anda görevde temsilcimiz yok{when}; yazdıklarınızı henüz kimse "
            "okuyamıyor. Tehlike sürüyorsa bizi beklemeyin, 112'yi arayın ya da birine aratın. "
            "Gelen ilk temsilci önce size yazacak."
        ),
        _SMS: (
            "Su anda gorevde temsilcimiz yok{when}. Bizi beklemeyin: tehlike suruyorsa 112'yi "
            "arayin ya da aratin."
        ),
    },
}
# By language: in the chat; by SMS, in letters that every phone shows; and the same in danger.
_FOREIGN: dict[str, tuple[str, str, str, str]] = {
    "en": (
        (
            "Nobody is on duty here right now. You keep your place; a colleague will write to "
            "you here when somebody is back. If you cannot wait, call {phone}."
        ),
        "Nobody is on duty right now. A colleague will write to you later. Urgent: {phone}",
        (
            "To be honest: nobody is on duty here right now, so nobody can read this yet. Do not "
            "wait for us: call 112 now, or have someone call."
        ),
        "Nobody is on duty right now. Do not wait for us: call 112 now, or have someone call.",
    ),
    "de": (
        (
            "Im Moment ist hier niemand im Dienst. Ihr Platz in der Warteschlange bleibt; sobald "
            "jemand da ist, schreiben wir Ihnen hier. Wenn es eilt, rufen Sie {phone} an."
        ),
        "Im Moment ist niemand im Dienst. Wir schreiben Ihnen spater. Wenn es eilt: {phone}",
        (
            "Ehrlich gesagt: Im Moment ist hier niemand im Dienst, der antworten kann. Warten "
            "Sie nicht auf uns: Rufen Sie jetzt 112 an, oder lassen Sie anrufen."
        ),
        "Im Moment ist niemand im Dienst. Warten Sie nicht auf uns: Rufen Sie jetzt 112 an.",
    ),
    "ar": (
        (
            "لا يوجد أحد من زملائنا في الخدمة الآن. مكانك في الدور محفوظ، وسنكتب إليك هنا فور "
            "عودتنا. إذا كان الأمر عاجلًا فاتصل بالرقم {phone}."
        ),
        "La yujad ahad fil-khidma al-an. Sanaktub ilayk lahiqan. Lil-ajil: {phone}",
        (
            "بصراحة: لا يوجد أحد في الخدمة الآن ليجيبك. لا تنتظرنا: اتصل بالرقم 112 الآن، أو "
            "اطلب من شخص قريب أن يتصل."
        ),
        "La yujad ahad fil-khidma al-an. La tantazirna: ittasil bi 112 al-an.",
    ),
    "ru": (
        (
            "Сейчас никого из наших сотрудников нет на месте. Ваше место в очереди сохраняется; "
            "как только кто-то появится, мы напишем вам здесь. Если срочно, звоните {phone}."
        ),
        "Seychas nikogo net na meste. My napishem vam pozzhe. Srochno: {phone}",
        (
            "Честно говоря, сейчас здесь никто не может ответить. Пожалуйста, не ждите нас: "
            "звоните 112 или попросите кого-нибудь позвонить."
        ),
        "Seychas nikto ne mozhet otvetit. Ne zhdite nas: zvonite 112.",
    ),
    "ku": (
        (
            "Niha kesek ji me ne li ser kar e. Cihê te di rêzê de dimîne; gava kesek hat, em ê "
            "li vir ji te re binivîsin. Ger lezgîn be, li {phone} bigere."
        ),
        "Niha kes ne li ser kar e. Em e pase ji te re binivisin. Lezgin: {phone}",
        (
            "Bi rastî: niha kes ne li ser kar e ku bersivê bide. Li benda me nemîne: niha li 112 "
            "bigere, an jî bila kesek bigere."
        ),
        "Niha kes ne li ser kar e. Li benda me nemine: niha li 112 bigere.",
    ),
}


def are_said_by_the_bot(reason: str | None) -> bool:
    """Whether the assistant says by itself that nobody is there: to who asks in Turkish.

    In danger as well (`actions/dialogue/alarm_readers.py`), so that it is not said a moment later
    by another.
    """
    return languages.language_of(reason or "") is None


def nobody_there(
    channel: ChatChannel, request: tuple[Urgency, str | None], opens_at: str | None, phone: str
) -> str:
    """Say that nobody is there to whoever waits by a `request` of this urgency and reason."""
    urgency, reason = request
    if (language := languages.language_of(reason or "")) is not None:
        chat, sms, chat_in_danger, sms_in_danger = _FOREIGN[language]
        if urgency is Urgency.LIFE:
            chat, sms = chat_in_danger, sms_in_danger
        return (sms if channel is _SMS else chat).format(phone=phone)
    when = _WHEN.format(opens_at) if opens_at else ""
    text = _TURKISH[urgency][channel].format(when=when, phone=phone)
    return segments.gsm_letters(text) if channel is _SMS else text
