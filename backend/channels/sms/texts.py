"""What is answered by SMS without the assistant: each one segment, without Turkish letters.

The letters ö, ü and Ç are in the default alphabet, but a reader would stumble over a text that has
some of its letters and lacks the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.channels.sms.commands import Kind
from backend.complaints.tracking_number import display

if TYPE_CHECKING:
    from backend.kit.settings import Settings


def unknown(settings: Settings) -> str:
    """Say how to reach us, to somebody who wrote without the keyword."""
    key = settings.sms_keyword
    return (
        f"Sikayetiniz icin {key} yazip bosluk birakin, sorununuzu ekleyip gonderin. "
        f"Ornek: {key} internetim yok. Durum icin {key} DURUM. Tel: {settings.operator_phone}"
    )


def begin(settings: Settings) -> str:
    """Ask somebody who wrote the keyword alone for the complaint."""
    return (
        "Sikayetinizi bu mesaja yanit olarak yazin; hemen kaydedip takip numaranizi verelim. "
        f"Kayitli sikayetiniz icin DURUM yazin. Tel: {settings.operator_phone}"
    )


def opted_out(settings: Settings) -> str:
    """Confirm that no surveys will be sent."""
    return (
        "Size artik anket gondermeyecegiz. Sikayetlerinizle ilgili bildirimler surer. "
        f"Geri almak icin KABUL yazip {settings.short_code} numarasina gonderin."
    )


def opted_in(settings: Settings) -> str:
    """Confirm that surveys may be sent."""
    return (
        "Anket gonderimine izin verdiniz. Vazgecmek icin RET yazip "
        f"{settings.short_code} numarasina gonderin."
    )


def added(number: str, settings: Settings) -> str:
    """Confirm that an answer of theirs has reached whoever asked."""
    return (
        f"Bilginizi {display(number)} numarali sikayetinize ekledik; incelemeyi surduruyoruz. "
        f"Yeni bir sikayet icin {settings.sms_keyword} yazip bosluk birakin."
    )


def too_many(settings: Settings) -> str:
    """Tell once that further messages of this hour will not be answered."""
    return (
        "Bir saat icinde cok fazla mesaj aldik; bir sure yanit veremeyecegiz. Acil durumda "
        f"{settings.operator_phone} numarasini arayin."
    )


ANSWERS = {
    Kind.UNKNOWN: unknown,
    Kind.BEGIN: begin,
    Kind.OPT_OUT: opted_out,
    Kind.OPT_IN: opted_in,
}
