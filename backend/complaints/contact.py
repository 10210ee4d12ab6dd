"""How a customer can be reached: read and checked before it is stored. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from backend.complaints.lengths import too_long
from backend.kit.errors import InvalidInputError
from backend.kit.masking import mask_secrets
from backend.kit.text import clean_line
from lexicon.email_addresses import read_email
from lexicon.phone_numbers import read_phone

NAME_LIMIT = 100

PHONE_WRONG = "Telefon numarasını alan koduyla yazın; örneğin 0532 123 45 67."
PHONE_OF_A_SERVICE = (
    "Bu numaradan size ulaşamayız. Kendi cep ya da sabit telefonunuzu yazın; "
    "örneğin 0532 123 45 67."
)
EMAIL_WRONG = "E-posta adresini kontrol edin; örneğin ad@ornek.com."
EMAIL_DOUBTFUL = (
    "Başkasına yazmayalım: e-posta adresini küçük harflerle, Türkçe harf kullanmadan yeniden yazın."
)
CONTACT_MISSING = "Size ulaşabilmemiz için telefon ya da e-posta yazın."


@dataclass(frozen=True)
class Contact:
    """How the customer can be reached. `phone` is E.164."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None
    preferred: str | None = None

    @property
    def reachable(self) -> bool:
        """Whether there is any way to tell the customer something."""
        return bool(self.phone or self.email)


def parse_phone(text: str) -> str:
    """Read a number to reach somebody at, as `lexicon.phone_numbers` does; return E.164.

    Raises:
        InvalidInputError: no number, or that of a service (444, 0850, 0900).

    """
    number = read_phone(clean_line(text))
    if number is None or not number.reaches_a_person:
        problem = PHONE_WRONG if number is None else PHONE_OF_A_SERVICE
        raise InvalidInputError(errors={"phone": problem})
    return number.e164


def parse_email(text: str) -> str:
    """Read an e-mail address, as `lexicon.email_addresses` does. Nothing is looked up.

    Raises:
        InvalidInputError: not the syntax of an address, or one that may be meant otherwise.

    """
    found = read_email(clean_line(text))
    if found.address is None:
        problem = EMAIL_DOUBTFUL if found.doubtful else EMAIL_WRONG
        raise InvalidInputError(errors={"email": problem})
    return found.address


def checked_contact(given: Contact) -> Contact:
    """Return a contact as it may be stored.

    Raises:
        InvalidInputError: a number or an address that cannot be right, or nothing at all.

    """
    errors: dict[str, str] = {}
    contact = read_contact(errors, given)
    if not errors and not (contact.reachable or contact.name or contact.preferred):
        errors["contact"] = CONTACT_MISSING
    if errors:
        raise InvalidInputError(errors=errors)
    return contact


def read_contact(errors: dict[str, str], given: Contact) -> Contact:
    """Read the contact's fields, adding to `errors` what is wrong with each."""
    name = mask_secrets(clean_line(given.name or ""))
    if len(name) > NAME_LIMIT:
        errors["name"] = too_long(NAME_LIMIT)
    phone = email = None
    try:
        phone = parse_phone(given.phone) if given.phone and given.phone.strip() else None
    except InvalidInputError as error:
        errors |= error.errors
    try:
        email = parse_email(given.email) if given.email and given.email.strip() else None
    except InvalidInputError as error:
        errors |= error.errors
    preferred = given.preferred if given.preferred in {"phone", "email"} else None
    return Contact(name or None, phone, email, preferred)
