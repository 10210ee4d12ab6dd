"""Every error this backend raises on purpose, with HTTP status and the Turkish words to say it.

Caught at the edges only (`backend.channels`, `site`, `internal_api`), where each becomes an
RFC 9457 problem or an error frame in the chat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence


class YardimError(Exception):
    """The root of the tree. `detail` is written for the person who caused it, in Turkish."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal_error"
    title: ClassVar[str] = "Beklenmeyen bir sorun oluştu"
    default_detail: ClassVar[str] = "Bir sorun oluştu. Lütfen biraz sonra yeniden deneyin."

    def __init__(self, detail: str | None = None, *, errors: dict[str, str] | None = None) -> None:
        """Carry `detail`, and for forms `errors`: one Turkish sentence per field name."""
        self.detail = detail or self.default_detail
        self.errors = errors or {}
        super().__init__(self.detail)


class InvalidInputError(YardimError):
    """What was sent cannot be understood or breaks a rule of its field."""

    status = 422
    code = "invalid_input"
    title = "Gönderilen bilgiler eksik ya da hatalı"
    default_detail = "Lütfen işaretli alanları düzeltip yeniden gönderin."


class MalformedRequestError(InvalidInputError):
    """The body is not what its content type says it is."""

    status = 400
    code = "malformed_request"
    title = "İstek okunamadı"
    default_detail = "Gönderilen veri okunamadı."


class TooSlowError(MalformedRequestError):
    """The request did not come whole in time; sent again it may."""

    status = 408
    code = "too_slow"
    title = "İstek zamanında gelmedi"
    default_detail = "İsteğinizin tamamı bize ulaşmadı. Lütfen yeniden gönderin."


class NotFoundError(YardimError):
    """Nothing here by that name, or nothing that may be shown: the two look alike on purpose."""

    status = 404
    code = "not_found"
    title = "Bulunamadı"
    default_detail = "Aradığınız kayıt bulunamadı."


class ComplaintNotFoundError(NotFoundError):
    """No complaint has this tracking number, or the proof offered for it failed."""

    code = "complaint_not_found"
    title = "Kayıt bulunamadı"
    default_detail = "Bu takip numarasıyla bir kayıt bulunamadı."


class AttachmentNotFoundError(NotFoundError):
    """There is no such file, it was erased, or it is somebody else's: they look alike."""

    code = "attachment_not_found"
    title = "Dosya bulunamadı"
    default_detail = "Bu dosya bulunamadı ya da silinmiş."


class UnauthorizedError(YardimError):
    """The caller's token is missing or wrong."""

    status = 401
    code = "unauthorized"
    title = "Yetkisiz istek"
    default_detail = "Bu adres için yetkiniz yok."


class NotAllowedError(YardimError):
    """Whoever asks is known, and their role does not grant it."""

    status = 403
    code = "not_allowed"
    title = "Yetkiniz yok"
    default_detail = "Bu işlem için yetkiniz yok."


class MethodNotAllowedError(YardimError):
    """The address exists, but not for this method."""

    status = 405
    code = "method_not_allowed"
    title = "Bu işlem burada yapılamaz"
    default_detail = "Bu adres bu tür bir isteği karşılamıyor."


class UnsupportedMediaTypeError(YardimError):
    """The body is of a kind that is not taken here."""

    status = 415
    code = "unsupported_media_type"
    title = "İçerik türü desteklenmiyor"
    default_detail = "Bilgileri JSON ya da form olarak gönderin."


class ConflictError(YardimError):
    """The request is sound but does not fit the present state."""

    status = 409
    code = "conflict"
    title = "İşlem şu anda yapılamıyor"
    default_detail = "Kaydın durumu bu işleme uygun değil."


class SettingChangedError(ConflictError):
    """Somebody else saved the same thing meanwhile. Nothing was saved."""

    code = "setting_changed"
    title = "Siz bakarken değişti"

    def __init__(self, who: str) -> None:
        """Say who it was."""
        super().__init__(
            f"Siz bakarken {who} başka bir hâlini kaydetti; sizinki kaydedilmedi. "
            "Yenisine bakıp yeniden kaydedin."
        )


class StillToBeDoneError(ConflictError):
    """What is to be erased is still at work: sent, answered or handled. It is named."""

    code = "still_to_be_done"
    title = "Henüz bitmemiş işler var"
    default_detail = "Önce bekleyen işler bitmeli."

    def __init__(self, waiting: Sequence[str]) -> None:
        """Name what waits, by ids."""
        super().__init__("Önce şunlar bitmeli; hiçbir şey silinmedi: " + ", ".join(waiting) + ".")


class IdempotencyConflictError(ConflictError):
    """The same key came again with other content."""

    code = "idempotency_conflict"
    title = "Aynı anahtar farklı içerikle gönderildi"
    default_detail = (
        "Bu istek daha önce farklı bir içerikle gönderilmiş. Lütfen yeni bir istek oluşturun."
    )


class OriginNotAllowedError(YardimError):
    """Another site's page tried to talk to the chat with this customer's browser."""

    status = 403
    code = "origin_not_allowed"
    title = "Bu siteden bağlanılamaz"
    default_detail = "Sohbete yalnızca kendi sayfamızdan bağlanabilirsiniz."


class TooLargeError(YardimError):
    """Longer than we take in one piece."""

    status = 413
    code = "too_large"
    title = "İçerik çok uzun"
    default_detail = "Gönderdiğiniz içerik çok uzun."


class RateLimitedError(YardimError):
    """Too many requests from one place."""

    status = 429
    code = "rate_limited"
    title = "Çok fazla istek"

    def __init__(self, retry_after: int, detail: str | None = None) -> None:
        """Say after how many whole seconds (at least one) a further try has a chance."""
        self.retry_after = max(1, retry_after)
        minutes = -(-self.retry_after // 60)
        super().__init__(
            detail
            or f"Kısa sürede çok fazla istek aldık. Lütfen {minutes} dakika sonra yeniden deneyin."
        )


class UnavailableError(YardimError):
    """Something we stand on does not answer; the same request may succeed later."""

    status = 503
    code = "unavailable"
    title = "Hizmet şu anda yanıt vermiyor"
    default_detail = "Şu anda işlem yapamıyoruz. Lütfen biraz sonra yeniden deneyin."


class StorageUnavailableError(UnavailableError):
    """The database is locked, full or out of reach."""


class StorageFullError(UnavailableError):
    """There is no room for files; everything else goes on."""

    code = "storage_full"
    title = "Dosyalar şu anda saklanamıyor"
    default_detail = (
        "Dosyalar şu anda saklanamıyor. Dosyasız gönderebilir, dosyaları daha sonra "
        "ekleyebilirsiniz."
    )
