"""What supervisors set for the whole house: one page that leads to all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.desk import guard
from backend.staff.permissions import Permission, require
from backend.web.routing import SHOWN

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.staff_sessions import LoggedIn
    from backend.web.routing import Routes

PATH = f"{guard.PATH}/settings"
# A new one is one line here: its address, its name and what is set there.
LINKS = (
    (f"{PATH}/teams", "Ekipler", "Adları, liderleri, otomatik atama; açık ya da kapalı oldukları"),
    (f"{PATH}/topics", "Konular", "Her konunun ekibi, hedef süresi, seçilip seçilemeyeceği"),
    (
        f"{PATH}/rules",
        "Yönlendirme kuralları",
        "Hangi şikâyet hangi ekibe, hangi öncelikle gider; kaydetmeden denenir",
    ),
    (
        f"{PATH}/texts",
        "Metinler",
        "Müşteriye giden bildirimler, SMS, e-posta ve arama metinleri",
    ),
    (f"{guard.PATH}/hours", "Çalışma saatleri", "Temsilcilerin yanıt verdiği saatler, özel günler"),
    (
        f"{PATH}/limits",
        "Süreler ve sınırlar",
        "İlk bildirim, yasal süre, hakem heyeti sınırı",
    ),
    (f"{PATH}/ladders", "Uyarı basamakları", "Uzayan şikâyetten kimin ne zaman haberdar olacağı"),
    (f"{PATH}/holidays", "Tatiller", "İş günü sayılmayan ve yarım günler; neyin kayacağı denenir"),
)


def install(routes: Routes[DeskServices]) -> None:
    """Add the address."""
    routes.add(show_settings, "/settings", *SHOWN)


@guard.for_staff
async def show_settings(request: Request, services: DeskServices, who: LoggedIn) -> HTTPResponse:
    """Show what can be set."""
    require(who.role, Permission.RUN_TEAMS)
    return services.pages.show(request, "desk_settings.html", who=who, links=LINKS)
