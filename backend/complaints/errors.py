"""What goes wrong with complaints and their files (see `backend.kit.errors`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.kit.errors import ConflictError, InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Sequence


class AttachmentsRefusedError(InvalidInputError):
    """Some files that were handed in cannot be taken; `errors` says which and why."""

    code = "attachments_refused"
    title = "Bazı dosyalar alınamadı"
    default_detail = (
        "Bazı dosyalar alınamadı; nedeni aşağıda yazıyor. Onlarsız da yeniden gönderebilirsiniz."
    )


class InvalidTrackingNumberError(InvalidInputError):
    """Not twelve digits, or the check digit does not fit: a slip of the finger."""

    code = "invalid_tracking_number"
    title = "Takip numarası hatalı"
    default_detail = (
        "Bu numarada bir hata var. Takip numarası 12 hanelidir; "
        "rakamları kontrol edip yeniden yazın."
    )


class AnswerDoubtedError(InvalidInputError):
    """Something speaks against an answer, and nobody said that it is meant so. Nothing was done.

    `doubts` says what, in words for whoever wrote it (`answer_doubts`).
    """

    code = "answer_doubted"
    title = "Yanıta bir daha bakın"
    default_detail = "Henüz gönderilmedi: yanıta bir daha bakın."

    def __init__(self, doubts: Sequence[str]) -> None:
        """Carry what speaks against it."""
        self.doubts = doubts
        super().__init__()


class ComplaintErasedError(ConflictError):
    """Whose it was is forgotten for good: nothing is written to it that would have to go again."""

    code = "complaint_erased"
    title = "Kaydın kişisel bilgileri silindi"
    default_detail = (
        "Bu kaydın kişisel bilgileri silindi; artık bir şey yazılamaz ve değiştirilemez. "
        "Sorun sürüyorsa yeni bir şikâyet kaydedilir."
    )


class TransitionNotAllowedError(ConflictError):
    """The state table has no such move."""

    code = "transition_not_allowed"


class ReopeningOverError(ConflictError):
    """It was concluded too long ago to be taken up again; the same problem is a new complaint."""

    code = "reopening_over"
    title = "Yeniden açma süresi doldu"
    default_detail = (
        "Bu kayıt sonuçlanalı yeniden açma süresi doldu. Sorununuz sürüyorsa yeni bir şikâyet "
        "yazın; önceki takip numaranızı da belirtirseniz ekibimiz birlikte inceler."
    )


class ContactMissingError(ConflictError):
    """The customer could not be told a result: nobody knows how to reach them."""

    code = "contact_missing"
    default_detail = "Önce size ulaşabileceğimiz bir telefon ya da e-posta yazın."


class NotCalledSafeError(ConflictError):
    """What was to be sent would go where whoever is dangerous may read it. Nothing was done."""

    code = "not_called_safe"
    title = "Güvenli yol bilinmiyor"
    default_detail = (
        "Gönderilmedi; yazdıklarınız duruyor. Bu müşterinin telefonunun ve e-postasının güvenli "
        "olduğu söylenmedi. Önce kayıtta “Güvenli yol”u kaydedin."
    )


class ContactKnownError(ConflictError):
    """The complaint knows how the customer can be reached; another way is the desk's to enter."""

    code = "contact_known"
    title = "İletişim bilgisi kayıtlı"
    default_detail = "Bu kayıtta iletişim bilgisi zaten var."


class ComplaintChangedError(ConflictError):
    """Something happened to the complaint that whoever acts has not seen. Nothing was done."""

    code = "complaint_changed"
    title = "Kayıtta görmediğiniz bir değişiklik var"
    default_detail = (
        "Siz bakarken bu kayıtta değişiklik oldu; işleminiz yapılmadı. "
        "Yeni olanları okuyup yeniden deneyin."
    )

    def __init__(self, seen: int) -> None:
        """Carry the id of the last event that was seen."""
        self.seen = seen
        super().__init__()


class ReferenceReusedError(ConflictError):
    """The same source has given this reference to a complaint in other words."""

    code = "reference_reused"
    title = "Bu kayıt numarası başka bir şikâyetin"

    def __init__(self, number: str) -> None:
        """Name that complaint by its number as it is shown."""
        super().__init__(
            f"Bu dış kayıt numarasıyla {number} numaralı şikâyet kayıtlı; yazdıklarınız "
            "kaydedilmedi. Aynı şikâyetse ona ekleyin, değilse numarayı kontrol edin."
        )
