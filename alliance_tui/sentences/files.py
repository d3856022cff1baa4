"""What is found out about files, and what to do about it.

Names of files stand as they are, and so does --repair, an option that is typed.
"""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed

STATES: Final = {
    "well": "well",
    "open": "open",
    "torn": "cut off at its end",
    "emptied": "empty at its end",
    "marked": "with a mark at its beginning",
    "empty": "empty",
    "stale": "behind the files",
    "aside": "set aside",
    "copy": "a copy",
    "fitting": "a copy that fits",
    "differing": "a copy that differs",
    "taken-back": "a copy, with words taken back",
    "going": "words taken back",
    "staying": "holds words taken back",
    "left-over": "left over",
    "foreign": "not of this program",
    "spoiled": "a backup, damaged",
    "in-the-way": "in the way",
    "not-gone": "not gone yet",
    "lost": "lost",
    "gone": "lost",
    "unreadable": "cannot be read",
    "newer": "of a newer version",
    "damaged": "damaged",
    "changed": "changed, or damaged",
    "incomplete": "not complete",
    "headless": "without its beginning",
    "astray": "in the wrong place",
    "of-another": "of another alliance",
    "strays": "names what is not there",
    "two": "written by two programs",
    "seen": "others may read it",
}
"""How a file was found, beside its name: words for a column, by the words that the program knows them by."""

ADVICE: Final = {
    "open": "Nothing: it is open, or was cut short; the next opening puts all of it together.",
    "going": (
        "Words that were taken back are not gone from it yet. The next opening takes them out, and so does"
        " --repair; the rest stays."
    ),
    "marked": "Another program put the mark there; all of it can be read. --repair takes the mark out.",
    "empty": "Nothing: it was begun, and no words were said in it.",
    "stale": "Nothing: it only makes the list quick, and is made anew with the next list.",
    "aside": "Nothing: it is kept as it was found, until you remove it or erase the alliance.",
    "copy": "Another program made it. Keep it until you know what is in the file that it was made of.",
    "left-over": "Nothing: the next opening removes it.",
    "foreign": "Nothing: it is left alone.",
    "seen": (
        "Its rights let other accounts of this machine read it, as with files that were copied or unpacked."
        " --repair closes it to them, and changes nothing else of it."
    ),
    "torn": (
        "Its newest part ends in the middle of a line: what was being written just then may be missing. The"
        " next opening goes on without it."
    ),
    "emptied": (
        "Its newest part is empty: another program emptied it, or the power went, and what was said since the"
        " file was last written anew may be missing. The next opening goes on without it."
    ),
    "spoiled": "Nothing: it is of no use, and renewed when what it is a backup of is next written anew.",
}
"""What to do about it, where that is the same for each; by the same words."""

EMPTY_JOURNAL_ALONE: Final = (
    "It has an empty newest part and nothing else: nobody can tell whether anything was said in it that is"
    " missing now. The next opening removes the newest part."
)
"""What to do about a session of which there is no more than that."""

CATALOGUE_IN_THE_WAY: Final = "Move it out of the way: what makes the list quick cannot be written there."
"""What to do with what has the name of the catalogue, and is no file."""

LOCK_IN_THE_WAY: Final = (
    "It is no file. Until it is moved out of the way, the alliance can be read, and nobody can change it."
)
"""What to do about what has the name of a lock."""

WORDS_STAYING: Final = (
    "Words that were taken back are not gone from it yet. --repair takes them out, and leaves the rest."
)
"""What to do about a file out of which words that were taken back could not be taken so far."""

WORDS_UNTIL_LEFT: Final = (
    "Words that were taken back still stand in it: they go when people leave, also after they have gone on"
    " with it, or with --repair."
)
"""After "what to do", of the file of a session that people have not left."""

WORDS_UNTIL_OPENED: Final = (
    "Words that were taken back still stand in it: they go once its alliance is opened and left again, or"
    " with --repair."
)
"""The same of a session that is over, and of which nothing tells how it ended: nobody can go on with it."""

COPY_DAMAGED: Final = "Another program made it, and it cannot be read as it was written. It is left alone."
"""What to do about a copy that is damaged."""

