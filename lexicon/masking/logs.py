"""Masked logs for processes that log by the standard library: Rasa and the action server."""

from __future__ import annotations

import logging
import traceback

from lexicon.masking import mask_for_log


class MaskedRecord(logging.LogRecord):
    """A record whose message and stack trace hold no secret and no contact."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Put the message together and mask it, whoever handles it."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        try:
            self.msg, self.args = mask_for_log(self.getMessage()), None
        except (TypeError, ValueError):
            # A wrong format of somebody else's: as much as can be said of it.
            self.msg, self.args = mask_for_log(f"{self.msg} {self.args}"), None
        if self.exc_info and self.exc_info[0]:
            self.exc_text = mask_for_log(
                "".join(traceback.format_exception(*self.exc_info)).strip()
            )


def mask_logs() -> None:
    """Mask every record that this process makes from now on."""
    logging.setLogRecordFactory(MaskedRecord)
