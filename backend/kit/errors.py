"""Every error this backend raises on purpose, with HTTP status and the Turkish words to say it.

Caught at the edges only (`backend.channels`, `site`, `internal_api`), where each becomes an
RFC 9457 problem or an error frame in the chat.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

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


class AttachmentsRefusedError(InvalidInputError):
    """Some files that were handed in cannot be taken; `errors` says which and why."""

    code = "attachments_refused"
    title = "Bazı dosyalar alınamadı"
    default_detail = (
        "Bazı dosyalar alınamadı; nedeni aşağıda yazıyor. Onlarsız da yeniden gönderebilirsiniz."
    )


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


class InvalidTrackingNumberError(InvalidInputError):
    """Not twelve digits, or the check digit does not fit: a slip of the finger."""

    code = "invalid_tracking_number"
    title = "Takip numarası hatalı"
    default_detail = (
        "Bu numarada bir hata var. Takip numarası 12 hanelidir; "
        "rakamları kontrol edip yeniden yazın."
    )


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


class StaffNotFoundError(NotFoundError):
    """Nobody who works here has this username."""

    code = "staff_not_found"
    title = "Çalışan bulunamadı"
    default_detail = "Bu kullanıcı adıyla çalışan kimse yok."


class SessionNotFoundError(NotFoundError):
    """The chat session is unknown or has expired."""

    code = "session_not_found"
    title = "Oturum bulunamadı"
    default_detail = (
        "Sohbet oturumunuz sona ermiş. Sayfayı yenileyerek yeni bir sohbet başlatabilirsiniz."
    )


class UnauthorizedError(YardimError):
    """The caller's token is missing or wrong."""

    status = 401
    code = "unauthorized"
    title = "Yetkisiz istek"
    default_detail = "Bu adres için yetkiniz yok."


class LoginRefusedError(UnauthorizedError):
    """No such user, not active, or another password: they look alike on purpose."""

    code = "login_refused"
    title = "Giriş yapılamadı"
    default_detail = "Kullanıcı adı ya da parola hatalı."


class HalfLoginOverError(UnauthorizedError):
    """The password was right too long ago, or what it opened was used or ended meanwhile."""

    code = "half_login_over"
    title = "Giriş yarım kaldı"
    default_detail = "Girişin süresi doldu. Kullanıcı adınızı ve parolanızı yeniden yazın."


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


class ContactKnownError(ConflictError):
    """The complaint knows how the customer can be reached; another way is the desk's to enter."""

    code = "contact_known"
    title = "İletişim bilgisi kayıtlı"
    default_detail = "Bu kayıtta iletişim bilgisi zaten var."


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


class CallNotFoundError(NotFoundError):
    """No call has this id, or it is about a complaint that may not be seen."""

    code = "call_not_found"
    title = "Arama bulunamadı"
    default_detail = "Böyle bir arama yok."


class CallTakenError(ConflictError):
    """Somebody else makes this call just now."""

    code = "call_taken"
    title = "Arama başkasında"

    def __init__(self, holder: str | None) -> None:
        """Name who has it."""
        super().__init__(f"Bu aramayı {holder or 'başka bir çalışan'} yapıyor.")


class CallNotYoursError(ConflictError):
    """Whoever acts on a call has not taken it, or their time ran out and another took it since."""

    code = "call_not_yours"
    title = "Arama sizde değil"
    default_detail = "Bu arama sizde değil; önce üstlenin."


class CallOverError(ConflictError):
    """The call was made, given up, or has nothing to say any more."""

    code = "call_over"
    title = "Aranacak bir şey kalmadı"
    default_detail = (
        "Bu arama artık beklemiyor: yapıldı, bırakıldı ya da söylenecek bir şey kalmadı."
    )


class LetterOverError(ConflictError):
    """A message did reach somebody after all, or was sent again or let be by somebody else."""

    code = "letter_over"
    title = "Bu ileti artık beklemiyor"
    default_detail = "Bu ileti ulaşmış, yeniden gönderilmiş ya da kapatılmış."


