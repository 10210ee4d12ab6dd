"""What a customer reads when somebody worked on their complaint: by chat, SMS and e-mail. Pure.

Our own words by SMS are in plain letters; what a person of the house wrote is sent as written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints.states import State
from backend.complaints.tracking_number import display
from backend.complaints.views import OUTCOME_LABELS
from backend.gateways.sms.segments import gsm_letters
from backend.kit.clock import turkish_date

if TYPE_CHECKING:
    from datetime import datetime

    from backend.complaints.states import Outcome
    from backend.kit.settings import Settings


_WAITS = {
    State.WAITING_CUSTOMER: "Sonuçlandırmak için sizden istediğimiz bilgiyi bekliyoruz.",
    State.WAITING_THIRD_PARTY: "Sonuçlandırmak için ilgili kuruluşun yanıtını bekliyoruz.",
}
_LONGER = "İncelememiz öngördüğümüzden uzun sürüyor."


@dataclass(frozen=True)
class Words:
    """One notice, in the words of each way it may take."""

    chat: str
    sms: str
    subject: str
    mail: str


class NoticeWords:
    """The sentences, in the operator's name."""

    def __init__(self, settings: Settings) -> None:
        """Speak for the operator of `settings`."""
        self._settings = settings

    def registered(self, number: str, due_at: datetime, *, in_review: bool = False) -> Words:
        """Tell under which number it is kept; `in_review`: and that it is looked at."""
        done = "kaydedildi ve değerlendirmeye alındı" if in_review else "kaydedildi"
        return self._words(
            f"Şikâyetiniz {done}. Takip numaranız: {display(number)}. "
            f"Sonuç için verdiğimiz tarih: {turkish_date(due_at)}.",
            last="Durumu internet sitemizdeki “Şikâyet takibi” sayfasından öğrenebilirsiniz.",
            last_by_sms=f"Durum icin {self._settings.sms_keyword} DURUM yazip "
            f"{self._settings.short_code} numarasina gonderin.",
            subject="Şikâyetiniz kaydedildi",
            number=number,
        )

    def in_review(self, number: str, due_at: datetime, state: State) -> Words:
        """Give the first notice: that it is looked at, and until when."""
        return self._words(
            f"{display(number)} numaralı şikâyetiniz değerlendirmeye alındı. "
            f"Öngörülen sonuç tarihi: {turkish_date(due_at)}.",
            _WAITS.get(state, ""),
            ours=True,
            subject="Şikâyetiniz değerlendirmeye alındı",
            number=number,
        )

    def not_yet(self, number: str, legal: datetime, due_at: datetime, state: State) -> Words:
        """Give the legal notice: how far it is, when it is expected, what can be done meanwhile."""
        op = self._settings
        return self._words(
            f"{display(number)} numaralı şikâyetiniz henüz sonuçlanmadı; yasal süre "
            f"{turkish_date(legal)} günü doluyor. Öngörülen sonuç tarihi: {turkish_date(due_at)}.",
            self.delay(state),
            "Bu arada kaydınıza bilgi ekleyebilir, bir yetkiliyle görüşmek için "
            f"{op.operator_phone} numarasını arayabilirsiniz. Şikâyetinizi Bilgi Teknolojileri ve "
            "İletişim Kurumuna iletme, tüketici hakem heyetine başvurma hakkınız saklıdır.",
            f"Bilgi icin {op.operator_phone}. BTK ve tuketici hakem heyetine basvuru hakkiniz "
            "saklidir.",
            ours=True,
            subject="Şikâyetiniz henüz sonuçlanmadı",
            number=number,
        )

    @staticmethod
    def delay(state: State) -> str:
        """Say what holds a complaint up, as far as its state tells."""
        return _WAITS.get(state, _LONGER)

    def concluded(self, number: str, outcome: Outcome, answer: str, appeal: str = "") -> Words:
        """Tell the result and the answer, and what can be done if the problem goes on.

        `appeal` is where else to turn, if anywhere.
        """
        label = OUTCOME_LABELS[outcome]
        again = f"{self._settings.sms_keyword} YENIDEN AC {number}"
        return self._words(
            f"{display(number)} numaralı şikâyetiniz sonuçlandı. Sonuç: {label}.",
            answer,
            f"Sorununuz sürüyorsa kaydınızı yeniden açtırabilirsiniz. {appeal}".strip(),
            f"Sorun surerse {again} yazip {self._settings.short_code} numarasina gonderin. "
            f"{gsm_letters(appeal)}".strip(),
            subject="Şikâyetiniz sonuçlandı",
            number=number,
        )

    def added_when_finished(self, number: str) -> Words:
        """Tell that what they wrote is kept, and how to have a finished complaint taken up again.

        Nothing is taken up by itself: thanks are written to a finished complaint as well.
        """
        again = f"{self._settings.sms_keyword} YENIDEN AC {number}"
        return self._words(
            f"Yazdıklarınızı {display(number)} numaralı kaydınıza ekledik. Bu şikâyetiniz "
            "sonuçlanmıştı; kendiliğinden yeniden açılmaz.",
            last="Sorununuz sürüyorsa kaydınızı internet sitemizdeki “Şikâyet takibi” sayfasından, "
            f"{self._settings.operator_phone} numarasından ya da {again} yazıp "
            f"{self._settings.short_code} numarasına göndererek yeniden açtırabilirsiniz.",
            last_by_sms=f"Sorun surerse {again} yazip {self._settings.short_code} numarasina "
            "gonderin.",
            subject="Yazdıklarınız kaydınıza eklendi",
            number=number,
        )

    def asked(self, number: str, question: str) -> Words:
        """Ask what we must know to go on, and how to answer."""
        return self._words(
            f"{display(number)} numaralı şikâyetiniz için sizden bilgi bekliyoruz.",
            question,
            "Yanıtınızı internet sitemizdeki “Şikâyet takibi” sayfasından ya da sohbete "
            "“bilgi eklemek istiyorum” yazarak iletebilirsiniz.",
            "Yanitinizi bu mesaja yazabilirsiniz.",
            by_mail="Bu e-postayı yanıtlamanız da yeterlidir.",
            subject="Şikâyetiniz için bilgi rica ediyoruz",
            number=number,
        )

    def promised(self, number: str, due_at: datetime, reason: str, *, ours: bool = False) -> Words:
        """Tell the new date, and why it is another one; `ours`: nobody wrote the reason."""
        day = turkish_date(due_at)
        return self._words(
            f"{display(number)} numaralı şikâyetinizi sonuçlandırmak için verdiğimiz tarih "
            f"değişti. Yeni tarih: {day}.",
            f"Nedeni: {reason}",
            "Beklettiğimiz için özür dileriz.",
            "Beklettigimiz icin ozur dileriz.",
            ours=ours,
            subject="Şikâyetiniz için verdiğimiz tarih değişti",
            number=number,
        )

    def reopened(self, number: str, due_at: datetime) -> Words:
        """Tell that we took it up again by ourselves, and until when."""
        return self._words(
            f"{display(number)} numaralı şikâyetinizi yeniden incelemeye aldık. "
            f"Sonuç için verdiğimiz tarih: {turkish_date(due_at)}.",
            subject="Şikâyetinizi yeniden inceliyoruz",
            number=number,
        )

    def withdrawn(self, number: str) -> Words:
        """Tell that we took it back on their word, and what to do if it was not theirs."""
        phone = self._settings.operator_phone
        return self._words(
            f"{display(number)} numaralı şikâyetinizi isteğiniz üzerine geri çektik; artık "
            "incelemiyoruz.",
            last=f"Bunu siz istemediyseniz {phone} numarasından bize hemen haber verin.",
            last_by_sms=f"Siz istemediyseniz {phone} numarasini arayin.",
            subject="Şikâyetinizi isteğiniz üzerine geri çektik",
            number=number,
        )

    def joined(self, number: str, other: str) -> Words:
        """Tell that it is dealt with together with another one of theirs."""
        return self._words(
            f"{display(number)} numaralı şikâyetinizi, aynı konudaki {display(other)} numaralı "
            "kaydınızla birlikte ele alıyoruz; yanıtımızı o kayıtta vereceğiz.",
            subject="Şikâyetinizi diğer kaydınızla birlikte ele alıyoruz",
            number=number,
        )

    def parted(self, number: str, due_at: datetime) -> Words:
        """Tell that it is dealt with by itself again."""
        return self._words(
            f"{display(number)} numaralı şikâyetinizi ayrı bir kayıt olarak inceliyoruz. "
            f"Sonuç için verdiğimiz tarih: {turkish_date(due_at)}.",
            subject="Şikâyetinizi ayrı bir kayıt olarak inceliyoruz",
            number=number,
        )

    def _words(  # noqa: PLR0913 - each way says it a little otherwise
        self,
        first: str,
        written: str = "",
        last: str = "",
        last_by_sms: str = "",
        *,
        by_mail: str = "",
        ours: bool = False,
        subject: str,
        number: str,
    ) -> Words:
        """Put it together; what people have `written` goes by SMS in their letters."""
        op = self._settings
        by_sms = (gsm_letters(first), gsm_letters(written) if ours else written, last_by_sms)
        signed = f"{op.operator_name}\nÇağrı merkezi: {op.operator_phone}"
        answer = by_mail if op.answers_by_mail else ""
        mailed = ("Merhaba,", first, written, " ".join(filter(None, (last, answer))), signed)
        return Words(
            chat="\n\n".join(part for part in (first, written, last) if part),
            sms="\n".join(part for part in by_sms if part),
            subject=f"{subject} ({display(number)})",
            mail="\n\n".join(part for part in mailed if part) + "\n",
        )
