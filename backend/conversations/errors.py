"""What goes wrong in conversations (see `backend.kit.errors`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backend.kit.errors import (
    ConflictError,
    InvalidInputError,
    MalformedRequestError,
    NotFoundError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class SessionNotFoundError(NotFoundError):
    """The chat session is unknown or has expired."""

    code = "session_not_found"
    title = "Oturum bulunamadı"
    default_detail = (
        "Sohbet oturumunuz sona ermiş. Sayfayı yenileyerek yeni bir sohbet başlatabilirsiniz."
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


class ConversationErasedError(ConflictError):
    """Whose it was is forgotten for good: nothing is written that would have to go again."""

    code = "conversation_erased"
    title = "Görüşmenin kişisel bilgileri silindi"
    default_detail = "Bu görüşmenin kişisel bilgileri silindi; artık bir şey yazılamaz."


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


class NothingRegisteredError(ConflictError):
    """A conversation in which a complaint seems to be told is about to end without a record.

    Nothing was done; it ends once somebody says that it is meant so.
    """

    code = "nothing_registered"
    title = "Bu görüşmede kayıt açılmadı"
    default_detail = (
        "Bu görüşmede kayıt açılmadı, oysa müşteri bir sorun anlatmış görünüyor. Kaydetmek için "
        "“Şikâyet kaydet”, gerek yoksa yeniden “Görüşmeyi bitir” deyin."
    )


class PhoneNotSafeError(ConflictError):
    """Whoever wrote from a phone may not hold it any more, and another may read what comes."""

    code = "phone_not_safe"
    title = "Bu telefona şu an yazılamaz"

    def __init__(self, number: str, minutes: int) -> None:
        """Name the quiet complaint as it is shown, and how long its customer may be silent."""
        super().__init__(
            f"Yanıtınız gönderilmedi; yazdıklarınız duruyor. Müşteri {minutes} dakikadır yazmadı, "
            "telefon başkasının elinde olabilir. Yeniden yazarsa buradan yanıtlayın. Güvenli "
            f"olduğunu biliyorsanız önce {number} numaralı kayıtta “Güvenli yol”u kaydedin."
        )


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
