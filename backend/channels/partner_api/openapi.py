"""What the partners' API takes and answers, in OpenAPI 3.0."""

from __future__ import annotations

from backend.channels.partner_api.bodies import Intake, IntakeReceipt
from backend.web.openapi import Part, json_answer, problems
from backend.web.schemas import answered, reference, taken


def described() -> Part:
    """Describe this door."""
    take = {
        "tags": ["partners"],
        "summary": "Pass a complaint on",
        "description": "With the key that the operator gave to the partner. The customer gets the "
        "tracking number from us as well.",
        "parameters": [
            {
                "name": "Authorization",
                "in": "header",
                "description": "`Bearer` and the partner's key.",
                "schema": {"type": "string"},
            }
        ],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": reference(Intake)}},
        },
        "responses": {
            "200": json_answer("This reference came before: how it stands", IntakeReceipt),
            "201": {
                **json_answer("Registered", IntakeReceipt),
                "headers": {"Location": {"schema": {"type": "string"}}},
            },
            **problems("400", "401", "408", "409", "413", "422", "429", "503"),
        },
    }
    return Part({"/api/v1/intake": {"post": take}}, taken(Intake) | answered(IntakeReceipt))