COPY_OF_ANOTHER: Final = "Another program made it, of something else than its name tells. It is left alone."
"""What to do about a copy of something else."""

OWN_COPY_DAMAGED: Final = (
    "Another program made it, and it cannot be read as it was written. It is kept until you remove it or"
    " erase the alliance."
)
"""Under "what to do", of a copy that is damaged, and in which something of the alliance stands."""

OWN_COPY_OF_ANOTHER: Final = (
    "Another program made it, of something else than its name tells. It is kept until you remove it or erase"
    " the alliance."
)
"""Under "what to do", of a copy of something else in the same alliance."""

MAY_BE_PACKED: Final = (
    "It cannot be read as text, and is left alone: words that were taken back may stand in it. Look into it,"
    " and remove it yourself if you do not need it."
)
"""What to do about a file that is none of ours, such as a zip file; after other words, of a copy."""

NOT_LOOKED_THROUGH: Final = (
    "It is too big to be looked through, or cannot be read, and is left alone: words that were taken back may"
    " stand in it. Look into it, and remove it yourself if you do not need it."
)
"""The same of one of which nobody knows whether it can be read as text."""

CALLED_OTHERWISE: Final = (
    "Somebody gave it another name than ours have, and the alliance's own entries stand in it. It is kept"
    " until you remove it or erase the alliance."
)
"""Under "what to do", of a file."""

FOLDER_WITH_LOGS: Final = (
    "The alliance's own entries stand in files in it: these are kept until you remove them or erase the"
    " alliance. All else in it is left alone."
)
"""Under "what to do", of a folder that somebody put into that of an alliance."""

FOLDER_COPIED: Final = (
    "Somebody copied the folder of an alliance, with all its words. Remove it if you do not need it;"
    " erasing the alliance does too."
)
"""What to do about a folder."""

FOLDER_COPIED_OUTSIDE: Final = (
    "Somebody copied the folder of an alliance, with all its words. Remove it if you do not need it: erasing"
    " the alliance leaves it there."
)
"""What to do about a folder that does not lie among those of alliances."""

FOLDER_WITH_WORDS: Final = (
    "Somebody copied the folder of an alliance, and words stand in it that were taken back since. --repair"
    " takes these words out of it, and leaves the rest."
)
"""What to do about a folder."""

DELETED_WITH_WORDS: Final = (
    "It was deleted, or made room for a backup, and words stand in it that were taken back. --repair takes"
    " these words out of it, and leaves the rest."
)
"""What to do about a folder in the trash."""

FOLDER_OUTSIDE: Final = (
    'It holds an alliance, and lies where nobody looks for one. Move it into the folder "alliances", or'
    " remove it if you do not need it."
)
"""What to do about a folder."""

FOLDER_UNKNOWN: Final = (
    "Nothing in this folder that can be read tells which alliance it holds, and its name does not either. It"
    " is left alone."
)
"""What to do about a folder that somebody gave a name."""

SESSION_ASTRAY: Final = (
    "It holds another session than its name tells. --repair gives it its own name, or where another file has"
    " that, sets it aside."
)
"""What to do about the file of a session."""


def session_of_another(*, title: str, alliance: str, is_here: bool, is_taken: bool, is_more: bool) -> str:
    """What to do about the file of a session that is of another alliance than its folder.

    Args:
        title: What that alliance was called on that day.
        alliance: Its id.
        is_here: Whether that alliance is here.
        is_taken: Whether something of that session lies there, too.
        is_more: Whether the file holds something that is not there.
    """
    said = f'It is a session of another alliance, "{title}" ({alliance}), and left as it is.'
    if not is_here:
        return f"{said} That alliance is not here."
    if not is_taken:
        return f"{said} To have it there, move it into alliances/{alliance}/sessions."
    if not is_more:
        return f"{said} That one has all of it, too: remove this file yourself if you do not need it."
    return (
        f"{said} That one has this session, too, and not all that is in this file. To have it there, move it"
        f' into alliances/{alliance}/sessions under a name of its own, with " (copy)" before ".json":'
        " --repair puts both together."
    )


