"""What everything has in common that reads days, times and rhythms in people's words."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from alliance_tui.domain.refused import Refused
from alliance_tui.sentences import refusals_kept as say

NOT_CLEAR: Final = Refused(say.NOT_CLEAR)
"""Said to what the grammar does not know."""

_LONGEST: Final = 100


class UnfitError(ValueError):
    """Carries the refusal out of the grammar."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.sentence)
        self.refused = refused


def plain(text: str) -> str:
    """What was typed in lower case, with single spaces, and without commas and full stops."""
    if len(text) > _LONGEST:
        raise UnfitError(NOT_CLEAR)
    words = " ".join(unicodedata.normalize("NFKC", text).casefold().replace(",", " ").split())
    words = re.sub(r"(?<=\d)t(?=\d)", " ", re.sub(r"[.!](?= |$)", "", words))
    words = re.sub(r"\bthis (?=morning|afternoon|evening)", "today ", words)
    return re.sub(r"\bhalf a year\b", "6 months", words)
