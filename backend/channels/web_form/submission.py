"""The web form: fields as they were filled in, turned into a complaint in the pool.

The same way for the page's form, the JSON of the public API and any form of another site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.channels.web_form.bodies import ComplaintForm
from backend.complaints.actors import CUSTOMER
from backend.complaints.classifying import with_topic
from backend.complaints.registration import CONTACT_MISSING
from backend.kit.errors import InvalidInputError
from backend.web.limits import check_flood

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.channels.web_form.services import FormServices
    from backend.complaints.registering import Registered
    from backend.complaints.registration import NewComplaint

_HOUR = 3600


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
        InvalidInputError: as `ComplaintForm.read` and `checked_complaint`.
        RateLimitedError: too many complaints for one contact, or a flood from one address.
        IdempotencyConflictError: the key was used for another content.
        StorageUnavailableError: nothing was stored.

    """
    form = ComplaintForm.read(fields)
    new = checked_complaint(form)
    # After the form was read: mending its mistakes is nobody's misuse.
    whose = new.contact.phone or new.contact.email or ""
    await services.limiter.check("complaints", whose, services.settings.complaints_per_hour, _HOUR)
    await check_flood(services.limiter, services.settings, "complaints", address)
    new = await with_topic(new, services.topics)  # before the transaction: it asks Rasa
    async with services.works.begin() as work:
        return await services.complaints.register(
            work.session, new, CUSTOMER, key, asker=asker, again=form.again
        )


def checked_complaint(form: ComplaintForm) -> NewComplaint:
    """Return the complaint of a form as it may be stored; empty fields count as left out.

    Raises:
        InvalidInputError: `errors` has one Turkish sentence for every field that is wrong. When
            both `phone` and `email` are missing, it stands at `phone`.

    """
    reachable = form.phone.strip() or form.email.strip()
    try:
        checked = form.complaint().checked()
    except InvalidInputError as error:
        errors = {name: text for name, text in error.errors.items() if name != "contact"}
    else:
        if reachable:
            return checked
    if not reachable:
        errors["phone"] = CONTACT_MISSING
    raise InvalidInputError(errors=errors)
