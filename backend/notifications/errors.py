"""What goes wrong with calls and letters (see `backend.kit.errors`)."""

from __future__ import annotations

from backend.kit.errors import ConflictError, NotFoundError


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


class CallUnopenedError(ConflictError):
    """What came of a call is noted by somebody who never read the number that was to be called."""

    code = "call_unopened"
    title = "Numara açılmadı"
    default_detail = "Numarayı henüz açmadınız: önce numarayı gösterip arayın."


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
