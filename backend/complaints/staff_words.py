"""What customers are told at their own doors, as it is told to who writes for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.complaints.contact import CONTACT_MISSING, PHONE_OF_A_SERVICE
from backend.complaints.registration import DESCRIPTION_MISSING
from backend.kit.errors import InvalidInputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backend.kit.errors import YardimError

_TOLD = {
    DESCRIPTION_MISSING: "Müşterinin anlattığı sorunu yazın.",
    CONTACT_MISSING: "Müşteriye ulaşılacak bir telefon ya da e-posta yazın.",
    PHONE_OF_A_SERVICE: "Bu bir hizmet numarası; müşterinin cep ya da sabit telefonunu yazın.",
}


def to_staff(errors: Mapping[str, str]) -> dict[str, str]:
    """Return what is wrong, by field, in words that speak of the customer and not to them."""
    return {name: _TOLD.get(words, words) for name, words in errors.items()}


def as_told_to_staff(error: YardimError) -> YardimError:
    """Return the same refusal in those words."""
    return InvalidInputError(error.detail, errors=to_staff(error.errors)) if error.errors else error
