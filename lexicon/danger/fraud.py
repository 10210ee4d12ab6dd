"""Somebody is being defrauded: over the phone, by a link, or by a false fitter at the door.

What an operator wants: whoever was asked for, or gave, a code, a card, a password or money to a
stranger is told at once what to do. Codes that do not come, our own codes, a price that feels like
fraud and advertising are everyday.
"""

from __future__ import annotations

from lexicon.danger.rules import Rule

_EVERYDAY = ("joke", "old", "fraud_said", "own_code")
# "Faturanızın linkinden ödedim, iki kez çekildi" is a bill paid twice.
_NOT_OURS = (*_EVERYDAY, "paid_twice", "debited")
RULES = (
    Rule("false_official", ("official", "claims", "asks_for|gave|money_moved"), 14, _EVERYDAY, 2),
    Rule("official_took", ("official", "claims", "took"), 10, (*_EVERYDAY, "net"), 2),
    Rule("official_asks", ("official", "caller", "asks_for|gave"), 10, _EVERYDAY, 2),
    Rule("secret_asked", ("secret", "asks_for", "caller|at_our_door|claims"), 9, _EVERYDAY, 2),
    Rule("secret_given", ("secret", "gave", "caller|at_our_door|claims|to_him"), 9, _EVERYDAY, 2),
    Rule("money_asked", ("caller|claims", "money_asked"), 9, _EVERYDAY, 2),
    Rule("prize", ("prize", "secret|money_asked", "asks_for|gave"), 9, _EVERYDAY, 3),
    Rule("false_page", ("false_page", "secret|gave"), 7, _EVERYDAY, 3),
    Rule("false_fitter", ("at_our_door", "claims", "secret|asks_for|suspect"), 14, _EVERYDAY, 2),
    Rule("defrauded", ("defrauded", "caller|secret|to_him|claims|money_moved"), 8, _EVERYDAY, 3),
    Rule("money_gone_by_a_link", ("lured", "ones_account", "moneyless"), 12, _NOT_OURS, 2),
    Rule("money_gone_by_a_call", ("caller|claims", "ones_account", "moneyless"), 9, _NOT_OURS, 2),
    Rule("secret_on_a_page", ("false_page", "secret"), 10, ("joke", "old", "own_code"), 2),
    Rule("secret_talked_out", ("caller|claims", "secret", "taken_from"), 8, _EVERYDAY, 2),
    Rule("code_asked_by_sms", ("secret", "they_ask"), 3, (*_EVERYDAY, "site"), 3),
    Rule("told_the_code", ("gave", "to_him"), 3, _EVERYDAY, 2, weight=0.5),
    Rule(
        "told_a_secret", ("secret", "gave"), 3, (*_EVERYDAY, "service", "home_net"), 2, weight=0.6
    ),
    Rule("emptied", ("account_emptied",), 2, _EVERYDAY, 3),
)
