"""The line at the top of a screen: where people are, and whether all is saved."""

from __future__ import annotations

from typing import Final

PROGRAM: Final = "alliance"
"""Where no session is at the table: the name of the program."""

SAVED: Final = "saved"
"""At the right: the newest action is on the disk."""

SAVING: Final = "saving"
"""At the right: the disk has not confirmed the newest action yet."""

READ_ONLY: Final = "READ ONLY"
"""At the right, loud: nothing can be changed from here."""

NOT_SAVED: Final = "NOT SAVED"
"""At the right, loud: writing failed."""
