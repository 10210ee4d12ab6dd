"""What goes wrong with people of the house and their logins (see `backend.kit.errors`)."""

from __future__ import annotations

from backend.kit.errors import (
    NotFoundError,
    OriginNotAllowedError,
    UnauthorizedError,
    UnavailableError,
)


class StaffNotFoundError(NotFoundError):
    """Nobody who works here has this username."""

    code = "staff_not_found"
    title = "Çalışan bulunamadı"
    default_detail = "Bu kullanıcı adıyla çalışan kimse yok."


class LoginRefusedError(UnauthorizedError):
    """No such user, not active, or another password: they look alike on purpose."""

    code = "login_refused"
    title = "Giriş yapılamadı"
    default_detail = "Kullanıcı adı ya da parola hatalı."


class FormOutdatedError(OriginNotAllowedError):
    """A form of ours carries another token than the session's: of one before it, most likely."""

    code = "form_outdated"
    title = "Yeniden giriş yapılmış"
    default_detail = (
        "Bu sayfa açıldıktan sonra bu tarayıcıda yeniden giriş yapılmış; bu yüzden gönderdiğiniz "
        "işlenmedi."
    )


class HalfLoginOverError(UnauthorizedError):
    """The password was right too long ago, or what it opened was used or ended meanwhile."""

    code = "half_login_over"
    title = "Giriş yarım kaldı"
    default_detail = "Girişin süresi doldu. Kullanıcı adınızı ve parolanızı yeniden yazın."


class SecondStepUnavailableError(UnavailableError):
    """The key that codes are checked with is missing, or another than they were kept under."""

    code = "second_step_unavailable"
    default_detail = (
        "Kodunuz şu anda doğrulanamıyor. Yöneticinizden iki adımlı girişinizi "
        "sıfırlamasını isteyin."
    )
