"""Teams, topics and rules of routing, edited on the desk: dated, tried, with who changed what."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from sqlalchemy import func, select

from backend.complaints import in_force, topics as topic_table
from backend.complaints.actors import CUSTOMER
from backend.complaints.catalogue import shipped
from backend.complaints.contact import Contact
from backend.complaints.models import Channel, Complaint
from backend.complaints.models.catalogue import RoutingRule
from backend.complaints.registration import NewComplaint
from backend.complaints.sla import ClockKind
from backend.complaints.teams import teams
from backend.kit.clock import SystemClock
from backend.staff.account_models import StaffAudit
from backend.staff.models import Role
from tests.backend.desk.conftest import OWN
from tests.backend.desk.test_complaint import at_work, hidden
from tests.backend.working import whole

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from backend.bootstrap import Container
    from backend.kit.clock import FixedClock
    from tests.backend.desk.conftest import Browser

HOME = "/desk/settings"
TODAY = "2026-11-23"
TEAM = {"label": "Saha", "most_open": "5", "closed": "", "assigns": "", "valid_from": TODAY}
TOPIC = {
    "label": "Yurt dışı",
    "team": "network",
    "target": "4",
    "choosable": "evet",
    "valid_from": TODAY,
}
RULE = {
    "position": "10",
    "topic": "",
    "severity": "",
    "channel": "",
    "product": "",
    "province": "",
    "word": "icra",
    "team": "privacy",
    "priority": "1",
    "note": "Hukuk baksın",
    "valid_from": TODAY,
    "valid_until": "",
}


@pytest_asyncio.fixture(autouse=True)
async def _as_stored(container: Container) -> AsyncIterator[None]:
    await container.catalogue.load(container.works)
    yield
    in_force.hold(shipped(), SystemClock())


async def posted(browser: Browser, path: str, **fields: str) -> int:
    """Open a page and send its form, with what that page has shown."""
    page = (await browser.get(f"{HOME}/{path.removesuffix('/end')}")).text
    newest = re.search(r'name="seen" value="(\d+)"', page)
    given = ({"seen": newest[1]} if newest else {}) | fields
    answer = await browser.post(f"{HOME}/{path}", **given)
    if answer.status_code == 200:
        # Shown first, then saved.
        answer = await browser.post(f"{HOME}/{path}", **given, **confirmed(answer.text))
    return answer.status_code


async def tried(browser: Browser, path: str, **fields: str) -> str:
    """Open a page and ask what its form would change."""
    page = (await browser.get(f"{HOME}/{path.removesuffix('/end')}")).text
    newest = re.search(r'name="seen" value="(\d+)"', page)
    given = ({"seen": newest[1]} if newest else {}) | fields
    return (await browser.post(f"{HOME}/{path}", **given, do="dene")).text


def confirmed(page: str) -> dict[str, str]:
    """Return what a page that says what would change sends with its form, to have it saved."""
    shown = re.search(r'name="shown" value="(\w+)"', page)
    assert shown is not None
    return {"shown": shown[1], "do": "kaydet"}


async def complain(container: Container, words: str, topic: str = "billing") -> str:
    async with container.works.begin() as work:
        new = NewComplaint(Channel.WEB_FORM, words, Contact(phone="+905321234567"), topic=topic)
        done = await container.complaints.register(work, new, CUSTOMER, again=True)
        return done.complaint.tracking_number


async def newest_rule(container: Container) -> str:
    """Return where the rule that was saved last is changed."""
    async with container.works.reading() as session:
        return f"rules/{await session.scalar(select(func.max(RoutingRule.id)))}"


async def found(container: Container, number: str) -> Any:
    async with container.works.reading() as session:
        query = select(Complaint).where(Complaint.tracking_number == number)
        return await session.scalar(query)


async def changes(container: Container, kind: str) -> list[Any]:
    async with container.works.reading() as session:
        rows = select(StaffAudit.detail).where(StaffAudit.kind == kind)
        return list(await session.scalars(rows.order_by(StaffAudit.id)))


@pytest.mark.parametrize("role", Role)
async def test_who_runs_teams_sets_them_and_nobody_else(
    container: Container, browser: Browser, role: Role
) -> None:
    await at_work(container, browser, role=role)
    runs = role in {Role.SUPERVISOR, Role.ADMIN}
    for path in (
        "",
        "/teams",
        "/teams/field",
        "/topics",
        "/topics/roaming",
        "/rules",
        "/rules/new",
    ):
        status = (await browser.get(HOME + path)).status_code
        assert status == (200 if runs else 403), path
    await browser.get("/desk")
    sent = {
        "teams": {"code": "hukuk", "label": "Hukuk"},
        "teams/field": TEAM,
        "topics/roaming": TOPIC,
        "rules/new": RULE,
    }
    for path, fields in sent.items():
        # What would change is shown first.
        for do in ("dene", "kaydet"):
            status = (await browser.post(f"{HOME}/{path}", **fields, do=do)).status_code
            assert status == (200 if runs else 403), path


async def test_a_new_team_is_offered_wherever_teams_are_chosen(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.ADMIN)
    assert await posted(browser, "teams", code="hukuk", label="Hukuk") == 303
    assert "/desk/settings/teams/hukuk" in (await browser.get("/desk/audit")).text
    assert "Hukuk" in (await browser.get("/desk/complaints")).text
    assert "Hukuk" in (await browser.get("/desk/people")).text
    assert "Hukuk" in (await browser.get("/desk/macros")).text
    assert await posted(browser, "teams", code="hukuk", label="Yine") == 422
    assert "Bu kodla bir ekip var." in browser.page
    assert 'value="Yine"' in browser.page
    assert await posted(browser, "teams", code="İcra", label="") == 422
    [detail] = await changes(container, "team_changed")
    assert (detail["team"], detail["to"]) == ("hukuk", {"label": "Hukuk"})


async def test_a_team_that_closes_on_a_day_gets_work_until_then(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    fields = TEAM | {"label": "Faturalama", "closed": "evet", "valid_from": "2026-11-25"}
    assert await posted(browser, "teams/billing", **fields) == 303
    assert "25.11.2026" in (await browser.get(f"{HOME}/teams/billing")).text
    assert (await found(container, await complain(container, "Faturam yüksek"))).team == "billing"
    clock.set(clock.now() + timedelta(days=2))
    closed = await found(container, await complain(container, "Faturam iki kat"))
    assert closed.team == "frontline"
    assert "billing" not in teams()
    assert "Faturalama" in (await _again(container, browser))


async def _again(container: Container, browser: Browser) -> str:
    """Log in again two days later; the page of all teams still shows the closed one."""
    await container.catalogue.load(container.works)
    await browser.get("/desk/login")
    await browser.log_in("mehmet", OWN)
    return (await browser.get(f"{HOME}/teams")).text


async def test_the_team_that_takes_what_no_other_does_cannot_be_closed(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    fields = TEAM | {"label": "İlk karşılama", "closed": "evet"}
    assert await posted(browser, "teams/frontline", **fields) == 422
    assert "Hiçbir yere uymayanı bu ekip alır" in browser.page
    other = TOPIC | {"label": "Diğer", "team": "quality", "valid_from": "2026-12-01"}
    assert await posted(browser, "topics/other", **other) == 303
    # From that day it is quality's, which cannot be closed from then on either.
    late = TEAM | {"label": "Deneyim", "closed": "evet", "valid_from": "2026-12-05"}
    assert await posted(browser, "teams/quality", **late) == 422
    assert (
        await posted(browser, "teams/frontline", **(fields | {"valid_from": "2026-12-01"})) == 303
    )


async def test_another_target_counts_for_what_begins_on_its_day_and_moves_nothing_that_runs(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    before = await complain(container, "Yurt dışında fatura", "roaming")
    fields = TOPIC | {"target": "1", "valid_from": "2026-11-24"}
    assert await posted(browser, "topics/roaming", **fields) == 303
    same_day = await complain(container, "Roma'da fatura", "roaming")
    clock.set(clock.now() + timedelta(days=1))
    after = await complain(container, "Paris'te fatura", "roaming")
    hours = [await _target(container, number) for number in (before, same_day, after)]
    assert hours == [timedelta(days=3), timedelta(days=3), timedelta(days=1)]
    assert (await found(container, after)).team == "network"
    [detail] = await changes(container, "topic_changed")
    assert detail["to"]["target_business_days"] == 1


async def _target(container: Container, number: str) -> timedelta:
    async with container.works.reading() as session:
        complaint = await whole(session, number)
        clock = complaint.clock(ClockKind.TARGET)
        return clock.due_at - clock.started_at


async def test_a_topic_that_cannot_be_chosen_is_shown_where_it_is(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    number = await complain(container, "Roma'da fatura", "roaming")
    fields = TOPIC | {"label": "Yurt dışı (eski)", "choosable": ""}
    assert await posted(browser, "topics/roaming", **fields) == 303
    assert "Yurt dışı (eski)" in (await browser.get(f"/desk/complaints/{number}")).text
    assert "Yurt dışı (eski)" not in (await browser.get("/desk/complaints/new")).text
    assert "roaming" not in dict(topic_table.choosable())
    other = TOPIC | {"label": "Diğer", "team": "frontline", "choosable": ""}
    assert await posted(browser, "topics/other", **other) == 422


@pytest.mark.parametrize(
    ("path", "fields", "wrong"),
    [
        ("teams/field", TEAM | {"label": " "}, "label"),
        ("teams/field", TEAM | {"most_open": "0"}, "most_open"),
        ("teams/field", TEAM | {"valid_from": "2026-11-22"}, "valid_from"),
        ("topics/roaming", TOPIC | {"target": "61"}, "target"),
        ("topics/roaming", TOPIC | {"target": "üç"}, "target"),
        ("topics/roaming", TOPIC | {"team": "nobody"}, "team"),
        ("topics/roaming", TOPIC | {"valid_from": ""}, "valid_from"),
        ("rules/new", RULE | {"position": "0"}, "position"),
        ("rules/new", RULE | {"word": ""}, "topic"),
        ("rules/new", RULE | {"word": "."}, "word"),
        ("rules/new", RULE | {"team": "", "priority": "0"}, "team"),
        ("rules/new", RULE | {"channel": "pigeon"}, "channel"),
        ("rules/new", RULE | {"valid_until": TODAY}, "valid_until"),
        ("rules/new", RULE | {"valid_from": "2026-11-22"}, "valid_from"),
    ],
)
async def test_what_cannot_be_is_refused_in_its_field_and_stays_written(
    container: Container, browser: Browser, path: str, fields: dict[str, str], wrong: str
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    assert await posted(browser, path, **fields) == 422
    assert f'id="{wrong}-hata"' in browser.page
    kept = "Hukuk baksın" if path.startswith("rules") else fields["label"].strip()
    assert kept in browser.page


@pytest.mark.parametrize("path", ["teams/field", "topics/roaming"])
async def test_whoever_has_not_seen_the_newest_saves_nothing(
    container: Container, browser: Browser, path: str
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    fields = TEAM if path.startswith("teams") else TOPIC
    assert await posted(browser, path, **fields) == 303
    stale = fields | {"label": "Benimki", "seen": "0"}
    assert (await browser.post(f"{HOME}/{path}", **stale)).status_code == 409
    assert "Siz bakarken Mehmet" in browser.page
    assert 'value="Benimki"' in browser.page
    # What is shown now is the newest: they may save over it.
    assert await posted(browser, path, **(fields | {"label": "Benimki"})) == 303
    assert "Benimki" in (await browser.get(f"{HOME}/{path}")).text


async def test_what_is_to_come_can_be_taken_back_and_what_has_begun_cannot(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    december = TEAM | {"label": "Saha 2", "valid_from": "2026-12-01"}
    for fields in (TEAM, december):
        assert await posted(browser, "teams/field", **fields) == 303
    page = (await browser.get(f"{HOME}/teams/field")).text
    assert page.count("gününden olanı geri al") == 1
    back = {"back": "1", "valid_from": "2026-12-01"}
    page = await tried(browser, "teams/field", **back)
    assert "<li>Adı: Saha 2 → Saha</li>" in page
    assert "2026-12-01 gününden olması istenen geri alınır" in page
    for day, status in ((TODAY, 404), ("2026-12-01", 303), ("2026-12-01", 404), ("x", 404)):
        assert await posted(browser, "teams/field", **back | {"valid_from": day}) == status, day
    removed = {"team": "field", "removed": "2026-12-01"}
    assert (await changes(container, "team_changed"))[-1] == removed
    # What has come to say nothing new can be taken back as well.
    for fields in (december, TEAM | {"label": "Saha 2"}):
        assert await posted(browser, "teams/field", **fields) == 303
    assert "yalnız bu satır kalkar" in await tried(browser, "teams/field", **back)
    assert await posted(browser, "teams/field", **back) == 303


async def test_nothing_is_saved_that_was_not_shown_and_nothing_that_changes_nothing(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    page = await tried(browser, "topics/roaming", **TOPIC)
    assert "Henüz kaydedilmedi." in page
    shown = confirmed(page) | {"seen": "0"}
    other = await browser.post(f"{HOME}/topics/roaming", **TOPIC | {"target": "9"}, **shown)
    assert other.status_code == 200
    assert "Alanlar değişti. Henüz kaydedilmedi" in other.text
    assert await changes(container, "topic_changed") == []
    assert await posted(browser, "topics/roaming", **TOPIC) == 303
    assert await posted(browser, "topics/roaming", **TOPIC) == 422
    assert "Hiçbir şey değişmiyor" in browser.page


async def test_another_team_of_a_topic_says_whose_the_last_days_complaints_would_have_been(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    told = await complain(container, "Roma'da fatura geldi", "roaming")
    await complain(container, "İcraya verdiler, Roma'da", "roaming")
    await complain(container, "Faturam yüksek")
    assert await posted(browser, "rules/new", **RULE) == 303
    page = await tried(browser, "topics/roaming", **TOPIC | {"team": "quality", "target": "3"})
    assert "Son 30 günde bu konuda 2 şikâyet geldi; 1 tanesi (günde 0,0)" in page
    assert "1 tanesinin ekibini yönlendirme kuralları belirler; onlar değişmezdi." in page
    assert f'href="/desk/complaints/{told}"' in page
    assert "→ Müşteri deneyimi</li>" in page
    assert "sözden" not in page
    # Nobody can choose it any more: what comes would be the team's of what fits nowhere.
    page = await tried(browser, "topics/roaming", **TOPIC | {"choosable": ""})
    assert "<li>Seçilmesi: seçilebilir → seçilemez</li>" in page
    assert "→ İlk karşılama</li>" in page


async def test_another_target_says_which_promises_would_have_been_others(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    number = await complain(container, "Roma'da fatura geldi", "roaming")
    await complain(container, "Faturam yüksek")
    clock.set(clock.now() + timedelta(days=2))
    await at_work(container, browser, role=Role.SUPERVISOR)
    page = (await browser.get(f"/desk/complaints/{number}")).text
    given = {"outcome": "upheld", "answer": "İade ettik."}
    await browser.post(f"/desk/complaints/{number}/conclude", **hidden(page), **given)
    fields = TOPIC | {"target": "1", "valid_from": "2026-11-26"}
    page = await tried(browser, "topics/roaming", **fields)
    assert "Son 30 günde verilen 1 sözden 1 tanesi daha erken, 0 tanesi daha geç" in page
    assert "Sonuçlanan 1 şikâyetten 1 tanesi gecikmiş, 0 tanesi bu kez zamanında" in page
    assert "Söz: 26.11.2026 → 24.11.2026" in page
    assert "İşleyen süreler ve verilmiş sözler değişmez." in page


async def test_a_team_that_closes_says_where_its_complaints_would_have_gone(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    await complain(container, "Faturam yüksek")
    fields = TEAM | {"label": "Faturalama", "closed": "evet", "most_open": "10"}
    page = await tried(browser, "teams/billing", **fields)
    assert "<li>Yeni iş: alır → almaz, kapalı</li>" in page
    assert "Elindeki 1 açık şikâyet onda kalır." in page
    assert "1 tanesi (günde 0,0) başka ekibe giderdi." in page
    first_reception = re.search(r"<tr><th[^>]*>İlk karşılama</th>.*?</tr>", page)
    assert first_reception is not None
    assert re.findall(r"<td[^>]*>(.*?)</td>", first_reception[0]) == ["0", "1", "+1"]
    assert "Faturalama → İlk karşılama</li>" in page
    assert in_force.teams_of()["billing"].closed is False


async def test_giving_out_by_itself_says_what_would_be_whose_at_once(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    number = await complain(container, "Hattım kesik", "landline")
    fields = TEAM | {"label": "Teknik destek", "assigns": "evet", "most_open": "10"}
    page = await tried(browser, "teams/technical", **fields)
    assert "Şimdi olsaydı 1 sahipsiz şikâyet dağıtılırdı: Mehmet 1." in page
    assert "sahipsiz → Mehmet</li>" in page
    await browser.post("/desk/presence", state="busy")
    page = await tried(browser, "teams/technical", **fields)
    assert "Şimdi olsaydı kimseye şikâyet verilmezdi." in page
    assert "1 şikâyet sahipsiz kalırdı" in page
    assert (await found(container, number)).owner_id is None


async def test_a_rule_is_tried_before_it_is_saved_and_says_what_would_change(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    told = await complain(container, "İCRAYA verdiler")
    await complain(container, "Faturam yüksek")
    page = await tried(browser, "rules/new", **RULE)
    assert "2 şikâyet geldi; 1 tanesi (günde 0,0) başka ekibe giderdi" in page
    assert f"/desk/complaints/{told}" in page
    assert "→ Kişisel veriler, Öncelikli</li>" in page
    assert 'value="Hukuk baksın"' in page
    assert in_force.catalogue().rules == ()
    assert await posted(browser, "rules/new", **RULE) == 303
    assert "Kelime: “icra”" in (await browser.get(f"{HOME}/rules")).text
    routed = await found(container, await complain(container, "Yine icraya gidiyor"))
    assert (routed.team, routed.priority) == ("privacy", 1)
    assert "Öncelikli" in (await browser.get("/desk/complaints")).text
    page = (await browser.get(f"/desk/complaints/{routed.tracking_number}")).text
    assert "neden bu ekip?" in page
    assert "10. sıradaki yönlendirme kuralı: Kelime: “icra”." in page


async def test_a_rule_that_is_worded_anew_ends_and_the_old_one_still_explains_what_it_did(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    assert await posted(browser, "rules/new", **RULE) == 303
    before = await complain(container, "İcraya verdiler")
    first = await newest_rule(container)
    assert await posted(browser, first, **(RULE | {"word": "haciz", "team": "quality"})) == 303
    second = await newest_rule(container)
    after = await complain(container, "Hacze geldiler, haciz kondu")
    again = await complain(container, "İcra geldi")
    teams_now = [(await found(container, number)).team for number in (before, after, again)]
    assert teams_now == ["privacy", "quality", "billing"]
    assert "“icra”" in (await browser.get(f"/desk/complaints/{before}")).text
    held = {f"rules/{rule.id}": rule.valid_until for rule in in_force.catalogue().rules}
    assert held == {first: date(2026, 11, 23), second: None}
    assert (await browser.post(f"{HOME}/{first}", **RULE, seen="99")).status_code == 404
    await browser.get(HOME)
    assert (await browser.post(f"{HOME}/{second}", **RULE, seen="1")).status_code == 409


async def test_a_rule_is_not_saved_untried_and_its_reason_alone_is_at_once(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    await complain(container, "İCRAYA verdiler")
    await browser.get(f"{HOME}/rules/new")
    untried = (await browser.post(f"{HOME}/rules/new", **RULE, do="kaydet")).text
    assert "Gelir: 10. sıra: Kelime: “icra” → Kişisel veriler, Öncelikli" in untried
    assert "yeniden “Kuralı kaydet” deyin" in untried
    assert in_force.catalogue().rules == ()
    # What was changed since it was shown is shown anew.
    yes, other = confirmed(untried), RULE | {"word": "haciz"}
    changed = (await browser.post(f"{HOME}/rules/new", **other, **yes)).text
    assert "Alanlar değişti. Henüz kaydedilmedi" in changed
    assert "0 tanesi" in changed
    assert in_force.catalogue().rules == ()
    assert (await browser.post(f"{HOME}/rules/new", **RULE, **yes)).status_code == 303
    path = await newest_rule(container)
    page = (await browser.get(f"{HOME}/{path}")).text
    newest = re.search(r'name="seen" value="(\d+)"', page)
    assert newest is not None
    reason = RULE | {"note": "Hukukun işi", "seen": newest[1], "do": "kaydet"}
    assert (await browser.post(f"{HOME}/{path}", **reason)).status_code == 303


async def test_a_rule_is_ended_on_a_day_after_trying_what_would_be_without_it(
    container: Container, browser: Browser, clock: FixedClock
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    assert await posted(browser, "rules/new", **RULE) == 303
    await complain(container, "İcraya verdiler")
    rule = await newest_rule(container)
    page = await tried(browser, f"{rule}/end", ends_on="2026-11-24")
    assert "Kalkar: 10. sıra: Kelime: “icra” → Kişisel veriler, Öncelikli" in page
    assert "1 tanesi (günde 0,0) başka ekibe giderdi" in page
    assert await posted(browser, f"{rule}/end", ends_on="2026-11-20") == 422
    assert await posted(browser, f"{rule}/end", ends_on="2026-11-24") == 303
    assert (await found(container, await complain(container, "İcra!"))).team == "privacy"
    clock.set(clock.now() + timedelta(days=1))
    assert (await found(container, await complain(container, "İcra yine"))).team == "billing"
    assert [detail.get("ends") for detail in await changes(container, "rule_changed")] == [
        None,
        "2026-11-24",
    ]


async def test_in_a_team_that_assigns_who_is_there_gets_what_comes_in_at_once(
    container: Container, browser: Browser
) -> None:
    await at_work(container, browser, role=Role.SUPERVISOR)
    fields = TEAM | {"label": "Teknik destek", "assigns": "evet"}
    assert await posted(browser, "teams/technical", **fields) == 303
    await browser.post("/desk/presence", state="busy")
    waits = await complain(container, "Hattım kesik", "landline")
    await container.assigning.settled()
    assert (await found(container, waits)).owner_id is None
    await browser.get("/desk")
    await browser.post("/desk/presence", state="available")
    await container.assigning.settled()
    comes = await complain(container, "İnternetim yok", "internet_outage")
    await container.assigning.settled()
    ids = {(await found(container, number)).owner_id for number in (waits, comes)}
    assert len(ids) == 1
    assert None not in ids
