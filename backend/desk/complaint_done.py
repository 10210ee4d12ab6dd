"""What the page of a complaint says once something was done, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints import notices

if TYPE_CHECKING:
    from backend.complaints.models import Complaint

_DONE = {
    "state": "Durum değişti.",
    "taken": "Aldınız; incelemede.",
    "topic": "Konu değişti.",
    "promise": "Söz değişti; müşteriye bildiriliyor.",
    "assign": "Atandı.",
    "conclude": "Sonuçlandırıldı; yanıt müşteriye gönderiliyor.",
    "link": "Birleştirildi; müşteriye bildiriliyor.",
    "note": "Not kaydedildi.",
    "call": "Arama planlandı.",
    "drop-call": "Aramadan vazgeçildi.",
    "withdraw": "Geri çekildi; müşteriye bildiriliyor.",
    "severity": "Önem değişti.",
    "safe": "Güvenli yol kaydedildi; bundan sonra müşteriye yalnız oradan yazılır.",
    "readdress": "İletişim bilgisi düzeltildi; bundan sonra oraya yazılır.",
    "no-way": "Yol bulunamadığı kaydedildi.",
    "reminder": "Hatırlatma kuruldu.",
    "macro": "Makro uygulandı.",
    "new": "Kaydedildi; takip numarası müşteriye gönderiliyor.",
    "known": "Bu kaynağın bu numarasıyla zaten kayıtlı; yeni kayıt açılmadı.",
}
# The same where the customer can only be called.
_DONE_BY_CALL = {
    "promise": "Söz değişti; müşteri aranarak bildirilecek.",
    "conclude": "Sonuçlandırıldı; müşteri aranarak bildirilecek.",
    "link": "Birleştirildi; müşteri aranarak bildirilecek.",
    "withdraw": "Geri çekildi; müşteri aranarak bildirilecek.",
    "new": "Kaydedildi. Yalnızca sabit hattı var: takip numarası müşteriye aranarak bildirilecek.",
}
# And where there is no way at all.
_DONE_UNTOLD = {
    "promise": "Söz değişti; müşteriye ulaşılacak bir yol yok, takip sayfasında görür.",
    "conclude": "Sonuçlandırıldı; müşteriye ulaşılacak bir yol yok, takip sayfasında görür.",
    "link": "Birleştirildi; müşteriye ulaşılacak bir yol yok.",
    "withdraw": "Geri çekildi; müşteriye ulaşılacak bir yol yok.",
    "new": "Kaydedildi; müşteriye ulaşılacak bir yol yok, takip numarasını siz söyleyin.",
}
# The same where the complaint is kept quiet: nothing of it goes to the customer's contact.
_DONE_QUIETLY = {
    "state": "Durum değişti; telefona ya da e-postaya bir şey gönderilmedi.",
    "promise": "Söz değişti; müşteriye bildirilmedi, güvenli yol bilinmiyor.",
    "conclude": "Sonuçlandırıldı; yanıt telefona ya da e-postaya gönderilmedi.",
    "link": "Birleştirildi; müşteriye bildirilmedi, güvenli yol bilinmiyor.",
    "withdraw": "Geri çekildi; müşteriye bildirilmedi, güvenli yol bilinmiyor.",
    "new": "Kaydedildi. Güvenli yol bilinmediği için müşteriye bir şey gönderilmedi.",
}


def said(complaint: Complaint, act: str) -> str:
    """Say what was done; "" where nothing was, or the address says something else."""
    return (_DONE | _otherwise(complaint)).get(act, "")


def _otherwise(complaint: Complaint) -> dict[str, str]:
    """Return what is said otherwise of a complaint whose customer is not written to."""
    if complaint.quiet:
        return _DONE_QUIETLY
    if complaint.conversation_id:
        return {}
    if notices.is_only_called(complaint):
        return _DONE_BY_CALL
    return {} if complaint.reachable else _DONE_UNTOLD
