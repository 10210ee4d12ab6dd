"""Every door of the public process, each with the services that its handlers are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from backend.channels.email import measures as mail_measures
from backend.channels.partner_api import api as partner_api
from backend.channels.partner_api.services import PartnerServices
from backend.channels.sms import (
    handset,
    measures as sms_measures,
    receipts_route,
    routes as sms,
)
from backend.channels.sms.services import SmsServices
from backend.channels.web_chat import routes as web_chat
from backend.channels.web_chat.services import ChatServices
from backend.channels.web_form import api as web_form, page as form_page
from backend.channels.web_form.services import FormServices
from backend.conversations import measures as conversation_measures
from backend.desk import pages as desk
from backend.desk.services import DeskServices
from backend.internal_api import routes as internal_api
from backend.internal_api.services import InternalServices
from backend.kit import measures
from backend.notifications import measures as outbox_measures
from backend.site import pages as site, satisfaction, tracking
from backend.site.services import SiteServices
from backend.staff.probes import second_step_probe
from backend.staff.sealing import Keys
from backend.web import assets, docs, health, metrics, openapi
from backend.web.readiness import (
    Readiness,
    database_probe,
    http_probe,
    jobs_probe,
    parking_probe,
)

if TYPE_CHECKING:
    from sanic import Blueprint

    from backend.bootstrap import Container
    from backend.kit.clock import Clock
    from backend.kit.database import Database
    from backend.kit.file_store import FileStore
    from backend.kit.settings import Settings
    from backend.kit.work import Works
    from backend.web.limits import RateLimiter


def blueprints(container: Container) -> list[Blueprint]:
    """List every door of the public port. A new one is one line in one of these functions."""
    return [
        health.ROUTES.blueprint(_readiness(container)),
        metrics.ROUTES.blueprint(_metrics(container)),
        *([docs.ROUTES.blueprint(_description(container))] if container.settings.has_docs else []),
        assets.ROUTES.blueprint(container.pages.assets),
        web_chat.ROUTES.blueprint(_chat(container)),
        *_web_form(container),
        partner_api.ROUTES.blueprint(_partners(container)),
        *_sms(container),
        *([] if container.settings.internal_port else internal_blueprints(container)),
        *_site(container),
        desk.ROUTES.blueprint(_desk(container)),
    ]


def internal_blueprints(container: Container) -> list[Blueprint]:
    """List the doors that only processes of ours may come by."""
    return [internal_api.ROUTES.blueprint(_internal(container))]


class _Shared(TypedDict):
    """The fields of `WebServices`, which the services of every door have."""

    settings: Settings
    clock: Clock
    database: Database
    works: Works
    limiter: RateLimiter
    files: FileStore


def _shared(c: Container) -> _Shared:
    return {
        "settings": c.settings,
        "clock": c.clock,
        "database": c.database,
        "works": c.works,
        "limiter": c.limiter,
        "files": c.files,
    }


def _readiness(c: Container) -> Readiness:
    token = c.settings.rasa_token.get_secret_value()
    probes = {
        "database": database_probe(c.database),
        "assistant": http_probe(c.http, f"{c.settings.rasa_url}/webhooks/web/ready", token),
        "actions": http_probe(c.http, f"{c.settings.actions_url}/health"),
    }
    behind = {
        "jobs": jobs_probe(c.database, c.clock),
        "parked": parking_probe(c.database),
        "second_step": second_step_probe(c.database, Keys.of(c.settings.totp_key)),
    }
    return Readiness(c.clock, probes, behind)


def _metrics(c: Container) -> metrics.MetricsServices:
    measured = (
        measures.of_jobs,
        measures.of_parking,
        conversation_measures.measure,
        outbox_measures.measure,
        sms_measures.measure,
        mail_measures.measure,
    )
    return metrics.MetricsServices(c.works, c.settings.metrics_token, measured)


def _description(c: Container) -> docs.Description:
    doors = (web_form.ROUTES, partner_api.ROUTES, web_chat.ROUTES, health.ROUTES)
    return openapi.document(c.settings, doors)


def _chat(c: Container) -> ChatServices:
    return ChatServices(
        **_shared(c),
        live=c.live,
        turns=c.turns,
        complaints=c.complaints,
        attachments=c.attachments,
        kept=c.kept,
    )


def _web_form(c: Container) -> list[Blueprint]:
    services = FormServices(
        **_shared(c),
        complaints=c.complaints,
        attachments=c.attachments,
        kept_files=c.kept_files,
        topics=c.topics,
        pages=c.pages,
    )
    return [each.ROUTES.blueprint(services) for each in (web_form, form_page)]


def _partners(c: Container) -> PartnerServices:
    return PartnerServices(**_shared(c), complaints=c.complaints, topics=c.topics)


def _sms(c: Container) -> list[Blueprint]:
    services = SmsServices(
        **_shared(c),
        pages=c.pages,
    )
    doors = [each.ROUTES.blueprint(services) for each in (sms, receipts_route)]
    return [*doors, handset.ROUTES.blueprint(services)] if c.settings.has_handsets else doors


def _internal(c: Container) -> InternalServices:
    return InternalServices(
        **_shared(c),
        complaints=c.complaints,
        repeat_contacts=c.repeat_contacts,
        proofs=c.proofs,
    )


def _site(c: Container) -> list[Blueprint]:
    services = SiteServices(
        **_shared(c),
        complaints=c.complaints,
        proofs=c.proofs,
        satisfaction=c.satisfaction,
        attachments=c.attachments,
        kept_files=c.kept_files,
        pages=c.pages,
        empty_form=form_page.empty_form,
    )
    return [each.ROUTES.blueprint(services) for each in (site, tracking, satisfaction)]


def _desk(c: Container) -> DeskServices:
    return DeskServices(
        **_shared(c),
        pages=c.pages,
        live=c.live,
        complaints=c.complaints,
        handling=c.handling,
        calls=c.calls,
        bulk=c.bulk,
        attachments=c.attachments,
        topics=c.topics,
        catalogue=c.catalogue,
        texts=c.texts,
        rules=c.rules,
        keys=Keys.of(c.settings.totp_key),
    )
