"""What we say ourselves where the assistant cannot: by SMS in GSM letters and two segments."""

from __future__ import annotations

from backend.conversations.models import ChatChannel


class SystemWords:
    """The sentences, with the operator's own phone number."""

    def __init__(self, operator_phone: str) -> None:
        """Send customers who cannot wait to `operator_phone`."""
        self._outage = {
            ChatChannel.WEB_CHAT: (
                "Mesajınızı aldık ve sakladık. Şu anda yanıt veremiyoruz; sistem düzelir düzelmez "
                f"buradan yanıtlayacağız. Beklemek istemezseniz bizi {operator_phone} numarasından "
                "arayabilirsiniz."
            ),
            ChatChannel.SMS: (
                "Mesajinizi aldik. Su anda yanit veremiyoruz, sistem duzelince SMS ile "
                f"yanitlayacagiz. Beklemek istemezseniz: {operator_phone}"
            ),
        }
        self._given_up = {
            ChatChannel.WEB_CHAT: (
                "Bu mesajınızı sakladık ama yanıtlayamadık. Lütfen başka sözcüklerle yeniden yazın "
                f"ya da bizi {operator_phone} numarasından arayın."
            ),
            ChatChannel.SMS: (
                "Mesajinizi sakladik ama yanitlayamadik. Lutfen baska sozcuklerle yeniden yazin ya "
                f"da {operator_phone} numarasini arayin."
            ),
        }

    def outage(self, channel: ChatChannel) -> str:
        """Say that the answer will come later."""
        return self._outage[channel]

    def given_up(self, channel: ChatChannel) -> str:
        """Say that there will be no answer to this message."""
        return self._given_up[channel]
