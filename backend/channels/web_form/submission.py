"""The web form: fields as they were filled in, turned into a complaint in the pool.

The same way for the page's form, the JSON of the public API and any form of another site.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backend.channels.web_form.bodies import ComplaintForm
from backend.complaints import attachment_rows
from backend.complaints.actors import CUSTOMER
from backend.complaints.attachments import Owner
from backend.complaints.classifying import with_topic
from backend.complaints.contact import CONTACT_MISSING
from backend.complaints.models import ActorKind, new_id
from backend.kit.errors import InvalidInputError
from backend.web.limits import check_flood

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backend.channels.web_form.services import FormServices
    from backend.complaints.attachments import Taken
    from backend.complaints.registering import Registered
    from backend.complaints.registration import NewComplaint

_HOUR = 3600


@dataclass(frozen=True)
class Files:
    """The files of a form: those that were just looked at, and where earlier ones wait, if any."""

    taken: Sequence[Taken] = ()
    holder: str | None = None


NO_FILES = Files()


async def submit_complaint(  # noqa: PLR0913 - who asks, what for, and what goes with it
    services: FormServices,
    fields: Mapping[str, object],
    *,
    address: str,
    key: str | None,
    asker: str | None = None,
    files: Files = NO_FILES,
) -> Registered:
    """Read a form, find its topic if none was chosen, and put it in the pool, once per `key`.

    A key is the asker's own: by default the contact's in the form. What the same contact told in
    the same words a moment ago is not registered anew unless the field `again` says so.

    `files` go with what is registered. Of a form that has a place for them they wait there
    otherwise; without one they are let go.

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
    asker = asker or new.asker
    holder = files.holder or attachment_rows.holder_of("api", asker, key or new_id())
    async with services.works.begin() as work:
        await services.attachments.keep(work, files.taken, Owner(ActorKind.CUSTOMER, holder))
        digests = {each.file.sha256 for each in files.taken}
        if files.holder is not None:
            came = await attachment_rows.of_holder(work.session, holder)
            digests |= {each.sha256 for each in came}
        new = replace(new, files=tuple(sorted(digests)))
        done = await services.complaints.register(
            work, new, CUSTOMER, key, asker=asker, again=form.again
        )
        gone: Sequence[str] = ()
        if not (done.repeated or done.already):
            [description] = done.complaint.entries
            waiting = await attachment_rows.of_holder(work.session, holder)
            await attachment_rows.adopt(work.session, [each.id for each in waiting], description.id)
        elif files.holder is None or done.repeated:
            gone = await attachment_rows.let_go(work.session, holder)
    await services.attachments.drop(gone)
    return done


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
