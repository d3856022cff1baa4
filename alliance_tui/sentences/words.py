"""Everything that was written down in a session, and the parking lot."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

HEADING: Final = "Our words"
"""The title, and in help above the keys of the dialog."""

HEADING_OF_PAST: Final = "Our words in this session"
"""The title over the words of a session that has ended."""

NONE: Final = "Nothing is written down yet."
"""Said where there is none."""

NOTHING_YET: Final = f"{NONE} In the session, n begins a note."
"""The same where one can be written; n is a key."""

NOTHING_HERE: Final = "No words are here."
"""Whispered there, at a key that does something with the highlighted words."""

PARKING_LOT: Final = "parking lot: it matters, but not now"
"""Above what is parked, beneath the notes of all steps."""

TO_CELEBRATE: Final = "to celebrate"
"""Above what people celebrate, beneath the notes; and above it where it is shown alone."""

WHOSE: Final = "whose"
"""At the foot while a note is edited, after F2: the next person's words."""

WHAT: Final = "what"
"""At the foot while a note is edited, after F3: another kind of note."""

AGREE_AT_FOOT: Final = "agree"
"""At the foot, after the key that makes an agreement of a note."""

TAKE_UP: Final = "take up"
"""At the foot, after enter, where something parked is highlighted."""

EDIT: Final = KeyWords("edit", "Edit the highlighted words; take up what is parked")
"""The key enter."""

TAKE_BACK: Final = KeyWords("take back", "Take the highlighted words back")
"""The key delete."""

AGREEMENT: Final = KeyWords("agreement", "Make an agreement of the highlighted note")
"""The key a."""

READ_OUT: Final = KeyWords("read out", "The highlighted words alone, in the middle")
"""The key that shows them alone."""

HAND_OVER: Final = KeyWords("hand over", "Hand over while typing")
"""The key F8."""

OLD_WORDS: Final = KeyWords("old words", "The note as it was, in place of changed words")
"""The key F5."""


def caption(*, name: str, kind: str) -> str:
    """Above a note that is shown alone: whose it is, and what it is to them."""
    return f"{name} · {kind}"


PARKED: Final = "parked"
"""Above something parked that is shown alone."""

TAKEN_UP: Final = "Taken up: now is its time. u parks it again."
"""Whispered after it; u is a key."""

ENDED: Final = "This session has ended. Its words stay as they are."
"""Whispered where someone would change words that can only be read."""

ENTER_TAKES_UP: Final = "enter takes up what is parked."
"""Whispered where someone would take back what is parked; enter is a key."""

TAKEN_BACK: Final = "Taken back. u brings it back."
"""Whispered after words were taken back; u is a key."""

AS_IT_WAS: Final = "This is the note as it was."
"""Whispered after F5."""

CHANGED_BEFORE: Final = "These are the words you changed before. F5 brings back the note as it was."
"""Whispered where a draft is shown instead of the note."""

KEPT: Final = "The words you changed are kept until you edit this note again."
"""Whispered where an edited note is left unsaved."""
