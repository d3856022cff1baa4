"""Leaving while something is not saved: stay, save it in another place, or leave without it."""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences import KeyWords
from alliance_tui.sentences.ending import all_but_leaving
from alliance_tui.sentences.typed import typed

NOT_SAVED: Final = "NOT SAVED"
"""The title while something would be lost."""

IN_SHORT: Final = "s save, F7 retry\ny leave, esc stay"
"""The keys where there is hardly any room, on two lines of at most 17 columns; s saves elsewhere."""

ALL_IS_SAVED: Final = "All is saved"
"""The title once nothing would be lost any more."""


def not_saved(*, reason: str) -> str:
    """The title together with why, a sentence, where there is hardly any room for either."""
    return f"{NOT_SAVED}: {reason}"


def would_be_lost(*, reason: str, waiting: int, is_all: bool = False, has_news: bool = True) -> str:
    """What would be lost.

    Args:
        reason: Why it could not be saved, as a sentence.
        waiting: How many actions wait.
        is_all: Whether they are all that there is.
        has_news: Whether something of it was never saved.
    """
    if is_all and not has_news:
        return (
            f"{reason} All that was said was saved there before: it is lost only if that does not come back."
        )
    if is_all:
        return (
            f"{reason} All of this alliance waits: what was said last would be lost, and the rest unless its"
            " folder comes back. It is tried again by itself."
        )
    number = "1 action waits" if waiting == 1 else f"{waiting} actions wait"
    return f"{reason} {number}, and would be lost. It is tried again by itself."


SAVED_AFTER_ALL: Final = "Everything is saved after all."
"""Said once nothing would be lost any more."""

WHICH_FOLDER: Final = "Into which folder? All of this alliance is written there."
"""Above the field for the name of a folder."""

SAVE_ELSEWHERE: Final = KeyWords("save elsewhere", "Save it in another folder, and leave")
"""The key s."""

LEAVE_WITHOUT_IT: Final = KeyWords("leave without it", "Leave, and lose what is not saved")
"""The key y."""

STAY: Final = KeyWords("stay", "Stay, and let it be tried again")
"""The keys esc and n."""

SAVE_AND_LEAVE: Final = "save there and leave"
"""At the foot while a folder is named, after the key enter."""

LEAVE: Final = "leave"
"""At the foot once everything is saved, after the key y."""

TITLE_OF_KEYS: Final = "Leaving with something not saved"
"""In help, above the keys of this dialog."""

NAME_A_FOLDER: Final = "Name a folder first, on another disk or stick if you can."
"""Whispered where the field is empty."""

SAVING: Final = "Saving ..."
"""Whispered while it is written."""


WENT_ON: Final = "You went on meanwhile, so this stays open."
"""Whispered once the disk has answered, where somebody did something after the key that was to leave."""


def name_another(*, error: str) -> str:
    """Whispered where it could not be written: why, a sentence, and what to do."""
    return f"{error} Name another folder."


def saved_in(*, folder: str) -> str:
    """Whispered once it is written."""
    return f"Saved in {folder}."


def was_lost(*, reason: str, waiting: int, is_all: bool = False) -> str:
    """Whispered on the page of all alliances once one was left without what was not saved.

    Args:
        reason: Why it could not be saved, as a sentence.
        waiting: How many actions waited; 0 where it is only that people left.
        is_all: Whether they were all that there was.
    """
    if is_all:
        return f"{reason} Not saved, and lost unless its folder comes back: all of that alliance."
    if not waiting:
        return all_but_leaving(reason=reason)
    what = "1 action" if waiting == 1 else f"{waiting} actions"
    return f"{reason} Not saved, and lost: {what}."


def words_stay(*, number: int) -> str:
    """Whispered in the list of alliances, once one was left: in so many files, at least 2.

    Args:
        number: How many.
    """
    return f'{number} files may still hold words that were taken back: "{typed("check")}" names them.'