def session_lost(*, file: str, backup: str) -> str:
    """What to do about the file of a session that is gone, and whose backup cannot be read."""
    return (
        f"It is gone, and nothing can be read in its backup. Put {file} back from a copy of yours; where"
        f" there is none, remove {backup}."
    )


FOUNDING_FROM_SESSION: Final = "--repair puts its beginning together from a session."
"""What to do about the file of an alliance in which nothing is left, or that is gone."""


def folder_misplaced(*, alliance: str, is_copy: bool) -> str:
    """What to do about a folder that holds the alliance with that id and is not called so."""
    if is_copy:
        return (
            f"Its folder is a copy of the one of the alliance {alliance}, and may hold other words."
            " --repair gives it a name that tells so; only words that were taken back leave it."
        )
    return f"Its folder holds the alliance {alliance}: --repair gives it that name."


COPY_HOLDS_NO_MORE: Final = "Another program made it; it holds nothing more. --repair sets it aside."
"""What to do about a copy in which nothing stands that is nowhere else."""


def copy_joins(*, number: int) -> str:
    """What to do about a copy in which so many records, at least 1, stand that are nowhere else."""
    stand = "1 entry stands" if number == 1 else f"{number:,} entries stand"
    return f"Another program made it; {stand} only in it. --repair puts both together, and keeps it aside."


def copy_has_words(*, more: int) -> str:
    """What to do about a copy in which words stand that were taken back.

    Args:
        more: How many records stand only in it; may be 0.
    """
    joins = f" {_stand_only_in_it(more)}" if more else ""
    puts = "puts both together" if more else "sets it aside"
    return (
        f"Another program made it, and it holds words that were taken back.{joins}"
        f" --repair takes these words out of it, and {puts}."
    )


def copy_contradicts(*, number: int, more: int, has_words: bool) -> str:
    """What to do about a copy in which records have other words than in the file itself.

    Args:
        number: How many have; at least 1.
        more: How many stand only in it; may be 0.
        has_words: Whether it holds words that were taken back, too.
    """
    say = "1 entry says" if number == 1 else f"{number:,} entries say"
    said = [f"Another program made it, and in it {say} something else. Both are kept as they are."]
    if has_words:
        said.append("It also holds words that were taken back: --repair takes these out.")
    if more:
        said.append(f"{_stand_only_in_it(more)} Keep it for as long as you may need them.")
    else:
        said.append("Remove it if you do not need it; erasing does too.")
    return " ".join(said)


def _stand_only_in_it(number: int) -> str:
    return "1 entry stands only in it." if number == 1 else f"{number:,} entries stand only in it."


TAKEN_BACK_THERE: Final = "Words in it were taken back in a copy."
"""Of a file in which words still stand that a copy does not hold any more."""


HALF_WRITTEN: Final = "It was being written as the program was killed; nothing needs it. --repair removes it."
"""What to do about a file under a temporary name where no opening looks: in the trash, or in a copy."""

STAGE_LEFT: Final = "It was unpacked of a backup, and never put back. --repair removes it; the backup stays."
"""What to do about a folder that a command left which was cut off."""


def not_gone() -> str:
    """What to do about a folder that was to be gone."""
    return f'Its removal was cut short. "{typed("list")}" removes it, or says why it cannot.'


def holds_nothing(*, alliance: str) -> str:
    """Of the folder of an alliance whose name is that id, in a list and by `check`."""
    return (
        f"An alliance was begun in the folder {alliance}, and none of it could be saved there."
        f' "{typed(f"erase {alliance}")}" removes the folder.'
    )


# What is said of a session, wherever people look.


def session_lost_here(*, day: str, kept: tuple[str, ...]) -> str:
    """Of a session of which nothing can be read any more, in a list, over what is opened, and on a page.

    Args:
        day: On which day it was, such as "Sunday 22 November 2026"; empty where nobody knows.
        kept: The paths, or the names, of what is kept of it; at least one.
    """
    of = f" of {day}" if day else ""
    return (
        f"A session{of} is lost here: nothing of it can be read. What there was is kept as"
        f" {' and '.join(kept)}; this is said for as long as it lies there."
    )
