"""What the desk calls roles, and what was done of which the audit tells."""

from __future__ import annotations

from backend.staff.audit import Done
from backend.staff.models import Role

ROLES = {
    Role.AGENT: "Temsilci",
    Role.LEAD: "Ekip lideri",
    Role.SUPERVISOR: "Süpervizör",
    Role.ADMIN: "Yönetici",
    Role.AUDITOR: "Denetçi",
}
KINDS = {
    Done.LOGGED_IN: "Giriş yaptı",
    Done.LOGIN_REFUSED: "Giriş reddedildi",
    Done.LOGGED_OUT: "Çıkış yaptı",
    Done.PASSWORD_CHANGED: "Parolasını değiştirdi",
    Done.PASSWORD_GIVEN: "Tek kullanımlık parola verdi",
    Done.PERSON_ADDED: "Kişi ekledi",
    Done.PERSON_CHANGED: "Kişiyi değiştirdi",
    Done.PERSON_LEFT: "Hesabı kapattı",
    Done.PERSON_CAME_BACK: "Hesabı yeniden açtı",
    Done.SESSIONS_ENDED: "Oturumları kapattı",
    Done.SECOND_STEP_ON: "İki adımlı girişi açtı",
    Done.SECOND_STEP_OFF: "İki adımlı girişi kapattı",
    Done.SECOND_STEP_RESET: "İki adımlı girişi sıfırladı",
    Done.RECOVERY_CODE_USED: "Kurtarma kodu kullandı",
    Done.RECOVERY_CODES_MADE: "Kurtarma kodlarını yeniledi",
    Done.CLAIMED: "Görüşmeyi üstlendi",
    Done.TAKEN_OVER: "Görüşmeyi devraldı",
    Done.TRANSFERRED: "Görüşmeyi devretti",
    Done.GIVEN_TO_BOT: "Görüşmeyi bota geri verdi",
    Done.TALK_ENDED: "Görüşmeyi bitirdi",
    Done.WORK_PASSED_ON: "Bütün işini devretti",
    Done.OPENED: "Kişisel bilgileri açtı",
    Done.ANSWER_TAKEN: "Müşterinin yanıtını kayda ekledi",
    Done.CONTACT_CORRECTED: "Müşterinin iletişim bilgisini düzeltti",
    Done.REGISTERED: "Şikâyet kaydetti",
    Done.BULK: "Toplu işlem yaptı",
    Done.VIEW_SHARED: "Ekip görünümünü değiştirdi",
    Done.CANNED_CHANGED: "Hazır yanıtı değiştirdi",
    Done.MACRO_CHANGED: "Makroyu değiştirdi",
    Done.HOURS_CHANGED: "Çalışma saatlerini değiştirdi",
    Done.TEAM_CHANGED: "Ekibi değiştirdi",
    Done.TOPIC_CHANGED: "Konuyu değiştirdi",
    Done.RULE_CHANGED: "Yönlendirme kuralını değiştirdi",
    Done.TEXT_CHANGED: "Metni değiştirdi",
    Done.HOUSE_RULE_CHANGED: "Süre, sınır, basamak ya da tatil değiştirdi",
    Done.LETTER_SENT_AGAIN: "Ulaşmayan iletiyi yeniden gönderdi",
    Done.LETTER_DISMISSED: "Ulaşmayan iletiyi kapattı",
    Done.MACRO_RUN: "Makro uyguladı",
    Done.REMINDER: "Hatırlatmayı değiştirdi",
    Done.ERASED: "Kişisel verileri sildi",
}
