"""The web form: fields as they were filled in, turned into a complaint in the pool.

The same way for the page's form, the JSON of the public API and any form of another site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints.actors import CUSTOMER
from backend.complaints.classifying import with_topic
from backend.complaints.models import Channel, TopicSource
from backend.complaints.registration import CONTACT_MISSING, Contact, NewComplaint
from backend.complaints.topics import OTHER
from backend.kit.errors import InvalidInputError
from backend.kit.text import clean_line
from backend.web.limits import check_flood

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.channels.web_form.services import FormServices
    from backend.complaints.registering import Registered

FIELDS = ("description", "name", "phone", "email", "service_number", "topic", "remedy_sought")
_NOT_TEXT = "Bu alan metin olmalı."
_HOUR = 3600
_YES = frozenset({"true", "1", "evet", "on"})


async def submit_complaint(
    services: FormServices,
    fields: Mapping[str, object],
    *,
    address: str,
    key: str | None,
    asker: str | None = None,
) -> Registered:
    """Read a form, find its topic if none was chosen, and put it in the pool, once per `key`.

    A key is the asker's own: by default the contact's in the form. What the same contact told in
    the same words a moment ago is not registered anew unless the field `again` says so.

    Raises:
        InvalidInputError: as `parse_complaint_form`.
        RateLimitedError: too many complaints for one contact, or a flood from one address.
        IdempotencyConflictError: the key was used for another content.
        StorageUnavailableError: nothing was stored.

    """
    new = parse_complaint_form(fields)
    # After the form was read: mending its mistakes is nobody's misuse.
    whose = new.contact.phone or new.contact.email or ""
    await services.limiter.check("complaints", whose, services.settings.complaints_per_hour, _HOUR)
    await check_flood(services.limiter, services.settings, "complaints", address)
    new = await with_topic(new, services.topics)  # before the transaction: it asks Rasa
    async with services.works.begin() as work:
        return await services.complaints.register(
            work.session, new, CUSTOMER, key, asker=asker, again=_is_wanted_again(fields)
        )


def _is_wanted_again(fields: Mapping[str, object]) -> bool:
    """Read `again`: JSON's true, or the word of a form."""
    value = fields.get("again")
    return value is True or (isinstance(value, str) and value.strip().casefold() in _YES)


def parse_complaint_form(fields: Mapping[str, object]) -> NewComplaint:
    """Read the form; fields it does not have are ignored, empty ones count as left out.

    Raises:
        InvalidInputError: `errors` has one Turkish sentence for every field that is wrong. When
            both `phone` and `email` are missing, it stands at `phone`.

    """
    given: dict[str, str] = {}
    errors: dict[str, str] = {}
    for name in FIELDS:
        value = fields.get(name)
        if isinstance(value, str):
            given[name] = value
        elif value is not None:
            errors[name] = _NOT_TEXT
    if errors:
        raise InvalidInputError(errors=errors)
    topic = clean_line(given.get("topic", ""))
    new = NewComplaint(
        channel=Channel.WEB_FORM,
        description=given.get("description", ""),
        contact=Contact(given.get("name"), given.get("phone"), given.get("email")),
        topic=topic or OTHER,
        topic_set_by=TopicSource.CUSTOMER if topic else TopicSource.SYSTEM,
        remedy_sought=given.get("remedy_sought"),
        service_number=given.get("service_number"),
    )
    reachable = given.get("phone", "").strip() or given.get("email", "").strip()
    try:
        checked = new.checked()
    except InvalidInputError as error:
        errors = {name: text for name, text in error.errors.items() if name != "contact"}
    else:
        if reachable:
            return checked
    if not reachable:
        errors["phone"] = CONTACT_MISSING
    raise InvalidInputError(errors=errors)