class LetterUnsendableError(ConflictError):
    """Nothing is left to send (a code, erased words, a call about nothing), or nobody wants it."""

    code = "letter_unsendable"
    title = "Bu ileti yeniden gönderilemez"
    default_detail = (
        "Gönderilecek bir şey kalmadı: kodun süresi dolmuş, metin silinmiş, söylenecek bir şey "
        "kalmamış ya da alıcı istemiyor."
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


class MessageIdReusedError(ConflictError):
    """A chat client sent another text under an id that is taken."""

    code = "message_id_reused"
    title = "Mesaj kimliği daha önce kullanılmış"
    default_detail = "Bu mesaj gönderilemedi. Lütfen yeniden yazın."


class ConversationNotFoundError(NotFoundError):
    """No conversation has this id."""

    code = "conversation_not_found"
    title = "Sohbet bulunamadı"
    default_detail = "Bu sohbet bulunamadı."


class MalformedFrameError(MalformedRequestError):
    """A chat frame that is not one JSON object with the fields of its type."""

    code = "malformed_frame"
    default_detail = "Gönderilen mesaj okunamadı. Sayfayı yenileyip yeniden deneyin."


class UnknownFrameTypeError(MalformedFrameError):
    """A chat frame of a type we do not have."""

    code = "unknown_type"


class BinaryFrameError(MalformedFrameError):
    """A chat frame of bytes."""

    code = "binary_frame"
    default_detail = "Dosya gönderilemiyor. Lütfen mesajınızı yazın."


class EmptyMessageError(InvalidInputError):
    """A chat message with nothing to see in it."""

    code = "empty_message"
    title = "Mesaj boş"
    default_detail = "Mesajınız boş görünüyor. Lütfen bir şey yazıp yeniden gönderin."


class MessageTooLongError(InvalidInputError):
    """A chat message longer than the limit. Nothing of it was stored."""

    status = 413
    code = "too_long"
    title = "Mesaj çok uzun"

    def __init__(self, length: int, limit: int) -> None:
        """Name both lengths, in characters."""
        had, may = (f"{number:,}".replace(",", ".") for number in (length, limit))
        super().__init__(
            f"Mesajınız {had} karakter; en fazla {may} karakter gönderebilirsiniz. "
            "Lütfen kısaltın ya da birkaç mesaja bölün."
        )


class ChoiceNotOfferedError(ConflictError):
    """A choice the bot did not offer last, or never offered."""

    code = "choice_not_offered"
    title = "Bu seçenek artık geçerli değil"
    default_detail = (
        "Bu seçenek artık geçerli değil. Son sorudaki seçeneklerden birini seçin ya da yazın."
    )


class ConversationTakenError(ConflictError):
    """Another agent has the conversation."""

    code = "conversation_taken"
    title = "Görüşme başkasında"

    def __init__(self, agent_name: str | None) -> None:
        """Name who has it."""
        self.agent_name = agent_name
        super().__init__(f"Bu görüşmeyi {agent_name or 'başka bir temsilci'} üstlendi.")


class FullHandsError(ConflictError):
    """Somebody holds as many conversations as they may. Nothing was taken."""

    code = "full_hands"
    title = "Yeni görüşme alınamıyor"
    default_detail = "Üzerinizdeki görüşmelerden birini bitirmeden yenisini alamazsınız."


class NotHolderError(ConflictError):
    """Whoever wants to write in a conversation does not hold it (any more). Nothing was said."""

    code = "not_holder"
    title = "Görüşme sizde değil"
    default_detail = "Bu görüşme artık sizde değil."


class UnseenMessagesError(ConflictError):
    """Something was said that whoever answers has not read. Nothing was said."""

    code = "unseen_messages"
    title = "Okumadığınız mesaj var"
    default_detail = (
        "Siz yazarken yeni mesaj geldi; yanıtınız gönderilmedi. Okuyup yeniden gönderin."
    )

    def __init__(self, newer: Sequence[Any]) -> None:
        """Carry the messages beyond the last one that was seen, in order."""
        self.newer = newer
        super().__init__()


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


class SecondStepUnavailableError(UnavailableError):
    """The key that codes are checked with is missing, or another than they were kept under."""

    code = "second_step_unavailable"
    default_detail = (
        "Kodunuz şu anda doğrulanamıyor. Yöneticinizden iki adımlı girişinizi "
        "sıfırlamasını isteyin."
    )


class AssistantUnavailableError(UnavailableError):
    """Rasa, or the action server behind it, did not finish the turn."""


class AssistantFailedError(AssistantUnavailableError):
    """Rasa answers, but not to this message: repeating it is unlikely to help."""
