"""A form of a session that is over, on a browser where somebody has logged in again since.

Nothing of it is done; it is shown with all that was typed, to be sent again by whoever is logged in
now, under the token of their session. Only to whom the browser says that our own page sent it:
another site's words are nobody's to confirm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.web.bodies import form_fields
from backend.web.origins import says_it_is_ours
from backend.web.uploads import uploads

if TYPE_CHECKING:
    from sanic import HTTPResponse, Request

    from backend.desk.services import DeskServices
    from backend.staff.errors import FormOutdatedError
    from backend.staff.staff_sessions import LoggedIn

TOKEN = "csrf"  # noqa: S105 - the name of a field
# Passwords and codes are typed anew: no page repeats them.
_SECRET = ("/desk/account", "/desk/password")
_WORDS_FROM = 15
"""What is shorter is a choice or an id rather than words of theirs."""


def page(
    request: Request, services: DeskServices, who: LoggedIn, error: FormOutdatedError, back: str
) -> HTTPResponse:
    """Answer with what was sent, to be sent again; without what cannot be: files and secrets.

    `back` is the page that it was sent from, "" where that is not known.
    """
    fields = {name: str(value) for name, value in form_fields(request).items() if name != TOKEN}
    known = says_it_is_ours(request) and not request.path.startswith(_SECRET)
    files = bool(uploads(request))
    query = f"?{request.query_string}" if request.query_string else ""
    return services.pages.show(
        request,
        "desk_outdated.html",
        error.status,
        error=error,
        who=who,
        again=request.path + query if known and not files else None,
        fields=fields,
        words=[value for value in fields.values() if _is_words(value)] if known else [],
        files=files,
        back=back or None,
    )


def _is_words(value: str) -> bool:
    return len(value) >= _WORDS_FROM and any(character.isspace() for character in value.strip())
