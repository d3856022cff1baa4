"""The page of one agreement: its words are written, then everyone answers with their own number."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords

AN_AGREEMENT: Final = "An agreement"
"""The heading while people answer."""

NEW: Final = "A new agreement"
"""The heading while its first words are written."""

OTHER_WORDS: Final = "Other words for this agreement"
"""The heading while its words are changed."""


def grew_out_of(*, name: str, note: str) -> str:
    """Above the fields: whose words an agreement began with, shortened."""
    return f"It grew out of: {name}, {note}"


WHAT: Final = ("What", "one sentence, in your own voice")
"""A field and the quiet hint beside it."""

I_WILL: Final = "I will ..."
"""In the empty field: how such a sentence may begin."""

WHO: Final = ("Who keeps it", "their numbers · nobody marked means everyone")
"""A field and its hint; beneath stand the names to mark."""

MARK_WHO: Final = KeyWords("who", "Mark who keeps it, with their number")
"""The number keys in that field."""

WHEN: Final = ("When, or how often", "may stay empty")
"""A field and its hint; beneath it the date that was understood is told."""

KEPT_AS_SAID: Final = 'Kept as you say it. "Fridays" or "by 5 December" would name a day.'
"""Beneath the field: no date was understood, which is fine."""

ONCE_OR_LASTING: Final = ("Once, or lasting", "1 or 2")
"""A field and its hint; the two words to choose from stand beneath."""

LASTING_OR_TASK: Final = ("1 lasting, kept as long as it fits", "2 a task, done once")
"""What can be chosen, each with its number key."""

LASTING: Final = KeyWords("lasting", "It lasts")
"""The key 1 in that field."""

TASK: Final = KeyWords("task", "It is a task, done once")
"""The key 2 in that field."""

THE_OTHER: Final = KeyWords("the other", "The other of the two")
"""The keys space, left and right in that field."""

HINT_OF_NEW: Final = "How, why and more: page down, now or later. F3: help with the words."
"""Beneath the fields of a new agreement."""

HINT_OF_SECOND_PAGE: Final = "All of this may stay empty. Page up: what, who and when."
"""Beneath the fields of the second page."""

HINT_OF_OTHER: Final = "Other words are a new question: everyone is asked again. F3: help."
"""Beneath the fields of one that is changed."""

HOW_AND_WHY: Final = KeyWords("how and why", "The second page: how and why")
"""The key page down."""

FIRST_PAGE: Final = "first page"
"""At the foot of the second page: the way back to the first."""

DONE: Final = "done"
"""At the foot while people answer: all have answered, and they go back."""

TITLE_OF_KEYS: Final = "The page of an agreement"
"""In help, above the keys of this page."""

SAVE: Final = KeyWords("save", "Save the words; once everyone has answered, go back")
"""The key enter."""

WHAT_AND_WHEN: Final = KeyWords("what and when", "The first page: what, who and when")
"""The key page up."""

OLD_WORDS: Final = KeyWords("old words", "The agreed words again, in place of changed ones")
"""The key F5, where an agreement is changed."""

EDIT: Final = KeyWords("edit", "Change the words of this agreement")
"""The key that leads from the answers back to the words."""

CHANGED_BEFORE: Final = "These are the words you changed before. F5 brings back the agreed ones."
"""Whispered where a draft is shown instead of the agreed words."""

AGREED_AGAIN: Final = "These are the agreed words again."
"""Whispered after F5."""


def so_many(*, number: int) -> str:
    """Whispered after a new agreement, where there are more than can be kept well; nobody is stopped."""
    return f"You have {number} agreements now. Three to seven are easier to keep."


ASKED_AGAIN: Final = "The words are new: everyone is asked again."
"""Whispered after other words were saved."""

KEPT: Final = "What you typed is kept. It is there when you open this page again."
"""Whispered where words are left unsaved."""
