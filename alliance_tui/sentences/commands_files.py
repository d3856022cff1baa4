r"""The commands that look at files: their help and what they answer.

In examples, and in quotes, commands and options are typed as they stand. `\b` keeps the lines below apart.
"""

from __future__ import annotations

from typing import Final

from alliance_tui.sentences.typed import typed

# alliance check

CHECK: Final = """\
Read every file, and say whether all is well. Nothing is changed without --repair.

ID is an id, the beginning of one, or a title. The exit status is 0 where everything can be read as it was
written, and by your account alone, else 1.
"""
"""What it does."""

CHECK_EXAMPLES: Final = """\b
Examples:
  alliance check
  alliance check Home --repair
"""
"""What its help ends with."""

CHECK_REPAIR: Final = "Mend what can be mended; what was there is kept beside it."
"""Of --repair."""

CHECK_FILE: Final = "file"
"""Stands above the files."""

CHECK_RECORDS: Final = "entries"
"""Stands above how many records a file has."""

CHECK_STATE: Final = "state"
"""Stands above how a file was found."""

UNTITLED: Final = "?"
"""In the place of the title of an alliance that cannot be read."""

IS_WELL: Final = "well"
"""Of an alliance."""

LOOK_BELOW: Final = "look below"
"""Of an alliance in which something is wrong: its files follow."""

NOTHING_TO_CHECK: Final = "There is no alliance yet, and so nothing to check."
"""What was found out."""

ALL_IS_WELL: Final = "All is well: everything can be read as it was written."
"""What was found out."""

ALL_BUT_AN_END: Final = (
    "All that was saved can be read as it was written; what was being written as it was cut off may be"
    " missing: see above."
)
"""What was found out where a file is cut off at its end."""

ALL_THAT_IS_THERE: Final = (
    "All that is there can be read as it was written; what may have stood in an empty newest part may be"
    " missing: see above."
)
"""What was found out where a journal is empty."""

ALL_BUT_WORDS: Final = (
    "Everything can be read as it was written; words that were taken back are not gone from all files yet:"
    " see above."
)
"""What was found out where the disk did not let words go, or the program was cut off as they went."""

AND_WORDS: Final = "Words that were taken back are not gone from all files yet: see above."
"""The same, after another sentence about what was found out."""

ALL_THAT_IS_LEFT: Final = (
    "All that is left can be read. Not everything could be saved as it was written: see above."
)
"""What was found out once files are mended of which something was lost, as was said of each."""

ALL_AS_REPAIRED: Final = (
    "Everything that is there can be read; a file was damaged before, and lies set aside as it was found:"
    " see above."
)
"""What was found out where nothing is known to be lost, and what was mended lies there as it was found."""

AND_ASIDE: Final = "A file that was damaged is kept as it was found, set aside."
"""The same, after that sentence, where there is one."""


def quoted(*, title: str) -> str:
    """A title within a sentence."""
    return f'"{title}"'


def not_mended(*, name: str, why: str) -> str:
    """Of an alliance that cannot be mended: its title in quotes or its id, and a sentence."""
    return f"{name} was not mended. {why}"


def left_alone(*, name: str, why: str) -> str:
    """Of an alliance with nothing to mend: its title in quotes or its id, and a sentence."""
    return f"{name} was left as it is. {why}"


def not_as_it_should_be(*, files: int, mendable: bool) -> str:
    """What was found out: how many files are not well, at least 1, and whether any can be mended."""
    mends = f' "{typed("check --repair")}" mends what it can, and keeps what was there.'
    rest = mends if mendable else ""
    if files == 1:
        return f"One file is not as it should be.{rest}"
    return f"{files} files are not as they should be.{rest}"


def seen_by_others(*, files: int) -> str:
    """What was found out beside all else: others may read so many folders or files, at least 1."""
    what = "One of them is" if files == 1 else f"{files:,} of them are"
    return f'{what} open to other accounts of this machine: "{typed("check --repair")}" closes that to them.'


def opaque(*, files: int) -> str:
    """What was found out beside all else: in so many files of others, at least 1, words may stand unseen."""
    if files == 1:
        return "Words that were taken back may stand in one file that this program does not keep: see above."
    return (
        f"Words that were taken back may stand in {files:,} files that this program does not keep: see above."
    )


# alliance where

WHERE: Final = "Print every folder and kind of file, whether it is there, and what is in it."
"""What it does."""

UNITS: Final = ("B", "kB", "MB", "GB")
"""How long files are: bytes, and a thousand times as much each."""

NOT_THERE_YET: Final = "not there yet"
"""Above the path of a place."""


def closed(*, why: str) -> str:
    """The same of one that may be there, and in which nobody can look; `why` is a reason."""
    return f"cannot be read: {why}"


def files(*, number: int) -> str:
    """After the name of a place: how many files are there; may be 0."""
    return "1 file" if number == 1 else f"{number:,} files"


PLACES: Final = {
    "data": "data",
    "catalogue": "catalogue",
    "alliances": "alliances",
    "lock": "lock",
    "elsewhere": "copied folder",
    "trash": "trash",
    "config": "config",
    "settings": "settings",
    "log": "log",
}
"""The places, by the words that programs know them by."""

HOLDS_DATA: Final = "everything that was said"
"""What is in the data folder."""

HOLDS_ALLIANCES: Final = "all alliances"
"""What is in the folder of the alliances, where nobody can look."""

HOLDS_TRASH: Final = "what was deleted, for 30 days"
"""What is in the trash, where nobody can look."""

HOLDS_CATALOGUE: Final = "what makes the list quick (a cache): made anew when it is needed"
"""What the catalogue is."""

HOLDS_FILES: Final = {
    "log": "the entries of each session, and those of the alliance itself",
    "journal": "the newest part of such a file (its journal), until that is next written anew",
    "backup": "the backup of such a file: as it was before it was last written anew",
    "aside": "set aside: damaged, or written by two programs; kept unchanged",
    "copy": "copies: what other programs made of such files, with all the words",
    "lock": "the lock: who has the alliance open",
}
"""What the files of an alliance are, by the words that the program knows them by."""

HOLDS_ELSEWHERE: Final = "an alliance, with all its words: somebody copied it or put it there"
"""What is in a folder that is not the alliance's own."""

HOLDS_CONFIG: Final = "your own settings and keys"
"""What is in the config folder."""

HOLDS_SETTINGS: Final = "kinds of relationship of your own"
"""What is in the folder of settings."""

HOLDS_LOG: Final = "what went wrong, without what was said"
"""What is in the log."""


def holds_trash(*, number: int) -> str:
    """What is in the trash; may be 0."""
    return f"{number:,} deleted, for 30 days"
